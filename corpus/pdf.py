"""PDF files: text with real page numbers."""
from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pdfplumber
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from .errors import UnreadableReport
from .glyphs import printed_lines
from .manuscript import Manuscript, Typing
from .marks import is_label
from .page import Page, PrintedTable, without_furniture
from .paragraphs import paragraphs

_MAX_PAGES = 2000
# Fewer strokes than this can't rule a table; looking for one takes a hundred times as long as reading the text.
_FEWEST_STROKES = 4
_MOST_STROKES = 20_000
# A whole file ends with its mark; some producers write a few bytes behind it.
_TAIL = 4096
# Compressed pages can unpack to any size.
_MAX_PAGE_CHARACTERS = 200_000
_MAX_UNMAPPED = 0.2


def read_pdf(content: bytes, name: str) -> Manuscript:
    """The pages without running headers and page numbers, lines joined to paragraphs, ruled tables as rows.

    Raises UnreadableReport for encrypted, damaged and scanned files; some pages without text become a remark.
    """
    document = _open(content, name)
    try:
        if len(document) > _MAX_PAGES:
            raise UnreadableReport(name, f"more than {_MAX_PAGES} pages; split it")
        pages = [_read_page(document[index], index + 1) for index in range(len(document))]
        scanned = [page.number for page in pages if page.is_picture]
        # A cover or a photograph has no text either; a scan is a picture on every other page at least.
        if len(pages) <= len(scanned) * 2 or not any(page.lines for page in pages):
            listed = _listed(scanned or [page.number for page in pages])
            raise UnreadableReport(name, f"no text on {listed}: a scan; run text recognition (OCR) on it first")
        if _is_unmapped(pages):
            raise UnreadableReport(name, "its fonts don't say which characters they print; run OCR on it first")
        pages = _with_tables(pages, content)
    except pdfium.PdfiumError as error:
        raise UnreadableReport(name, f"a damaged PDF ({error}); copy or download it again") from None
    finally:
        document.close()
    typing = Typing()
    for paragraph in paragraphs(without_furniture(pages)):
        # A title page prints its year alone; elsewhere figures without a word are labels of a chart.
        if paragraph.page > 1 and paragraph.cells is None and is_label(paragraph.text):
            continue
        if paragraph.cells is None:
            typing.line(paragraph.text, paragraph.page)
        else:
            typing.row(paragraph.cells, paragraph.page)
    return typing.manuscript([f"no text on {_listed(scanned)} (pictures of text?)"] if scanned else ())


def _open(content: bytes, name: str) -> Any:
    if b"%%EOF" not in content[-_TAIL:]:
        # pdfium would repair such a file and silently lose its last pages.
        raise UnreadableReport(name, "a truncated PDF; copy or download it again")
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableReport(name, "encrypted; save it without a password first") from None
        raise UnreadableReport(name, "a damaged PDF; copy or download it again") from None


def _is_unmapped(pages: Sequence[Page]) -> bool:
    text = "".join(line.text for page in pages for line in page.lines)
    return text.count("\ufffd") > _MAX_UNMAPPED * len(text)


def _listed(numbers: Sequence[int]) -> str:
    """Page numbers for people: page 3; pages 1–4, 7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    texts = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return ("page " if len(numbers) == 1 else "pages ") + ", ".join(texts[:12]) + (", …" if len(texts) > 12 else "")


def _read_page(page: Any, number: int) -> Page:
    textpage = page.get_textpage()
    try:
        if textpage.count_chars() > _MAX_PAGE_CHARACTERS:
            raise pdfium.PdfiumError(f"page {number} has too much text")
        lines = tuple(printed_lines(textpage))
        kinds = [shape.type for shape in page.get_objects(max_depth=2)]
    finally:
        textpage.close()
    strokes = kinds.count(pdfium_raw.FPDF_PAGEOBJ_PATH)
    picture = not lines and pdfium_raw.FPDF_PAGEOBJ_IMAGE in kinds
    return Page(number, page.get_height(), lines, (), _FEWEST_STROKES <= strokes <= _MOST_STROKES, picture)


def _with_tables(pages: Sequence[Page], content: bytes) -> list[Page]:
    if not any(page.may_have_tables for page in pages):
        return list(pages)
    with pdfplumber.open(BytesIO(content)) as document:
        return [
            page.with_tables(_tables(document.pages[page.number - 1], page)) if page.may_have_tables else page
            for page in pages
        ]


def _tables(plumbed: Any, page: Page) -> tuple[PrintedTable, ...]:
    found = []
    for table in plumbed.find_tables():
        left, top, right, bottom = table.bbox
        rows = tuple(_filled_cells(row) for row in table.extract())
        if _is_table_of_words(rows):
            found.append(PrintedTable(rows, left, page.height - bottom, right, page.height - top))
    plumbed.close()
    return tuple(found)


def _is_table_of_words(rows: Sequence[Sequence[str]]) -> bool:
    """False for a frame of one column, and for the grid of a chart, whose fields are mostly empty."""
    filled = [cell for row in rows for cell in row if cell.strip()]
    return len(rows) > 1 and max(map(len, rows)) > 1 and 2 * len(filled) > sum(map(len, rows))


def _filled_cells(row: Sequence[str | None]) -> tuple[str, ...]:
    """The texts of a row; a cell merged with the one on its left repeats that."""
    cells: list[str] = []
    for cell in row:
        cells.append((cells[-1] if cells else "") if cell is None else cell)
    return tuple(cells)
