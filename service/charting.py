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
    found = [(chart, _shown(chart)) for chart in (*editions(usable), *periods(usable), *lists(usable))]
    found.sort(key=lambda pair: (facts[0].id not in pair[1], KINDS.index(pair[0].kind), -len(pair[1])))
    taken: dict[str, list[frozenset[str]]] = {}
    kept = []
    for chart, shown in found:
        # whoever shows all of these figures shows the first of them
        if chart.kind == "editions" or not any(shown <= other for other in taken.get(min(shown), ())):
            kept.append(chart)
            for name in shown:
                taken.setdefault(name, []).append(shown)
    return kept


def _shown(chart: Chart) -> frozenset[str]:
    """The ids of the figures of a chart: comparing whole records would take most of the time."""
    return frozenset(fact.id for fact in chart.facts)


def _fits(fact: Fact) -> bool:
    single = not any(JOINT.search(name) for name in (fact.counterpart, fact.region) if name)
    return fact.derivation is None and fact.value_to is None and fact.measure != "rank" and single
