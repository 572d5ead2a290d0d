"""Two bodies measure one thing: what each of them gives, side by side."""

from __future__ import annotations

import re
from dataclasses import replace

from .figures import Found, several_figures
from .figures_choice import Choice, choose
from .figures_known import Known
from .matching_views import View
from .query import Draft, Query

_ASKS = re.compile(
    r"(?:数字|数据|口径|结果|说法|测算|统计)[^，。？]{0,8}(?:不同|差异|出入|区别|不一致|差别|分歧)"
    r"|(?:不同|不一致|两种)(?:的)?(?:口径|说法|来源|数字)"
)
_LEAST_ALIKE = 0.4


def by_source(query: Query, known: Known) -> Draft | None:
    """The figure that the question names and the one of another source for the same slots; None where there is none."""
    if not _ASKS.search(query.question):
        return None
    target = replace(query.targets[0], measure=query.targets[0].measure or "level", unit=None)
    first = choose(known.views, target) or choose(known.views, replace(target, terms=target.terms[:1]))
    if first is None:
        return None
    rivals = [view for view in known.views if _rival(view, first.view)]
    if not rivals:
        return None
    # of several rivals the one whose name is nearest is meant
    other = max(rivals, key=lambda view: (_alike(view.subject, first.view.subject), view.year, view.precision))
    return several_figures([Found(target, first), Found(target, Choice(other))], known)


def _rival(view: View, first: View) -> bool:
    """Whether a fact has the same slots, another source and nearly the same name."""
    one, other = view.fact, first.fact
    slots = (one.measure, one.period, one.unit, view.flow, view.places) == (
        other.measure,
        other.period,
        other.unit,
        first.flow,
        first.places,
    )
    return (
        slots
        and one.value != other.value
        and one.source != other.source
        and _alike(view.subject, first.subject) >= _LEAST_ALIKE
    )


def _alike(one: str, other: str) -> float:
    """The share of the shorter name's characters that the other one has."""
    shorter, longer = sorted((one, other), key=len)
    return sum(character in longer for character in shorter) / max(len(shorter), 1)
