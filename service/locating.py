"""Where a quoted piece of a passage stands in the raw file, over the line breaks of page ends."""
from __future__ import annotations

from index.passage import Passage


def raw_place(raw: str, passage: Passage, quote: str) -> tuple[int, int]:
    """The raw code points of `quote`; those of the whole passage where the two can't be matched."""
    at = passage.text.find(quote)
    if at < 0 or not quote.strip():
        return passage.start, passage.end
    offsets = _offsets(raw, passage)
    inside = [offset for offset in offsets[at : at + len(quote)] if offset >= 0]
    return (inside[0], inside[-1] + 1) if inside else (passage.start, passage.end)


def _offsets(raw: str, passage: Passage) -> list[int]:
    """The raw code point of each character of the passage, -1 for white space and for what is not found."""
    offsets, place = [], passage.start
    for character in passage.text:
        if character.isspace():
            offsets.append(-1)
            continue
        # Between two characters of a passage the raw file has white space or page furniture only.
        found = raw.find(character, place, passage.end)
        offsets.append(found)
        place = found + 1 if found >= 0 else place
    return offsets
