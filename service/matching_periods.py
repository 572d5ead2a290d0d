"""Whether the period of a fact is the one asked for."""

from __future__ import annotations

from index.fact import Fact

from .matching_views import View
from .query import Target

_SPANNING = ("cagr", "change", "multiple")


def period_fit(view: View, target: Target) -> float | None:
    """A bonus where the period is the one asked for, None where it is another; without a date in the question the
    full years come before parts of years, and figures of the data year before forecasts."""
    # an edition is a report, not a date
    if target.edition not in (None, "all") and view.fact.report != target.edition and str(view.year) != target.edition:
        return None
    if not target.periods:
        return _undated(view)
    fits = [_one(view, asked, target.base) for asked in target.periods]
    found = [fit for fit in fits if fit is not None]
    return max(found) if found else None


def _undated(view: View) -> float:
    ends = last_year(view.fact)
    # forecasts and later dates come last where no date is asked for
    if view.fact.forecast or (ends is not None and ends > view.year):
        return -0.5
    return -0.3 if view.part else 0.0


def _one(view: View, asked: str, base: str | None) -> float | None:
    period = view.fact.period
    if view.fact.measure == "yoy" and base and base[:4].isdigit() and int(base[:4]) != int(asked[:4]) - 1:
        return None  # growth since another year than the one before
    # a figure without a date belongs to the data year of its edition
    if period is None:
        return 0.3 if asked[:4] == str(view.year) and "/" not in asked and len(asked) in (4, 10) else None
    if period == asked:
        return 1.0
    if "/" in asked:
        return 0.5 if view.fact.measure in _SPANNING and _years(period) == _years(asked) else None
    first, last = _ends(period)
    if len(asked) == 4:
        return _in_year(view.fact, first, last, asked, base)
    # 2023年6月末 is the last day of the month that a question names
    if len(asked) == 7 and len(last) == 10 and last.startswith(asked) and (first == last or _spans(view)):
        return 0.7
    if asked.endswith("-12-31"):
        return 0.7 if last == asked[:4] else 0.6 if last == asked and view.fact.measure in _SPANNING else None
    return None


def _spans(view: View) -> bool:
    return view.fact.measure in _SPANNING


def _in_year(fact: Fact, first: str, last: str, asked: str, base: str | None) -> float | None:
    if first == last or last.endswith("-12-31"):
        if last[:4] != asked:
            return None
        if first != last and fact.measure in _SPANNING and base and first[:4] != base:
            return None
        return 0.8
    if fact.measure in _SPANNING and len(last) == 4:
        return None if last != asked or (base and first != base) else 0.7
    return None


def _ends(period: str) -> tuple[str, str]:
    first, _, last = period.partition("/")
    return first, last or first


def _years(period: str) -> tuple[str, str]:
    first, last = _ends(period)
    return first[:4], last[:4]


def last_year(fact: Fact) -> int | None:
    """The year in which the period of a fact ends."""
    return int(_ends(fact.period)[1][:4]) if fact.period else None
