"""The contents list of a report: which headings it has, and on which page each begins."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from .line import Line
from .marks import mark_of
from .numbering import numbering

_NAMES = frozenset({"目录", "目次", "内容目录", "contents", "tableofcontents"})
_OTHER_LISTS = frozenset(
    {"图目录", "表目录", "图表目录", "插图目录", "表格目录", "专栏目录", "listoffigures", "listoftables"}
)
_LEADERS = ".．…·・‧⋯_"
_ENTRY = re.compile(
    rf"(?P<title>\S.*?)(?P<gap>\s*\t\s*|\s*[{_LEADERS}]{{2,}}[\s{_LEADERS}]*|\s+)[-—(（]?(?P<page>\d{{1,3}})[-—)）]?"
)
# Behind so many lines the word 目录 is text.
_MAX_ENTRIES = 400
# The pattern takes quadratic time on a long line of dots.
_LONGEST_ENTRY = 200


@dataclass(frozen=True, slots=True)
class Contents:
    """Heading and page of every entry, in order; empty for a report without a contents list."""

    entries: tuple[tuple[str, int | None], ...] = ()

    def pages(self) -> dict[str, list[int | None]]:
        """The pages of each heading by its key; a heading that comes back has several."""
        found: dict[str, list[int | None]] = {}
        for title, page in self.entries:
            found.setdefault(heading_key(title), []).append(page)
        return found


def heading_key(text: str) -> str:
    """A heading without its white space, by which the list and the body are matched."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def split_contents(lines: Sequence[Line]) -> tuple[Sequence[Line], Contents, Sequence[Line]]:
    """What stands before the contents list, the list, and what follows. Without a list all is body."""
    for index, line in enumerate(lines[:_MAX_ENTRIES]):
        if is_contents_name(line.text):
            contents, length = _read_entries(lines[index + 1 :])
            return lines[:index], contents, _without_lists(lines[index + 1 + length :])
    return (), Contents(), lines


def _without_lists(lines: Sequence[Line]) -> Sequence[Line]:
    """What follows the lists of figures and tables that stand behind a contents list."""
    while lines and heading_key(lines[0].text) in _OTHER_LISTS:
        _, length = _with_pages(lines[1:])
        lines = lines[1 + length :]
    return lines


def is_contents_name(text: str) -> bool:
    """True for the heading of a contents list."""
    return heading_key(text) in _NAMES


def is_entry(text: str) -> bool:
    """True for a line that can only stand in a contents list: leaders, then a page number."""
    has_leaders = any(mark * 2 in text for mark in _LEADERS)
    return has_leaders and len(text) <= _LONGEST_ENTRY and _ENTRY.fullmatch(text) is not None


def _read_entries(lines: Sequence[Line]) -> tuple[Contents, int]:
    paged = _with_pages(lines)
    return paged if paged[1] else _without_pages(lines)


def _with_pages(lines: Sequence[Line]) -> tuple[Contents, int]:
    entries: list[tuple[str, int | None]] = []
    length = 0
    wrapped = ""
    for index, line in enumerate(lines[:_MAX_ENTRIES]):
        match = _ENTRY.fullmatch(line.text) if len(line) <= _LONGEST_ENTRY else None
        if match and not _repeats(line.text, entries):
            if wrapped and numbering(line.text):
                entries.append((wrapped, None))
                wrapped = ""
            entries.append((wrapped + match["title"], int(match["page"])))
            wrapped, length = "", index + 1
        elif wrapped or not (numbering(line.text) or mark_of(line.text)) or _repeats(line.text, entries):
            break
        else:
            # A long heading breaks over two lines of the list; its page follows on the second.
            wrapped = line.text
    return Contents(tuple(entries)), length


def _without_pages(lines: Sequence[Line]) -> tuple[Contents, int]:
    if not lines:
        return Contents(), 0
    first = heading_key(lines[0].text)
    for index, line in enumerate(lines[1:_MAX_ENTRIES], 1):
        if heading_key(line.text) == first:
            return Contents(tuple((entry.text, None) for entry in lines[:index])), index
        if line.text.endswith("。"):
            break
    return Contents(), 0


def _repeats(text: str, entries: Sequence[tuple[str, int | None]]) -> bool:
    return bool(entries) and heading_key(text) == heading_key(entries[0][0])
