"""Small change: 五元三毛, 3块5, 九美分, 两毛."""
from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from .alphabet import alphabet
from .figure import Quantity, figure
from .numeral import SPACE, value_of

_WORTH = {"角": 0.1, "毛": 0.1}


@cache
def _behind() -> re.Pattern[str]:
    digits = "".join(alphabet().digits)
    number = rf"[\d{digits}十]{{1,3}}"
    cent = rf"美分|分(?!{SPACE}之)|日?本?[銭钱]"
    # The last word may be left out: 三块五, 五块三毛五.
    last = rf"(?P<last>[\d{digits}](?!\w))"
    return re.compile(
        rf"(?:(?P<tenths>{number}){SPACE}[角毛])?(?:(?P<cents>{number}){SPACE}(?:{cent})|(?<=[角毛块]){last})?"
    )


def with_change(text: str, quantity: Quantity) -> Quantity:
    """An amount of money with the change that follows its main unit."""
    rest = _behind().match(text, quantity.end)
    if rest is None or not rest[0]:
        return quantity
    tenths, cents, last = (value_of(rest[name]) if rest[name] else 0.0 for name in ("tenths", "cents", "last"))
    small = round(tenths / 10 + cents / 100 + last / (100 if rest["tenths"] else 10), 4)
    return replace(quantity, value=quantity.value + (small if quantity.value >= 0 else -small), end=rest.end())


@cache
def _alone() -> re.Pattern[str]:
    number = rf"(?P<number>[\d{''.join(alphabet().digits)}十]{{1,3}})"
    ends = r"(?=[^\u4e00-\u9fff]|钱|$)"
    # 长三角 and 珠三角 are places.
    return re.compile(rf"(?<![长珠金铁黑\d.]){number}{SPACE}(?:(?P<tenths>[角毛]){ends}|(?P<american>美分)|分钱)")


def change(text: str, at: int) -> Quantity | None:
    """Small change without a main unit."""
    match = _alone().match(text, at)
    if match is None:
        return None
    value = round(value_of(match["number"]) * _WORTH.get(match["tenths"] or "", 0.01), 4)
    return figure(at, match.end(), value, "USD" if match["american"] else "CNY", "money")
