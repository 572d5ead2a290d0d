"""Which printed lines make up a paragraph."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from .cleaning import is_unfinished
from .contents import is_contents_name, is_entry
from .manuscript import joined
from .marks import is_label, mark_of
from .numbering import WEAK, numbering
from .page import Page, PrintedLine, PrintedTable

# With fewer long lines a page tells nothing of its margins.
_ENOUGH_LINES = 4
# In heights of the running text.
_SMALLER = 0.9
# One font gives one height, a caption or heading of the next size 4 % more or less.
_SAME = 0.03
_NOTE = re.compile(r"(?:\d{1,3}|[①-⑳*]|[\[【]\d{1,3}[\]】])[ \t.、]?\D|注[:：\d]")
_FIRST_WORD = re.compile(r"[（(《“]?[A-Za-z0-9.,%/-]*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the page it begins on, or the cells of one row of a table."""

    page: int
    text: str
    cells: tuple[str, ...] | None = None


def paragraphs(pages: Sequence[Page]) -> Iterator[Paragraph]:
    """The paragraphs and table rows of all pages in order, joined over line and page ends.

    Footnotes follow the paragraph that their page cuts.
    """
    current: Paragraph | None = None
    before: tuple[PrintedLine, _Measure] | None = None
    notes: list[Paragraph] = []
    measures = _measures(pages)
    indents = _indents(pages, measures)
    for page, measure in zip(pages, measures, strict=True):
        turned = True
        body, footnotes = _without_footnotes(page, measure)
        for part in _in_order(body):
            if isinstance(part, PrintedTable):
                yield from [*([current] if current else []), *notes]
                yield from (Paragraph(page.number, "", row) for row in part.rows)
                current, before, notes = None, None, []
                continue
            # Without indents a page that begins with a new sentence may begin a new paragraph as well.
            goes_on = before is not None and _goes_on(*before, part, measure, turned)
            if current and goes_on and not (turned and not indents and not is_unfinished(current.text)):
                current = replace(current, text=joined(current.text, part.text))
            else:
                yield from [*([current] if current else []), *notes]
                current, notes = Paragraph(page.number, part.text), []
            before, turned = (part, measure), False
        notes += footnotes
    yield from [*([current] if current else []), *notes]


def _without_footnotes(page: Page, measure: _Measure) -> tuple[Page, list[Paragraph]]:
    """The page, and the footnotes taken off its end: smaller lines of which the first begins with a mark."""
    lines = list(page.lines)
    begin = len(lines)
    while begin and lines[begin - 1].top - lines[begin - 1].bottom < _SMALLER * measure.height:
        begin -= 1
    while begin < len(lines) and not _NOTE.match(lines[begin].text):
        begin += 1
    notes: list[Paragraph] = []
    for line in lines[begin:]:
        if notes and not _NOTE.match(line.text):
            notes[-1] = replace(notes[-1], text=joined(notes[-1].text, line.text))
        else:
            notes.append(Paragraph(page.number, line.text))
    return replace(page, lines=tuple(lines[:begin])), notes


def _in_order(page: Page) -> Iterator[PrintedLine | PrintedTable]:
    waiting = sorted(page.tables, key=lambda table: -table.top)
    for line in page.lines:
        while waiting and line.top <= waiting[0].top:
            yield waiting.pop(0)
        yield line
    yield from waiting


@dataclass(frozen=True, slots=True)
class _Measure:
    """Left edge, right edge and usual line height of the running text of a page."""

    left: float
    right: float
    height: float


def _measures(pages: Sequence[Page]) -> list[_Measure]:
    """The measure of every page; a page with little text has that of the whole file."""
    every = [line for page in pages for line in _long_lines(page)]
    every = every or [line for page in pages for line in page.lines]
    whole = _measure(every) if every else _Measure(0.0, 0.0, 0.0)
    return [_measure(_long_lines(page)) if len(_long_lines(page)) >= _ENOUGH_LINES else whole for page in pages]


def _long_lines(page: Page) -> list[PrintedLine]:
    return [line for line in page.lines if len(line.text) > 12]


def _measure(lines: Sequence[PrintedLine]) -> _Measure:
    height = median(line.top - line.bottom for line in lines)
    return _Measure(min(line.left for line in lines), max(line.right for line in lines), height)


def _indents(pages: Sequence[Page], measures: Sequence[_Measure]) -> bool:
    """True if paragraphs begin with an indent, so that a page that begins without one goes on with its paragraph."""
    long = [(line, measure) for page, measure in zip(pages, measures, strict=True) for line in _long_lines(page)]
    indented = sum(1 for line, measure in long if _is_indented(line, measure))
    return 10 * indented > len(long)


def _is_indented(line: PrintedLine, measure: _Measure) -> bool:
    return line.left > measure.left + 1.2 * measure.height


def _goes_on(before: PrintedLine, above: _Measure, line: PrintedLine, here: _Measure, turned: bool) -> bool:
    """True if `line` continues the paragraph of `before`; `turned` says that a page end lies between them."""
    number = numbering(line.text)
    if (number and number.style not in WEAK) or mark_of(line.text) or is_contents_name(line.text):
        return False
    if is_entry(before.text) or (is_label(line.text) and mark_of(before.text)):
        return False
    # Columns are no running text.
    if "\t" in line.text or "\t" in before.text:
        return False
    if _is_indented(line, here) and not _is_centred(before, line, here):
        return False
    # A line is full if the first word of the next one didn't fit into it.
    word = _FIRST_WORD.match(line.text)
    full = above.right - before.right < above.height * (2.2 + 0.6 * len(word[0] if word else ""))
    apart = not turned and before.bottom - line.top > 2.2 * here.height
    resized = before.size is not None and line.size is not None and abs(before.size - line.size) > _SAME * line.size
    return full and not apart and not resized


def _is_centred(before: PrintedLine, line: PrintedLine, here: _Measure) -> bool:
    """True for the second line of a caption, which stands in the middle below the first."""
    middles = (before.left + before.right) / 2, (line.left + line.right) / 2
    return mark_of(before.text) is not None and abs(middles[0] - middles[1]) < 0.5 * here.height
