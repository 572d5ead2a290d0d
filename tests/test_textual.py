"""Answers by text: right, cited, and refused where the text does not bear the question out."""
from __future__ import annotations

import pytest
from prose import ask, cases, is_right, passages

# 有利条件 of 拥有超大规模的国内市场… needs knowledge that the words don't show
HARD = {"text-022"}


@pytest.mark.parametrize("case", cases("questions-text.jsonl"), ids=lambda case: case["id"])
def test_questions_of_the_two_reports(case):
    if case["id"] in HARD:
        pytest.xfail("no word of the question is in the sentence")
    assert is_right(case)


@pytest.mark.parametrize("case", cases("prose-questions.jsonl"), ids=lambda case: case["id"])
def test_questions_of_other_editions(case):
    assert is_right(case)


def test_quotes_stand_verbatim_in_their_passages():
    texts = {passage.id: passage.text for passage in passages("2021")}
    for case in cases("questions-text.jsonl")[:40]:
        answer = ask(case["question"], "2021")
        assert all(quoted.quote in texts[quoted.passage_id] for quoted in answer.draft.cited)


def test_several_things_are_each_answered():
    answer = ask("数据安全法和个人信息保护法分别是哪年哪月出台的", "2021")
    assert "2021年6月" in answer.draft.text and "2021年8月" in answer.draft.text and "[2]" in answer.draft.text


@pytest.mark.parametrize(
    "question", ["今天北京天气怎么样", "你觉得概念股划算吗", "帮我写一首关于春天的诗", "政策做得好不好，打几分"]
)
def test_opinions_and_small_talk_are_off_topic(question):
    reason = ask(question, "2021").draft.reason
    assert reason is not None and reason.kind == "off_topic"


def test_a_number_asked_for_makes_text_unsure():
    assert ask("2021年我国可数字化交付的服务进出口规模在全球排第几？", "2021").confidence < 0.45
