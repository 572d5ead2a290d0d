"""Saying no: which slot of the question no fact bears out, and the nearest figures that do exist."""

from __future__ import annotations

from collections.abc import Sequence

from .figures_known import Known
from .matching import Match, matches
from .matching_periods import last_year
from .matching_terms import term_coverage
from .matching_views import View
from .query import Draft, Query, Reason, ReasonKind, Target
from .slots_measures import flow
from .slots_names import canonical
from .slots_regions import HOME, WORLD
from .slots_words import soft_words
from .suggestions import question_for
from .wording import statement
from .wording_subject import date_words, subject

MOST_NEAREST = 3
MOST_NAMED = 4
_OFFERED_ABOVE = 0.45


def refuse(query: Query, known: Known, target: Target | None = None) -> Draft:
    """The refusal of a question for a figure."""
    wanted = target or query.targets[0]
    ranked = matches(known.views, wanted)
    if not wanted.terms:
        return _ambiguous(query, known) if wanted.flow or wanted.measure or wanted.soft else _off_topic()
    if not ranked:
        about_figures = wanted.flow or wanted.measure or wanted.unit or wanted.periods
        return _unknown(wanted, known) if about_figures or not _foreign(query, known) else _off_topic()
    nearest = _nearest(ranked, wanted)
    kind, detail = charted(wanted, known) or _reason(wanted, nearest, known)
    return no_answer(kind, detail, nearest)


def refuse_definition(query: Query) -> Draft:
    """The refusal where reports give figures of a thing and never say what it is."""
    name = "、".join(query.words[:MOST_NAMED]) or query.question
    return no_answer("indicator_not_found", f"报告没有给出“{name}”的定义。")


def refuse_list(query: Query, known: Known) -> Draft:
    """The refusal where reports give a count of things, or speak of them, and never say which they are."""
    wanted = query.targets[0]
    nearest = _nearest(matches(known.views, wanted), wanted)
    return no_answer("breakdown_not_found", "报告没有一一列出所问的名称。", nearest)


def charted(target: Target, known: Known) -> tuple[ReasonKind, str] | None:
    """A refusal where the figure asked for is drawn in a chart whose data are not printed."""
    for caption, first, last in known.captions:
        if target.measure not in (None, "level") or flow(caption) != target.flow or set(target.terms) <= soft_words():
            continue
        dated = target.periods and all(first <= int(period[:4]) <= last for period in target.periods)
        if dated and all(term in canonical(caption) for term in target.terms):
            return "chart_without_data", f"报告只在图表中给出这一数据（{caption}），没有印出数值。"
    return None


def no_answer(kind: ReasonKind, detail: str, nearest: Sequence[Match] = (), notes: tuple[str, ...] = ()) -> Draft:
    """A refusal in words: what is missing, then the nearest figure."""
    facts = tuple(match.view.fact for match in nearest[:MOST_NEAREST])
    text = detail + (f"最接近的数据：{statement(facts[0])}。" if facts else "")
    return Draft("no_answer", text, notes=notes, reason=Reason(kind, detail, facts))


def _nearest(ranked: Sequence[Match], target: Target) -> list[Match]:
    """Facts that bear out most of the words, whatever else they lack."""
    # a fact with less than half of the words is not near, only alike
    close = [m for m in ranked if m.terms >= _OFFERED_ABOVE]
    close.sort(key=lambda m: (-m.terms, len(m.missing), *_likeness(m, target), -m.score, m.view.fact.id))
    distinct = {(m.view.fact.value, m.view.fact.unit, m.view.fact.period): m for m in reversed(close[:8])}
    kept = [m for m in close if m in distinct.values()]
    return kept[:MOST_NEAREST] if target.terms else []


def _likeness(match: Match, target: Target) -> tuple[bool, int, bool]:
    """The same thing of another year comes before another thing of that year, a sentence before a bare cell."""
    cell = match.view.fact.rule == "table_cell"
    return match.missing != ("period",), _away(match.view, target), cell


