"""Facts measured against targets, slot by slot."""

from __future__ import annotations

import pytest
from figure_index import editions

from service.figures_choice import choose
from service.matching import matches
from service.matching_views import views
from service.query import Target
from service.question import read_question


def target(question: str) -> Target:
    return read_question(question, last_year=2022).targets[0]


def chosen(question: str, *years: str) -> float | None:
    choice = choose(views(editions(*years)), target(question))
    return choice.view.fact.value if choice else None


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("2021年跨境电商出口额", 1.39e12),
        ("2021年跨境电商进口增速", -0.9),
        ("2021年嵌入式系统软件出口", 1.94e10),
        ("2021年中国香港离岸外包执行额", 1.456e11),
        ("2021年全球可数字化交付服务出口额", 3.81e12),
        ("2021年可数字化交付服务出口占全球服务出口的比重", 62.8),
        ("签署了多少个自贸协定", 19),
    ],
)
def test_the_fact_that_bears_every_slot_out(question: str, value: float) -> None:
    assert chosen(question, "2021") == value


@pytest.mark.parametrize(
    ("question", "slot"),
    [
        ("2020年我国独角兽企业数量", "period"),
        ("2021年交付日本的离岸服务外包执行额", "place"),
        ("2021年软件业务利润", "terms"),
        ("2021年云计算市场规模全球排名", "measure"),
        ("2021年软件业务进口额", "flow"),
    ],
)
def test_what_is_missing_is_named(question: str, slot: str) -> None:
    best = matches(views(editions("2021")), target(question))[0]
    assert slot in best.missing


def test_without_a_year_the_newest_counts() -> None:
    assert chosen("光缆线路总长度", "2021", "2022") == 59_580_000
    assert chosen("2021年光缆线路总长度", "2021", "2022") == 54_810_000


def test_a_forecast_is_not_taken_for_a_figure_of_the_year() -> None:
    assert chosen("我国云计算市场规模", "2021", "2022") == 4.55e11


def test_what_only_the_sentence_names_is_not_the_subject() -> None:
    assert chosen("2022年国内生产总值是多少亿元", "2022") is None


def test_same_question_same_order() -> None:
    found = [[m.view.fact.id for m in matches(views(editions("2021")), target("2021年软件出口"))] for _ in range(2)]
    assert found[0] == found[1]
