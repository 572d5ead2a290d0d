"""Numerals as Chinese prose prints them: Arabic, Chinese, financial, Traditional, and all of these mixed."""
from __future__ import annotations

import re

SPACE = r"[ \u3000\u00a0]*"
ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?"
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MAGNITUDES = {"万": 10**4, "亿": 10**8, "兆": 10**12}
_LETTERS = {"k": 10**3, "K": 10**3, "M": 10**6, "打": 12}
_PLAIN = str.maketrans(
    "０１２３４５６７８９．％／－−﹣＋壹贰貳弍叁參叄肆伍陆陸柒捌玖拾佰仟萬億點點两兩〇幾個負餘雙對ｋＭｅＥ",
    "0123456789.%/---+一二二二三三三四五六六七八九十百千万亿点点二二零几个负余双对kMee",
)
_HAN = "零一二三四五六七八九"
_TOKEN = rf"(?:{ARABIC}|[{_HAN}十百千万亿兆])"
_LOOSE = rf"(?:[多余几](?={SPACE}[万亿]))"
WHOLE = rf"{_TOKEN}(?:(?<=[十百千万亿零]){SPACE}(?:{ARABIC})|{SPACE}[{_HAN}十百千万亿兆]|{SPACE}{_LOOSE})*"
DECIMALS = rf"(?:{SPACE}点{SPACE}[{_HAN}](?:{SPACE}[{_HAN}])*)"
NUMERAL = rf"(?:{WHOLE}){DECIMALS}?(?:{SPACE}(?:[kM](?![A-Za-z])|打))?"
_READ = re.compile(rf"{ARABIC}|[{_HAN}十百千万亿兆点kKM打又]")


def plain(text: str) -> str:
    """The text with simplified, half-width numerals, character for character."""
    # A full-width comma separates thousands between full-width digits only; elsewhere it ends a clause.
    return re.sub("(?<=[０-９])，(?=[０-９]{3})", ",", text).translate(_PLAIN)


def value_of(numeral: str) -> float:
    """The value of a numeral that NUMERAL matched (after `plain`).

    Raises ValueError if no character of it counts.
    """
    tokens = _READ.findall(numeral)
    if not tokens:
        raise ValueError(numeral)
    factor = 1
    while tokens and tokens[-1] in _LETTERS:
        factor *= _LETTERS[tokens.pop()]
    whole, _, decimals = "\0".join(tokens).partition("点")
    value = _whole([token for token in whole.split("\0") if token])
    digits = "".join(str(_DIGITS[token]) for token in decimals.split("\0") if token in _DIGITS)
    return _exact(value, digits) * factor


def _exact(value: float, decimals: str) -> float:
    if not decimals:
        return value
    return float(f"{int(value)}.{decimals}")


def _whole(tokens: list[str]) -> float:
    if len(tokens) > 1 and all(token in _DIGITS for token in tokens):
        return float("".join(str(_DIGITS[token]) for token in tokens))
    total = section = 0.0
    pending: float | None = None
    last = 0
    for token in tokens:
        if token in _MAGNITUDES:
            total, section, last = _raised(total, section, pending, _MAGNITUDES[token]), 0.0, _MAGNITUDES[token]
            pending = None
        elif token in _UNITS:
            section += (1.0 if not pending else pending) * _UNITS[token]
            pending, last = None, _UNITS[token]
        elif token == "零":
            pending, last = (0.0 if pending is None else pending), 0
        elif token in _DIGITS:
            pending = _DIGITS[token] + (10 * pending if pending and last == 0 and section == 0 and not total else 0)
        else:
            pending, last = float(token.replace(",", "")), 0 if len(tokens) == 1 else -abs(last)
    if pending and last >= 100:
        # 二百五 is 250 and 九十二万四 is 924000: the last digit counts in tenths of the unit before it.
        pending *= last / 10
    return total + section + (pending or 0.0)


def _raised(total: float, section: float, pending: float | None, magnitude: int) -> float:
    own = section + (pending or 0.0)
    if own == 0.0 and pending is None:
        # 万亿, 万万: a magnitude on a magnitude multiplies what stands before it.
        return (total or 1.0) * magnitude
    if 0 < total < magnitude:
        return _product(total + own, magnitude)
    return total + _product(own, magnitude)


def _product(value: float, magnitude: int) -> float:
    # Decimal shift instead of a float product: 1.92 万亿 is 1920000000000 exactly.
    return float(f"{value!r}e{len(str(magnitude)) - 1}") if "e" not in repr(value) else value * magnitude