def _away(view: View, target: Target) -> int:
    """How many years a figure lies from the one asked for; without a date, how old it is."""
    year = last_year(view.fact) or view.year
    return min((abs(int(period[:4]) - year) for period in target.periods), default=9999 - year)


def _reason(target: Target, nearest: Sequence[Match], known: Known) -> tuple[ReasonKind, str]:
    best = nearest[0] if nearest else None
    # words first: a figure of another thing is not missing a year
    if best is None or "terms" in best.missing:
        unknown = _as_typed(_unknown_terms(target, known, best), target.text)
        return "indicator_not_found", f"报告中没有与“{'、'.join(unknown[:MOST_NAMED]) or target.text}”相应的数据。"
    if "place" in best.missing:
        place = target.counterpart or {WORLD: "全球", HOME: "我国"}.get(target.region or "", "该地区")
        return "breakdown_not_found", f"报告没有给出{place}的这一数据。"
    if "measure" in best.missing or "flow" in best.missing or "unit" in best.missing:
        return "breakdown_not_found", f"报告没有给出这一指标的{_lacking(target, best)}。"
    years = "、".join(date_words(period) for period in target.periods[:MOST_NAMED]) or "所问时间"
    years += "等" if len(target.periods) > MOST_NAMED else ""
    return "period_not_covered", f"报告没有{years}的这一数据。"


def _lacking(target: Target, best: Match) -> str:
    if "measure" in best.missing:
        names = {
            "yoy": "同比增速",
            "share": "占比",
            "rank": "排名",
            "cagr": "年均增速",
            "change": "变化幅度",
            "multiple": "倍数",
            "level": "数额",
        }
        return names.get(target.measure or "", "该项数据")
    return f"{target.flow}数据" if "flow" in best.missing else "该单位的数据"


def _unknown_terms(target: Target, known: Known, best: Match | None) -> list[str]:
    """The words that the nearest fact, else every fact, lacks."""
    if best is not None:
        return [term for term in target.terms if not term_coverage(term, best.view)]
    return [term for term in target.terms if not any(term in view.text for view in known.views)] or list(target.terms)


def _as_typed(terms: Sequence[str], text: str) -> list[str]:
    """The terms with the capitals that the question gives them: RCEP, not rcep."""
    places = ((term, text.lower().find(term.lower())) for term in terms)
    return [text[at : at + len(term)] if at >= 0 else term for term, at in places]


def _foreign(query: Query, known: Known) -> bool:
    """Whether not one word of the question stands in the reports."""
    return not any(word.lower() in view.wide for word in query.words for view in known.views)


def _unknown(target: Target, known: Known) -> Draft:
    named = "、".join(_as_typed(_unknown_terms(target, known, None)[:MOST_NAMED], target.text))
    return no_answer("indicator_not_found", f"报告中没有与“{named}”相应的数据。")


def _ambiguous(query: Query, known: Known) -> Draft:
    """A question that names no indicator: the choices it may mean."""
    ranked = [match for match in matches(known.views, query.targets[0]) if match.fits]
    names = list(dict.fromkeys(subject(match.view.fact) for match in ranked))[:MOST_NEAREST]
    if not names and query.targets[0].counterpart:
        return no_answer("breakdown_not_found", f"报告没有给出{query.targets[0].counterpart}的这一数据。")
    if not names:
        return _off_topic()
    chosen = [next(match for match in ranked if subject(match.view.fact) == name) for name in names]
    detail = f"问题没有说明是哪一项指标，可能是：{'、'.join(names)}。"
    facts = tuple(match.view.fact for match in chosen)
    return Draft(
        "no_answer",
        detail,
        reason=Reason("ambiguous", detail, facts),
        suggestions=tuple(question_for(fact) for fact in facts),
    )


def _off_topic() -> Draft:
    return no_answer("off_topic", "这个问题不在报告的范围之内，报告只涉及数字贸易的数据、概念与政策。")
