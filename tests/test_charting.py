"""Which charts fit a set of figures, and where periods stand in a line.

Cases are lines of charts.jsonl: members that all facts share, the facts, and each chart as kind, labels, values, rest.
"""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from index.fact import Fact
from service.chart import Row
from service.charting import charts
from service.charting_periods import frame

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases" / "charts.jsonl").open(encoding="utf-8")]
USUAL = {"report": "2022", "indicator": "出口额", "measure": "level", "unit": "CNY", "region": "中国"}


def facts(case: dict[str, Any]) -> list[Fact]:
    """The facts of a case, those without a text printed as their value."""
    rows = [{"text": str(row["value"]), **USUAL, **case["common"], **row} for row in case["facts"]]
    rows = [{**row, "section": tuple(row.get("section", ()))} for row in rows]
    return [Fact(id=str(number), **row) for number, row in enumerate(rows)]


def drawn(found: list[Fact]) -> list[list[Any]]:
    """Each chart that fits, as the cases write it."""
    shown = charts(found)
    return [[chart.kind, list(chart.labels), [_values(row) for row in chart.rows], chart.rest] for chart in shown]


def _values(row: Row) -> list[float | None]:
    return [fact and fact.value for fact in row.facts]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_chart_fits(case: dict[str, Any]) -> None:
    assert drawn(facts(case)) == case["charts"]


def test_order_of_the_facts_makes_no_difference_but_for_what_leads() -> None:
    for case in CASES:
        forward, backward = (drawn(found) for found in (facts(case), facts(case)[::-1]))
        assert sorted(map(str, forward)) == sorted(map(str, backward)), case["why"]


def test_chart_of_the_first_fact_leads() -> None:
    rows = [("进口", "2021"), ("进口", "2022"), ("出口", "2020"), ("出口", "2021"), ("出口", "2022")]
    case = {"common": {}, "facts": [{"indicator": name, "period": period, "value": 1} for name, period in rows]}
    found = facts(case)
    assert [chart[0] for chart in drawn(found)] == ["bars", "line"]
    assert [chart[0] for chart in drawn(found[::-1])] == ["line", "bars"]


@pytest.mark.parametrize(
    "period", ["2021", "2021-12-31", "2021-08", "2023-01/2023-06", "2011/2021", "2021-12-31/2022-12-31"]
)
def test_period_is_written_as_it_was_read(period: str) -> None:
    found = frame(period)
    assert found
    assert found.write(found.at) == period
    assert frame(found.write(found.at + 1)) is not None


@pytest.mark.parametrize("period", [None, "", "2021-08-15", "2021/2021", "2022/2021", "2021-03/2022-06", "去年"])
def test_odd_period_stands_in_no_line(period: str | None) -> None:
    assert frame(period) is None
