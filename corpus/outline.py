"""From lines to sections: headings, 专栏 boxes, captions, tables, sources, paragraphs."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from .contents import Contents, heading_key
from .line import Line
from .marks import mark_of
from .numbering import WEAK, Numbering, numbering
from .report import Block, Row, Section
from .sentences import split_sentences
from .span import Mapped

_BOX_RANK = 90
_LIST_RANK = 60
_RANK_OF_LEVEL = {1: 10, 2: 40, 3: 50}
_MAX_HEADING = 60
_MAX_LOW_HEADING = 40
_MAX_LIST_HEADING = 24
_NO_HEADING_END = frozenset("。；;：:，,、.（(《“")


@dataclass(frozen=True, slots=True)
class Headings:
    """Which lines are headings, and how high each stands (lower rank: higher).

    `pages` comes from the contents list; `ranks` holds the rank of every declared level that numbered headings
    show; `top` is the rank of an unnumbered heading.
    """

    pages: dict[str, list[int | None]]
    ranks: dict[int, int]
    top: int

    def rank(self, line: Line) -> int | None:
        """The rank of the heading, None if the line is none."""
        if line.cells:
            return None
        if mark_of(line.text) == "box":
            return _BOX_RANK
        number = numbering(line.text)
        if mark_of(line.text) in ("figure", "table", "source"):
            return None
        if heading_key(line.text) in self.pages:
            return number.rank if number else self.top
        if line.level is not None:
            return number.rank if number else self.ranks.get(line.level, _RANK_OF_LEVEL.get(line.level, 60))
        if mark_of(line.text):
            return None
        if number:
            return number.rank if _is_numbered_heading(line.text, number) else None
        return self.top if is_known_heading(line.text) else None


def headings_of(lines: Sequence[Line], contents: Contents) -> Headings:
    """What the lines and the contents list tell about the headings of this report."""
    ranks: dict[int, int] = {}
    numbered: list[int] = []
    for line in lines:
        number = numbering(line.text)
        if number and not line.cells and _is_numbered_heading(line.text, number):
            numbered.append(number.rank)
            if line.level is not None:
                ranks.setdefault(line.level, number.rank)
    listed = [number.rank for title, _ in contents.entries if (number := numbering(title))]
    return Headings(contents.pages(), ranks, min(listed or numbered, default=40))


def build_sections(lines: Sequence[Line], headings: Headings) -> tuple[Section, ...]:
    """The sections in reading order. Text before the first heading stands in a section without headings."""
    ranks = _without_lists([headings.rank(line) for line in lines], lines)
    pages = {key: list(found) for key, found in headings.pages.items()}
    open_headings: list[tuple[int, str, int | None]] = []
    sections: list[Section] = []
    start = 0
    for index in (*(i for i, rank in enumerate(ranks) if rank is not None), len(lines)):
        if start < index or open_headings:
            sections.append(_section(open_headings, lines[start:index]))
        if index == len(lines):
            break
        rank, line = ranks[index], lines[index]
        assert rank is not None
        while open_headings and open_headings[-1][0] >= rank:
            open_headings.pop()
        known = pages.get(heading_key(line.text))
        listed = known.pop(0) if known else None
        inherited = open_headings[-1][2] if open_headings else None
        page = line.page if line.page is not None else listed if listed is not None else inherited
        open_headings.append((rank, line.text, page))
        start = index + 1
    return tuple(sections)


def _section(open_headings: Sequence[tuple[int, str, int | None]], lines: Sequence[Line]) -> Section:
    page = open_headings[-1][2] if open_headings else lines[0].page if lines else None
    return Section(tuple(text for _, text, _ in open_headings), page, blocks_of(lines))


def _is_numbered_heading(text: str, number: Numbering) -> bool:
    rest = text[number.length :].strip()
    limit = _MAX_HEADING if number.rank < _LIST_RANK and number.style not in WEAK else _MAX_LOW_HEADING
    if not rest or len(text) > limit or text[-1] in _NO_HEADING_END or "。" in text:
        return False
    if number.style in WEAK:
        return not any(mark in rest for mark in "，；、,%％")
    # A long entry of a low list with a comma is a sentence that a page end cut.
    return number.rank < _LIST_RANK or "，" not in rest or len(text) <= _MAX_LIST_HEADING


def is_known_heading(text: str) -> bool:
    bare = heading_key(text).rstrip(":：")
    exact, opening = _known_headings()
    if bare in exact:
        return True
    return len(text) <= _MAX_LOW_HEADING and text[-1] not in _NO_HEADING_END and any(
        bare.startswith(word) and bare[len(word) : len(word) + 1] in tuple("一二三四五六七八九十0123456789abcdef:：")
        for word in opening
    )


@cache
def _known_headings() -> tuple[frozenset[str], tuple[str, ...]]:
    text = (files(__package__) / "headings.txt").read_text(encoding="utf-8")
    words = [heading_key(line) for line in text.splitlines() if line and not line.startswith("#")]
    return frozenset(word.rstrip("*") for word in words), tuple(word[:-1] for word in words if word.endswith("*"))


def _without_lists(ranks: list[int | None], lines: Sequence[Line]) -> list[int | None]:
    """Low numbered lines that follow each other without text between are a list, not headings; weak numbers count."""
    kept = list(ranks)
    last: dict[int, int] = {}
    for index, rank in enumerate(ranks):
        number = numbering(lines[index].text)
        if rank is None or number is None or lines[index].level is not None:
            continue
        if number.style in WEAK and number.ordinal not in (1, last.get(rank, 0) + 1):
            kept[index] = None
            continue
        last[rank] = number.ordinal or 0
        neighbours = ranks[max(0, index - 1) : index] + ranks[index + 1 : index + 2]
        if rank >= _LIST_RANK and (rank in neighbours or index + 1 == len(ranks)):
            kept[index] = None
    return kept


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
