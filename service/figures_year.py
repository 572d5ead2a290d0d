"""In which year a figure reached a value: 哪一年首次超过2100亿美元."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.quantity import Quantity, find_quantities

from .figures import cited_once
from .figures_known import Known
from .matching import matches
from .matching_periods import last_year
from .matching_views import View, is_money
from .query import Draft, Query
from .question_targets import target_of
from .slots import read_slots
from .slots_names import canonical
from .slots_regions import HOME
from .wording import statement
from .wording_subject import period_words

_WHEN = re.compile("哪一?年|哪年|什么时候|何时|几时|哪一年度")
_EARLIEST = re.compile("第一次|首次|最早|才|有望|要到|预计")
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_LEAST = 10
_REACHED = re.compile("超过|突破|达到|迈上|跨过|站上|超")


def year_reached(query: Query, known: Known) -> Draft | None:
    """The year of the first printed figure that is so large; None where this is not asked, or none is printed."""
    question = query.question
    claimed = [q for q in find_quantities(question) if q.value >= _LEAST and not _YEAR.fullmatch(q.text)]
    if not (_WHEN.search(question) and _REACHED.search(question)) or len(claimed) != 1:
        return None
    quantity = claimed[0]
    bare = _REACHED.sub(" ", _WHEN.sub(" ", question[: quantity.start] + " " + question[quantity.end :]))
    target = target_of(read_slots(canonical(_EARLIEST.sub(" ", bare)), known.last_year))
    target = replace(target, measure="level", unit=None, periods=())
    if not target.terms:
        return None
    whose = (target.region,) if target.region else (HOME, None)
    fitting = [m.view for m in matches(known.views, target) if m.fits and m.view.region in whose]
    reached = [view for view in fitting if _is_reached(view, quantity)]
    if not reached:
        return None
    first = min(reached, key=lambda view: (last_year(view.fact) or 9999, view.fact.value, view.fact.id))
    words = period_words(first.fact).removeprefix("截至")
    return Draft("answered", f"{words}。{statement(first.fact)}[1]。", (first.fact,), cited_once([first.fact]))


def _is_reached(view: View, quantity: Quantity) -> bool:
    same = is_money(view.fact) if quantity.kind == "money" else view.fact.unit == quantity.unit
    currency = quantity.unit in (None, view.fact.unit)
    return view.fact.period is not None and same and currency and view.fact.value >= quantity.value
