"""Whole answers, over the editions of 2021 and 2022."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import scoring
from figure_index import editions

from index.lexicon import words
from service.answer import Turn
from service.answering import answer
from service.answering_failed import FAILED

OWN = scoring.read(Path(__file__).parent / "cases" / "questions-own.jsonl")
MADE = scoring.read(Path(__file__).parent / "cases" / "questions-made.jsonl")
ODD = (Path(__file__).parent / "cases" / "odd-questions.txt").read_text(encoding="utf-8").splitlines()


def ask(question: dict[str, Any], *years: str) -> dict[str, Any]:
    turns = tuple(Turn(turn["question"], turn.get("answer", "")) for turn in question.get("history", ()))
    loaded = editions(*(years or ("2021", "2022")))
    reply = answer(question["question"], loaded, question.get("reports") or (), turns).as_json()
    return json.loads(json.dumps(reply, ensure_ascii=False))


def test_own_questions_in_other_words() -> None:
    verdicts = [scoring.judge(question, ask(question)) for question in OWN]
    missed = [verdict.question["question"] for verdict in verdicts if not verdict.joint]
    assert len(missed) <= 0.01 * len(OWN), missed
    assert not [verdict.question["question"] for verdict in verdicts if verdict.loose]


def test_what_must_be_refused_is_never_answered() -> None:
    wanted = [question for question in OWN if not question["answerable"]]
    assert [question["question"] for question in wanted if not scoring.judge(question, ask(question)).joint] == []


@pytest.mark.parametrize("indicator", ["软件业务出口额", "独角兽企业数量", "光缆线路总长度", "跨境电商进口增速"])
def test_our_figure_is_never_that_of_another_place(indicator: str) -> None:
    places = [place for kind in ("foreign", "domestic") for place in words("regions")[kind]]
    replies = {place: ask({"question": f"2021年{place}{indicator}"}, "2021") for place in places}
    assert len(places) > 200
    assert [place for place, reply in replies.items() if reply["status"] == "answered"] == []


@pytest.mark.parametrize("question", MADE, ids=lambda question: question["id"])
def test_questions_over_three_editions(question: dict[str, Any]) -> None:
    verdict = scoring.judge(question, ask(question, "2021", "2022", "2023"))
    assert verdict.joint and not verdict.loose, verdict.reply["answer"]


def test_a_fault_becomes_a_refusal_that_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    before = FAILED.count
    monkeypatch.setattr("service.answering.read_question", lambda *_: 1 // 0)
    reply = answer("2021年跨境电商出口额", editions("2021"))
    assert reply.status == "no_answer" and FAILED.count == before + 1


@pytest.mark.parametrize("question", [line for line in ODD if line and not line.startswith("#")])
def test_odd_questions_get_a_sensible_reply(question: str) -> None:
    reply = answer(question * (500 if len(question) == 1 else 1), editions("2021"))
    assert reply.status in ("answered", "no_answer") and reply.answer
    assert len(reply.citations) <= 5


@pytest.mark.parametrize("mark", ["\u202e", "\x00", "\u200b", "\ufeff"])
def test_marks_that_nobody_sees_change_nothing(mark: str) -> None:
    plain, marked = "2021年跨境电商出口额", mark.join("2021年跨境电商出口额")
    assert answer(marked, editions("2021")).answer == answer(plain, editions("2021")).answer


def test_the_first_sentence_is_the_answer() -> None:
    reply = answer("2021年我国跨境电商出口额是多少？", editions("2021"))
    assert reply.answer == "2021年，我国跨境电商货物出口额为1.39万亿元，同比增长28.3%[1]。"
    assert reply.facts[0].value == 1.39e12


def test_citation_is_the_place_of_the_fact() -> None:
    index = editions("2021")
    reply = answer("2021年交付欧盟的离岸服务外包执行额", index)
    citation, fact = reply.citations[0], reply.facts[0]
    raw = index.report("2021").raw
    assert fact.text and fact.text in raw[citation.start : citation.end]
    assert citation.quote in citation.passage and len(citation.passage) <= 600


def test_the_latest_year_is_said_where_none_was_asked() -> None:
    reply = answer("我国光缆线路总长度达到多少公里？", editions("2021", "2022"))
    assert "2022年底" in reply.answer and reply.notes


def test_an_unrelated_edition_changes_nothing() -> None:
    question = "2021年我国软件业务出口额是多少？"
    alone, together = (answer(question, editions(*years)) for years in (("2021",), ("2021", "2022")))
    assert alone.answer == together.answer


def test_a_claim_begins_with_the_verdict() -> None:
    assert answer("2021年跨境电商进口同比增长0.9%，对吗", editions("2021")).answer.startswith("不正确")
    assert answer("2021年跨境电商进口同比下降0.9%，对吗", editions("2021")).answer.startswith("正确")


def test_suggestions_can_be_answered() -> None:
    reply = answer("2021年我国跨境电商出口额是多少？", editions("2021"))
    assert len(reply.suggestions) == 3
    assert all(answer(question, editions("2021")).status == "answered" for question in reply.suggestions)


def test_the_same_question_gives_the_same_body() -> None:
    first, second = (json.dumps(answer(OWN[4]["question"], editions("2021")).as_json()) for _ in range(2))
    assert first == second


def test_a_typing_error_put_right_is_said() -> None:
    reply = answer("2021跨境点商出口多少", editions("2021"))
    assert reply.status == "answered" and any("跨境点商" in note or "点" in note for note in reply.notes)
