"""A figure is given and its indicator asked: 62.8%指的是什么."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.quantity import find_quantities

from .figures import cited_once, growth_of
from .figures_known import Known
from .matching import matches
from .matching_views import View
from .query import Draft, Query, Target
from .refusal import no_answer
from .wording import growth, statement
from .wording_numbers import printed

MOST = 3


def identify(query: Query, known: Known) -> Draft:
    """What a figure is of: every fact that prints it, the one that the other words of the question fit first."""
    # a bare year is a date, not the figure asked about
    values = [(q.value, q.unit) for q in find_quantities(query.question) if not re.fullmatch(r"(?:19|20)\d\d", q.text)]
    found = [view for view in known.views if any(_is(view, value, unit) for value, unit in values)]
    # a bare numeral may be one as printed, whatever its magnitude: 5481 of 5481万公里
    bare = {q.text.replace(",", "") for q in find_quantities(query.question) if re.fullmatch(r"[\d.,]+", q.text)}
    found = found or [view for view in known.views if _numeral(view) in bare]
    found = _ordered(found, query.targets[0])
    if not found:
        figure = next((q.text for q in find_quantities(query.question)), query.question)
        return no_answer("indicator_not_found", f"报告中没有“{figure}”这一数据。")
    distinct = list(
        {(view.fact.indicator, view.fact.measure, view.fact.period): view for view in reversed(found)}.values()
    )[::-1][:MOST]
    facts = [view.fact for view in distinct]
    cited = cited_once(facts)
    places = [fact.passage_id for fact in cited]
    lines = [f"{statement(fact)}[{places.index(fact.passage_id) + 1}]" for fact in facts]
    head = f"{printed(facts[0])}指的是：" if len(facts) == 1 else "报告中有以下数据与之相同："
    more = growth_of(distinct[0], known) if len(distinct) == 1 else None
    return Draft(
        "answered", head + "；".join(lines) + (f"，{growth(more.fact)}" if more else "") + "。", tuple(facts), cited
    )


def _is(view: View, value: float, unit: str | None) -> bool:
    if abs(view.fact.value - value) > 1e-9 * max(abs(value), 1) and abs(view.fact.value + value) > 1e-9 * max(
        abs(value), 1
    ):
        return False
    return unit is None or view.fact.unit in (unit, None) or {unit, view.fact.unit} <= {"percent", "percentage_point"}


def _numeral(view: View) -> str:
    digits = re.search(r"\d[\d,.]*", view.fact.text or "")
    return digits[0].replace(",", "") if digits else ""


def _ordered(found: Sequence[View], target: Target) -> list[View]:
    """By the other words of the question, then the finer printing, then reading order."""
    scores = {match.view.fact.id: (-len(match.missing), match.score) for match in matches(found, target)}
    return sorted(
        found, key=lambda view: (tuple(-s for s in scores.get(view.fact.id, (0, 0.0))), -view.year, view.fact.id)
    )
