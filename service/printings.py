"""Printings of one figure, and figures of one thing: which belong together, and which of them is shown."""
from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import TypeVar

from index.fact import Fact
from index.linking import BOUNDS, plain_name, same_figure
from index.precision import step_of

T = TypeVar("T")


def thing(fact: Fact) -> Hashable:
    """What figures of one thing have in common: everything but the period, and whether it is still to come."""
    return same_figure(replace(fact, period=None, forecast=False)), fact.scope


def family(fact: Fact, part: str) -> Hashable:
    """What things of one list have in common: all but one part, which they all have; None for a thing without it.

    Things of other names are a list where they stand in one section and their names begin alike.
    """
    if getattr(fact, part) is None:
        return None
    undated = replace(fact, period=None, forecast=False)
    if part == "indicator":
        alike = fact.report, fact.section, plain_name(fact.indicator)[:2]
        return same_figure(replace(undated, indicator="")), fact.scope, alike
    blank = replace(undated, counterpart=None) if part == "counterpart" else replace(undated, region=None)
    return same_figure(blank), fact.scope


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


def groups(members: Iterable[T], key: Callable[[T], Hashable]) -> list[list[T]]:
    """Facts, or charts, of one key together, in the order of their first; those whose key is None are left out."""
    found: dict[Hashable, list[T]] = {}
    for member in members:
        at = key(member)
        if at is not None:
            found.setdefault(at, []).append(member)
    return list(found.values())


def _finer(fact: Fact, other: Fact) -> bool:
    return coarseness(fact) < coarseness(other)
