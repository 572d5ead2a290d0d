"""Web pages."""
from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .manuscript import Manuscript, Typing, is_note_mark, tidy

_SKIPPED = frozenset(
    "script style noscript nav header footer aside form button select option svg template iframe head title "
    "-comment".split()
)
_BLOCKS = frozenset(
    "address article blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure h1 h2 h3 "
    "h4 h5 h6 hr html li main ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_HEADING = re.compile("h[1-6]")
# A span of a million columns is a slip or an attack.
_MAX_SPAN = 100


def read_html(text: str) -> Manuscript:
    """The text of the page block by block; menus, scripts and page furniture are left out."""
    tree = LexborHTMLParser(text)
    root = _main_part(tree)
    typing = Typing()
    if root is not None:
        _write(root, typing)
    return typing.manuscript()


def _main_part(tree: LexborHTMLParser) -> LexborNode | None:
    body = tree.body
    for name in ("article", "main"):
        parts = tree.css(name)
        # A page has one article; several are teasers of others.
        if body is not None and len(parts) == 1 and 2 * len(parts[0].text()) > len(body.text()):
            return parts[0]
    return body


def _write(root: LexborNode, typing: Typing) -> None:
    words: list[str] = []

    def finish(level: int | None) -> None:
        text = tidy("".join(words))
        words.clear()
        if text:
            typing.line(text, level=level)

    for element, entering, level in _walk(root):
        tag = element.tag or ""
        if tag == "-text":
            words.append(element.text_content or "")
        # A raised 1 behind 3.5 must not make 3.51.
        elif tag == "sup" and entering and not is_note_mark(element.text(), "".join(words[-1:])):
            words.append(element.text())
        elif tag in _BLOCKS:
            finish(level)
            if tag == "table" and entering:
                _write_table(element, typing)
    finish(None)


def _walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool, int | None]]:
    """Every element when it begins and when it ends, with the heading level that the text before it stands in.

    A loop with a stack of its own: pages nest deeper than Python calls may.
    """
    stack: list[tuple[LexborNode, bool, int | None]] = [(root, True, None)]
    while stack:
        element, entering, level = stack.pop()
        yield element, entering, level
        tag = element.tag or ""
        if not entering or tag in ("-text", "sup") or (tag == "table" and _is_grid(element)):
            continue
        inner = int(tag[1]) if _HEADING.fullmatch(tag) else level
        stack.append((element, False, inner))
        children = [child for child in element.iter(include_text=True) if not _is_hidden(child)]
        stack.extend((child, True, inner) for child in reversed(children))


def _is_hidden(element: LexborNode) -> bool:
    if element.tag in _SKIPPED:
        return True
    if element.tag == "-text":
        return False
    attributes = element.attributes
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "hidden" in attributes or "display:none" in style or attributes.get("aria-hidden") == "true"


def _is_grid(table: LexborNode) -> bool:
    """A table of data: more than one column, no table inside, no page layout."""
    # Pages of the nineties set their whole text in a table.
    if table.css_first("table table, h1, h2, h3, p + p + p + p") is not None:
        return False
    return any(len(row.css("td, th")) > 1 for row in table.css("tr"))


def _write_table(table: LexborNode, typing: Typing) -> None:
    """The rows of a table of data; the pages of a layout are walked as blocks instead."""
    if not _is_grid(table):
        return
    caption = table.css_first("caption")
    if caption is not None:
        typing.line(tidy(caption.text()))
    hanging: dict[int, tuple[int, str]] = {}
    for row in table.css("tr"):
        typing.row(_cells(row, hanging))


def _cells(row: LexborNode, hanging: dict[int, tuple[int, str]]) -> list[str]:
    """One text a column: a cell that spans columns or rows is repeated where it reaches."""
    cells: list[str] = []
    for cell in row.css("td, th"):
        _fill(cells, hanging)
        text = tidy(cell.text())
        for _ in range(_span(cell, "colspan")):
            if _span(cell, "rowspan") > 1:
                hanging[len(cells)] = (_span(cell, "rowspan") - 1, text)
            cells.append(text)
    _fill(cells, hanging)
    return cells


def _fill(cells: list[str], hanging: dict[int, tuple[int, str]]) -> None:
    while len(cells) in hanging:
        rows, text = hanging.pop(len(cells))
        if rows > 1:
            hanging[len(cells)] = (rows - 1, text)
        cells.append(text)


def _span(cell: LexborNode, name: str) -> int:
    value = cell.attributes.get(name) or "1"
    return min(int(value), _MAX_SPAN) if value.isdecimal() and int(value) > 0 else 1
