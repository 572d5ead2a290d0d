"""The blocks of a section: paragraphs, captions, tables, sources."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .line import Line
from .marks import mark_of
from .report import Block, Row
from .sentences import split_sentences
from .span import Mapped


@dataclass(slots=True)
class _Table:
    caption: Mapped | None
    page: int | None
    rows: list[Row] = field(default_factory=list)
    continued: bool = False


def blocks_of(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks of one section: a table takes its caption, its line of units and all its rows."""
    blocks: list[Block] = []
    table: _Table | None = None
    for line in lines:
        mark = mark_of(line.text) if not line.cells else None
        if table and _goes_on(table, line, mark):
            _extend(table, line, mark)
            continue
        if table:
            blocks.append(_table_block(table))
            table = None
        if mark == "table" or line.cells:
            table = _Table(line.content if mark == "table" else None, line.page)
            if line.cells:
                _extend(table, line, None)
        else:
            blocks.append(_plain_block(line, mark))
    if table:
        blocks.append(_table_block(table))
    return tuple(blocks)


def _goes_on(table: _Table, line: Line, mark: str | None) -> bool:
    if line.cells or (mark == "unit" and not table.rows):
        return True
    return mark == "table" and bool(table.rows) and ("续" in line.text[:2] or line.text[-3:].strip("()（）") == "续")


def _extend(table: _Table, line: Line, mark: str | None) -> None:
    if line.cells:
        # A table that goes on over a page end repeats its header.
        repeats = bool(table.rows) and line.text == table.rows[0].content.text
        if not (repeats and (line.after_break or line.page != table.page or table.continued)):
            table.rows.append(Row(line.content, line.cells))
    elif mark == "table":
        table.continued = True
    elif mark == "unit" and table.caption is not None:
        gap = table.caption.offsets[-1] + 1
        table.caption = Mapped(
            f"{table.caption.text} {line.text}", (*table.caption.offsets, gap, *line.content.offsets)
        )


def _table_block(table: _Table) -> Block:
    return Block("table", table.caption or Mapped("", ()), rows=tuple(table.rows))


def _plain_block(line: Line, mark: str | None) -> Block:
    if mark == "figure":
        return Block("figure", line.content)
    if mark in ("source", "note"):
        # Notes are whole sentences that may hold figures; a source line is none.
        return Block("source", line.content, split_sentences(line.content) if mark == "note" else ())
    return Block("paragraph", line.content, split_sentences(line.content))
