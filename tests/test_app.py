"""The application as a whole: pages, headers, metrics, life without an index."""
from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from index.opened import OpenIndex
from service.app import create_app
from service.errors import NotReady
from service.settings import Settings


class Nothing:
    """A source without an index."""

    def current(self) -> OpenIndex:
        """Never there."""
        raise NotReady("正在建立索引", progress="1/2")


@pytest.fixture
def early(settings: Settings) -> FlaskClient:
    """A client of a service that has no index yet."""
    return create_app(settings, source=Nothing()).test_client()


@pytest.mark.parametrize("address", ["/", "/docs", "/api/reports", "/api/nothing", "/static/page.css"])
def test_every_response_is_protected(client: FlaskClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", ["/", "/docs", "/?q=出口额"])
def test_page_takes_nothing_from_elsewhere(client: FlaskClient, address: str) -> None:
    page = client.get(address)
    assert page.status_code == 200
    assert not re.search(r"""(src|href|action)=["'](https?:)?//""", page.text)
    assert not re.search(r"<script(?![^>]*(src=|type=.application/json))|<style|\sstyle=|\son\w+=", page.text)


def test_page_answers_without_scripts(client: FlaskClient) -> None:
    assert "1.12" in client.get("/", query_string={"q": "2020年跨境电商出口额是多少？"}).text


def test_page_shows_hostile_text_as_text(client: FlaskClient) -> None:
    page = client.get("/", query_string={"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in page


@pytest.mark.parametrize("address", ["/readyz", "/api/reports", "/api/facts", "/api/search?q=1", "/api/passages/1"])
def test_without_an_index_the_progress_is_told(early: FlaskClient, address: str) -> None:
    response = early.get(address)
    assert (response.status_code, response.mimetype) == (503, "application/problem+json")
    assert response.json["progress"] == "1/2"  # type: ignore[index]
    assert response.headers["Retry-After"]


@pytest.mark.parametrize("address", ["/", "/?q=出口额", "/healthz", "/metrics", "/docs", "/openapi.json"])
def test_without_an_index_the_rest_works(early: FlaskClient, address: str) -> None:
    assert early.get(address).status_code == 200


def test_page_says_that_the_index_is_being_built(early: FlaskClient) -> None:
    assert "正在建立索引" in early.get("/").text


def test_metrics_count_answers(client: FlaskClient) -> None:
    client.post("/api/ask", json={"question": "2020年跨境电商出口额"})
    client.get("/nothing/at/all")
    page = client.get("/metrics").text
    assert re.search(r'requests_total\{endpoint="api.ask",method="POST",status="200"\} 1\.0', page)
    assert re.search(r"answers_total\{.*\} 1\.0", page)
    assert "nothing" not in page


def test_one_request_sees_one_index(tiny_index: Any, settings: Settings) -> None:
    taken: list[int] = []

    class Counting:
        def current(self) -> OpenIndex:
            taken.append(1)
            return tiny_index  # type: ignore[no-any-return]

    create_app(settings, source=Counting()).test_client().get("/api/reports/2020")
    assert len(taken) == 1
