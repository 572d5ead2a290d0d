"""Full stops of Latin script, which also stand in decimals and abbreviations."""
from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_WORD_BEFORE = re.compile(r"[A-Za-z.]*$")
# A new sentence begins with a capital, a figure or a Chinese character behind a blank.
_GOES_ON = re.compile(r"[\"'”’)]?\s+[\"'“‘(]?[A-Z0-9\u4e00-\u9fff]|[\"”’)]*$")
_LONGEST_WORD = 24


def is_full_stop(text: str, position: int) -> bool:
    """True if the "." at `position` ends a sentence: not in 3.5, e.g., No. 5, U.S., nor behind a list number."""
    if not _GOES_ON.match(text[position + 1 : position + 5]):
        return False
    word = _word_before(text, position)
    if not word:
        before = text[max(0, position - 1) : position]
        is_list_number = text[max(0, position - 6) : position].strip().isdecimal() and position <= 6
        return not is_list_number and (before.isdigit() or before in tuple("%％)）\"”’]"))
    return len(word) > 1 and "." not in word and word.lower() not in _abbreviations()


def needs_blank(before: str, after: str) -> bool:
    """True if two lines of one paragraph stand apart when they are joined: Latin words do, Chinese text doesn't."""
    last, first = before[-1:], after[:1]
    if not (last.isascii() and first.isascii() and first.isalnum()):
        return False
    cuts_number = last in ".," and before[-2:-1].isdigit() and first.isdigit()
    return not cuts_number and (last.isalpha() or last in tuple(",;.:)"))


def _word_before(text: str, position: int) -> str:
    match = _WORD_BEFORE.search(text[max(0, position - _LONGEST_WORD) : position])
    return match[0] if match else ""


@cache
def _abbreviations() -> frozenset[str]:
    text = (files(__package__) / "abbreviations.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
