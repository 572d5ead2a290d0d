"""Tables for other programs: periods and codes of SDMX, cells that no spreadsheet takes for a formula."""
from __future__ import annotations

import csv
import io

import pytest

from index.fact import Fact
from service.export import COLUMNS, as_csv, as_sdmx_csv, time_period, transformation
from service.fact_table import Selection, touches


def fact(**members: object) -> Fact:
    """A fact of which only these members matter."""
    usual = {"id": "1", "report": "2021", "indicator": "出口额", "measure": "level", "value": 1.0, "unit": "CNY"}
    return Fact(**{**usual, **members})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("period", "written"),
    [("2021", "2021"), ("2021-08", "2021-08"), ("2022-01/2022-06", "2022-S1"), ("2022-07/2022-09", "2022-Q3"),
     ("2011/2021", "2021"), ("2021-12-31/2022-12-31", "2022-12-31"), ("2022-01/2022-09", "2022-09"), (None, "")],
)  # fmt: skip
def test_period_in_the_form_of_the_standard(period: str | None, written: str) -> None:
    assert time_period(period) == written


@pytest.mark.parametrize(
    ("measure", "period", "code"),
    [("level", "2021", "N"), ("yoy", "2021", "G1Y"), ("cagr", "2011/2021", "GC10Y"), ("change", "2019/2021", "D2Y"),
     ("change", "2021", "D1Y"), ("cagr", None, "GC1Y"), ("share", "2021", "SHARE"), ("rank", None, "RANK")],
)  # fmt: skip
def test_transformation_in_the_codes_of_the_standard(measure: str, period: str | None, code: str) -> None:
    assert transformation(fact(measure=measure, period=period)) == code


@pytest.mark.parametrize("cell", ["=1+1", "+86", "@SUM(A1)", "-出口", "\t=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    row = next(csv.DictReader(io.StringIO(as_csv([fact(indicator=cell)]))))
    assert row["indicator"] == f"'{cell}"


def test_negative_number_stays_a_number() -> None:
    row = next(csv.DictReader(io.StringIO(as_csv([fact(value=-0.9, text="-0.9%")]))))
    assert (row["value"], row["text"]) == ("-0.9", "-0.9%")


def test_table_without_facts_has_its_header() -> None:
    assert as_csv([]).splitlines() == [",".join(COLUMNS)]
    assert len(as_sdmx_csv([]).splitlines()) == 1


def test_forecast_is_marked() -> None:
    row = next(csv.DictReader(io.StringIO(as_sdmx_csv([fact(forecast=True)]))))
    assert row["OBS_STATUS"] == "F"


@pytest.mark.parametrize(
    ("period", "wanted", "met"),
    [("2021", "2021", True), ("2021-08", "2021", True), ("2011/2021", "2021", True), ("2011/2021", "2015", False),
     ("2022-01/2022-06", "2022", True), ("2021", "202", False), ("2021", "2021-08", False), (None, "2021", False)],
)  # fmt: skip
def test_period_touches_the_one_asked_for(period: str | None, wanted: str, met: bool) -> None:
    assert touches(period, wanted) is met


def test_computed_figure_is_in_no_table() -> None:
    assert Selection().of([fact(derivation=object())]) == []
    assert len(Selection().of([fact()])) == 1
