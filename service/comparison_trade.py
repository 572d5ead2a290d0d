"""The balance of trade, and amounts on average."""

from __future__ import annotations

import re
from dataclasses import replace

from . import arithmetic
from .arithmetic import Derived, same_unit
from .figures import cited_once
from .figures_choice import choose, is_bound
from .figures_known import Known
from .matching_views import View, is_money
from .query import Draft, Query, Target
from .slots import telling
from .wording import statement
from .wording_derived import derived_sentence

_BALANCE = ("顺差", "逆差", "差额", "净出口", "净进口")


def balance_of(query: Query, known: Known) -> Draft | None:
    """The balance of trade, printed, or from exports and imports, or from exports and the total."""
    target = query.targets[0]
    terms = tuple(term for term in target.terms if term not in _BALANCE)
    soft = tuple(word for word in target.soft if word not in _BALANCE)
    frame = replace(target, terms=terms or telling(soft), soft=soft, flow=None, measure=None, unit=None)
    # a printed balance comes before a computed one
    for word in sorted(_BALANCE[:2], key=lambda word: word not in query.question):
        if printed := _printed(frame, word, known):
            return Draft("answered", f"{statement(printed.fact)}[1]。", (printed.fact,), cited_once([printed.fact]))
    derived = _balance(frame, known)
    return derived_draft(derived) if derived else None


def _balance(frame: Target, known: Known) -> Derived | None:
    found = (known.find(replace(frame, flow=flow, measure="level")) for flow in ("出口", "进出口", "进口"))
    outward, both, inward = (None if view and is_bound(view) else view for view in found)
    if outward and inward and same_unit(outward, inward) and outward.fact.period == inward.fact.period:
        return arithmetic.difference(outward, inward, "balance")
    if outward and both and same_unit(outward, both) and outward.fact.period == both.fact.period:
        return arithmetic.balance(outward, both)
    return None


def _printed(frame: Target, word: str, known: Known) -> View | None:
    choice = choose(tuple(view for view in known.views if word in view.text), frame)
    return choice.view if choice else None


def derived_draft(derived: Derived) -> Draft:
    """The answer with one computed figure."""
    facts = (derived.fact, *(view.fact for view in derived.operands))
    cited = cited_once(facts[1:])
    marks = "".join(f"[{at}]" for at in range(1, len(cited) + 1))
    return Draft("answered", f"{derived_sentence(derived)}{marks}。", facts, cited)


def average_of(query: Query, known: Known) -> Draft | None:
    """An amount for each of what is counted: 平均每笔金额."""
    single = query.targets[0]
    terms = tuple(term for term in single.terms if not term.startswith("每"))
    text = re.sub("平均|每笔|笔均", "", single.text)
    target = replace(single, terms=terms, soft=(), measure="level", text=text)
    # amount and count have the same words; only their units tell them apart
    money = tuple(view for view in known.views if is_money(view.fact))
    counts = tuple(view for view in known.views if not is_money(view.fact) and view.fact.unit not in ("percent", None))
    amount, count = choose(money, replace(target, unit="money")), choose(counts, replace(target, unit=None))
    if amount is None or count is None or amount.view.fact.period != count.view.fact.period:
        return None
    return derived_draft(arithmetic.average(amount.view, count.view, indicator=amount.view.fact.indicator))
