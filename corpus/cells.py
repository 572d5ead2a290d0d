"""Cutting raw text into pieces that keep their place."""
from __future__ import annotations

import re

from .span import Mapped

_SPACE = "\n\u2028\u2029 \t\u3000\xa0\ufeff\r\v\f\x1a\u200b"
_TAB = re.compile("\t")
_PIPE = re.compile(r"(?<!\\)\|")
# One blank stands between words and figures; two or an ideographic one part columns.
_GAP = re.compile(r"[ \xa0]{2,}|\u3000+")
_LONGEST_LONE_CELL = 12
_RULE = re.compile(r"[|+:\-=─━│┃┼├┤ \t]+")


def mapped(raw: str, start: int, end: int) -> Mapped:
    """The raw text from `start` to `end` without white space at its ends."""
    while start < end and raw[start] in _SPACE:
        start += 1
    while end > start and raw[end - 1] in _SPACE:
        end -= 1
    return Mapped(raw[start:end], tuple(range(start, end)))


def cells_of(raw: str, start: int, end: int) -> tuple[Mapped, ...]:
    """The cells of the raw line, left to right, empty ones included; () if nothing separates any."""
    line = raw[start:end]
    if "\t" in line:
        edges = _edges(line, _TAB)
    elif line.count("|") >= 2 and line.strip().startswith("|"):
        edges = _edges(line, _PIPE)[1:-1]
    else:
        indent = len(line) - len(line.lstrip())
        edges = [(left + indent, right + indent) for left, right in _edges(line.strip(), _GAP)]
    # Columns are counted from the indent: the first cell of a header may be empty only where tabs or pipes say so.
    if len(edges) < 2:
        return ()
    cells = tuple(mapped(raw, start + left, start + right) for left, right in edges)
    filled = [cell for cell in cells[1:] if cell.text]
    # Tabs in front of a paragraph are its indent; a header with an empty corner has short cells.
    is_indent = not cells[0].text and len(filled) == 1 and len(filled[0]) > _LONGEST_LONE_CELL
    # 按学历分 above its rows: the name of a group in a row of its own.
    names_group = len(cells) > 2 and 0 < len(cells[0].text) <= _LONGEST_LONE_CELL and not filled
    return cells if names_group or (filled and not is_indent) else ()


def is_rule(text: str) -> bool:
    """True for the ruled line below a table's header (|---|---|)."""
    return len(text) > 2 and _RULE.fullmatch(text) is not None and text.count("-") + text.count("─") > 2


def _edges(line: str, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    edges, start = [], 0
    for match in separator.finditer(line):
        edges.append((start, match.start()))
        start = match.end()
    return [*edges, (start, len(line))]
