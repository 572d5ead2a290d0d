"""The title page of a report: what stands before the contents list or the first heading."""
from __future__ import annotations

from collections.abc import Sequence

from .cleaning import is_unfinished
from .contents import Contents, heading_key, split_contents
from .headings import is_known_heading
from .line import Line
from .marks import mark_of
from .numbering import numbering

_MAX_FRONT = 16
_MAX_TITLE = 60


def split_front(lines: Sequence[Line]) -> tuple[Sequence[Line], Contents, Sequence[Line]]:
    """Title page, contents list, body. A preface before the contents list belongs to the body."""
    before, contents, body = split_contents(lines)
    if contents.entries or before:
        length = next((index for index, line in enumerate(before) if _begins_preface(line)), len(before))
        front = before[:length]
        names = {heading_key(line.text) for line in front}
        # The title is often printed again above the text.
        again = next((index for index, line in enumerate(body) if heading_key(line.text) not in names), 0)
        return front, contents, [*before[length:], *body[again:]]
    length = next((index for index, line in enumerate(lines) if not _is_title(index, line, lines)), 0)
    return lines[:length], contents, lines[length:]


def _begins_preface(line: Line) -> bool:
    return is_known_heading(line.text) or (len(line) > _MAX_TITLE / 2 and not is_unfinished(line.text))


def _is_title(index: int, line: Line, lines: Sequence[Line]) -> bool:
    text = line.text
    bracketed = text[0] in "（(" and text[-1] in "）)"
    if index >= _MAX_FRONT or len(text) > _MAX_TITLE or "。" in text or not (bracketed or is_unfinished(text)):
        return False
    if line.cells or numbering(text) or mark_of(text) or is_known_heading(text):
        return False
    # A declared heading that has no sibling is the title.
    return line.level is None or [other.level for other in lines].count(line.level) == 1
