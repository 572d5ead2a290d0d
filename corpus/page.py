"""Printed pages, and which of their lines are running headers and page numbers."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .marks import is_page_number, mark_of

# The part of a page, above and below, in which furniture stands.
_MARGIN = 0.12
_HEADER_PAGES = 3


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line with its box in points, counted from the lower left corner of the page.

    `size` is the font size of its Chinese characters, None without any: Latin ones often come from another font.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float | None = None


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


def _inside(line: PrintedLine, table: PrintedTable) -> bool:
    middle = (line.bottom + line.top) / 2
    return table.bottom <= middle <= table.top and line.right > table.left and line.left < table.right


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """The pages without page numbers and without lines that repeat in the upper or lower margin."""
    repeated = Counter(
        key for page in pages for key in {_key(line) for line in page.lines if _in_margin(line, page)}
    )
    # Short files have few pages for a header to repeat on.
    enough = min(_HEADER_PAGES, max(2, len(pages) // 2 + 1))

    def is_furniture(line: PrintedLine, page: Page) -> bool:
        if not _in_margin(line, page):
            return False
        return is_page_number(line.text) or (repeated[_key(line)] >= enough and mark_of(line.text) is None)

    return [replace(page, lines=tuple(line for line in page.lines if not is_furniture(line, page))) for page in pages]


def _key(line: PrintedLine) -> str:
    # A chapter's heading at the top of its first page is larger than the running header that repeats it.
    return f"{re.sub(r'[0-9]+', '0', ''.join(line.text.split()))} {round(line.top - line.bottom)}"


def _in_margin(line: PrintedLine, page: Page) -> bool:
    return line.bottom > page.height * (1 - _MARGIN) or line.top < page.height * _MARGIN
