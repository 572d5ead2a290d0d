"""Printings of one figure, and figures of one thing: which belong together, and which of them is shown."""
from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace

from index.fact import Fact
from index.linking import BOUNDS, same_figure
from index.precision import step_of


def thing(fact: Fact) -> Hashable:
    """What figures of one thing have in common: everything but the period, and whether it is still to come."""
    return same_figure(replace(fact, period=None, forecast=False)), fact.scope


def coarseness(fact: Fact) -> tuple[bool, bool, float, bool]:
    """What sorts the printings of one figure, the most exact first."""
    # 超2万亿元 is true of many values, 约1.4万亿元 of some; a cell has its unit elsewhere
    return fact.qualifier in BOUNDS, fact.qualifier is not None, step_of(fact), fact.rule == "table_cell"


def one_each(facts: Iterable[Fact], label: Callable[[Fact], Hashable]) -> list[Fact]:
    """One figure a label: of the newest edition, and there the one that is printed most exactly."""
    # ids of editions sort by their years
    best: dict[Hashable, Fact] = {}
    for fact in facts:
        kept = best.get(label(fact))
        if kept is None or fact.report > kept.report or (fact.report == kept.report and _finer(fact, kept)):
            best[label(fact)] = fact
    return list(best.values())


def groups(facts: Iterable[Fact], key: Callable[[Fact], Hashable]) -> list[list[Fact]]:
    """Facts of one key together, in the order of their first; those whose key is None are left out."""
    found: dict[Hashable, list[Fact]] = {}
    for fact in facts:
        at = key(fact)
        if at is not None:
            found.setdefault(at, []).append(fact)
    return list(found.values())


def _finer(fact: Fact, other: Fact) -> bool:
    return coarseness(fact) < coarseness(other)
