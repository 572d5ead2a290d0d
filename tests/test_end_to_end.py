"""The whole service on the real report, over real HTTP."""
from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.running import PROJECT, Running, running

RAW = (PROJECT / "corpus" / "reports" / "2021.txt").read_bytes().decode("utf-8")
QUESTIONS = PROJECT / "tests" / "cases" / "questions-2021.jsonl"


def squeezed(text: str) -> str:
    """Text without white space."""
    return "".join(text.split())


def start(arguments: list[str], settings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """A start that ends by itself."""
    return subprocess.run(
        [sys.executable, "-m", "service", *arguments], cwd=PROJECT, env={**os.environ, **settings},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A service that builds its index at the first start, as on a fresh machine."""
    with running(tmp_path_factory.mktemp("live")) as service:
        assert service.send("/healthz")[0] == 200
        assert service.send("/")[0] == 200
        service.wait_until_ready()
        yield service


@pytest.fixture(scope="module")
def facts(live: Running) -> list[dict[str, Any]]:
    """Every fact of the report, over all pages."""
    found, link = [], "/api/facts?limit=50&report=2021"
    while link:
        page = live.get(link)
        found += page["facts"]
        link = page["next"]
    return found


def test_question_is_answered_with_figure_and_sentence(live: Running) -> None:
    reply = live.ask("2021年跨境电商出口额是多少？")
    assert reply["status"] == "answered"
    assert "1.39万亿元" in squeezed(reply["answer"])
    assert (reply["facts"][0]["value"], reply["facts"][0]["unit"]) == (1.39e12, "CNY")
    assert "出口1.39万亿元" in squeezed(reply["citations"][0]["quote"])
    assert f"> {reply['answer']}\n" in (PROJECT / "README.md").read_text(encoding="utf-8")


def test_unprinted_figure_is_refused(live: Running) -> None:
    reply = live.ask("2035年跨境电商出口额是多少？")
    assert reply["status"] == "no_answer"
    assert reply["reason"]["kind"] == "period_not_covered"


def test_same_question_gives_the_same_bytes(live: Running) -> None:
    bodies = {live.send("/api/ask", {"question": "2021年跨境电商出口额是多少？"})[1] for _ in range(3)}
    assert len(bodies) == 1


def test_every_fact_stands_in_the_report_where_it_says(facts: list[dict[str, Any]]) -> None:
    assert len(facts) > 80
    for fact in facts:
        assert squeezed(RAW[fact["start"] : fact["end"]]) == squeezed(fact["text"])
        assert squeezed(RAW[fact["quote_start"] : fact["quote_end"]]) == squeezed(fact["quote"])
        assert fact["quote_start"] <= fact["start"] < fact["end"] <= fact["quote_end"]


def test_every_fact_names_a_passage_that_holds_it(live: Running, facts: list[dict[str, Any]]) -> None:
    passages = {name: live.get(f"/api/passages/{name}") for name in {fact["passage_id"] for fact in facts}}
    for fact in facts:
        passage = passages[fact["passage_id"]]
        assert passage["start"] <= fact["start"] < fact["end"] <= passage["end"]
        assert squeezed(fact["text"]) in squeezed(passage["passage"])


def test_every_citation_stands_in_the_report_where_it_says(live: Running) -> None:
    asked = [json.loads(line)["question"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    citations = [citation for question in asked for citation in live.ask(question)["citations"]]
    assert len(citations) > len(asked) / 2
    for citation in citations:
        assert squeezed(RAW[citation["start"] : citation["end"]]) == squeezed(citation["quote"])
        assert len(citation["passage"]) <= 600


def test_health_and_description(live: Running) -> None:
    assert live.get("/readyz")["reports"] == ["2021"]
    assert live.get("/api/reports")["reports"][0]["facts"] > 80
    assert live.get("/openapi.json")["openapi"] == "3.1.0"


def test_second_start_uses_the_index_that_is_there(live: Running) -> None:
    with running(live.folder) as second:
        second.wait_until_ready(20)
        assert second.get("/readyz")["index"] == live.get("/readyz")["index"]
        assert second.stop() == 0


@pytest.mark.parametrize(
    ("arguments", "settings", "words"),
    [
        (["--port", "99999"], {}, "99999"),
        ([], {"PORT": "http"}, "PORT"),
        ([], {"HOST": "256.0.0.1"}, "256.0.0.1"),
        ([], {"CORPUS_DIR": "/nonexistent", "PORT": "0"}, "CORPUS_DIR"),
    ],
)
def test_bad_start_is_one_line(arguments: list[str], settings: dict[str, str], words: str, tmp_path: Path) -> None:
    ended = start(arguments, {"INDEX_DIR": str(tmp_path / "built"), **settings})
    said = [line for line in ended.stderr.splitlines() if not line.startswith(("usage:", "listening", "       "))]
    assert ended.returncode in (1, 2)
    assert words in said[-1]
    assert len(said) == 1


def test_taken_port_is_one_line_with_a_way_out(live: Running, tmp_path: Path) -> None:
    port = live.url.rsplit(":", 1)[1]
    ended = start([], {"INDEX_DIR": str(tmp_path), "PORT": port})
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert "make run PORT=" in ended.stderr
