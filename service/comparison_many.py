"""Several figures of one kind: the largest of them, or what they are together."""

from __future__ import annotations

from collections.abc import Sequence

from . import arithmetic
from .arithmetic import same_unit
from .comparison_sides import marks_of, side_words, views_of
from .figures import Found, cited_once
from .query import Draft, Query
from .slots_words import pattern
from .wording import body
from .wording_derived import derived_sentence
from .wording_subject import period_words, subject


def largest(query: Query, sides: Sequence[Found]) -> Draft | None:
    """The largest, or smallest, of several figures; None where their units differ."""
    # amounts of different units have no order
    if len({side.fact.unit for side in sides}) > 1:
        return None
    least = bool(pattern("最小|最低|最少|最慢|<which>[^，。]{0,8}(?:更小|更低|更少|更慢)").search(query.question))
    ordered = sorted(sides, key=lambda side: side.fact.value, reverse=not least)
    best = ordered[0]
    cited = cited_once([view.fact for side in ordered for view in side.operands])
    rest = "，".join(f"{_name(side)}{_figure(side)}" for side in ordered[1:])
    text = f"{_name(best)}{_extreme(best, least)}：{side_words(best)}{marks_of(best, cited)}；{rest}。"
    return Draft("answered", text, tuple(side.fact for side in ordered), cited)


def _extreme(best: Found, least: bool) -> str:
    if best.fact.measure in ("yoy", "cagr"):
        return "增长最慢" if least else "增长最快"
    return "最低" if least else "最高"


def _name(side: Found) -> str:
    return side.target.counterpart or subject(side.fact)


def _figure(side: Found) -> str:
    text = body(side.fact) if side.choice else derived_sentence(side.derived) if side.derived else ""
    return text.removeprefix(subject(side.fact))


def together(sides: Sequence[Found]) -> Draft | None:
    """The sum of figures of one unit; None for rates, for shares of several wholes, and for computed figures."""
    views = views_of(sides)
    one_whole = (
        len({(view.fact.measure, view.fact.indicator) for view in views}) == 1 and views[0].fact.measure == "share"
    )
    if not same_unit(*views) or any(side.derived for side in sides):
        return None
    if views[0].fact.unit == "percent" and not one_whole:
        return None
    dates = list(dict.fromkeys(period_words(view.fact) for view in views))
    named = list(dict.fromkeys(_name(side) for side in sides))
    names = "、".join(named) if len(dates) == 1 else f"{'、'.join(dates)}{named[0]}"
    derived = arithmetic.total(tuple(views), indicator=f"{names}合计", counterpart=None, region=views[0].fact.region)
    cited = cited_once([view.fact for view in views])
    marks = "".join(f"[{at}]" for at in range(1, len(cited) + 1))
    when = f"{dates[0]}，" if len(dates) == 1 and dates[0] else ""
    text = (
        f"{when}{names}合计为{derived.text}（推算：{derived.formula} {'=' if derived.exact else '≈'} {derived.text}）"
    )
    return Draft("answered", f"{text}{marks}。", (derived.fact, *(view.fact for view in views)), cited)
