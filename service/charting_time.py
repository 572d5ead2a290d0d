"""One thing over periods, and as two editions print it."""
from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from functools import partial
from itertools import combinations, islice

from index.fact import Fact
from index.linking import comparable, equal

from .chart import Chart, Row, bars, title
from .charting_periods import Frame, frame
from .printings import family, groups, one_each, thing

# A longer line would be gaps mostly
MOST_STEPS = 60
# More lines than these cross too often
MOST_LINES = 5
MOST_TIMES = 20


def periods(facts: Iterable[Fact]) -> Iterator[Chart]:
    """A line or bars for each thing that is printed for several periods of one kind; lines that belong together too."""
    found = list(_single(facts))
    yield from found
    yield from _together([chart for chart in found if chart.kind == "line"])


def _single(facts: Iterable[Fact]) -> Iterator[Chart]:
    for figures in groups(facts, lambda fact: thing(fact) if frame(fact.period) else None):
        points = [(_framed(fact), fact) for fact in one_each(figures, lambda fact: fact.period)]
        for kind in dict.fromkeys(framed.kind for framed, _ in points):
            dated = sorted((pair for pair in points if pair[0].kind == kind), key=lambda pair: pair[0].at)
            if len(dated) > 1:
                yield _over_time(dated)


def editions(facts: Iterable[Fact]) -> Iterator[Chart]:
    """Two editions side by side, for each thing of which they print a figure differently; the newest two that do."""
    for figures in groups((fact for fact in facts if fact.period), thing):
        reports = sorted({fact.report for fact in figures}, reverse=True)
        compared = (_compared(figures, before, after) for after, before in combinations(reports, 2))
        yield from islice((chart for chart in compared if chart), 1)


def _compared(figures: Iterable[Fact], before: str, after: str) -> Chart | None:
    printings = [_by_period(figures, report) for report in (before, after)]
    shared = sorted(set(printings[0]) & set(printings[1]))
    pairs = [(printings[0][period], printings[1][period]) for period in shared]
    if not any(comparable(one, other) and not equal(one, other) for one, other in pairs):
        return None
    rows = (Row(before, tuple(one for one, _ in pairs)), Row(after, tuple(other for _, other in pairs)))
    return Chart("editions", title(fact for pair in pairs for fact in pair), tuple(shared), rows)


def _together(lines: list[Chart]) -> Iterator[Chart]:
    """Lines over the same periods that differ in partner, region or name alone."""
    for part in ("counterpart", "region", "indicator"):
        for alike in groups(lines, partial(_kind_of_line, part=part)):
            # the highest at the end comes first, as lines end one above the other
            alike.sort(key=lambda line: (-line.facts[-1].value, str(getattr(line.facts[-1], part))))
            if 1 < len(alike) <= MOST_LINES and _comparable_in_size(alike):
                rows = tuple(Row(str(getattr(line.facts[-1], part)), line.rows[0].facts) for line in alike)
                yield Chart("line", title(fact for line in alike for fact in line.facts), alike[0].labels, rows)


def _kind_of_line(line: Chart, part: str) -> Hashable:
    found = family(line.facts[-1], part)
    return None if found is None else (line.labels, found)


def _comparable_in_size(lines: Iterable[Chart]) -> bool:
    # beside a line a hundred times as high another one lies flat on the axis
    tops = [max(abs(fact.value) for fact in line.facts) for line in lines]
    return max(tops) <= MOST_TIMES * min(tops)


def _over_time(dated: list[tuple[Frame, Fact]]) -> Chart:
    (first, _), (last, _) = dated[0], dated[-1]
    facts = [fact for _, fact in dated]
    if len(dated) == 2 or last.at - first.at > MOST_STEPS:
        return bars([fact.period or "" for fact in facts], facts)
    # every period between the first and the last has its place, whether a figure is printed for it or not
    places = {framed.at: fact for framed, fact in dated}
    steps = range(first.at, last.at + 1)
    return Chart("line", title(facts), tuple(map(first.write, steps)), (Row("", tuple(map(places.get, steps))),))


def _framed(fact: Fact) -> Frame:
    found = frame(fact.period)
    assert found is not None
    return found


def _by_period(facts: Iterable[Fact], report: str) -> dict[str, Fact]:
    printed = one_each([fact for fact in facts if fact.report == report], lambda fact: fact.period)
    return {fact.period or "": fact for fact in printed}
