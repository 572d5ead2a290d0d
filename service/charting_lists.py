"""Figures of one kind for several partners, regions or names, and the shares that make up one whole."""
from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from index.fact import Fact
from index.lexicon import words
from index.linking import same_figure

from .chart import Chart, Row, bars, title
from .printings import groups, one_each

# More colours than these can't be told apart
MOST_PARTS = 8
# Shares that were each rounded may add up to so much more or less than all, in percent for each of them
SLACK = 0.05


def lists(facts: Iterable[Fact]) -> Iterator[Chart]:
    """A chart for each set of figures that differ in partner, region or name alone."""
    together = list(facts)
    for part in ("counterpart", "region", "indicator"):
        yield from _lists_by(part, [fact for fact in together if getattr(fact, part)])


def _lists_by(part: str, facts: Iterable[Fact]) -> Iterator[Chart]:
    for figures in groups(facts, lambda fact: _alike(fact, part)):
        points = one_each(figures, lambda fact: str(getattr(fact, part)))
        if len(points) > 1:
            yield _list(sorted(points, key=lambda fact: -fact.value), part)


def _list(points: Sequence[Fact], part: str) -> Chart:
    labels = tuple(str(getattr(fact, part)) for fact in points)
    rest, slack = 100 - sum(fact.value for fact in points), SLACK * len(points)
    if not _are_parts(points, labels, part) or rest < -slack:
        return bars(labels, points)
    rows = tuple(Row("", (fact,)) for fact in points)
    return Chart("parts", title(points), labels, rows, round(rest, 4) if rest > slack else 0.0)


def _are_parts(points: Sequence[Fact], labels: Sequence[str], part: str) -> bool:
    shares = all(fact.measure == "share" and fact.of and fact.period and fact.value > 0 for fact in points)
    # 占全国 is a share of each thing's own total
    own = part == "indicator" and points[0].of in _areas("home", "world", "group")
    # a group of economies holds some of those beside it, and 出口 is a part of 进出口
    of_groups = [label in _areas("group", "world") for label in labels]
    nested = any(one != other and one in other for one in labels for other in labels)
    return shares and not own and len(points) <= MOST_PARTS and len(set(of_groups)) == 1 and not nested


def _alike(fact: Fact, part: str) -> Hashable:
    """What the members of a list have in common; names of different things are a list only within one sentence."""
    if part == "indicator":
        at = fact.quote_start
        return None if at is None else (same_figure(replace(fact, indicator="")), fact.scope, fact.report, at)
    blank = replace(fact, counterpart=None) if part == "counterpart" else replace(fact, region=None)
    return same_figure(blank), fact.scope, fact.report


@cache
def _areas(*kinds: str) -> frozenset[str]:
    """Names of areas of these kinds; `name=alias` stands for both."""
    return frozenset(name for kind in kinds for word in words("regions")[kind] for name in word.split("="))
