"""Which lines are headings, and how high each stands."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .contents import Contents, heading_key
from .line import Line
from .marks import mark_of
from .numbering import WEAK, Numbering, numbering

# Ranks are those of corpus.numbering; a box stands below every numbered heading and ends with the next one.
_BOX_RANK = 90
_LIST_RANK = 60
_RANK_OF_LEVEL = {1: 10, 2: 40, 3: 50}
# In characters; what is longer is a paragraph that begins with a number.
_MAX_HEADING = 60
_MAX_LOW_HEADING = 40
_MAX_LIST_HEADING = 24
_NO_HEADING_END = frozenset("。；;：:，,、.（(《“")


@dataclass(frozen=True, slots=True)
class Headings:
    """Which lines are headings, and how high each stands (lower rank: higher).

    `pages` comes from the contents list; `ranks` holds the rank of every declared level that numbered headings
    show; `top` is the rank of an unnumbered heading.
    """

    pages: dict[str, list[int | None]]
    ranks: dict[int, int]
    top: int

    def rank(self, line: Line) -> int | None:
        """The rank of the heading, None if the line is none."""
        if line.cells:
            return None
        if mark_of(line.text) == "box":
            return _BOX_RANK
        number = numbering(line.text)
        if mark_of(line.text) in ("figure", "table", "source"):
            return None
        # The contents list outweighs every rule on form.
        if heading_key(line.text) in self.pages:
            return number.rank if number else self.top
        if line.level is not None:
            return number.rank if number else self.ranks.get(line.level, _RANK_OF_LEVEL.get(line.level, 60))
        if mark_of(line.text):
            return None
        if number:
            return number.rank if _is_numbered_heading(line.text, number) else None
        return self.top if is_known_heading(line.text) else None


def headings_of(lines: Sequence[Line], contents: Contents) -> Headings:
    """What the lines and the contents list tell about the headings of this report."""
    ranks: dict[int, int] = {}
    numbered: list[int] = []
    for line in lines:
        number = numbering(line.text)
        if number and not line.cells and _is_numbered_heading(line.text, number):
            numbered.append(number.rank)
            if line.level is not None:
                ranks.setdefault(line.level, number.rank)
    listed = [number.rank for title, _ in contents.entries if (number := numbering(title))]
    return Headings(contents.pages(), ranks, min(listed or numbered, default=40))


def without_lists(ranks: list[int | None], lines: Sequence[Line]) -> list[int | None]:
    """Low numbered lines that follow each other without text between are a list, not headings; weak numbers count."""
    kept = list(ranks)
    last: dict[int, int] = {}
    for index, rank in enumerate(ranks):
        number = numbering(lines[index].text)
        if rank is None or number is None or lines[index].level is not None:
            continue
        if number.style in WEAK and number.ordinal not in (1, last.get(rank, 0) + 1):
            kept[index] = None
            continue
        # "1.92 万亿元" counts no further than 1.91 did.
        last[rank] = number.ordinal or 0
        neighbours = ranks[max(0, index - 1) : index] + ranks[index + 1 : index + 2]
        if rank >= _LIST_RANK and (rank in neighbours or index + 1 == len(ranks)):
            kept[index] = None
    return kept


def _is_numbered_heading(text: str, number: Numbering) -> bool:
    rest = text[number.length :].strip()
    limit = _MAX_HEADING if number.rank < _LIST_RANK and number.style not in WEAK else _MAX_LOW_HEADING
    if not rest or len(text) > limit or text[-1] in _NO_HEADING_END or "。" in text:
        return False
    if number.style in WEAK:
        return not any(mark in rest for mark in "，；、,%％")
    # A long entry of a low list with a comma is a sentence that a page end cut.
    return number.rank < _LIST_RANK or "，" not in rest or len(text) <= _MAX_LIST_HEADING


def is_known_heading(text: str) -> bool:
    """True for a heading that needs no number: one of headings.txt."""
    bare = heading_key(text).rstrip(":：")
    exact, opening = _known_headings()
    if bare in exact:
        return True
    return len(text) <= _MAX_LOW_HEADING and text[-1] not in _NO_HEADING_END and any(
        bare.startswith(word) and bare[len(word) : len(word) + 1] in tuple("一二三四五六七八九十0123456789abcdef:：")
        for word in opening
    )


@cache
def _known_headings() -> tuple[frozenset[str], tuple[str, ...]]:
    text = (files(__package__) / "headings.txt").read_text(encoding="utf-8")
    words = [heading_key(line) for line in text.splitlines() if line and not line.startswith("#")]
    return frozenset(word.rstrip("*") for word in words), tuple(word[:-1] for word in words if word.endswith("*"))
