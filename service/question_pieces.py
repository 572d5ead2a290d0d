"""Which pieces of a question ask for a figure of their own, and which only date, frame or introduce the others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .slots import Slots

# a piece that ends in such a noun asks for the level, whatever its neighbours ask for
LEVEL_NOUN = re.compile(r"(?:量|额|产值|规模|收入|总数|数量|笔数|金额|长度|里程|带宽|(?<=[\u4e00-\u9fff]{2})数)$")
_ALONE = re.compile(r"(?:截至|截止到?|到|至|在|于)?[\s，]*")
_ASKING = re.compile("多少|几|百分之|第几|哪|[多大高快]$")


def topic_of(pieces: Sequence[Slots]) -> Slots | None:
    """The first piece, where it asks for nothing and what follows asks of things with names of their own."""
    if len(pieces) < 2 or not all(slots.terms for slots in pieces):
        return None
    first, after = pieces[0], pieces[1:]
    asks = bool(_ASKING.search(first.text) or first.measures or LEVEL_NOUN.search(first.text.rstrip("，")))
    if asks or not first.text.endswith("，") or first.places or not all(_ASKING.search(s.text) for s in after):
        return None
    return first


_STATED = re.compile(r"\d(?:\.\d+)?(?:%|万|亿|个百分点|倍)")


def is_premise(slots: Slots) -> bool:
    """Whether a piece tells a share and asks for none."""
    return "share" in slots.measures and bool(_STATED.search(slots.dates.rest)) and not _ASKING.search(slots.text)


def without_lone_date(pieces: Sequence[Slots]) -> tuple[list[Slots], tuple[str, ...]]:
    """A piece that is nothing but the one date of the question says when all the others are."""
    dated = [slots for slots in pieces if slots.dates.asked]
    if len(dated) != 1 or len(pieces) < 2 or not _ALONE.fullmatch(dated[0].dates.rest):
        return list(pieces), ()
    return [slots for slots in pieces if slots is not dated[0]], dated[0].dates.asked


def is_base(slots: Slots, whole: Slots) -> bool:
    """Whether a piece names nothing but what the whole compares with: 跟2020年比起来，."""
    dates = (*slots.dates.asked, *((slots.dates.base,) if slots.dates.base else ()))
    alone = re.fullmatch(r"[\s，]*(?:比起来|相比|比较|比)?[\s，]*", slots.dates.rest)
    return bool(alone and whole.dates.base and dates == (whole.dates.base,))


def has_content(slots: Slots) -> bool:
    """Whether a piece says anything of a figure."""
    return bool(
        slots.terms
        or slots.measures
        or slots.places
        or slots.flow
        or slots.dates.asked
        or slots.money
        or slots.counted
        or slots.soft
    )
