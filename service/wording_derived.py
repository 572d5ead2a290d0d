"""Sentences of computed figures: labelled 推算, with the formula."""

from __future__ import annotations

import re

from .arithmetic import Derived
from .wording_subject import period_words, subject


def derived_sentence(derived: Derived) -> str:
    """The sentence of a computed figure without its full stop."""
    fact, operation = derived.fact, derived.fact.derivation.operation if derived.fact.derivation else ""
    period = period_words(fact)
    opening = f"{period}，" if period else ""
    # approximate operands make an approximate figure
    about = "" if derived.exact else "约"
    result = f"{'=' if derived.exact else '≈'} {derived.text}"
    return f"{opening}{_body(derived, operation, about)}（推算：{derived.formula} {result}）"


def _body(derived: Derived, operation: str, about: str) -> str:
    fact = derived.fact
    name, figure = subject(fact), derived.text
    falls = fact.value < 0
    if operation == "balance":
        return f"{_without_flow(name)}为{'逆差' if falls else '顺差'}，差额{about}{figure}"
    if operation in ("growth", "yearly_growth"):
        how = "年均" if operation == "yearly_growth" else "" if "/" in (fact.period or "") else "同比"
        return f"{name}{how}{'下降' if falls else '增长'}{about}{figure}"
    if fact.measure == "share":
        return f"{_part_words(derived, name)}占{whole_words(fact.of)}的{about}{figure}"
    if operation == "ratio":
        return f"{name}{about}为原来的{figure}"
    if operation == "average":
        return f"{name}平均每笔{about}{figure}"
    return f"{name}{about}为{figure}"


def _part_words(derived: Derived, name: str) -> str:
    """The part of a share in the fewest words that tell it from the whole."""
    part, whole = derived.operands[0].fact, derived.operands[-1].fact
    if derived.fact.counterpart and part.indicator == whole.indicator:
        return derived.fact.counterpart
    return name


def _without_flow(name: str) -> str:
    return (
        re.sub(r"(?:进出口|出口|进口)(?:总?额|规模|总规模)?$", "贸易", name)
        .replace("服务贸易贸易", "服务贸易")
        .replace("贸易贸易", "贸易")
    )


def whole_words(of: str | None) -> str:
    """The whole of a share as it stands after 占."""
    return re.sub(r"^(?:我国|中国)", "", of or "总额")
