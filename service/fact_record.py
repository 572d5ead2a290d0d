"""All that is printed about one figure: other printings, how each edition gives it, and its series over periods."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from index.fact import Fact
from index.linking import comparable, equal, same_figure
from index.opened import OpenIndex

from .chart import Chart
from .charting import charts
from .printings import coarseness, groups, one_each, thing


@dataclass(frozen=True, slots=True)
class Printing:
    """How one edition prints a figure. `revises` is the printing of an earlier edition that it replaces."""

    fact: Fact
    revises: Fact | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A figure in its surroundings.

    `same` are the other printings of it, `history` has one printing an edition, the oldest edition first, `series` the
    figures of the same thing for all periods, in their order, each as the newest edition prints it, and `beside` those
    of the same kind and period that stand in its sentence.
    """

    fact: Fact
    same: tuple[Fact, ...]
    history: tuple[Printing, ...]
    series: tuple[Fact, ...]
    beside: tuple[Fact, ...]
    charts: tuple[Chart, ...]

    def as_json(self) -> dict[str, Any]:
        """The record with its JSON names; `revises` is the id of the figure replaced."""
        history = [
            {**printing.fact.as_json(), "revises": printing.revises.id if printing.revises else None}
            for printing in self.history
        ]
        same, series, beside = (
            [fact.as_json() for fact in facts] for facts in (self.same, self.series, self.beside)
        )
        drawn = [chart.as_json() for chart in self.charts]
        return {
            "fact": self.fact.as_json(), "printings": same, "history": history, "series": series, "beside": beside,
            "charts": drawn,
        }  # fmt: skip


def record(fact: Fact, index: OpenIndex) -> Record:
    """What the loaded editions print about the figure of a fact."""
    same = tuple(index.fact(name) for name in fact.same_as)
    key, about = same_figure(fact), thing(fact)
    figures = [other for other in index.facts if same_figure(other) == key and other.scope == fact.scope]
    dated = [other for other in index.facts if other.period is not None and thing(other) == about]
    series = sorted(one_each(dated, lambda other: other.period), key=lambda other: _order(other.period or ""))
    beside = [other for other in index.facts if _stands_beside(other, fact)]
    drawn = [*charts(dated), *(chart for chart in charts(beside) if fact in chart.facts)]
    return Record(fact, same, tuple(_history(figures, index)), tuple(series), tuple(beside), tuple(drawn))


def _history(figures: Iterable[Fact], index: OpenIndex) -> Iterator[Printing]:
    years = {report.id: (report.data_year, report.id) for report in index.reports}
    before: Fact | None = None
    for printings in sorted(groups(figures, lambda fact: fact.report), key=lambda facts: years[facts[0].report]):
        # an edition that prints a figure exactly and again roughly is held to the exact one
        fact = min(printings, key=coarseness)
        revised = before is not None and comparable(before, fact) and not equal(before, fact)
        yield Printing(fact, before if revised else None)
        before = fact


def _stands_beside(other: Fact, fact: Fact) -> bool:
    """Whether two figures may be set side by side because one sentence prints both."""
    place = (fact.report, fact.quote_start, fact.measure, fact.unit, fact.period)
    return place == (other.report, other.quote_start, other.measure, other.unit, other.period)


def _order(period: str) -> tuple[str, str]:
    """By the end of a period, the longer one last: 2022-01/2022-06 stands before 2022."""
    first, _, last = period.partition("/")
    end = last or first
    return end if len(end) > 4 else f"{end}-12-31", first
