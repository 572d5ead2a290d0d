"""The HTTP interface: shapes as described in openapi.json, filters, pages, exports, equal bytes."""
from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from index.opened import OpenIndex
from service.app import create_app
from service.openapi import describe
from service.settings import Settings

SPEC = describe(Settings())
QUESTION = {"question": "2020年跨境电商出口额是多少？"}
GETS = [
    ("/api/search", "/api/search?q=出口额"),
    ("/api/facts", "/api/facts"),
    ("/api/reports", "/api/reports"),
    ("/api/reports/{report_id}", "/api/reports/2020"),
    ("/api/reports/{report_id}/checks", "/api/reports/2020/checks"),
    ("/api/reports/{report_id}/coverage", "/api/reports/2020/coverage"),
    ("/healthz", "/healthz"),
    ("/readyz", "/readyz"),
]


def check_shape(path: str, method: str, body: Any, status: str = "200") -> None:
    """Raises where the body is not as described."""
    schema = SPEC["paths"][path][method]["responses"][status]["content"]["application/json"]["schema"]
    # the schema's references point into the description, so it is carried along
    Draft202012Validator({**schema, "components": SPEC["components"]}).validate(body)


def facts(client: FlaskClient, query: str) -> list[dict[str, Any]]:
    """The facts of one page."""
    return client.get(f"/api/facts?{query}").json["facts"]  # type: ignore[index,no-any-return]


def test_description_is_valid_openapi() -> None:
    validate(SPEC)
    assert SPEC["openapi"].startswith("3.1")


def test_description_names_every_route_and_no_other() -> None:
    app = create_app(Settings(), source=object())  # type: ignore[arg-type]
    pages = {"/", "/static/{filename}"}
    routes = {rule.rule.replace("<", "{").replace(">", "}").replace("path:", "") for rule in app.url_map.iter_rules()}
    described = {route for route in routes - pages if route in SPEC["paths"] or route.startswith("/api")}
    assert described == set(SPEC["paths"])


@pytest.mark.parametrize(("path", "address"), GETS)
def test_response_has_the_described_shape(client: FlaskClient, path: str, address: str) -> None:
    check_shape(path, "get", client.get(address).json)


def test_answer_has_the_described_shape(client: FlaskClient) -> None:
    check_shape("/api/ask", "post", client.post("/api/ask", json=QUESTION).json)


def test_same_question_gives_the_same_bytes(client: FlaskClient) -> None:
    first, second = (client.post("/api/ask", json=QUESTION) for _ in range(2))
    assert first.data == second.data
    assert "万" in first.text
    assert "answer;dur=" in first.headers["Server-Timing"]


@pytest.mark.parametrize("reports", [None, [], ["2020"], ["2020", "2020"]])
def test_no_reports_mean_all(client: FlaskClient, reports: object) -> None:
    assert client.post("/api/ask", json={**QUESTION, "reports": reports}).status_code == 200


def test_passage_comes_with_its_neighbours(client: FlaskClient, tiny_index: OpenIndex) -> None:
    ids = [passage.id for passage in tiny_index.passages]
    found = [client.get(f"/api/passages/{name}").json for name in ids]
    check_shape("/api/passages/{passage_id}", "get", found[0])
    assert [passage["previous"] and passage["previous"]["passage_id"] for passage in found] == [None, *ids[:-1]]
    assert [passage["next"] and passage["next"]["passage_id"] for passage in found] == [*ids[1:], None]


@pytest.mark.parametrize(
    "query",
    ["report=2020", "period=2020", "indicator=跨境电商", "measure=yoy", "unit=CNY", "q=跨境电商 出口", "section=总体"],
)
def test_filter_keeps_only_what_it_names(client: FlaskClient, query: str) -> None:
    name, value = query.split("=")
    member = "indicator" if name == "q" else name
    found = facts(client, query)
    assert found
    assert all(word in str(fact[member] if name != "q" else fact) for fact in found for word in value.split())


def test_filter_that_nothing_meets_gives_an_empty_page(client: FlaskClient) -> None:
    assert client.get("/api/facts?indicator=不存在").json == {**client.get("/api/facts").json, "facts": [], "total": 0}  # type: ignore[dict-item]


def test_pages_follow_each_other_to_the_whole_table(client: FlaskClient) -> None:
    whole, link, paged = facts(client, ""), "/api/facts?limit=1&report=2020", []
    while link:
        page = client.get(link).json
        paged += page["facts"]  # type: ignore[index]
        assert page["total"] == len(whole)  # type: ignore[index]
        link = page["next"]  # type: ignore[index]
    assert paged == whole
    assert len(whole) > 1


def test_order_can_be_turned(client: FlaskClient) -> None:
    values = [fact["value"] for fact in facts(client, "sort=value")]
    assert values == sorted(values)
    assert [fact["value"] for fact in facts(client, "sort=-value")] == values[::-1]


def test_csv_is_the_whole_table(client: FlaskClient) -> None:
    response = client.get("/api/facts?format=csv")
    rows = list(csv.DictReader(io.StringIO(response.text)))
    assert response.mimetype == "text/csv"
    assert [row["id"] for row in rows] == [fact["id"] for fact in facts(client, "limit=1000")]


def test_sdmx_csv_has_the_names_of_the_standard(client: FlaskClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/api/facts?format=sdmx-csv&measure=yoy").text)))
    assert {"INDICATOR", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "REF_AREA"} <= rows[0].keys()
    assert rows[0]["TRANSFORMATION"] == "G1Y"


def test_feedback_is_kept_with_nothing_personal(client: FlaskClient, settings: Settings) -> None:
    sent = {"rating": "down", "question": "出口额？", "reason": "年份不对"}
    assert client.post("/api/feedback", json=sent).status_code == 201
    kept = json.loads(Path(settings.feedback_file).read_text(encoding="utf-8"))
    assert {name: value for name, value in kept.items() if name != "day"} == sent


def test_full_feedback_file_is_said(tiny_index: Any, tmp_path: Path) -> None:
    settings = Settings(feedback_file=tmp_path / "f", max_feedback=10)
    client = create_app(settings, tiny_index).test_client()
    assert client.post("/api/feedback", json={"rating": "up", "question": "出口额？"}).status_code == 503
