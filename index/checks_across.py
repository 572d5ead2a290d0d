"""Identities over several editions: growth since a level that only another edition prints, figures printed again.

The other edition's figure may have been revised since: what does not follow from it is `revised`, no disagreement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from .check import (
    Check,
    average_growth,
    growth,
    is_average_growth,
    is_change_in_points,
    is_growth,
    is_one_figure,
    once,
    points,
    printings,
)
from .fact import Fact
from .ledger import Ends, Ledger, Place
from .linking import comparable, nearest, same_figure
from .precision import step_of

Printed = Mapping[Place, list[Fact]]


def check_across(facts: tuple[Fact, ...]) -> tuple[Check, ...]:
    """The identities among these facts that take more than one edition."""
    editions: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        editions[fact.report].append(fact)
    # One edition has checked itself.
    if len(editions) < 2:
        return ()
    ledgers = {report: Ledger(tuple(found)) for report, found in editions.items()}
    # Growth since a loss or since nothing says nothing; rates may well be below zero.
    levels = _together(_above_zero(ledger.finest) for ledger in ledgers.values())
    rates = _together(ledger.rates.items() for ledger in ledgers.values())
    return once((*_growth(facts, ledgers, levels, rates), *_printings(facts)))


def _growth(
    facts: tuple[Fact, ...], ledgers: Mapping[str, Ledger], levels: Printed, rates: Printed
) -> Iterator[Check]:
    for fact in facts:
        ledger = ledgers[fact.report]
        found: Check | None = None
        if is_growth(fact) or is_average_growth(fact):
            ends = _from_elsewhere(fact, ledger.ends_of_growth(fact), levels)
            found = (average_growth if is_average_growth(fact) else growth)(*ends, fact) if ends else None
        elif is_change_in_points(fact):
            ends = _from_elsewhere(fact, ledger.ends_of_points(fact), rates)
            found = points(*ends, fact) if ends else None
        if found:
            yield replace(found, verdict="revised") if found.verdict == "disagrees" else found


def _from_elsewhere(fact: Fact, ends: Ends | None, printed: Printed) -> tuple[Fact, Fact] | None:
    """Both ends, the first one of another edition; None where the edition itself prints it, or lacks the last one."""
    if ends is None or ends.first or not ends.last:
        return None
    others = printed.get(ends.first_place)
    return (nearest(fact, others), ends.last) if others else None


def _printings(facts: tuple[Fact, ...]) -> Iterator[Check]:
    """A figure that several editions print, each edition against the one before it."""
    groups: dict[Hashable, dict[str, Fact]] = defaultdict(dict)
    for fact in facts:
        if is_one_figure(fact):
            by_edition = groups[same_figure(fact), fact.scope]
            # 约1.4万亿元 beside 1.39万亿元 is not what the next edition revises.
            finest = by_edition.get(fact.report)
            if finest is None or step_of(fact) < step_of(finest):
                by_edition[fact.report] = fact
    for by_edition in groups.values():
        for before, after in pairwise(sorted(by_edition)):
            if comparable(by_edition[before], by_edition[after]):
                yield printings(by_edition[before], by_edition[after], "revised")


def _together(ledgers: Iterable[Iterable[tuple[Place, Fact]]]) -> Printed:
    """What each edition prints of the same place."""
    found: dict[Place, list[Fact]] = defaultdict(list)
    for ledger in ledgers:
        for place, fact in ledger:
            found[place].append(fact)
    return found


def _above_zero(finest: Mapping[Place, Fact]) -> Iterator[tuple[Place, Fact]]:
    return ((place, fact) for place, fact in finest.items() if fact.value > 0)
