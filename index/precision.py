"""How exactly a figure is printed, and whether figures agree within that."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .fact import Fact

# revised: it follows from no figure of another edition, so that edition's figure has been revised or counted otherwise
Verdict = Literal["agrees", "rounding", "disagrees", "revised"]

_SCALES = {"万亿": 12, "十亿": 9, "亿": 8, "千万": 7, "百万": 6, "万": 4, "千": 3}
_MEASURED = ("percent", "percentage_point", "multiple")
_MONEY = re.compile("[A-Z]{3}")
_PRINTED = re.compile(r"(\d[\d,，]*)(?:\.(\d+))?\s*(万亿|十亿|千万|百万|亿|万|千)?")


def step_of(fact: Fact) -> float:
    """The worth of the last printed digit in base units: 1.39万亿 → 1e10, 28.3% → 0.1; 0 where no digit is printed."""
    text = (fact.text or "").replace(" ", "")
    match = _PRINTED.search(text)
    if not match:
        return 0.0
    scale = _SCALES.get(match[3] or "", 0)
    printed = float(match[1].replace(",", "").replace("，", "") + "." + (match[2] or "0"))
    if scale == 0 and printed and abs(fact.value) > 1.5 * printed:
        # A table cell has its 亿 in the header.
        scale = round(len(str(int(abs(fact.value) / printed))) - 1)
    if scale == 0 and not match[2] and fact.unit not in _MEASURED and not _MONEY.fullmatch(fact.unit or ""):
        return 0.0  # a plain count is exact
    if fact.qualifier in ("约", "左右") and not match[2]:
        scale += len(match[1]) - len(match[1].rstrip("0"))  # the zeros of 约4700亿元 are none that was measured
    return float(Decimal(10) ** (scale - len(match[2] or "")))


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that print as a figure does, or that follow from such values."""

    low: float
    high: float

    @classmethod
    def of(cls, fact: Fact) -> Interval:
        """What a printed figure may stand for."""
        half = step_of(fact) / 2
        return cls(fact.value - half, fact.value + half)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def over(self, other: Interval) -> Interval:
        """The quotient of two positive intervals; a figure printed as coarsely as it is large may stand for nothing."""
        return Interval(max(self.low, 0.0) / other.high, self.high / other.low if other.low > 0 else math.inf)

    def meets(self, other: Interval) -> bool:
        """Whether the two have a value in common, a rounding error of arithmetic allowed."""
        slack = 1e-9 * max(abs(self.low), abs(self.high), abs(other.low), abs(other.high), 1e-9)
        return self.low <= other.high + slack and other.low <= self.high + slack


def judge(expected: float, reach: Interval, printed: Fact) -> Verdict:
    """Whether a printed figure is what the arithmetic gives, given how exactly everything is printed."""
    # First whether the sum itself prints so, then whether any values that print as the operands do.
    target = Interval.of(printed)
    if target.meets(Interval(expected, expected)):
        return "agrees"
    return "rounding" if target.meets(reach) else "disagrees"
