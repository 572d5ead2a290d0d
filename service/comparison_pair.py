"""Two figures set against each other: which is larger and by how much, or how many times."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.fact import Fact

from . import arithmetic
from .arithmetic import Derived, same_unit
from .comparison_sides import marks_of, side_words, views_of
from .figures import Found, cited_once
from .matching_views import is_money
from .query import Draft, Query
from .slots_words import pattern
from .wording_numbers import printed
from .wording_subject import period_words, subject


def two(query: Query, sides: Sequence[Found]) -> Draft:
    """Two figures with the verdict; figures of two units, and ranks, are only put side by side."""
    one, other = sides
    # never across currencies
    if not same_unit(*views_of(sides)):
        return _both(sides, "两者单位不同，不能直接相比。")
    if one.fact.measure == "rank":
        return _both(sides)
    bigger, smaller = (one, other) if one.fact.value >= other.fact.value else (other, one)
    derived = _difference(bigger, smaller)
    figure = _asked_for(derived, bigger, query)
    verdict = _verdict(bigger, smaller, derived, query.question)
    return _draft(sides, derived, verdict, (*figure, bigger.fact, smaller.fact))


def ratio_of(sides: Sequence[Found]) -> Draft | None:
    """How many times the second figure goes into the first."""
    one, other = sides
    if one.choice is None or other.choice is None or not same_unit(*views_of(sides)) or not other.fact.value:
        return None
    derived = arithmetic.ratio(one.choice.view, other.choice.view)
    return _draft(sides, derived, f"前者约为后者的{derived.text}", (derived.fact, one.fact, other.fact))


def _draft(sides: Sequence[Found], derived: Derived | None, verdict: str, facts: Sequence[Fact]) -> Draft:
    one, other = sides
    sources = [view.fact for side in sides for view in side.operands]
    cited = cited_once(sources)
    text = f"{verdict}：{side_words(one)}{marks_of(one, cited)}，{side_words(other, one)}{marks_of(other, cited)}"
    sign = "=" if derived and derived.exact else "≈"
    formula = f"（推算：{derived.formula} {sign} {derived.text}）" if derived else ""
    return Draft("answered", f"{text}{formula}。", tuple(dict.fromkeys((*facts, *sources))), cited)


def _asked_for(derived: Derived | None, bigger: Found, query: Query) -> tuple[Fact, ...]:
    """The figure asked for: the larger one where only 哪个 is asked, else the difference."""
    if derived is None:
        return (bigger.fact,)
    # 哪个更大 asks for the larger figure, 大多少 for the difference
    asks_size = pattern("<difference>|<ratio>|多多少|少多少|(?:多|少|高|低)(?:了|出)?(?:多少|几)").search(
        query.question
    )
    return (bigger.fact, derived.fact) if query.operation == "which" and not asks_size else (derived.fact,)


def _difference(bigger: Found, smaller: Found) -> Derived | None:
    if bigger.choice is None or smaller.choice is None:
        return _apart(bigger, smaller)
    indicator = f"{subject(bigger.fact)}与{subject(smaller.fact)}之差"
    one, other = bigger.choice.view, smaller.choice.view
    return arithmetic.difference(one, other, indicator=indicator, counterpart=None, region=bigger.fact.region)


def _apart(bigger: Found, smaller: Found) -> Derived | None:
    """The difference where a side is itself computed: an approximation."""
    if bigger.fact.unit != smaller.fact.unit or bigger.fact.unit == "percent":
        return None
    words = [side.derived.text if side.derived else printed(side.fact) for side in (bigger, smaller)]
    operands = tuple(dict.fromkeys((*bigger.operands, *smaller.operands)))
    indicator = f"{subject(bigger.fact)}与{subject(smaller.fact)}之差"
    value = bigger.fact.value - smaller.fact.value
    return arithmetic.apart(operands, value, f"{words[0]} − {words[1]}", indicator=indicator, counterpart=None)


_EITHER = re.compile("[高大多快涨升增][^，。？]{0,3}还是[低小少慢跌降减]")


def _verdict(bigger: Found, smaller: Found, derived: Derived | None, asked: str) -> str:
    amount = derived.text if derived else ""
    if bigger.fact.value == smaller.fact.value:
        return "两者相同"
    if _same_series(bigger, smaller):
        return _over_time(bigger, smaller, amount, asked)
    counts = not is_money(bigger.fact)
    grows = bigger.fact.measure in ("yoy", "cagr")
    fast = "增长更快" if grows else "更高" if bigger.fact.unit == "percent" else "更多" if counts else "更大"
    more = "高" if bigger.fact.unit == "percent" else "多"
    names = _names(bigger, smaller)
    names = (names[0], names[1].removeprefix("我国") if names[0].startswith("我国") else names[1])
    return f"{names[0]}{fast}，比{names[1]}{more}{amount}"


def _over_time(bigger: Found, smaller: Found, amount: str, asked: str) -> str:
    """One series at two dates: when it was higher, and how it moved."""
    later, earlier = sorted((bigger, smaller), key=lambda found: found.fact.period or "", reverse=True)
    rose = later is bigger
    verb = ("提高" if rose else "下降") if later.fact.unit == "percent" else ("增加" if rose else "减少")
    if _EITHER.search(asked):
        # 比上年高还是低 asks about the later date
        return f"{_date(later)}更{'高' if rose else '低'}，{subject(later.fact)}比{_date(earlier)}{verb}{amount}"
    return f"{_date(bigger)}更高，{_date(later)}{subject(later.fact)}比{_date(earlier)}{verb}{amount}"


def _date(found: Found) -> str:
    return period_words(found.fact).removeprefix("截至")


def _same_series(one: Found, other: Found) -> bool:
    return (
        one.fact.period != other.fact.period
        and one.target.terms == other.target.terms
        and one.target.flow == other.target.flow
        and (one.target.counterpart == other.target.counterpart)
    )


def _names(one: Found, other: Found) -> tuple[str, str]:
    """What tells the two sides apart, in the fewest words."""
    a, b = one.fact, other.fact
    if one.target.counterpart != other.target.counterpart and one.target.counterpart and other.target.counterpart:
        return one.target.counterpart, other.target.counterpart
    if a.region != b.region and a.region and b.region:
        return a.region, b.region
    return subject(a), subject(b)


def _both(sides: Sequence[Found], remark: str = "") -> Draft:
    cited = cited_once([view.fact for side in sides for view in side.operands])
    text = "，".join(
        side_words(side, sides[at - 1] if at else None) + marks_of(side, cited) for at, side in enumerate(sides)
    )
    return Draft("answered", f"{text}。{remark}", tuple(side.fact for side in sides), cited)
