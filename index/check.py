"""One identity among printed figures, recomputed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .fact import Fact
from .linking import BOUNDS, equal
from .precision import Interval, Verdict, judge


@dataclass(frozen=True, slots=True)
class Check:
    """`facts` are the ids of the operands, the figure that is checked last.

    `expected` is what the arithmetic gives, `printed` what the report prints, in the unit of the figure checked.
    """

    kind: str
    facts: tuple[str, ...]
    formula: str
    expected: float
    printed: float
    verdict: Verdict
    detail: str


def made(kind: str, operands: Sequence[Fact], printed: Fact, expected: float, reach: Interval, formula: str) -> Check:
    """The check of `printed` against what follows from the operands, which may be anything within `reach`."""
    verdict = judge(expected, reach, printed)
    detail = f"{printed.indicator}, {printed.period}: {formula} = {expected:.6g}, printed {printed.text}"
    return Check(kind, (*(o.id for o in operands), printed.id), formula, expected, printed.value, verdict, detail)


def growth(first: Fact, last: Fact, printed: Fact) -> Check:
    """Growth in percent between two levels."""
    reach = Interval.of(last).over(Interval.of(first))
    formula = f"{last.text} / {first.text} − 1"
    expected = 100 * (last.value / first.value - 1)
    reach = Interval(100 * reach.low - 100, 100 * reach.high - 100)
    return made("growth", [first, last], printed, expected, reach, formula)


def average_growth(first: Fact, last: Fact, printed: Fact) -> Check | None:
    """Growth in percent a year; None for levels of one year."""
    years = int((last.period or "0")[:4]) - int((first.period or "0")[:4])
    if years <= 0:
        return None
    # Roots come last: the printed levels bound the ratio, and the ratio bounds the yearly rate.
    ratio = Interval.of(last).over(Interval.of(first))
    reach = Interval(100 * (ratio.low ** (1 / years) - 1), 100 * (ratio.high ** (1 / years) - 1))
    expected = 100 * ((last.value / first.value) ** (1 / years) - 1)
    formula = f"({last.text} / {first.text})^(1/{years}) − 1"
    return made("average growth", [first, last], printed, expected, reach, formula)


def points(first: Fact, last: Fact, printed: Fact) -> Check:
    """A change in percentage points between two rates."""
    reach = Interval.of(last) - Interval.of(first)
    return made("points", [first, last], printed, last.value - first.value, reach, f"{last.text} − {first.text}")


def printings(one: Fact, other: Fact, otherwise: Verdict) -> Check:
    """Two printings of one figure; `otherwise` is the verdict where they differ by more than their precision."""
    # Equal to the digit is more than equal at the coarser precision of the two.
    verdict: Verdict = "agrees" if one.value == other.value else "rounding" if equal(one, other) else otherwise
    detail = f"{one.indicator}, {one.period}: printed as {one.text} and as {other.text}"
    formula = f"{one.text} = {other.text}"
    return Check("printings", (one.id, other.id), formula, one.value, other.value, verdict, detail)


def once(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Of checks that say the same, the first: what is printed again needs no second check."""
    found: dict[tuple[str, str], Check] = {}
    for check in checks:
        # 3.4% in the text and again in a table is one statement of the report.
        found.setdefault((check.kind, check.detail), check)
    return tuple(found.values())


def is_growth(fact: Fact) -> bool:
    """Whether a figure is a growth that two levels can confirm."""
    return fact.measure in ("yoy", "change") and fact.unit == "percent" and fact.qualifier is None


def is_average_growth(fact: Fact) -> bool:
    """Whether a figure is an average growth that two levels can confirm."""
    return fact.measure == "cagr" and fact.qualifier is None


def is_change_in_points(fact: Fact) -> bool:
    """Whether a figure is a change that two rates can confirm."""
    return fact.unit == "percentage_point" and fact.qualifier is None


def is_one_figure(fact: Fact) -> bool:
    """Whether a figure is one that can be printed again, and not a threshold that was crossed."""
    return fact.measure in ("level", "yoy", "share") and fact.period is not None and fact.qualifier not in BOUNDS
