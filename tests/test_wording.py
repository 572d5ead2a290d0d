"""Facts as sentences."""

from __future__ import annotations

import pytest

from index.fact import Fact
from service.wording import statement
from service.wording_english import english_statement
from service.wording_numbers import magnitude, printed


def fact(**slots: object) -> Fact:
    given = {
        "id": "f",
        "report": "2021",
        "indicator": "跨境电商出口",
        "measure": "level",
        "value": 1.39e12,
        "unit": "CNY",
    }
    return Fact(**{**given, "period": "2021", "region": "中国", "text": "1.39 万亿元", **slots})  # type: ignore[arg-type]


CASES = [
    ({}, "2021年，我国跨境电商出口额为1.39万亿元"),
    ({"text": "1.4万亿元", "qualifier": "约"}, "2021年，我国跨境电商出口额约为1.4万亿元"),
    ({"measure": "yoy", "unit": "percent", "value": -0.9, "text": "0.9%"}, "2021年，我国跨境电商出口额同比下降0.9%"),
    ({"text": "1.39"}, "2021年，我国跨境电商出口额为1.39万亿元"),
    ({"period": "2022-01/2022-06"}, "2022年上半年，我国跨境电商出口额为1.39万亿元"),
    (
        {
            "period": "2021-12-31",
            "indicator": "独角兽企业",
            "unit": "家",
            "value": 300.0,
            "text": "300家",
            "qualifier": "超",
        },
        "截至2021年底，我国独角兽企业数量超过300家",
    ),
    (
        {"measure": "rank", "unit": "rank", "value": 3.0, "text": "第3", "of": "全球"},
        "2021年，我国跨境电商出口位居全球第3",
    ),
    (
        {"measure": "share", "unit": "percent", "value": 34.3, "text": "34.3%", "counterpart": "美国"},
        "2021年，我国跨境电商出口中，美国占34.3%",
    ),
    (
        {"forecast": True, "period": "2025", "indicator": "数据总量", "unit": "ZB", "value": 48.6, "text": "48.6ZB"},
        "预计到2025年，我国数据总量将达48.6ZB",
    ),
    (
        {"indicator": "交付离岸服务外包执行额", "counterpart": "美国"},
        "2021年，我国交付美国离岸服务外包执行额为1.39万亿元",
    ),
]


@pytest.mark.parametrize(("slots", "sentence"), CASES, ids=[sentence for _, sentence in CASES])
def test_sentence(slots: dict[str, object], sentence: str) -> None:
    assert statement(fact(**slots)) == sentence


def test_english_has_the_printed_figure_beside_the_conversion() -> None:
    assert "CNY 1.39 trillion (1.39 万亿元) in 2021" in english_statement(fact())


def test_a_qualifier_stands_where_it_belongs() -> None:
    assert printed(fact(text="87%", unit="percent", qualifier="左右")) == "87%左右"
    assert printed(fact(text="10 倍", unit="multiple", qualifier="近")) == "近10倍"


def test_a_computed_value_keeps_a_readable_magnitude() -> None:
    assert magnitude(23_820_924.1, "CNY", 1e12) == "2382.1万元"
    assert magnitude(84e9, "CNY", 1e8) == "840亿元"
