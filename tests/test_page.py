"""The pages as they are sent, before any script: over the ten-line report."""
from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING

import pytest

from service.app import create_app
from service.settings import Settings
from tests.views_index import large_index

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
HOSTILE = '"><script>alert(1)</script>'


VIEWS = ["/", "/facts", "/facts/2020-f0000", "/reports", "/reports/2020", "/reports/2020/checks"]


@pytest.mark.parametrize("address", VIEWS)
def test_view_stands_without_inline_scripts_or_styles(client: FlaskClient, address: str) -> None:
    sent = client.get(address, headers=BROWSER)
    assert sent.status_code == 200
    assert all(part not in sent.text for part in ("<style", " style=", " onclick=", "<script>"))
    assert "unsafe" not in sent.headers["Content-Security-Policy"]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A client over more than 2,000 facts."""
    folder = tmp_path_factory.mktemp("large")
    index = large_index(folder)
    assert len(index.facts) > 2000
    return create_app(Settings(feedback_file=folder / "feedback"), index).test_client()


@pytest.mark.parametrize("address", ["/?q={}", "/facts?q={}", "/facts?indicator={}", "/facts?sort={}", "/reports/{}"])
def test_hostile_text_is_escaped(client: FlaskClient, address: str) -> None:
    sent = client.get(address.format(HOSTILE), headers=BROWSER)
    assert sent.status_code < 500
    assert "<script>alert" not in sent.text


def test_every_fact_of_the_report_has_its_place_on_the_page(client: FlaskClient) -> None:
    sent = client.get("/reports/2020").text
    facts = client.get("/api/facts?report=2020&limit=1000").get_json()["facts"]
    assert facts
    assert [fact["id"] for fact in facts if f'id="{fact["id"]}"' not in sent] == []


@pytest.mark.parametrize("address", ["/facts/2020-f9999", "/reports/1999", "/reports/1999/checks"])
def test_what_is_gone_is_said_with_what_there_is(client: FlaskClient, address: str) -> None:
    page = client.get(address, headers=BROWSER)
    assert (page.status_code, page.mimetype) == (404, "text/html")
    assert 'role="alert"' in page.text
    assert 'href="/reports/2020"' in page.text


@pytest.mark.parametrize(
    ("query", "said"),
    [("report=1999", "没有载入这份报告"), ("measure=x", "没有这种度量"), ("sort=x", "请点表头"),
     ("period=x", "时期写成"),
     ("cursor=-1", "没有这一页"), ("q=不存在的", "没有符合条件的数据"), ("cursor=999", "这一页已经没有数据")],
)  # fmt: skip
def test_table_says_why_it_is_empty(client: FlaskClient, query: str, said: str) -> None:
    page = client.get(f"/facts?{query}", headers=BROWSER)
    assert page.status_code == 200
    assert said in page.text
    assert "<tbody" not in page.text
    assert ('role="alert"' in page.text) is (said[:4] not in ("没有符合", "这一页已"))


def test_every_way_out_of_the_table_holds_its_filters(client: FlaskClient) -> None:
    page = client.get("/facts?measure=level&q=出口&sort=-value").text
    kept = "q=%E5%87%BA%E5%8F%A3&amp;measure=level&amp;sort=-value"
    for way in ("&amp;format=csv", "&amp;format=jsonl", "&amp;format=sdmx-csv", "'</pre>"):
        assert f"/api/facts?{kept}{way}" in page
    assert f'data-query="{kept}"' in page
    assert 'value="level" selected' in page


def test_heading_turns_the_order(client: FlaskClient) -> None:
    def links(query: str) -> list[str]:
        return re.findall(r'aria-sort="(\w+)"><a href="([^"]*)', client.get(f"/facts?{query}").text)[2]

    assert links("measure=level") == ("none", "/facts?measure=level&amp;sort=value")
    assert links("measure=level&sort=value") == ("ascending", "/facts?measure=level&amp;sort=-value")
    assert links("measure=level&sort=-value") == ("descending", "/facts?measure=level")


def test_record_page_says_all_of_a_figure(client: FlaskClient) -> None:
    fact = client.get("/api/facts").get_json()["facts"][0]
    page = client.get(f"/facts/{fact['id']}").text
    for name in ("indicator", "period", "text", "region", "rule", "id"):
        assert str(fact[name]) in page
    assert f"{fact['value']:,}" in page
    assert f"<mark>{fact['text']}</mark>" in page
    assert f'href="/reports/2020#{fact["id"]}"' in page


def test_link_from_another_index_asks_to_look_twice(client: FlaskClient) -> None:
    page = client.get("/facts/2020-f0000").text
    (link,) = re.findall(r'href="(/facts/2020-f0000\?index=[^"]*)"', page)
    assert 'role="status"' not in page + client.get(link).text
    assert 'role="status"' in client.get("/facts/2020-f0000?index=another").text


@pytest.mark.parametrize("verdict", ["agrees", "disagrees", "x"])
def test_checks_are_filtered_by_verdict(client: FlaskClient, verdict: str) -> None:
    checks = client.get("/api/reports/2020/checks").get_json()["checks"]
    page = client.get(f"/reports/2020/checks?verdict={verdict}")
    wanted = [check for check in checks if check["verdict"] == verdict]
    assert page.text.count("<tr>") == (len(wanted) + 1 if wanted else 0)
    assert ('role="alert"' in page.text) is (verdict == "x")


@pytest.mark.parametrize("period", ["2020", "2020年", " 2020 年"])
def test_period_may_be_written_as_people_write_it(client: FlaskClient, period: str) -> None:
    found = client.get("/api/facts", query_string={"period": period}).get_json()["total"]
    assert found == client.get("/api/facts?period=2020").get_json()["total"] > 0


@pytest.mark.parametrize("query", ["", "sort=-value", "q=美国 出口&measure=share", "cursor=2100&sort=period"])
def test_two_thousand_facts_are_there_at_once(large: FlaskClient, query: str) -> None:
    began = time.perf_counter()
    page = large.get(f"/facts?{query}").text
    assert time.perf_counter() - began < 1
    assert 1 < page.count("<tr>") <= 51


def test_json_lines_are_the_whole_table(client: FlaskClient) -> None:
    lines = client.get("/api/facts?format=jsonl").text.splitlines()
    assert [json.loads(line) for line in lines] == client.get("/api/facts?limit=1000").get_json()["facts"]


def test_missing_report_is_a_page_to_a_browser_and_a_problem_to_a_program(client: FlaskClient) -> None:
    page = client.get("/reports/1999", headers=BROWSER)
    assert (page.status_code, page.mimetype) == (404, "text/html")
    assert 'href="/reports"' in page.text
    problem = client.get("/reports/1999")
    assert (problem.status_code, problem.mimetype) == (404, "application/problem+json")


@pytest.mark.parametrize("accept", ["text/html,*/*;q=0.8", "*/*", "application/json"])
@pytest.mark.parametrize("address", ["/nothing", "/api/nothing"])
def test_only_a_browser_that_opens_a_page_gets_one(client: FlaskClient, address: str, accept: str) -> None:
    sent = client.get(address, headers={"Accept": accept})
    page = accept.startswith("text/html") and address == "/nothing"
    assert (sent.status_code, sent.mimetype) == (404, "text/html" if page else "application/problem+json")


def test_fault_of_ours_is_a_page_without_insides(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.web.answer", lambda *unused: 1 / 0)
    sent = client.get("/?q=1&lang=en", headers=BROWSER)
    assert (sent.status_code, sent.mimetype) == (500, "text/html")
    assert "its log has the reason" in sent.text
    assert "division" not in sent.text


def test_views_say_that_the_index_is_being_prepared(tmp_path: Path) -> None:
    empty = create_app(Settings(index_dir=tmp_path / "built", feedback_file=tmp_path / "feedback")).test_client()
    sent = empty.get("/facts", headers=BROWSER)
    assert (sent.status_code, sent.mimetype) == (503, "text/html")
    assert "索引正在准备" in sent.text
    assert empty.get("/").status_code == 200
