"""From the characters on a PDF page to its printed lines."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot
from statistics import median
from typing import Any

import pypdfium2.raw as pdfium_raw

from .manuscript import is_note_mark
from .page import PrintedLine

# In character heights: no blank between words is as wide, the gap between two columns is.
_WIDE_GAP = 1.6
_SMALL = 0.75
# Enough Chinese characters of a line to know its size.
_SAMPLES = 5

Box = tuple[float, float, float, float]


def printed_lines(textpage: Any) -> Iterator[PrintedLine]:
    """The printed lines of a page in the order of its content; a wide gap within a line becomes a tab."""
    text: list[str] = []
    boxes: list[Box] = []
    sizes: list[float] = []
    for index in range(textpage.count_chars()):
        character = _character(textpage, index)
        if character in "\r\n":
            yield from _line(text, boxes, sizes)
            text, boxes, sizes = [], [], []
            continue
        if character.isspace():
            text.append(" ")
            continue
        box = textpage.get_charbox(index, loose=True)
        if boxes and text[-1] == " " and box[0] - boxes[-1][2] > _WIDE_GAP * max(box[3] - box[1], 6):
            text[-1] = "\t"
        text.append(character)
        boxes.append(box)
        if "\u4e00" <= character <= "\u9fff" and len(sizes) < _SAMPLES:
            sizes.append(_font_size(textpage, index))
    yield from _line(text, boxes, sizes)


def _character(textpage: Any, index: int) -> str:
    code = pdfium_raw.FPDFText_GetUnicode(textpage, index)
    # pdfium marks a hyphen at a line end as U+0002; surrogates and private-use codes are glyphs without a name.
    return "-" if code == 2 else chr(code) if not 0xD800 <= code < 0xF900 and code else "\ufffd"


def _font_size(textpage: Any, index: int) -> float:
    """The size in points as printed: many files set all text in size 1 and scale it."""
    matrix = pdfium_raw.FS_MATRIX()
    pdfium_raw.FPDFText_GetMatrix(textpage, index, matrix)
    return float(pdfium_raw.FPDFText_GetFontSize(textpage, index)) * hypot(matrix.b, matrix.d)


def _line(text: Sequence[str], boxes: Sequence[Box], sizes: Sequence[float]) -> Iterator[PrintedLine]:
    printed = "".join(_without_note_marks(text, boxes)).strip()
    if printed and boxes:
        left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
        right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
        yield PrintedLine(printed, left, bottom, right, top, median(sizes) if sizes else None)


def _without_note_marks(text: Sequence[str], boxes: Sequence[Box]) -> Iterator[str]:
    """The characters of a line without raised small numbers."""
    usual = median(box[3] - box[1] for box in boxes) if boxes else 0.0
    before, raised, heights = "", "", iter(box[3] - box[1] for box in boxes)
    for character in text:
        small = not character.isspace() and next(heights) < _SMALL * usual
        if small and before:
            raised += character
            continue
        if raised and not is_note_mark(raised, before):
            yield raised
        raised, before = "", character
        yield character
    if raised and not is_note_mark(raised, before):
        yield raised
