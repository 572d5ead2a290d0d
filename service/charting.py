"""Which charts fit a set of printed figures.

Never side by side: other measures, other units or currencies, half a year beside a year, a figure of several partners.
Ranks are never drawn: the best of them would be the shortest bar.
"""
from __future__ import annotations

import re
from collections.abc import Sequence

from index.fact import Fact

from .chart import Chart, Kind
from .charting_lists import lists
from .charting_time import editions, periods

# What is told first where several charts fit
KINDS: tuple[Kind, ...] = ("editions", "line", "parts", "bars")
JOINT = re.compile("[、，]|.(?:和|与|及).")


def charts(facts: Sequence[Fact]) -> list[Chart]:
    """The charts that fit, those of the first fact before others; none shows only what one before it shows."""
    usable = [fact for fact in facts if _fits(fact)]
    found = [*editions(usable), *periods(usable), *lists(usable)]
    found.sort(key=lambda chart: (facts[0] not in chart.facts, KINDS.index(chart.kind), -len(chart.facts)))
    shown: list[Chart] = []
    for chart in found:
        if chart.kind == "editions" or not any(set(chart.facts) <= set(other.facts) for other in shown):
            shown.append(chart)
    return shown


def _fits(fact: Fact) -> bool:
    single = not any(JOINT.search(name) for name in (fact.counterpart, fact.region) if name)
    return fact.derivation is None and fact.value_to is None and fact.measure != "rank" and single
