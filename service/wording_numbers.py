"""Figures in words: as printed, and computed ones in the magnitude of their operands."""

from __future__ import annotations

import re

from index.fact import Fact

CURRENCIES = {
    "CNY": "元",
    "USD": "美元",
    "HKD": "港元",
    "EUR": "欧元",
    "JPY": "日元",
    "GBP": "英镑",
    "KRW": "韩元",
    "SGD": "新加坡元",
}
_MAGNITUDES = ((1e12, "万亿"), (1e8, "亿"), (1e4, "万"), (1.0, ""))
_BEFORE = ("约", "超", "近", "逾", "不足", "超过", "接近", "不到", "大约", "突破")


def printed(fact: Fact) -> str:
    """The figure as printed, with its qualifier; the cell of a table gets the unit that its header prints."""
    text = re.sub(r"\s+", "", fact.text or "")
    # the unit of a cell stands in its header
    if re.fullmatch(r"[-−]?[\d,.]+", text) and fact.unit is not None:
        text = _with_unit(text, fact)
    qualifier = fact.qualifier or ""
    if not qualifier or qualifier in text:
        return text
    if qualifier in _BEFORE:
        return qualifier + text
    return text if re.search("[多余]", text) else text + qualifier


def _with_unit(text: str, fact: Fact) -> str:
    number = float(text.replace(",", "").replace("−", "-"))
    scale = next((name for size, name in _MAGNITUDES if number and abs(fact.value / number / size - 1) < 1e-6), "")
    return text + scale + unit_word(fact.unit)


def unit_word(unit: str | None) -> str:
    """How a unit is written after a numeral."""
    if unit is None:
        return ""
    return {"percent": "%", "percentage_point": "个百分点", "multiple": "倍", "rank": "位"}.get(
        unit, CURRENCIES.get(unit, unit)
    )


def scale_of(fact: Fact) -> float:
    """The magnitude a figure is printed in: 1e8 for 3596.9亿美元."""
    text = re.sub(r"\s+", "", fact.text or "")
    match = re.search("万亿|亿|万", text)
    if match:
        return next(size for size, name in _MAGNITUDES if name == match[0])
    bare = re.fullmatch(r"[-−]?([\d,.]+)", text)
    if bare and float(bare[1].replace(",", "") or 0):
        ratio = abs(fact.value) / float(bare[1].replace(",", ""))
        return next((size for size, _ in _MAGNITUDES if abs(ratio / size - 1) < 1e-6), 1.0)
    return 1.0


def decimals_of(fact: Fact) -> int:
    """Decimals printed."""
    match = re.search(r"\.(\d+)", fact.text or "")
    return len(match[1]) if match else 0


def number(value: float, decimals: int) -> str:
    """A number with at most so many decimals, without trailing zeros."""
    text = f"{value:.{decimals}f}"
    return (
        (text.rstrip("0").rstrip(".") if "." in text else text).replace("-0", "0")
        if text.strip("-0.") == ""
        else (text.rstrip("0").rstrip(".") if "." in text else text)
    )


def signed(fact: Fact) -> str:
    """The figure as printed, a minus before a fall: 下降 0.9% reads 0.9% once its sentence is gone."""
    text = printed(fact)
    fall = fact.value < 0 and not re.search(r"[-−–]", fact.text or "")
    return re.sub(r"(?=\d)", "−", text, count=1) if fall else text


def grouped(value: float) -> str:
    """A number in base units as tables print it: 1,390,000,000,000."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def significant(value: float, digits: int) -> str:
    """A number at so many significant digits, its integer part always whole."""
    whole = len(str(int(abs(value)))) if abs(value) >= 1 else 0
    return number(value, max(digits - whole, 0) if abs(value) >= 1 else digits)


def magnitude(value: float, unit: str | None, scale: float, digits: int = 5) -> str:
    """A computed value in the magnitude of its operands, a smaller one where that would be below 1."""
    # 0.24亿元 reads worse than 2382万元
    while abs(value) / scale < 1 and scale > 1 and value:
        scale = {1e12: 1e8, 1e8: 1e4}.get(scale, 1.0)
    while abs(value) / scale >= 1e5 and scale < 1e12:
        scale = {1.0: 1e4, 1e4: 1e8, 1e8: 1e12}[scale]
    name = next(name for size, name in _MAGNITUDES if size == scale)
    return significant(value / scale, digits) + name + unit_word(unit)
