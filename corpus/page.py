"""Printed pages: which lines are running headers, and which lines make up a paragraph."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from .contents import is_entry
from .manuscript import joined
from .marks import is_page_number, mark_of
from .numbering import WEAK, numbering

_MARGIN = 0.12
_HEADER_PAGES = 3


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line with its box in points, counted from the lower left corner of the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A ruled table with the box around it."""

    rows: tuple[tuple[str, ...], ...]
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `number` counts from 1; `is_picture` says that it has no text but an image."""

    number: int
    height: float
    lines: tuple[PrintedLine, ...]
    tables: tuple[PrintedTable, ...]
    may_have_tables: bool
    is_picture: bool

    def with_tables(self, tables: tuple[PrintedTable, ...]) -> Page:
        """The page with ruled tables, the lines inside them taken out."""
        outside = tuple(line for line in self.lines if not any(_inside(line, table) for table in tables))
        return replace(self, lines=outside, tables=tables)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the page it begins on, or the cells of one row of a table."""

    page: int
    text: str
    cells: tuple[str, ...] | None = None


def _inside(line: PrintedLine, table: PrintedTable) -> bool:
    middle = (line.bottom + line.top) / 2
    return table.bottom <= middle <= table.top and line.right > table.left and line.left < table.right


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """The pages without page numbers and without lines that repeat in the upper or lower margin."""
    repeated = Counter(
        key for page in pages for key in {_key(line) for line in page.lines if _in_margin(line, page)}
    )
    enough = min(_HEADER_PAGES, max(2, len(pages) // 2 + 1))

    def is_furniture(line: PrintedLine, page: Page) -> bool:
        if not _in_margin(line, page):
            return False
        return is_page_number(line.text) or (repeated[_key(line)] >= enough and mark_of(line.text) is None)

    return [replace(page, lines=tuple(line for line in page.lines if not is_furniture(line, page))) for page in pages]


def _key(line: PrintedLine) -> str:
    return re.sub(r"\d+", "0", "".join(line.text.split()))


def _in_margin(line: PrintedLine, page: Page) -> bool:
    return line.bottom > page.height * (1 - _MARGIN) or line.top < page.height * _MARGIN


def paragraphs(pages: Sequence[Page]) -> Iterator[Paragraph]:
    """The paragraphs and table rows of all pages in order. One cut by a page end comes as two."""
    for page in pages:
        text = ""
        before: PrintedLine | None = None
        margins = _margins(page)
        for part in _in_order(page):
            if isinstance(part, PrintedTable):
                if text:
                    yield Paragraph(page.number, text)
                text, before = "", None
                for row in part.rows:
                    yield Paragraph(page.number, "", row)
                continue
            if before is not None and _same_paragraph(before, part, *margins):
                text = joined(text, part.text)
            else:
                if text:
                    yield Paragraph(page.number, text)
                text = part.text
            before = part
        if text:
            yield Paragraph(page.number, text)


def _in_order(page: Page) -> Iterator[PrintedLine | PrintedTable]:
    waiting = sorted(page.tables, key=lambda table: -table.top)
    for line in page.lines:
        while waiting and line.top <= waiting[0].top:
            yield waiting.pop(0)
        yield line
    yield from waiting


def _margins(page: Page) -> tuple[float, float, float]:
    """Left edge, right edge and usual height of the running text of a page."""
    long = [line for line in page.lines if len(line.text) > 12] or page.lines
    if not long:
        return 0.0, 0.0, 0.0
    height = median(line.top - line.bottom for line in long)
    return min(line.left for line in long), max(line.right for line in long), height


def _same_paragraph(before: PrintedLine, line: PrintedLine, left: float, right: float, height: float) -> bool:
    number = numbering(line.text)
    if (number and number.style not in WEAK) or mark_of(line.text) or mark_of(before.text) or is_entry(before.text):
        return False
    if "\t" in line.text or "\t" in before.text:
        return False
    full = before.right > right - 2.2 * height
    indented = line.left > left + 1.2 * height
    apart = before.bottom - line.top > 2.2 * height
    resized = abs((before.top - before.bottom) - (line.top - line.bottom)) > 0.35 * height
    return full and not indented and not apart and not resized
