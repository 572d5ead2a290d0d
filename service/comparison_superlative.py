"""Which of all is the largest, where the question lists none: 哪一类增长最快, 哪个国家占比最高."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.lexicon import words as index_words

from .figures import cited_once
from .figures_known import Known
from .matching import Match, unordered
from .matching_periods import last_year
from .matching_views import View
from .query import Draft, Query, Target
from .slots_regions import is_group
from .wording import beside, body, statement
from .wording_subject import subject

TOP = re.compile(
    "最(?:大|高|多|快)的前?(?P<few>[二两三四五六七八九十]|\\d{1,2})个|前(?P<count>[二两三四五六七八九十]|\\d{1,2})(?:大|名|位|个|强|家|国|的(?:市场|国家|地区|伙伴)|$)"
)
_ASKS = re.compile(
    "前(?:[二两三四五六七八九十]|\\d{1,2})(?:大|名|位|个|强|家|国|的(?:市场|国家|地区|伙伴)|$)|最(?:大|高|多|快|小|低|少|慢)|居首|首位|第一大|排第一|垫底|倒数第一|末位|领跑|拔头筹"
)
_LEAST = re.compile("最(?:小|低|少|慢)|垫底|倒数第一|末位")
_ANY_REGION = re.compile("哪个?(?:地区|区域)")
_AT_HOME = re.compile("省|城市|哪个市(?!场)")
_PLACES = re.compile("省|城市|国家|市场|地区|经济体|哪国|来源[地国]|目的[地国]|伙伴|谁")
MOST_OTHERS = 3


def superlative(query: Query, known: Known) -> Draft | None:
    """The largest of the figures that one series splits into; None where no such split is printed."""
    if not _ASKS.search(query.question):
        return None
    target = replace(query.targets[0], unit=None)
    if not (target.terms or target.counterpart):
        return None  # the most of everything is the most of nothing
    by_place = bool(_PLACES.search(query.question))
    # the place is what is asked for, so facts with any place are let in
    found = [m for m in unordered(known.views, target) if set(m.missing) <= {"place"}]
    parts = _newest([m for m in found if _is_part(m.view, target, by_place)])
    if len(parts) < 2:
        return None
    top = TOP.search(query.question)
    ordered = sorted(
        parts,
        key=lambda m: (m.view.fact.value if _LEAST.search(query.question) else -m.view.fact.value, m.view.fact.id),
    )
    views = [match.view for match in ordered]
    return (
        _list(views[: _count(top["count"] or top["few"])])
        if top
        else _draft(views, bool(_LEAST.search(query.question)))
    )


_BREAKDOWN = re.compile(
    "(?:哪些|哪几个|主要|前[几两三四五六七八九十\\d]+大?)的?(?:出口|进口|海外|境外)?(?:市场|国家|地区|目的地|来源地|伙伴|经济体)"
)
_PARTED = re.compile("占|份额|比重|比例|分别|各(?=占|是|有|为|多少)")
MOST_PARTS = 8


def breakdown(query: Query, known: Known) -> Draft | None:
    """The places that a figure splits into, the largest first: 主要市场有哪些，各占多少; None without them."""
    if not (_BREAKDOWN.search(query.question) and _PARTED.search(query.question)):
        return None
    share = bool(re.search("占|份额|比重|比例", query.question))
    target = replace(query.targets[0], unit=None, measure="share" if share else query.targets[0].measure)
    found = [match for match in unordered(known.views, target) if set(match.missing) <= {"place"}]
    parts = _newest([match for match in found if target.terms and _is_part(match.view, target, by_place=True)])
    if len(parts) < 2:
        return None
    ordered = sorted((match.view for match in parts), key=lambda view: (-view.fact.value, view.fact.id))
    top = TOP.search(query.question)
    return _list(ordered[: _count(top["count"] or top["few"]) if top else MOST_PARTS])


def _count(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else "  二三四五六七八九十".find(numeral) if numeral != "两" else 2


def _list(views: Sequence[View]) -> Draft:
    """The first few, in order."""
    facts = [view.fact for view in views]
    cited = cited_once(facts)
    names = "、".join(fact.counterpart or fact.region or subject(fact) for fact in facts)
    figures = "；".join(statement(fact) if not at else beside(fact, facts[at - 1]) for at, fact in enumerate(facts))
    marks = "".join(f"[{number}]" for number in range(1, len(cited) + 1))
    return Draft("answered", f"依次为{names}：{figures}{marks}。", tuple(facts), cited)


def _is_part(view: View, target: Target, by_place: bool) -> bool:
    if by_place:
        domestic = set(view.places) <= set(index_words("regions")["domestic"])
        at_home = bool(_AT_HOME.search(target.text)) or (domestic and bool(_ANY_REGION.search(target.text)))
        groups = [place for place in view.places if is_group(place) and place != "欧盟"]
        return len(view.places) == 1 and domestic == at_home and not groups
    return not view.places and bool(_kind_word(view, target))


def _kind_word(view: View, target: Target) -> str:
    """The word by which a part is told from the whole."""
    # 合同额 and 执行额 are two measures, not two parts
    nouns = index_words("indicators")["measure"]
    return next(
        (
            term
            for term in view.terms
            if term not in target.text and term not in nouns and not any(term in t or t in term for t in target.terms)
        ),
        "",
    )


def _newest(found: Sequence[Match]) -> list[Match]:
    """The parts of one unit and date, each once: those of the latest year."""
    if not found:
        return []
    best = max(found, key=lambda m: (len(m.missing) == 0, m.terms, last_year(m.view.fact) or m.view.year))
    alike = [
        m
        for m in found
        if m.view.fact.unit == best.view.fact.unit
        and m.view.fact.period == best.view.fact.period
        and m.view.fact.measure == best.view.fact.measure
        and m.view.flow == best.view.flow
    ]
    # one place is told once, however many tables print its figure
    keys = [(m.view.places, m.view.fact.value if m.view.places else m.view.subject) for m in alike]
    return list(dict(reversed(list(zip(keys, alike, strict=True)))).values())


def _draft(views: Sequence[View], least: bool) -> Draft:
    best, others = views[0].fact, views[1 : 1 + MOST_OTHERS]
    extreme = (
        "最慢" if least and best.measure == "yoy" else "最快" if best.measure == "yoy" else "最低" if least else "最高"
    )
    name = (
        best.counterpart
        or (best.region if best.region not in ("中国", None) else None)
        or subject(best).removeprefix("我国")
    )
    rest = "；".join(body(view.fact) for view in others)
    cited = cited_once([best, *(view.fact for view in others)])
    verb = "增长" if best.measure == "yoy" else ""
    return Draft(
        "answered",
        f"{name}{verb}{extreme}：{statement(best)}[1]。其余：{rest}。",
        tuple(view.fact for view in views),
        cited,
    )
