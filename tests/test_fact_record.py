"""What is printed about one figure: history over editions, series over periods, and both as JSON."""
from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from flask.testing import FlaskClient

from index.fact import Fact
from index.linking import link
from service.fact_record import record
from tests.test_api import check_shape

FIRST = Fact("1", "2021", "跨境电商进出口", "level", 1.92e12, "CNY", period="2021", text="1.92万亿元", quote_start=1)


def loaded(*facts: Fact) -> Any:
    """As much of an index as records need."""
    linked = link(facts)
    reports = [SimpleNamespace(id=year, data_year=int(year)) for year in sorted({fact.report for fact in facts})]
    return SimpleNamespace(facts=linked, reports=reports, fact={fact.id: fact for fact in linked}.__getitem__)


def printing(number: str, **members: Any) -> Fact:
    """Another figure of the same thing."""
    return replace(FIRST, id=number, quote_start=int(number), **members)


def test_revision_is_told_against_the_edition_before() -> None:
    second = printing("2", report="2022", value=1.98e12, text="1.98万亿元")
    third = printing("3", report="2023", value=1.98e12, text="1.98万亿元")
    index = loaded(third, FIRST, second)
    history = record(index.fact("1"), index).history
    assert [(p.fact.report, p.revises and p.revises.text) for p in history] == [
        ("2021", None), ("2022", "1.92万亿元"), ("2023", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "members",
    [{"value": 1.9e12, "text": "1.9万亿元", "qualifier": "约"}, {"value": 1e12, "text": "1万亿元", "qualifier": "超"},
     {"period": None}, {"value": 1.98e12, "text": "1.98万亿元", "scope": "不含港澳台"}],
)  # fmt: skip
def test_other_wording_is_no_revision(members: dict[str, Any]) -> None:
    index = loaded(FIRST, printing("2", report="2022", **members))
    assert [p.revises for p in record(index.fact("1"), index).history if p.revises] == []


def test_series_takes_each_period_from_the_newest_edition_in_order() -> None:
    later = printing("2", report="2022", period="2022", value=2.11e12, text="2.11万亿元")
    newer = printing("3", report="2022", value=1.98e12, text="1.98万亿元")
    half = printing("4", report="2022", period="2022-01/2022-06", value=1e12, text="1万亿元")
    other = printing("5", report="2022", period="2020", value=5.0, unit="percent", measure="yoy", text="5%")
    index = loaded(FIRST, later, newer, half, other)
    assert [fact.id for fact in record(index.fact("1"), index).series] == ["3", "4", "2"]


def test_coarser_printing_is_another_printing_of_the_same_figure() -> None:
    index = loaded(FIRST, printing("2", value=1.9e12, text="1.9万亿元", qualifier="约"))
    found = record(index.fact("2"), index)
    assert [fact.id for fact in found.same] == ["1"]
    assert [p.fact.id for p in found.history] == ["1"]


def test_figures_of_one_sentence_stand_beside_each_other() -> None:
    shares = [replace(FIRST, id=str(n), measure="share", unit="percent", of="出口", counterpart=name, value=value)
              for n, (name, value) in enumerate([("美国", 34.3), ("英国", 6.5)])]  # fmt: skip
    elsewhere = replace(shares[0], id="9", counterpart="法国", quote_start=99)
    index = loaded(*shares, elsewhere)
    found = record(index.fact("1"), index)
    assert [fact.id for fact in found.beside] == ["0", "1"]
    assert [(chart.kind, chart.rest) for chart in found.charts] == [("parts", 59.2)]


def test_every_record_of_a_report_has_the_described_shape(client: FlaskClient) -> None:
    for fact in client.get("/api/facts").json["facts"]:  # type: ignore[index]
        body = client.get(f"/api/facts/{fact['id']}").json
        check_shape("/api/facts/{fact_id}", "get", body)
        assert body["fact"] == fact  # type: ignore[index]


@pytest.mark.parametrize("address", ["/api/facts/2020-f9999", "/api/facts/%3Cscript%3E", "/api/charts?ids=2020-f9999"])
def test_unknown_figure_is_a_problem(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert (response.status_code, response.mimetype) == (404, "application/problem+json")


def test_charts_take_ids_or_filters(client: FlaskClient) -> None:
    facts = client.get("/api/facts?measure=level").json["facts"]  # type: ignore[index]
    for query in ("measure=level", f"ids={','.join(fact['id'] for fact in facts)}"):
        body = client.get(f"/api/charts?{query}").json
        check_shape("/api/charts", "get", body)
        assert body["facts"] == len(facts)  # type: ignore[index]
    assert client.get("/api/charts?measure=x").status_code == 422


def test_passage_says_where_a_citation_stands_in_it(client: FlaskClient) -> None:
    fact = client.get("/api/facts").json["facts"][0]  # type: ignore[index]
    address = f"/api/passages/{fact['passage_id']}?start={fact['start']}&end={fact['end']}"
    body: Any = client.get(address).json
    check_shape("/api/passages/{passage_id}", "get", body)
    assert body["passage"][body["mark"]["start"] : body["mark"]["end"]] == fact["text"]
    assert client.get(f"/api/passages/{fact['passage_id']}").json["mark"] is None  # type: ignore[index]
    assert client.get(f"/api/passages/{fact['passage_id']}?start=x").status_code == 422
