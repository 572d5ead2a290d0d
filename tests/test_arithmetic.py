"""Figures that follow from printed ones."""

from __future__ import annotations

import pytest
from figure_index import editions

from service.answering_desk import desk_of
from service.arithmetic_rules import derive
from service.figures_known import Known
from service.question import read_question


def known(*years: str) -> Known:
    return desk_of(editions(*years)).known((), infer=True)


@pytest.mark.parametrize(
    ("question", "operation", "value", "years"),
    [
        ("2021年我国可数字化交付的服务进口额", "other_flow", 164.84e9, ("2021",)),
        ("2020年我国云计算市场规模", "previous", 3229e8 / 1.544, ("2021",)),
        ("2019年可数字化交付服务在全球服务出口中的占比", "previous", 52.3, ("2021",)),
        ("2022年下半年离岸服务外包执行额", "remainder", 5346e8, ("2022",)),
        ("嵌入式系统软件占2021年软件业务出口的比重", "share", 100 * 194 / 521, ("2021",)),
        ("2022年承接欧盟离岸服务外包执行额比2021年增长百分之几", "growth", 100 * (1232 / 1154 - 1), ("2021", "2022")),
    ],
)
def test_ways(question: str, operation: str, value: float, years: tuple[str, ...]) -> None:
    derived = derive(read_question(question, last_year=2022).targets[0], known(*years))
    assert derived is not None and derived.fact.derivation is not None
    assert derived.fact.derivation.operation == operation
    assert derived.fact.value == pytest.approx(value, rel=1e-6)


def test_operands_are_named_in_the_order_of_the_formula() -> None:
    derived = derive(read_question("2021年ICT服务进口规模").targets[0], known("2021"))
    assert derived is not None and derived.fact.derivation is not None
    assert derived.fact.derivation.operands == tuple(view.fact.id for view in derived.operands)
    assert derived.formula == "约1171.1亿美元 − 769.9亿美元"
    assert not derived.exact


def test_a_computed_figure_has_no_place() -> None:
    derived = derive(read_question("2020年软件业务出口额").targets[0], known("2021"))
    assert derived is not None
    assert (derived.fact.text, derived.fact.start, derived.fact.passage_id) == (None, None, None)


def test_never_across_currencies() -> None:
    question = "2022年跨境电商出口额占可数字化交付的服务出口额的比重"
    assert derive(read_question(question).targets[0], known("2022")) is None


def test_nothing_from_nothing() -> None:
    assert derive(read_question("2021年我国汽车进口额").targets[0], known("2021")) is None
