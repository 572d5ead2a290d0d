"""Saying no, and why."""

from __future__ import annotations

import pytest
from figure_index import editions

from service.answering import answer

REFUSED = [
    ("2021年我国汽车出口量是多少万辆", "indicator_not_found"),
    ("2021年交付日本的离岸服务外包执行额是多少", "breakdown_not_found"),
    ("2021年我国可数字化交付的服务出口额同比增长了百分之多少", "breakdown_not_found"),
    ("2020年我国独角兽企业有多少家", "period_not_covered"),
    ("2015年我国可数字化交付服务进出口额", "chart_without_data"),
    ("2021年跨境电商出口额达到2万亿元，同比增长多少", "false_premise"),
    ("出口额是多少", "ambiguous"),
    ("今天北京天气怎么样", "off_topic"),
    ("2021年数字人民币跨境支付的交易金额是多少", "indicator_not_found"),
]


@pytest.mark.parametrize(("question", "kind"), REFUSED, ids=[question for question, _ in REFUSED])
def test_kind(question: str, kind: str) -> None:
    reply = answer(question, editions("2021"))
    assert reply.status == "no_answer"
    assert reply.reason is not None and reply.reason.kind == kind


def test_what_is_missing_is_named_and_the_nearest_is_no_answer() -> None:
    reply = answer("2021年交付日本的离岸服务外包执行额是多少", editions("2021"))
    assert reply.reason is not None and "日本" in reply.reason.detail
    assert reply.facts == () and reply.reason.nearest


def test_a_false_premise_is_put_right_with_the_cited_fact() -> None:
    reply = answer("2021年跨境电商出口额达到2万亿元，同比增长多少", editions("2021"))
    assert reply.citations and "1.39万亿元" in reply.answer


def test_choices_are_offered_where_no_indicator_is_named() -> None:
    assert len(answer("出口额是多少", editions("2021")).suggestions) >= 2
