"""Amounts: a numeral with its sign, currency, unit, and the second end of a range."""
from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from .alphabet import alphabet
from .change import with_change
from .figure import Kind, Quantity, figure
from .numeral import SIGN, SPACE, Numeral, read_numeral
from .units import units
from .vocabulary import any_of

_SIGN = re.compile(SIGN)
_MORE = re.compile(rf"{SPACE}([多余几])")
_DASH = re.compile(rf"{SPACE}(?:[-—–~～]{{1,2}}|至|到){SPACE}")
_DATE_DASH = re.compile(r"[-—–/]\d")


@dataclass(frozen=True, slots=True)
class _Part:
    """One end of a range, or the whole of an amount: its numeral and the unit printed behind it."""

    numeral: Numeral
    more: bool
    printed: str
    end: int


@cache
def _unit() -> re.Pattern[str]:
    known = units()
    tenths = rf"成(?:半|[{''.join(alphabet().digits)}](?![\w]))?(?![为立功员果长本交熟就都效品分份绩套])"
    percent = rf"%|‰|(?:个{SPACE})?百{SPACE}分{SPACE}点|个?pct\b|{tenths}"
    # One-character currency words are common in other words (元件, 刀具), so each has its own limits
    long = any_of(word for word in known.money if len(word) > 1)
    block = r"块(?=钱|[\d一二三四五六七八九]|[^\u4e00-\u9fff]|$)"
    money = rf"(?:{long}|元(?![素件旦首月宵])|圆|{block}|刀(?![具片]))(?:人民币)?"
    # Latin units end where the letters end; in 0.48升至0.61 升 is a verb
    count = rf"(?!升[至到为])(?:{any_of(known.count)})(?<![A-Za-z](?=[A-Za-z]))"
    return re.compile(rf"{SPACE}(?P<word>{percent}|倍|{money}|{count})")


@cache
def _coin() -> re.Pattern[str]:
    return re.compile(rf"(?<![万亿千百元])({any_of(units().before)}){SPACE}$")


def amount(text: str, at: int) -> Quantity | None:
    """The amount whose sign or first digit stands at `at`."""
    sign = _SIGN.match(text, at)
    low = _part(text, sign.end() if sign else at)
    if low is None:
        return None
    high = _upper_end(text, at, low)
    # A currency that is stated before the number overrides a plain 元 behind it: 港币20亿元
    coin = _coin().search(text[max(0, at - 6) : at])
    quantity = _measured(low, high, coin[1] if coin else None, -1.0 if sign else 1.0)
    quantity = replace(quantity, start=coin.start() + max(0, at - 6) if coin and quantity.kind == "money" else at)
    return with_change(text, quantity) if quantity.kind == "money" and high is None else quantity


@cache
def _implied() -> re.Pattern[str]:
    """超万亿元, 百余种: a power of ten stands for one of them where a qualifier says that a number is meant."""
    powers = "".join((*alphabet().small, *alphabet().large)).replace("十", "")
    power = rf"(?<![数几上成好多])[{powers}]{{1,3}}"
    return re.compile(rf"(?:(?<=[超破过近约逾达足跨满])|(?<=[超破过近约逾达足跨满] )){power}|{power}(?={SPACE}[余多])")


def _implied_numeral(text: str, at: int) -> Numeral | None:
    match = _implied().match(text, at)
    if match is None:
        return None
    if not _unit().match(text, match.end()) and text[match.end() : match.end() + 1] not in ("余", "多", "大"):
        return None
    value = 1.0
    for character in match[0]:
        value *= alphabet().small.get(character) or alphabet().large[character]
    return Numeral(at, match.end(), value, None, False, value)


def _part(text: str, at: int) -> _Part | None:
    numeral = read_numeral(text, at) or _implied_numeral(text, at)
    if numeral is None:
        return None
    more = _MORE.match(text, numeral.end)
    unit = _unit().match(text, more.end() if more else numeral.end)
    end = unit.end() if unit else more.end() if more else numeral.end
    return _Part(numeral, bool(more) or numeral.vague, re.sub(r"\s", "", unit["word"]) if unit else "", end)


def _upper_end(text: str, at: int, low: _Part) -> _Part | None:
    dash = _DASH.match(text, low.end)
    if dash is None or text[at - 1 : at] in ("从", "由", "自", "-", "—"):
        return None
    sign = _SIGN.match(text, dash.end())
    high = _part(text, sign.end() if sign else dash.end())
    # 2021-08-15 and telephone numbers are no ranges; 3%至5 is not one either.
    if high is None or _DATE_DASH.match(text, high.end) or low.printed not in ("", high.printed):
        return None
    if sign:
        return replace(high, numeral=replace(high.numeral, value=-high.numeral.value))
    return high


def _measured(low: _Part, high: _Part | None, coin: str | None, sign: float) -> Quantity:
    last = high or low
    unit, kind = _named(last.printed)
    # 4514亿块 counts chips: money by the 块 is never printed in 万 or 亿
    if last.printed == "块" and last.numeral.magnitude >= 10**4:
        unit, kind = "块", "count"
    if coin and (kind == "number" or last.printed in ("元", "圆")):
        unit, kind = units().before[coin], "money"
    factor = _factor(last.printed)
    first, second = sign * low.numeral.value, high.numeral.value if high else None
    # Only an end without a unit of its own can share the magnitude of the other
    if high and not low.printed:
        first *= _borrowed(low.numeral, high.numeral)
    if high is None and low.numeral.value_to is not None and kind != "number":
        second = low.numeral.value_to
    tenth = _tenths(last.printed)
    value = _times(first, factor) + tenth
    # 用户超过1亿: a magnitude makes a statistic of a number even without a unit
    if kind == "number" and low.numeral.magnitude >= 10**4:
        kind = "count"
    quantity = figure(0, last.end, value, unit, kind, "余" if last.more else None)
    return quantity if second is None else replace(quantity, value_to=_times(second, factor))


def _named(printed: str) -> tuple[str | None, Kind]:
    word = printed.removesuffix("人民币") or printed
    if not word:
        return None, "number"
    if word in ("%", "‰") or word.startswith("成"):
        return "percent", "percent"
    if word.endswith(("百分点", "pct")):
        return "percentage_point", "percentage_point"
    if word == "倍":
        return "multiple", "multiple"
    code = units().money.get(word)
    return (code, "money") if code else (word, "count")


def _tenths(printed: str) -> int:
    """六成五 is 65, 两成半 is 25."""
    if not printed.startswith("成"):
        return 0
    return 5 if printed.endswith("半") else alphabet().digits.get(printed[-1], 0)


def _factor(printed: str) -> float:
    return 10.0 if printed.startswith("成") else 0.1 if printed == "‰" else 1.0


def _borrowed(low: Numeral, high: Numeral) -> float:
    """10至20万: the first operand takes the magnitude of the second if it has none."""
    fits = low.magnitude == 1 and low.value * high.magnitude <= high.value
    return high.magnitude if fits else 1.0


def _times(value: float, factor: float) -> float:
    return value if factor == 1.0 else round(value * factor, 10)
