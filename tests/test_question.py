"""Questions read slot by slot."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from service.question import read_question
from service.question_periods import read_dates

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases" / "question-slots.jsonl").open(encoding="utf-8")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["question"])
def test_slots(case: dict[str, Any]) -> None:
    target = read_question(case["question"], last_year=2022).targets[0]
    for slot, wanted in case.items():
        if slot != "question":
            found = getattr(target, slot)
            assert (list(found) if isinstance(found, tuple) else found) == wanted


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("62.8%指的是什么", "identify"),
        ("云计算市场规模的数据出自哪里", "source"),
        ("2021年软件业务出口增长8.8%，属实吗", "verify"),
        ("云计算市场规模历年走势", "trend"),
        ("2021年跨境电商出口额是多少", "figure"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert read_question(text).kind == kind


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("三地加起来是多少", "sum"),
        ("出口是进口的几倍", "ratio"),
        ("是顺差还是逆差", "balance"),
        ("平均每笔多少钱", "average"),
    ],
)
def test_operation(text: str, operation: str) -> None:
    assert read_question(text).operation == operation


def test_listed_places_take_the_indicator_that_follows() -> None:
    query = read_question("2021年美国、中国香港、欧盟的离岸服务外包执行额分别是多少")
    assert [target.counterpart for target in query.targets[1:]] == ["美国", "中国香港", "欧盟"]
    assert {target.terms for target in query.targets[1:]} == {("离岸服务外包", "执行额")}


def test_several_measures_are_several_targets() -> None:
    query = read_question("2021年数据产生量、全球占比和世界排名")
    assert [target.measure for target in query.targets[1:]] == ["level", "share", "rank"]


def test_a_name_with_and_in_it_is_one() -> None:
    query = read_question("卫星导航与位置服务产业总体产值", names=lambda text: text == "导航与位置")
    assert len(query.targets) == 1


def test_years_of_editions_are_no_dates() -> None:
    dates = read_dates("网络文学作品数量，2021版和2022版报告各怎么说")
    assert (dates.editions, dates.asked) == (("2021", "2022"), ())


def test_a_stretch_of_years_is_no_year() -> None:
    assert read_dates("近10年增长多少").asked == ()
