"""Which lines of plain text are rows of a table, and how rows are cut into cells."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .line import Line
from .marks import mark_of
from .numbering import numbering

_PROSE_CELL = 200


def settle_rows(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Take the cells away from lines that are no rows: single lines with a gap in them, headings, captions."""
    settled: list[Line] = []
    for run in _runs(lines):
        captioned = any(mark_of(line.text) in ("table", "unit") for line in settled[-2:])
        settled.extend(run if _is_table(run, captioned) else (replace(line, cells=()) for line in run))
    return tuple(settled)


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        if _may_be_row(line):
            run.append(line)
            continue
        if run:
            yield run
            run = []
        yield [line]
    if run:
        yield run


def _may_be_row(line: Line) -> bool:
    if line.declared or not line.cells:
        return bool(line.cells)
    if mark_of(line.text) or any(len(cell) > _PROSE_CELL for cell in line.cells):
        return False
    number = numbering(line.text)
    # "一、<tab>引言" is a heading whose number is set apart.
    return not (number and len(line.cells) == 2 and number.length >= len(line.cells[0]))


def _is_table(run: Sequence[Line], captioned: bool) -> bool:
    if run[0].declared:
        return True
    if not all(line.cells for line in run):
        return False
    # Tabs and pipes are set on purpose, wide gaps may be chance: they need a caption or equal columns.
    if captioned or all("\t" in line.text or "|" in line.text for line in run):
        return captioned or len(run) > 1
    widths = {len(line.cells) for line in run}
    return len(run) > 1 and len(widths) == 1 and widths.pop() > 2
