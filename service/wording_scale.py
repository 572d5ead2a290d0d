"""Figures said again in the magnitude that a question asks for: 8600亿元（即0.86万亿元）."""

from __future__ import annotations

import re
from dataclasses import replace

from index.fact import Fact

from .query import Draft, Query
from .wording_numbers import CURRENCIES, number, printed, scale_of, unit_word

_SIZES = {"万亿": 1e12, "亿": 1e8, "万": 1e4}
_CURRENCY = "(?:美元|美金|人民币|港元|欧元|日元|英镑|元)"
_ASKED = re.compile(
    rf"(?:多少|几|换算[成为]?|折算[成为]?|折[合成]|化[成为]|以|用|按|单位[是为：:]?)(?:多少|几)?个?(?P<scale>万亿|亿|万)(?P<of>{_CURRENCY}|[\u4e00-\u9fff]?)"
)
# the wish for a unit says nothing about what is measured
WISH = re.compile(
    rf"[，,]?(?:请|麻烦)?(?:你|您)?(?:帮我|给我)?(?:换算|折算|折|化|用|以|按)(?:成为|成|为|合)?(?:万亿|亿|万)?{_CURRENCY}"
    r"(?:来|作|为|做)*(?:计价)?的?单位(?:来)?(?:回答|表示|计算|计|说|告诉|给出|表述)?我?"
)


def in_asked_scale(query: Query, draft: Draft) -> Draft:
    """The answer with each amount also in the magnitude asked for, where it is printed in another one."""
    asked = _ASKED.search(query.question)
    if asked is None or draft.status != "answered" or query.language != "zh":
        return draft
    scale, text = _SIZES[asked["scale"]], draft.text
    for fact in draft.facts:
        words = _in_scale(fact, scale) if _fits(fact, asked["of"], scale) else ""
        figure = re.escape(printed(fact).lstrip("约超近逾")) if fact.text else ""
        if words and figure:
            at = re.search(rf"{figure}(?!（即)(?=[^\d]|$)", text)
            text = f"{text[: at.end()]}（即{words}）{text[at.end() :]}" if at else text
    return replace(draft, text=text)


def _fits(fact: Fact, unit: str, scale: float) -> bool:
    """Whether the figure has the unit asked for and another magnitude."""
    if fact.measure != "level" or fact.unit in ("percent", "rank", "multiple", "percentage_point", None):
        return False
    money = fact.unit in CURRENCIES
    if re.fullmatch(_CURRENCY, unit) and not (money and (unit in ("元", "人民币")) == (fact.unit == "CNY")):
        return False
    return scale_of(fact) != scale and abs(fact.value) / scale >= 1e-4


def _in_scale(fact: Fact, scale: float) -> str:
    name = next(word for word, size in _SIZES.items() if size == scale)
    return f"{number(fact.value / scale, 6)}{name}{unit_word(fact.unit)}"
