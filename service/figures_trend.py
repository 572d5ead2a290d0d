"""The series of one indicator over the years that are printed."""

from __future__ import annotations

import re
from dataclasses import replace

from .figures import Found, several_figures
from .figures_choice import choose
from .figures_known import Known
from .matching import unordered
from .query import Draft, Query

MOST_YEARS = 8


def trend(query: Query, known: Known) -> Draft | None:
    """Every printed year of the indicator, oldest first; None where there are fewer than two."""
    single = query.targets[0]
    first, last = (single.periods[0][:4], single.periods[-1][-4:]) if single.periods else ("0000", "9999")
    # 以来 names a beginning, not a year
    last = "9999" if re.search("以来|至今|开始|起", query.question) else last
    target = replace(
        single, periods=(), base=None, measure=single.measure if single.measure in ("share", "rank") else "level"
    )
    best = choose(known.views, target)
    if best is None:
        return None
    fitting = [match.view for match in unordered(known.views, target) if match.fits]
    years = sorted({view.fact.period for view in fitting if view.fact.period and _full_year(view.fact.period)})
    wanted = [year for year in years if first <= year[:4] <= last]
    choices = [(year, choose(known.views, replace(target, periods=(year,)))) for year in wanted]
    same = [
        Found(replace(target, periods=(y,)), c)
        for y, c in choices
        if c and c.view.fact.unit == best.view.fact.unit and c.view.fact.period == y
    ]
    distinct = list({found.fact.period[:4]: found for found in same if found.fact.period}.values())[-MOST_YEARS:]
    return several_figures(distinct, known) if len(distinct) > 1 else None


def _full_year(period: str) -> bool:
    return len(period) == 4 or (period.endswith("-12-31") and "/" not in period)
