"""A reply in parts: each when it is ready, the last line equal to the plain body, faults on a line of their own."""
from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any
from urllib.request import Request

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator

import service.api
from index.opened import OpenIndex
from service.app import create_app
from service.openapi import describe
from service.settings import Settings
from tests.running import OPENER
from tests.serving import serving

LINES = {"Accept": "application/x-ndjson"}
QUESTIONS = [
    "2020年跨境电商出口额是多少？", "2015年跨境电商出口额是多少？", "什么是数字贸易？", "你好", "<b>&'\"</b>",
    "What were exports in 2020?",
]  # fmt: skip
ACCEPTED = [
    ("", False), ("*/*", False), ("application/json", False), ("text/html", False), ("application/x-ndjson", True),
    ("application/x-ndjson, application/json;q=0.5", True), ("application/x-ndjson;q=0.1, application/json", False),
]  # fmt: skip
WRONG = [({"question": ""}, 422), ({"question": "x", "reports": ["1"]}, 404), ([], 422)]


def stream(client: FlaskClient, question: str) -> list[dict[str, Any]]:
    sent = client.post("/api/ask", json={"question": question}, headers=LINES)
    assert (sent.status_code, sent.mimetype) == (200, "application/x-ndjson")
    return [json.loads(line) for line in sent.text.splitlines()]


@pytest.mark.parametrize("question", QUESTIONS)
def test_last_line_is_the_plain_body_to_the_byte(client: FlaskClient, question: str) -> None:
    plain = client.post("/api/ask", json={"question": question})
    lines = client.post("/api/ask", json={"question": question}, headers=LINES).data.splitlines(keepends=True)
    assert (plain.mimetype, lines[-1]) == ("application/json", plain.data)


@pytest.mark.parametrize("question", QUESTIONS)
def test_parts_together_are_the_whole(client: FlaskClient, question: str) -> None:
    *parts, whole = stream(client, question)
    assert [part.pop("part") for part in parts] == ["query", "answer", "citations", "notes", "suggestions"]
    told = {name: value for part in parts for name, value in part.items()}
    assert {**told, "index": whole["index"]} == whole


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_line_is_as_described(client: FlaskClient, question: str) -> None:
    shapes = describe(Settings())["components"]
    shape = Draft202012Validator({"$ref": "#/components/schemas/AskLine", "components": shapes})
    assert [error.message for line in stream(client, question) for error in shape.iter_errors(line)] == []


@pytest.mark.parametrize(("accept", "streamed"), ACCEPTED)
def test_only_those_who_ask_for_lines_get_them(client: FlaskClient, accept: str, streamed: bool) -> None:
    sent = client.post("/api/ask", json={"question": "你好"}, headers={"Accept": accept})
    assert (sent.mimetype == "application/x-ndjson") is streamed
    assert "Content-Length" not in sent.headers or not streamed


@pytest.mark.parametrize(("body", "status"), WRONG)
def test_what_is_wrong_from_the_start_has_its_status(client: FlaskClient, body: object, status: int) -> None:
    sent = client.post("/api/ask", json=body, headers=LINES)
    assert (sent.status_code, sent.mimetype) == (status, "application/problem+json")


def test_fault_in_mid_stream_is_a_part_of_its_own(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaking(*arguments: Any) -> Iterator[Any]:
        yield next(service.answering.stages(*arguments))
        raise OSError("/secret/path")

    monkeypatch.setattr(service.api, "stages", breaking)
    query, problem = stream(client, QUESTIONS[0])
    assert (query["part"], problem["part"], problem["problem"]["status"]) == ("query", "problem", 500)
    assert "secret" not in json.dumps(problem)


def test_fault_of_answering_is_a_refusal_in_both(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service.answering, "respond", lambda *unused: 1 / 0)
    *_, whole = stream(client, QUESTIONS[0])
    assert whole["status"] == "no_answer"
    assert whole == client.post("/api/ask", json={"question": QUESTIONS[0]}).get_json()


def test_streamed_answers_are_counted(client: FlaskClient) -> None:
    stream(client, QUESTIONS[0])
    assert 'answers_total{reason="",status="answered"} 1.0' in client.get("/metrics").text


@pytest.fixture
def served(tiny_index: OpenIndex, settings: Settings) -> Iterator[str]:
    with serving(create_app(settings, tiny_index)) as url:
        yield url


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Answering goes no further than the query until this is set."""
    seen = threading.Event()

    def waiting(*arguments: Any) -> Iterator[Any]:
        query, *rest = service.answering.stages(*arguments)
        yield query
        assert seen.wait(5)
        yield from rest

    monkeypatch.setattr(service.api, "stages", waiting)
    return seen


def test_parts_leave_the_server_before_the_rest_is_ready(served: str, seen: threading.Event) -> None:
    body = json.dumps({"question": QUESTIONS[0]}).encode()
    asked = Request(f"{served}/api/ask", body, {"Content-Type": "application/json", **LINES})
    with OPENER.open(asked, timeout=10) as reply:
        assert json.loads(reply.readline())["part"] == "query"
        seen.set()
        assert json.loads(reply.read().splitlines()[-1])["status"] == "answered"
