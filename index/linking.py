"""Names and keys under which figures are the same, and the links between printings of one figure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace
from functools import cache

from .fact import Fact
from .naming import bare
from .precision import Interval, step_of

# 跨境电商货物进出口 and 跨境电商进出口总规模 are one thing to the statistics that print them.
_NOT_TELLING = re.compile(r"货物(?=进|出)|[的总]|（[^）]*）|我国|全国|全球|完成|实现|达到|以(?=数字)")
_NOT_TELLING_OF_WHOLE = re.compile("的|市场|总|我国|全国")
# 金额 stays: the amount of payments is not their number.
_MEASURE = re.compile(r"(?:(?<!金)额|规模|总值|值|数量|数)$")

# 超2万亿元 is true of many values, so that another value does not revise it.
BOUNDS = frozenset({"超", "以上", "不到", "近", "余", "以下"})


@cache
def plain_name(indicator: str) -> str:
    """An indicator's name without words that make no difference: 跨境电商货物进出口总额 → 跨境电商进出口."""
    name = _NOT_TELLING.sub("", bare(indicator))
    return _MEASURE.sub("", name) or name


def same_figure(fact: Fact) -> Hashable:
    """What two printings of one figure have in common."""
    return (
        plain_name(fact.indicator),
        fact.region,
        fact.counterpart,
        _NOT_TELLING_OF_WHOLE.sub("", fact.of) if fact.of else "",
        fact.period,
        fact.measure,
        fact.unit,
        fact.forecast,
    )


def comparable(one: Fact, other: Fact) -> bool:
    """Whether two values of one figure that differ mean that it was revised: dated, exact, of the same source."""
    if one.period is None or {one.qualifier, other.qualifier} & BOUNDS:
        return False
    return not (one.source and other.source and one.source != other.source)


def nearest(fact: Fact, others: Sequence[Fact]) -> Fact:
    """The finest printing of the latest edition before this one, else of the first after it."""
    earlier = [other for other in others if other.report <= fact.report]
    if earlier:
        return max(earlier, key=lambda other: (other.report, -step_of(other)))
    return min(others, key=lambda other: (other.report, step_of(other)))


def equal(one: Fact, other: Fact) -> bool:
    """Whether two values agree at the coarser of their printed precisions; 超2万亿元 is no printing of 2.11万亿元."""
    if one.value == other.value:
        return one.qualifier == other.qualifier or not {one.qualifier, other.qualifier} & {"超", "以上", "不到", "近"}
    # 超2万亿元 and 2.11万亿元 are both true and yet no printings of one figure.
    if {one.qualifier, other.qualifier} & {"超", "以上", "不到", "余", "以下"}:
        return False
    coarse, fine = (one, other) if step_of(one) >= step_of(other) else (other, one)
    return Interval.of(coarse).meets(Interval(fine.value, fine.value))


def link(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The same facts, each with the ids of the other printings of its figure in `same_as`."""
    groups: dict[Hashable, list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[same_figure(fact)].append(fact)
    same = {
        fact.id: tuple(other.id for other in group if other is not fact and equal(fact, other))
        for group in groups.values()
        if len(group) > 1
        for fact in group
    }
    return tuple(replace(fact, same_as=same.get(fact.id, ())) for fact in facts)
