"""The fact that a target asks for, among several printings, editions and years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .matching import Match, matches
from .matching_periods import last_year
from .matching_views import View
from .query import Target

# facts this close in score say the same thing in other words: date, edition and precision decide between them
_AS_GOOD = 0.5


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen fact, other printings of the same figure, and printings of other values for the same slots."""

    view: View
    same: tuple[View, ...] = ()
    revised: tuple[View, ...] = ()
    score: float = 0.0


def choose(views: Sequence[View], target: Target) -> Choice | None:
    """The fact that bears out every slot of the target, None if there is none."""
    fitting = [match for match in matches(views, target) if match.fits]
    if not fitting:
        return None
    close = [
        match for match in fitting if match.score > fitting[0].score - _AS_GOOD and _alike(match.view, fitting[0].view)
    ]
    close = [match for match in close if not _superseded(match.view, close)] or close
    best = _at_home(min(close, key=lambda match: _order(match, target)), close)
    dated = [
        m.view for m in close if m.view.fact.period == best.view.fact.period and m.view.fact.unit == best.view.fact.unit
    ]
    others = [view for view in dated if view is not best.view]
    same = tuple(view for view in others if agree(view, best.view))
    return Choice(best.view, same, tuple(view for view in others if view not in same), best.score)


def _superseded(view: View, close: Sequence[Match]) -> bool:
    """Whether an undated figure is the former one of a sentence that goes on to the present: 由21个增至22个."""
    return view.fact.period is None and any(
        match.view.fact.period is not None
        and match.view.fact.report == view.fact.report
        and match.view.fact.quote_start == view.fact.quote_start
        and match.view.fact.indicator == view.fact.indicator
        and match.view.fact.unit == view.fact.unit
        and (match.view.fact.start or 0) > (view.fact.start or 0)
        for match in close
    )


def _at_home(best: Match, close: Sequence[Match]) -> Match:
    """The same figure as the edition of its own year prints it, where a later edition repeats it without a change."""
    home = [
        match
        for match in close
        if match.view.fact.period == best.view.fact.period
        and match.view.year == last_year(match.view.fact)
        and match.view.fact.value == best.view.fact.value
        and match.view.fact.unit == best.view.fact.unit
    ]
    return (
        min(home, key=lambda match: (not _unit_printed(match.view), -match.score, match.view.fact.id)) if home else best
    )


def _alike(one: View, other: View) -> bool:
    """Whether two facts may be printings of one series: same measure, direction and places."""
    return one.fact.measure == other.fact.measure and one.flow == other.flow and set(one.places) == set(other.places)


def _order(match: Match, target: Target) -> tuple[float, ...]:
    """Newest date where none was asked for, then the finer of agreeing figures, then the newest edition."""
    view = match.view
    year = last_year(view.fact) or view.year
    ahead = view.fact.forecast or year > view.year
    date = 0.0 if target.periods else float(-year)
    exact_date = 0.0 if view.fact.period in target.periods or not target.periods else 1.0
    return (
        float(ahead and not target.periods),
        float(view.part and not target.periods),
        date,
        exact_date,
        round(-match.score * 2) / 2,
        float(rough(view)),
        float(-view.year),
        float(not _in_sentence(view)),
        float(not _unit_printed(view)),
        float(-view.precision),
        -match.score,
    )


def rough(view: View) -> bool:
    """Whether the figure is printed as an approximation or threshold."""
    return view.fact.qualifier is not None


_BOUNDS = frozenset("超 超过 逾 突破 以上 余 多 不到 不足 以下".split())


def is_bound(view: View) -> bool:
    """Whether the figure is only a bound of the true one (超2100亿), so that nothing follows from it by arithmetic."""
    return view.fact.qualifier in _BOUNDS


def _in_sentence(view: View) -> bool:
    """Whether the figure stands in running text, which says more around it than a cell of a table."""
    return bool(re.search("[。；！？]", view.fact.quote or ""))


def _unit_printed(view: View) -> bool:
    return bool(re.search(r"[^\d.,\-]", view.fact.text or ""))


def agree(one: View, other: View) -> bool:
    """Whether two printed figures are the same at the precision of the coarser one: 1.39 and 约1.4万亿."""
    a, b = one.fact.value, other.fact.value
    if a == b or one.fact.unit != other.fact.unit:
        return a == b
    digits = min(one.precision, other.precision)
    return rounded(a, digits) == rounded(b, digits) or (
        (rough(one) or rough(other)) and abs(a - b) <= 0.005 * max(abs(a), abs(b))
    )


def rounded(value: float, digits: int) -> float:
    """A value at this number of significant digits."""
    return float(f"{value:.{max(digits, 1) - 1}e}")
