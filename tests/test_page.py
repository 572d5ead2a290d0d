"""The pages as they are sent, before any script: over the ten-line report."""
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
HOSTILE = '"><script>alert(1)</script>'


@pytest.mark.parametrize("address", ["/", "/facts", "/reports", "/reports/2020", "/reports/2020/checks"])
def test_view_stands_without_inline_scripts_or_styles(client: FlaskClient, address: str) -> None:
    sent = client.get(address, headers=BROWSER)
    assert sent.status_code == 200
    assert all(part not in sent.text for part in ("<style", " style=", " onclick=", "<script>"))
    assert "unsafe" not in sent.headers["Content-Security-Policy"]


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


def test_missing_report_is_a_page_to_a_browser_and_a_problem_to_a_program(client: FlaskClient) -> None:
    page = client.get("/reports/1999", headers=BROWSER)
    assert (page.status_code, page.mimetype) == (404, "text/html")
    assert 'href="/reports"' in page.text
    problem = client.get("/reports/1999")
    assert (problem.status_code, problem.mimetype) == (404, "application/problem+json")


def test_views_say_that_the_index_is_being_prepared(tmp_path: Path) -> None:
    from service.app import create_app
    from service.settings import Settings

    empty = create_app(Settings(index_dir=tmp_path / "built", feedback_file=tmp_path / "feedback")).test_client()
    sent = empty.get("/facts", headers=BROWSER)
    assert (sent.status_code, sent.mimetype) == (503, "text/html")
    assert "索引正在准备" in sent.text
    assert empty.get("/").status_code == 200
