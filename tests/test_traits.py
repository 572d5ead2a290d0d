"""What passages are beside their words."""
from __future__ import annotations

import pytest

from index.passage import Passage
from index.traits import Traits, neighbours, years_in


def passage(number: int, text: str, report: str = "2021") -> Passage:
    return Passage(f"{report}-p{number:04}", report, number, (), None, text, 0, len(text))


PASSAGES = [
    passage(0, "出口额为100亿元。"), passage(1, "2022年出口较2021年增长。", "2022"),
    passage(2, "2011—2019年年均增长。", "2022"),
    passage(3, "图 1 2011-2021年出口\n数据来源：商务部"), passage(4, "离岸执行额为1994亿元。", "2022"),
]  # fmt: skip


@pytest.mark.parametrize("text, years", [
    ("2021年和２０２２年", {"2021", "2022"}), ("21年出口", {"2021"}), ("二〇二一年", {"2021"}), ("10年来增长", set()),
    ("2021-2023", {"2021", "2023"}), ("2089亿元、2000.5", set()), ("2022 跨境电商", {"2022"}), ("", set()),
])  # fmt: skip
def test_years_in(text: str, years: set[str]) -> None:
    assert years_in(text) == years


@pytest.mark.parametrize("question, places", [
    ("2021年出口", {0, 3}), ("2022年出口", {1, 2, 4}), ("2019年出口", {2}), ("1994年出口", set()), ("出口额", set()),
    ("最新的出口额", {1, 2, 4}), ("2011年和2022年", {1, 2, 3, 4}),
])  # fmt: skip
def test_passages_of_the_year_asked_for(question: str, places: set[int]) -> None:
    assert set(Traits(PASSAGES).of_year(question).nonzero()[0].tolist()) == places


def test_captions_are_known() -> None:
    assert Traits(PASSAGES).captions.tolist() == [False, False, False, True, False]


def test_reports_select_passages() -> None:
    assert Traits(PASSAGES).of_reports(["2022"]).tolist() == [False, True, True, False, True]
    assert Traits(PASSAGES).of_reports([]).all()
    assert not Traits(PASSAGES).of_reports(["1999"]).any()


def test_no_passages_at_all() -> None:
    assert Traits([]).of_year("2021年").shape == (0,)


def test_definitions_answer_questions_for_a_meaning() -> None:
    texts = ["数字贸易增长。", "所谓“数字贸易”是指以数据为要素的活动。", "数字贸易是否增长？"]
    passages = [passage(number, text) for number, text in enumerate(texts)]
    assert Traits(passages).defining("什么是数字贸易？").tolist() == [False, True, False]
    assert Traits(passages).defining("数字贸易的定义").tolist() == [False, True, False]
    assert not Traits(passages).defining("数字贸易增长多少").any()


def test_the_world_is_not_home() -> None:
    passages = [passage(0, "全球出口增长。"), passage(1, "我国占全球5%。"), passage(2, "出口增长。")]
    assert Traits(passages).abroad("我国出口").tolist() == [True, False, False]
    assert not Traits(passages).abroad("全球出口").any()


def test_neighbours_stay_in_their_section() -> None:
    first, second = passage(0, "甲"), passage(1, "乙")
    other = Passage("2021-p0002", "2021", 2, ("另一节",), None, "丙", 0, 1)
    assert neighbours([first, second, other]).tolist() == [[0, 1], [0, 1], [2, 2]]
    assert neighbours([]).shape == (0, 2)
