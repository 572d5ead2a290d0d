"""Joint shares that a question names by number, and what is left beside them: 前三大市场合计占比, 三国以外占多少."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from . import arithmetic
from .figures import Found, cited_once, one_figure
from .figures_choice import choose
from .figures_known import Known
from .matching_views import View
from .query import Draft, Query, Target
from .question_targets import target_of
from .slots import read_slots
from .slots_regions import places
from .wording_derived import derived_sentence

_SHARE = re.compile("占|比重|份额|比例")
_NUMBERED = re.compile(
    "(?:除了?)?(?:这|上述|排名|位居|位列)?前?(?P<count>[两二三四五六七八九十]|\\d{1,2})"
    "(?:大市场|大经济体|大伙伴|大目的地|大来源地|个市场|个国家和地区|个国家|个地区|个经济体|国|地|大国|者)"
)
_BESIDE = re.compile(
    "(?<=.)(?:其余|其他|剩下)的?(?:市场|国家和地区|国家|地区|经济体)|(?:之外|以外|(?<=[国地场区体家者])外)(?:的)?(?:其他|其余|剩下)?(?:的)?(?:市场|国家和地区|国家|地区)?"
)
_TOGETHER = re.compile("合计|总共|一共|合起来|加起来|共(?=占)|其他(?:市场|国家|地区)?|其余(?:市场|国家|地区)?")


def joint_share(query: Query, known: Known) -> Draft | None:
    """The share of several partners together, or of all others; None where this is not asked, or not printed."""
    text = query.targets[0].text
    beside, numbered = _BESIDE.search(text), _NUMBERED.search(text)
    named = [name for _, _, name in places(text)]
    if not _SHARE.search(text) or not (numbered or (beside and named)):
        return None
    count = _count(numbered["count"]) if numbered else len(named)
    if count < 2 and not beside:
        return None
    printed = _printed(_frame(query.targets[0], text, numbered), named, count, known)
    if printed is None:
        return None
    return _others(printed) if beside else one_figure(printed, known, bool(query.targets[0].periods))


def _frame(target: Target, text: str, numbered: re.Match[str] | None) -> Target:
    """The question without the partners, whose names the fact has to bring."""
    bare = text.replace(numbered[0], " ") if numbered else text
    bare = _TOGETHER.sub(" ", _BESIDE.sub(" ", bare)).replace("除", " ")
    read = target_of(read_slots(bare))
    return replace(read, periods=target.periods, edition=target.edition, measure="share", unit=None)


def _printed(frame: Target, named: Sequence[str], count: int, known: Known) -> Found | None:
    partners = dict.fromkeys(
        view.fact.counterpart
        for view in known.views
        if view.fact.measure == "share" and view.fact.counterpart and _fits(view, named, count)
    )
    for partner in partners:
        target = replace(frame, counterpart=partner)
        views = tuple(view for view in known.views if view.fact.counterpart == partner)
        if choice := choose(views, target):
            return Found(target, choice)
    return None


def _fits(view: View, named: Sequence[str], count: int) -> bool:
    return len(view.places) == count and set(named) <= set(view.places)


def _others(printed: Found) -> Draft:
    view = printed.operands[0]
    derived = arithmetic.complement(view)
    return Draft("answered", f"{derived_sentence(derived)}[1]。", (derived.fact, view.fact), cited_once([view.fact]))


def _count(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else 2 if numeral == "两" else "零一二三四五六七八九十".index(numeral)
