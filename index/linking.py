"""Links between printings of the same figure."""
from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

from .fact import Fact

_SCALE = {"万亿": 12, "亿": 8, "万": 4, "千": 3, "百万": 6, "十亿": 9}
_NUMBER = re.compile(r"(\d[\d,]*)(?:\.(\d+))?\s*(万亿|百万|十亿|亿|万|千)?")


def link(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The same facts, each with the ids of the other printings of its figure in `same_as`."""
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[_key(fact)].append(fact)
    same = {fact.id: tuple(other.id for other in group if other.id != fact.id and equal(fact, other)) for group in groups.values() if len(group) > 1 for fact in group}
    return tuple(replace(fact, same_as=same.get(fact.id, ())) for fact in facts)


def step_of(fact: Fact) -> float:
    """The size of the last printed digit in base units: 1.39万亿 → 1e10."""
    match = _NUMBER.search((fact.text or "").replace(" ", ""))
    if not match:
        return 0.0
    decimals = len(match[2] or "")
    return float(Decimal(10) ** (_SCALE.get(match[3] or "", 0) - decimals))


def equal(one: Fact, other: Fact) -> bool:
    """Whether two values agree at the coarser printed precision."""
    return abs(one.value - other.value) <= max(step_of(one), step_of(other)) / 2 * (1 + 1e-9) or one.value == other.value


def _key(fact: Fact) -> tuple[object, ...]:
    name = re.sub(r"货物|总|的|额$|规模$|总额$", "", fact.indicator)
    return (name, fact.region, fact.counterpart, fact.of and re.sub("的|市场", "", fact.of), fact.period, fact.measure, fact.unit)
