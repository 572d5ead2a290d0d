"""Several figures set against each other: which is larger, by how much, how many times, together, on average."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.fact import Measure

from . import arithmetic
from .arithmetic import Derived, same_unit
from .arithmetic_rules import Known, derive
from .comparison_superlative import superlative
from .figures import Found, cited_once, find, several_figures
from .figures_choice import choose
from .matching_views import View, is_money
from .query import Draft, Query, Target
from .slots_words import pattern
from .wording import body, lead, statement
from .wording_derived import derived_sentence
from .wording_subject import period_words, subject

COMPARING = ("difference", "ratio", "which", "change_between", "sum", "average", "balance")


def compare(query: Query, known: Known) -> Draft | None:
    """The answer to a question that does something with figures; None where it is not such a question after all."""
    operation = query.operation
    if operation == "sum" and query.targets[0].measure == "share":
        operation = "difference"  # a joint share is one figure: 三者合计占比 at two dates
    if operation == "balance" and query.targets[0].measure not in ("share", "yoy"):
        return _balance(query, known)
    if operation == "average":
        return _average(query, known)
    targets = _sides(query)
    if len(targets) < 2:
        return superlative(query, known) if operation == "which" else None
    founds = [find(target, known) for target in targets]
    sides = list({found.fact.id: found for found in founds if found is not None}.values())
    if None in founds or len(sides) < 2:
        return None
    if operation == "sum":
        return _sum(sides)
    if operation == "ratio" and len(sides) == 2:
        return _pair(sides, "ratio")
    if len(sides) == 2 and operation in ("difference", "change_between", "which"):
        return _two(query, sides)
    return _largest(query, sides) if operation in ("which", "difference", "change_between") else None


def _sides(query: Query) -> list[Target]:
    """What is compared: the targets of the pieces, or one target at its two dates."""
    single = query.targets[0]
    parts = list(query.targets[1:]) or [single]
    if single.measure in ("share", "change") and "、" in (single.counterpart or "") and (single.base or len(single.periods) > 1):
        parts = [replace(single, measure="share")]  # a joint share at two dates
        single = parts[0]
    if _AMOUNT.search(query.question) and single.measure in ("yoy", "change"):
        single = replace(single, measure="level")
        parts = [replace(part, measure="level") for part in parts]
    dated = [target for target in parts if target.base and target.periods]
    if dated and single.base and len({(t.terms, t.counterpart, t.flow, t.measure) for t in parts}) == 1:
        frame = replace(dated[0], base=None)
        return [replace(frame, periods=frame.periods[:1]), replace(frame, periods=(single.base,))]
    if len(parts) == 1 and len(single.periods) == 2:
        return [replace(single, periods=(period,)) for period in single.periods]
    if len(parts) == 1 and single.base:
        return [replace(single, base=None), replace(single, periods=(single.base,), base=None)]
    measure = "level" if _AMOUNT.search(query.question) else _shared_measure(parts)
    open_measures = (None, "change", "multiple", "level") if query.operation == "which" else (None, "change", "multiple")
    return [replace(target, measure=measure if target.measure in open_measures else target.measure) for target in parts]


# how much more in the unit of the figures themselves, not in percent
_AMOUNT = re.compile(r"(?:多少|几)个?(?:万亿|亿|万)?(?:元|美元|美金|家|笔|条|部|公里|ZB|户|人|台|港元)")


def _shared_measure(parts: Sequence[Target]) -> Measure | None:
    named = [target.measure for target in parts if target.measure not in (None, "change", "multiple")]
    return next((measure for measure in named if measure != "level"), named[0] if named else None)


def _two(query: Query, sides: Sequence[Found]) -> Draft | None:
    one, other = sides
    if not same_unit(*_views(sides)) and not (one.fact.measure == other.fact.measure == "rank"):
        return _both(sides, "两者单位不同，不能直接相比。")
    if one.fact.measure == "rank":
        return _both(sides)
    return _pair(sides, "difference", query)


def _pair(sides: Sequence[Found], operation: str, query: Query | None = None) -> Draft:
    """Two figures, and what they give together."""
    one, other = sides
    bigger, smaller = (one, other) if one.fact.value >= other.fact.value else (other, one)
    sources = [view for side in (bigger, smaller) for view in side.operands]
    if operation == "ratio":
        derived = _between(one, other, "ratio")
        verdict = f"前者约为后者的{derived.text}" if derived else ""
    else:
        derived = _between(bigger, smaller, "difference")
        verdict = _verdict(bigger, smaller, one, derived)
    asked_first = query is not None and query.operation == "which"
    figure = _found_fact(derived, bigger, asked_first, query)
    facts = tuple(dict.fromkeys((*figure, bigger.fact, smaller.fact, *(v.fact for v in sources))))
    cited = cited_once([view.fact for view in sources])
    text = f"{verdict}：{_side(one)}{_marks_of(one, cited)}，{_side(other, one)}{_marks_of(other, cited)}。"
    formula = f"（推算：{derived.fact.derivation.formula} = {derived.text}）" if derived and derived.fact.derivation else ""
    return Draft("answered", text[:-1] + formula + "。", facts, cited)


def _found_fact(derived: Derived | None, bigger: Found, which_first: bool, query: Query | None) -> tuple:
    asks_size = query is not None and bool(pattern("<difference>|<ratio>|多多少|少多少|(?:多|少|高|低)(?:了|出)?(?:多少|几)").search(query.question))
    if derived is None:
        return (bigger.fact,)
    return (bigger.fact, derived.fact) if which_first and not asks_size else (derived.fact,)


def _between(one: Found, other: Found, operation: str) -> Derived | None:
    if one.derived or other.derived or one.choice is None or other.choice is None:
        return None
    if operation == "ratio":
        return arithmetic.ratio(one.choice.view, other.choice.view)
    indicator = f"{subject(one.fact)}与{subject(other.fact)}之差"
    return arithmetic.difference(one.choice.view, other.choice.view, indicator=indicator, counterpart=None, region=one.fact.region)


def _verdict(bigger: Found, smaller: Found, first: Found, derived: Derived | None) -> str:
    amount = derived.text if derived else ""
    if bigger.fact.value == smaller.fact.value:
        return "两者相同"
    words = _names(bigger, smaller)
    if _same_series(bigger, smaller):
        later, earlier = (bigger, smaller) if (bigger.fact.period or "") > (smaller.fact.period or "") else (smaller, bigger)
        verb = ("提高" if later.fact.unit == "percent" else "增加") if later is bigger else ("下降" if later.fact.unit == "percent" else "减少")
        return f"{period_words(bigger.fact).removeprefix('截至')}更高，{period_words(later.fact)}{subject(later.fact)}比{_date(earlier)}{verb}{amount}"
    fast = "增长更快" if bigger.fact.measure in ("yoy", "cagr") else "更高" if bigger.fact.unit == "percent" else "更大"
    more = "高" if bigger.fact.unit == "percent" else "多"
    return f"{words[0]}{fast}，比{words[1]}{more}{amount}"


def _date(found: Found) -> str:
    return period_words(found.fact).removeprefix("截至")


def _same_series(one: Found, other: Found) -> bool:
    return one.fact.period != other.fact.period and one.target.terms == other.target.terms and one.target.flow == other.target.flow and (
        one.target.counterpart == other.target.counterpart
    )


def _names(one: Found, other: Found) -> tuple[str, str]:
    """What tells the two sides apart, in the fewest words."""
    a, b = one.fact, other.fact
    if one.target.counterpart != other.target.counterpart and one.target.counterpart and other.target.counterpart:
        return one.target.counterpart, other.target.counterpart
    if a.region != b.region and a.region and b.region:
        return a.region, b.region
    return subject(a), subject(b)


def _side(found: Found, before: Found | None = None) -> str:
    if found.derived:
        return derived_sentence(found.derived)
    if before is not None and not before.derived and lead(before.fact) == lead(found.fact):
        return body(found.fact)
    return statement(found.fact)


def _marks_of(found: Found, cited: Sequence[object]) -> str:
    passages = [getattr(source, "passage_id", None) for source in cited]
    marks = dict.fromkeys(passages.index(v.fact.passage_id) + 1 for v in found.operands if v.fact.passage_id in passages)
    return "".join(f"[{mark}]" for mark in marks)


def _both(sides: Sequence[Found], remark: str = "") -> Draft:
    cited = cited_once([view.fact for side in sides for view in side.operands])
    text = "，".join(_side(side, sides[at - 1] if at else None) + _marks_of(side, cited) for at, side in enumerate(sides))
    return Draft("answered", f"{text}。{remark}", tuple(side.fact for side in sides), cited)


def _largest(query: Query, sides: Sequence[Found]) -> Draft | None:
    """The largest, or smallest, of several figures of one kind."""
    if len({side.fact.unit for side in sides}) > 1:
        return None
    least = bool(pattern("最小|最低|最少|最慢|<which>[^，。]{0,8}(?:更小|更低|更少|更慢)").search(query.question))
    ordered = sorted(sides, key=lambda side: side.fact.value, reverse=not least)
    best = ordered[0]
    cited = cited_once([view.fact for side in ordered for view in side.operands])
    name = best.target.counterpart or subject(best.fact)
    extreme = {True: "最慢" if best.fact.measure in ("yoy", "cagr") else "最低", False: "增长最快" if best.fact.measure in ("yoy", "cagr") else "最高"}[least]
    rest = "，".join(f"{side.target.counterpart or subject(side.fact)}{_figure(side)}" for side in ordered[1:])
    text = f"{name}{extreme}：{_side(best)}{_marks_of(best, cited)}；{rest}。"
    return Draft("answered", text, tuple(side.fact for side in ordered), cited)


def _figure(side: Found) -> str:
    text = body(side.fact) if side.choice else derived_sentence(side.derived) if side.derived else ""
    return text.removeprefix(subject(side.fact))


def _sum(sides: Sequence[Found]) -> Draft | None:
    views = _views(sides)
    if not same_unit(*views) or any(side.derived for side in sides) or views[0].fact.unit == "percent":
        return None
    dates = list(dict.fromkeys(period_words(view.fact) for view in views))
    named = [side.target.counterpart or subject(side.fact) for side in sides]
    names = "、".join(dict.fromkeys(named)) if len(dates) == 1 else f"{'、'.join(dates)}{named[0]}"
    derived = arithmetic.total(tuple(views), indicator=f"{names}合计", counterpart=None, region=views[0].fact.region)
    cited = cited_once([view.fact for view in views])
    when = f"{dates[0]}，" if len(dates) == 1 else ""
    text = f"{when}{names}合计为{derived.text}（推算：{derived.fact.derivation.formula if derived.fact.derivation else ''} = {derived.text}）"
    marks = "".join(f"[{at}]" for at in range(1, len(cited) + 1))
    return Draft("answered", f"{text}{marks}。", (derived.fact, *(view.fact for view in views)), cited)


def _views(sides: Sequence[Found]) -> list[View]:
    return [side.operands[0] for side in sides]


def _balance(query: Query, known: Known) -> Draft | None:
    """The balance of trade, printed or from exports and the total."""
    target = query.targets[0]
    words = ("顺差", "逆差", "差额", "净出口", "净进口")
    terms = tuple(term for term in target.terms if term not in words)
    frame = replace(target, terms=terms, soft=tuple(s for s in target.soft if s not in words), flow=None, measure=None, unit=None)
    printed_one = next((view for word in words[:2] if (view := _printed_balance(frame, word, known))), None)
    if printed_one:
        return Draft("answered", f"{statement(printed_one.fact)}[1]。", (printed_one.fact,), cited_once([printed_one.fact]))
    outward = choose(known.views, replace(frame, flow="出口", measure="level"))
    both = choose(known.views, replace(frame, flow="进出口", measure="level"))
    inward = choose(known.views, replace(frame, flow="进口", measure="level"))
    if outward and inward and same_unit(outward.view, inward.view):
        return _derived_draft(arithmetic.difference(outward.view, inward.view, "balance"))
    if outward and both and same_unit(outward.view, both.view) and outward.view.fact.period == both.view.fact.period:
        return _derived_draft(arithmetic.balance(outward.view, both.view))
    return None


def _printed_balance(frame: Target, word: str, known: Known) -> View | None:
    views = tuple(view for view in known.views if word in view.text)
    choice = choose(views, frame)
    return choice.view if choice else None


def _derived_draft(derived: Derived) -> Draft:
    facts = (derived.fact, *(view.fact for view in derived.operands))
    cited = cited_once(facts[1:])
    marks = "".join(f"[{at}]" for at in range(1, len(cited) + 1))
    return Draft("answered", f"{derived_sentence(derived)}{marks}。", facts, cited)


def _average(query: Query, known: Known) -> Draft | None:
    """An amount for each of what is counted: 平均每笔金额."""
    single = query.targets[0]
    target = replace(single, terms=tuple(t for t in single.terms if not t.startswith("每")), soft=(), measure="level", text=re.sub("平均|每笔|笔均", "", single.text))
    amount = choose([view for view in known.views if is_money(view.fact)], replace(target, unit="money"))
    count = choose([view for view in known.views if not is_money(view.fact) and view.fact.unit not in ("percent", None)], replace(target, unit=None))
    if amount is None or count is None or amount.view.fact.period != count.view.fact.period:
        return None
    derived = arithmetic.average(amount.view, count.view, indicator=amount.view.fact.indicator)
    return _derived_draft(derived)


def compute(target: Target, known: Known) -> Derived | None:
    """The figure of one target by arithmetic."""
    return derive(target, known)
