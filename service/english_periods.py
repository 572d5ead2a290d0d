"""Dates and amounts of an English question in the Chinese way of writing them."""
from __future__ import annotations

import re

_YEAR = r"((?:19|20)\d\d)"
_MONTHS = "january february march april may june july august september october november december".split()
_QUARTERS = {"first": "一", "second": "二", "third": "三", "fourth": "四", "1": "一", "2": "二", "3": "三", "4": "四"}
_RULES = (
    (rf"\b(?:from|between|over) {_YEAR} (?:to|and|until|through|till) {_YEAR}", r"\1年到\2年"),
    (rf"\b{_YEAR} ?(?:-|–|—|to) ?{_YEAR}\b", r"\1年到\2年"),
    (rf"\b(?:in |during |for )?(?:the )?first half (?:of )?{_YEAR}", r"\1年上半年"),
    (rf"\b(?:in |during |for )?(?:the )?second half (?:of )?{_YEAR}", r"\1年下半年"),
    (rf"\b(?:in |during |for )?(?:the )?first three quarters (?:of )?{_YEAR}", r"\1年前三季度"),
    (rf"\b(?:in |during |for )?(?:the )?first (?:nine|9) months (?:of )?{_YEAR}", r"\1年前三季度"),
    (rf"\b(?:in |during |for )?(?:the )?first (?:eight|8) months (?:of )?{_YEAR}", r"\1年前8个月"),
    (rf"\b(?:as of |by |at |in )?(?:the )?(?:year[- ]end|end of(?: the year)?|close of) (?:of )?{_YEAR}", r"\1年底"),
    (r"\b(?:over|in|during) the (?:past|last) five years\b", "近五年"),
    (r"\bten years (?:ago|earlier)\b", ""),
)
_QUARTER = re.compile(
    rf"\b(?:in |for )?(?:the )?(?:(first|second|third|fourth) quarter (?:of )?|q([1-4]) (?:of )?){_YEAR}"
)
_MONTH = re.compile(r"\b(?:in )?(" + "|".join(_MONTHS) + rf") (?:of )?{_YEAR}")
_LONE_YEAR = re.compile(rf"\b(?:in |during |for |by |as of |of )?(?:the year )?{_YEAR}(?:'s)?\b(?![年%.])")
_AMOUNT = re.compile(
    r"(?P<sign>us\$ ?|\$ ?|rmb ?|cny ?|¥ ?|usd ?)?(?P<number>\d[\d,]*(?:\.\d+)?)"
    r" ?(?P<scale>trillion|billion|million|bn|tn)?"
    r"(?: ?(?P<unit>yuan|rmb|renminbi|cny|us dollars?|u\.s\. dollars?|dollars?|usd"
    r"|percentage points|percent|%|per cent))?"
)
# billion and million fall between the Chinese magnitudes
_SCALES = {
    "trillion": ("万亿", 1.0), "tn": ("万亿", 1.0), "billion": ("亿", 10.0), "bn": ("亿", 10.0),
    "million": ("万", 100.0),
}  # fmt: skip
_ORDINAL_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_ORDINALS = dict(zip(_ORDINAL_WORDS, "一二三四五六七八九十", strict=True))
_RANK = re.compile(
    r"\b(?:ranks?|ranked|ranking|placed|is|was|stood|comes?|came) (?:the )?"
    r"(?:(\d+)(?:st|nd|rd|th)|(" + "|".join(_ORDINALS) + r"))\b(?! (?:half|quarter))"
)


def take_periods(text: str) -> tuple[str, list[str]]:
    """The text without its dates, and the dates in Chinese, in order."""
    found: list[str] = []

    def take(written: str) -> str:
        found.append(written)
        return " "

    for pattern, chinese in _RULES:
        text = re.sub(pattern, lambda m, chinese=chinese: take(m.expand(chinese)), text)  # type: ignore[misc]
    text = _QUARTER.sub(lambda m: take(f"{m[3]}年第{_QUARTERS[m[1] or m[2]]}季度"), text)
    text = _MONTH.sub(lambda m: take(f"{m[2]}年{_MONTHS.index(m[1]) + 1}月"), text)
    text = _LONE_YEAR.sub(lambda m: take(f"{m[1]}年"), text)
    return text, found


def take_amounts(text: str) -> tuple[str, list[str]]:
    """The text without its figures (1.39 trillion yuan, 28.3%, ranked fifth), and the figures in Chinese."""
    found: list[str] = []

    def rank(match: re.Match[str]) -> str:
        found.append(f"位居第{match[1] or _ORDINALS[match[2]]}")
        return " "

    def amount(match: re.Match[str]) -> str:
        if not (match["scale"] or match["unit"] or match["sign"]):
            return match[0]
        found.append(_chinese_amount(match))
        return " "

    return _AMOUNT.sub(amount, _RANK.sub(rank, text)), found


def _chinese_amount(match: re.Match[str]) -> str:
    number = match["number"].replace(",", "")
    unit = match["unit"] or ""
    if unit in ("%", "percent", "per cent"):
        return f"{number}%"
    if unit == "percentage points":
        return f"{number}个百分点"
    scale, factor = _SCALES.get(match["scale"] or "", ("", 1.0))
    value = f"{float(number) * factor:.10g}" if factor != 1.0 else number
    sign = (match["sign"] or "").strip()
    dollars = "dollar" in unit or unit == "usd" or sign in ("us$", "$", "usd")
    yuan = unit in ("yuan", "rmb", "renminbi", "cny") or sign in ("rmb", "cny", "¥")
    return value + scale + ("美元" if dollars else "元" if yuan else "")
