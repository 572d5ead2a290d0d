"""Word files (.docx)."""
from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from .errors import UnreadableReport
from .manuscript import Manuscript, Typing, is_note_mark

MAX_UNPACKED = 256 * 2**20
# Markup takes ten times its size in memory, pictures just theirs.
MAX_MARKUP = 48 * 2**20
_HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.IGNORECASE)
_TEXT_BOX = qn("w:txbxContent")
# Word stores every text box twice, the second time for old readers; deleted text stays in tracked changes.
_SKIPPED = frozenset({"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", qn("w:del"), _TEXT_BOX})
_CHARACTERS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def read_docx(content: bytes, name: str) -> Manuscript:
    """Paragraphs, tables and text boxes in reading order. Raises UnreadableReport for what Word couldn't open."""
    _refuse_bomb(content, name)
    try:
        document = Document(BytesIO(content))
    except Exception as error:  # python-docx raises whatever its zip and XML readers raise
        raise UnreadableReport(name, f"a damaged Word file ({type(error).__name__}); save it again") from None
    levels = {style.style_id: _level(style.name or "") for style in document.styles}
    typing = Typing()
    for element in _blocks(document.element.body):
        if element.tag == qn("w:tbl"):
            _write_table(element, typing)
        else:
            level = levels.get(element.style) if element.style else None
            for text in _text(element).split("\n"):
                typing.line(text, level=level)
    return typing.manuscript()


def _refuse_bomb(content: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile:
        raise UnreadableReport(name, "a truncated Word file; copy or download it again") from None
    if not any(part.filename == "word/document.xml" for part in parts):
        raise UnreadableReport(name, "a zip archive, no Word file; unpack it and give the report itself")
    # The sizes in the directory are what the reader will unpack at most, whatever the compressed bytes hold.
    markup = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if markup > MAX_MARKUP or sum(part.file_size for part in parts) > MAX_UNPACKED:
        limits = f"{MAX_UNPACKED >> 20} MB, or its text to more than {MAX_MARKUP >> 20} MB"
        raise UnreadableReport(name, f"unpacks to more than {limits}; split it")


def _level(style: str) -> int | None:
    match = _HEADING.match(style)
    return int(match[1]) if match else None


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables below `parent`, those of content controls and text boxes included."""
    for element in parent.iterchildren():
        if element.tag == qn("w:p"):
            yield element
            for box in _text_boxes(element):
                yield from _blocks(box)
        elif element.tag == qn("w:tbl"):
            yield from [element] if _columns(element) > 1 else _boxed(element)
        elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from _blocks(element)


def _boxed(table: Any) -> Iterator[Any]:
    # A table of one column is a frame around text, as 专栏 boxes are set.
    for row in table.tr_lst:
        for cell in row.tc_lst:
            yield from _blocks(cell)


def _columns(table: Any) -> int:
    return max((sum(cell.grid_span for cell in row.tc_lst) for row in table.tr_lst), default=0)


def _text_boxes(paragraph: Any) -> Iterator[Any]:
    for element in _visible(paragraph):
        if element.tag == _TEXT_BOX:
            yield element


def _visible(element: Any) -> Iterator[Any]:
    """The descendants in order, without what `_SKIPPED` names below themselves."""
    stack = list(reversed(list(element)))
    while stack:
        current = stack.pop()
        yield current
        if current.tag not in _SKIPPED:
            stack.extend(reversed(list(current)))


def _text(paragraph: Any) -> str:
    characters: list[str] = []
    for element in _visible(paragraph):
        if element.tag == qn("w:t"):
            text = element.text or ""
            if not (_is_raised(element.getparent()) and is_note_mark(text, "".join(characters[-1:]))):
                characters.append(text)
        elif element.tag in _CHARACTERS and element.getparent().tag != qn("w:tabs"):
            characters.append(_CHARACTERS[element.tag])
    return "".join(characters)


def _is_raised(run: Any) -> bool:
    marks = run.findall(f"{qn('w:rPr')}/{qn('w:vertAlign')}")
    return any(mark.get(qn("w:val")) == "superscript" for mark in marks)


def _write_table(table: Any, typing: Typing) -> None:
    """Every row with a cell for each column of the grid: a merged cell is repeated where it reaches."""
    above: list[str] = []
    for row in table.tr_lst:
        cells: list[str] = []
        for cell in row.tc_lst:
            continues = cell.vMerge == "continue" and len(cells) < len(above)
            text = above[len(cells)] if continues else "\n".join(_text(part) for part in cell.iter(qn("w:p")))
            cells += [text] * cell.grid_span
        typing.row(cells)
        above = cells
