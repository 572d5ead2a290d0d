"""The title page of a report: what stands before the contents list or the first heading."""
from __future__ import annotations

from collections.abc import Sequence

from .cleaning import is_unfinished
from .contents import Contents, split_contents
from .headings import is_known_heading
from .line import Line
from .marks import mark_of
from .numbering import numbering

_MAX_FRONT = 16
_MAX_TITLE = 60


def split_front(lines: Sequence[Line]) -> tuple[Sequence[Line], Contents, Sequence[Line]]:
    """Title page, contents list, body. Whole sentences before the contents list belong to the body."""
    before, contents, body = split_contents(lines)
    if contents.entries or before:
        prose = [line for line in before if len(line) > _MAX_TITLE / 2 and not is_unfinished(line.text)]
        return [line for line in before if line not in prose], contents, [*prose, *body]
    length = next((index for index, line in enumerate(lines) if not _is_title(index, line, lines)), 0)
    return lines[:length], contents, lines[length:]


def _is_title(index: int, line: Line, lines: Sequence[Line]) -> bool:
    text = line.text
    bracketed = text[0] in "（(" and text[-1] in "）)"
    if index >= _MAX_FRONT or len(text) > _MAX_TITLE or "。" in text or not (bracketed or is_unfinished(text)):
        return False
    if line.cells or numbering(text) or mark_of(text) or is_known_heading(text):
        return False
    # A declared heading that has no sibling is the title.
    return line.level is None or [other.level for other in lines].count(line.level) == 1
