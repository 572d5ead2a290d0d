"""Formulas of checks as the page shows them: operands found in the formula, values in the form that is printed."""
from __future__ import annotations

import pytest

from index.fact import Fact
from service.checks_page import measured, terms
from service.wording_numbers import signed


def operand(text: str, number: int = 0) -> Fact:
    """A figure of which only its printed text matters."""
    return Fact(f"{text}-{number}", "2021", "出口额", "level", 1.0, "CNY", text=text)


@pytest.mark.parametrize(
    ("formula", "operands", "cut"),
    [
        ("2.11万亿元 / 1.92万亿元 − 1", ["1.92万亿元", "2.11万亿元"], ["2.11万亿元*", " / ", "1.92万亿元*", " − 1"]),
        ("(1亿 + 1亿) / 2亿", ["1亿", "1亿", "2亿"], ["(", "1亿*", " + ", "1亿*", ") / ", "2亿*"]),
        ("11% + 1%", ["1%", "11%"], ["11%*", " + ", "1%*"]),
        ("3 − 2", ["5"], ["3 − 2"]),
        ("", [], []),
    ],
)  # fmt: skip
def test_operands_are_found_in_the_formula(formula: str, operands: list[str], cut: list[str]) -> None:
    found = terms(formula, [operand(text, number) for number, text in enumerate(operands)])
    assert [term.text + ("*" if term.fact else "") for term in found] == cut
    assert all(term.text == term.fact.text for term in found if term.fact)
    assert "".join(term.text for term in found) == formula


@pytest.mark.parametrize(
    ("value", "members", "written"),
    [
        (24.8485, {"value": 51.3, "unit": "percent", "text": "51.3%"}, "24.85%"),
        (-4.9122, {"value": 5.4, "unit": "percent", "text": "5.4%"}, "-4.91%"),
        (2.412e12, {"value": 2.41e12, "unit": "CNY", "text": "2.41万亿元"}, "2.412万亿元"),
        (9.8123e7, {"value": 9.8e7, "unit": "USD", "text": "9800万美元"}, "9812.3万美元"),
        (477.0, {"value": 477.0, "unit": "家", "text": "477家"}, "477家"),
    ],
)
def test_computed_value_has_the_form_of_the_printed_one(value: float, members: dict[str, object], written: str) -> None:
    assert measured(value, Fact("1", "2021", "出口额", "level", **members)) == written  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "text", "shown"),
    [(-0.9, "0.9%", "−0.9%"), (-3.7, "-3.7%", "-3.7%"), (0.9, "0.9%", "0.9%"), (-12.0, "约12%", "约−12%")],
)
def test_fall_has_a_minus_outside_its_sentence(value: float, text: str, shown: str) -> None:
    assert signed(Fact("1", "2021", "进口额", "yoy", value, "percent", text=text)) == shown
