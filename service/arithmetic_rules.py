"""Ways to a figure that no report prints, tried in order: each looks up its operands as targets of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from index.fact import Fact

from . import arithmetic
from .arithmetic import Derived, same_unit
from .arithmetic_shares import part_of_whole, share_before, share_of, whole_by_name, whole_of_share
from .figures_choice import is_bound
from .figures_known import Known
from .matching_views import View
from .query import Target

OTHER = {"出口": "进口", "进口": "出口"}


_COUNT = r"[二三四五六七八九十]|\d{1,2}"
_STRETCH = re.compile(rf"(?<![\d十])(?P<n>{_COUNT})年(?=[来间里]|以来|时间)|(?:近|过去|这)(?P<m>{_COUNT})年")
_NOUNS = ("金额", "笔数", "合同额", "执行额", "面积", "数量")
Rule = Callable[[Target, Known], Derived | None]


def derive(target: Target, known: Known) -> Derived | None:
    """The figure by the first way that leads to it."""
    for rule in _RULES:
        found = rule(target, known)
        if found is not None:
            return found
    return None


def _other_flow(target: Target, known: Known) -> Derived | None:
    """Imports as the total less exports, or exports as the total less imports."""
    if target.flow not in OTHER or target.measure not in (None, "level"):
        return None
    # both currencies are tried, since a total in yuan has no part in dollars
    for unit in _units(target):
        both = known.find(replace(target, flow="进出口", measure="level", unit=unit))
        part = known.find(replace(target, flow=OTHER[target.flow], measure="level", unit=unit))
        if both and part and _same_frame(both, part):
            indicator = _turned(part.fact.indicator, OTHER[target.flow], target.flow)
            return arithmetic.difference(both, part, "other_flow", indicator=indicator)
    return None


def _both_flows(target: Target, known: Known) -> Derived | None:
    """The total of exports and imports."""
    if target.flow != "进出口" or target.measure not in (None, "level"):
        return None
    parts = [known.find(replace(target, flow=flow, measure="level")) for flow in ("出口", "进口")]
    if parts[0] and parts[1] and _same_frame(parts[0], parts[1]):
        return arithmetic.total((parts[0], parts[1]), indicator=_turned(parts[0].fact.indicator, "出口", "进出口"))
    return None


def year_before(target: Target, known: Known) -> Derived | None:
    """Last year's level from this year's level and growth."""
    if target.measure not in (None, "level") or len(target.periods) != 1:
        return None
    later = _shifted(target.periods[0], 1)
    level = known.find(replace(target, periods=(later,), measure="level")) if later else None
    # without next year's level there is nothing to go back from
    if level is None or later is None:
        return None
    fact = level.fact
    grown = _growth_of(level, known)
    period = _shifted(fact.period or later, -1) or target.periods[0]
    if grown is None and (times := _times(level, f"{period}/{fact.period}", known)):
        return arithmetic.before_multiple(level, times, period=period)
    # a fall of all or more leaves nothing to divide by
    if grown is None or grown.fact.value <= -100:
        return None
    return arithmetic.before_growth(level, grown, period=period)


def _growth_of(level: View, known: Known) -> View | None:
    """The growth printed of a level; where a count and an amount grow apart, that of the same noun."""
    found = [v for v in known.views if _belongs(v, level) and v.fact.measure == "yoy" and v.fact.unit == "percent"]
    nouns = [noun for noun in _NOUNS if noun in level.subject]
    same = [view for view in found if [noun for noun in _NOUNS if noun in view.subject] == nouns]
    # 增长8.3% in another passage may be that of something narrower
    return min(same, key=lambda view: view.fact.quote_start != level.fact.quote_start, default=None)


def before_increase(target: Target, known: Known) -> Derived | None:
    """Last year's level from this year's and what the same sentence says was added."""
    if target.measure not in (None, "level") or len(target.periods) != 1:
        return None
    later = _shifted(target.periods[0], 1)
    level = known.find(replace(target, periods=(later,), measure="level")) if later else None
    if level is None:
        return None
    added = next((view for view in known.views if _adds(view, level)), None)
    period = _shifted(level.fact.period or "", -1) or target.periods[0]
    return arithmetic.difference(level, added, period=period) if added else None


_ADDED = re.compile("净?增加?|新增|增长")


def _adds(view: View, level: View) -> bool:
    """Whether a figure is what was added to a level in the year, printed with it: 比上年末净增856万公里."""
    one, other = view.fact, level.fact
    printed_so = one.quote_start == other.quote_start and one.report == other.report and one.unit == other.unit
    name, whole = _ADDED.sub("", one.indicator), other.indicator
    alike = name in (whole, f"{whole}数量") or whole in (name, f"{name}数量")
    return bool(
        printed_so
        and one.measure == "level"
        and alike
        and re.search("净增|增加", one.indicator)
        and re.search("比上年|较上年|比去年", one.quote or "")
        and (one.start or 0) > (other.start or 0)
    )


def _times(level: View, span: str, known: Known) -> View | None:
    """How many times the level before it a level is printed to be: 相当于上年的1.4倍."""
    return next(
        (
            view
            for view in known.views
            if view.fact.measure == "multiple"
            and view.fact.period == span
            and view.fact.report == level.fact.report
            and view.fact.quote_start == level.fact.quote_start
            and set(view.terms) == set(level.terms)
            and view.fact.value > 0
            and "相当于" in (view.fact.quote or "")
        ),
        None,
    )


def _belongs(view: View, level: View) -> bool:
    """Whether a growth is that of a level: the same series, date, edition, and of two currencies the same."""
    one, other = view.fact, level.fact
    same = view.flow == level.flow and set(view.places) == set(level.places) and set(view.terms) == set(level.terms)
    return (
        same
        and one.period == other.period
        and one.report == other.report
        and _terms_of(one) == _terms_of(other)
        and _same_currency(view, level)
    )


def _terms_of(fact: Fact) -> str | None:
    """The terms a figure is given on; a nominal growth is that of the level at current prices."""
    return None if fact.scope in (None, "名义") else fact.scope


def _same_currency(grown: View, level: View) -> bool:
    """A growth printed after a figure in another currency is not the growth of this one."""
    if grown.fact.quote_start != level.fact.quote_start or grown.fact.start is None or level.fact.start is None:
        return True
    return grown.fact.start > level.fact.start


def _growth(target: Target, known: Known) -> Derived | None:
    """Growth between two dates from the two levels."""
    if target.measure not in ("yoy", "change", "cagr", "multiple") or (
        target.measure == "change" and target.unit == "percentage_point"
    ):
        return None
    frame = replace(target, measure="level", base=None, whole=None)
    new, old = _ends(target, frame, known)
    if (
        new is None
        or old is None
        or not same_unit(new, old)
        or new.fact.unit == "percent"
        or new.fact.period == old.fact.period
    ):
        return None
    return _grown(target, new, old)


def _ends(target: Target, frame: Target, known: Known) -> tuple[View | None, View | None]:
    period = target.periods[-1] if target.periods else None
    if period and "/" in period and len(period) == 9:
        return known.find(replace(frame, periods=(period[5:],))), known.find(replace(frame, periods=(period[:4],)))
    new = known.find(replace(frame, periods=(period,) if period else ()))
    base = target.base or (_shifted(new.fact.period, -_years_back(target.text)) if new and new.fact.period else None)
    return new, known.find(replace(frame, periods=(base,))) if base else None


def _years_back(text: str) -> int:
    """十年间 goes ten years back, a growth without a stretch one year."""
    match = _STRETCH.search(text)
    if match is None:
        return 1
    count = match["n"] or match["m"]
    return int(count) if count.isdigit() else " 一二三四五六七八九十".index(count)


def _grown(target: Target, new: View, old: View) -> Derived:
    years = _year(new) - _year(old)
    span = f"{old.fact.period}/{new.fact.period}"
    if target.measure == "cagr" and years > 1:
        return arithmetic.yearly_growth(new, old, years, period=span)
    if target.measure == "multiple":
        return arithmetic.ratio(new, old, period=span)
    if years == 1:
        return arithmetic.growth(new, old, period=new.fact.period)
    return arithmetic.growth(new, old, period=span, measure="change")


def _remainder(target: Target, known: Known) -> Derived | None:
    """A later part of a year as the year, or a longer part, less the earlier part."""
    if target.measure not in (None, "level") or len(target.periods) != 1 or "/" not in target.periods[0]:
        return None
    first, last = target.periods[0].split("/")
    # whole years have no earlier part, and what begins in January has nothing to take off
    if not (first[5:7].isdigit() and last[5:7].isdigit()) or first[5:7] == "01":
        return None
    longer = first[:4] if last[5:7] == "12" else f"{first[:4]}-01/{last}"
    whole = known.find(replace(target, periods=(longer,), measure="level"))
    begin = known.find(
        replace(target, periods=(f"{first[:4]}-01/{first[:4]}-{int(first[5:7]) - 1:02}",), measure="level")
    )
    if whole and begin and _same_frame(whole, begin):
        return arithmetic.difference(whole, begin, "remainder", period=target.periods[0])
    return None


def _stretch(target: Target, known: Known) -> Derived | None:
    """What was added between two years, as the level at the end less that at the beginning."""
    period = target.periods[-1] if target.periods else ""
    if target.measure not in (None, "level", "change") or not re.fullmatch(r"\d{4}/\d{4}", period):
        return None
    frame = replace(target, measure="level", base=None)
    new, old = (known.find(replace(frame, periods=(year,))) for year in (period[5:], period[:4]))
    if new is None or old is None or not same_unit(new, old) or new.fact.period == old.fact.period:
        return None
    return arithmetic.difference(new, old, "difference", period=period)


def _units(target: Target) -> tuple[str | None, ...]:
    return (target.unit,) if target.unit not in (None, "money") else (target.unit, "CNY", "USD")


def _same_frame(one: View, other: View) -> bool:
    """Whether two figures may be added: unit, year and edition agree."""
    return (
        same_unit(one, other)
        and not (is_bound(one) or is_bound(other))
        and (one.fact.period or "")[:4] == (other.fact.period or "")[:4]
        and one.fact.scope == other.fact.scope
    )


def _turned(indicator: str, flow: str, wanted: str) -> str:
    return indicator.replace(flow, wanted, 1) if flow in indicator else f"{indicator}{wanted}"


def _shifted(period: str, years: int) -> str | None:
    """A period moved by whole years."""
    parts = period.split("/")
    if not all(part[:4].isdigit() for part in parts):
        return None
    return "/".join(f"{int(part[:4]) + years}{part[4:]}" for part in parts)


def _year(view: View) -> int:
    return int((view.fact.period or "0").split("/")[-1][:4])


# exact ways come before those that divide
_RULES: tuple[Rule, ...] = (
    _other_flow,
    _both_flows,
    _remainder,
    _stretch,
    year_before,
    before_increase,
    share_before,
    _growth,
    share_of,
    part_of_whole,
    whole_of_share,
    whole_by_name,
)
