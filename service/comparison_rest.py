"""What is left of a total without some of its parts: 除美国、欧盟之外还有多少, 中国以外的, 既不是A也不是B的部分."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from . import arithmetic
from .arithmetic import same_unit
from .figures import cited_once
from .figures_choice import Choice, choose
from .figures_known import Known
from .query import Draft, Query, Target
from .slots import read_slots
from .slots_regions import HOME, WORLD, places
from .slots_words import pattern
from .wording_derived import derived_sentence

_TAKEN = "刨掉|刨除|刨去|除掉|去掉|扣掉|扣除|剔除|排除|撇开|抛开|减去"
_WITHOUT = (
    re.compile(
        rf"(?:除去?了?|不算|不含|不包括|{_TAKEN})(?P<parts>[^，。？]{{2,40}}?)(?:之外|以外|外|后|之后|的话|(?=[，,]))"
    ),
    re.compile(rf"(?:把|将)(?P<parts>[^，。？]{{2,40}}?)(?:{_TAKEN})(?:在外|之后|以后|后)?"),
    re.compile("既(?:不是|不属于|非)(?P<parts>[^，。？]{2,30}?的?)(?:那|这)?(?:一?部分|一?块|的(?=[，,。？]))"),
    re.compile("(?P<parts>[^，。？、]{2,12}?)(?:以外|之外)的?(?:其他|其余)?的?(?:地区|国家|市场|部分|区域|经济体)?"),
)
_JOINED = re.compile("、|和|与|及|(?:，)?(?:也|又)(?:不是|不属于|非)")


def rest(query: Query, known: Known) -> Draft | None:
    """The total less the parts named; None where this is not asked or not printed."""
    text = query.targets[0].text
    match = next((found for form in _WITHOUT if (found := form.search(text))), None)
    if match is None or pattern("<yoy>|<share>|<rank>").search(text):
        return None
    target = _frame(query, match, known)
    names, parts = _parts(match["parts"], target, known)
    whole = choose(known.views, replace(target, region=WORLD if names == [HOME] else target.region))
    if whole is None or not parts or any(part is None for part in parts):
        return None
    views = (whole.view, *(part.view for part in parts if part))
    # parts of another year or unit would leave a rest that means nothing
    if not same_unit(*views) or len({view.fact.period for view in views}) > 1 or len(set(views)) < len(views):
        return None
    derived = arithmetic.less(views, indicator=f"{whole.view.fact.indicator}（{'、'.join(names)}以外）")
    cited = cited_once([view.fact for view in views])
    marks = "".join(f"[{at}]" for at in range(1, len(cited) + 1))
    return Draft(
        "answered", f"{derived_sentence(derived)}{marks}。", (derived.fact, *(view.fact for view in views)), cited
    )


def _frame(query: Query, match: re.Match[str], known: Known) -> Target:
    """The total asked for, in the words that are left without the parts."""
    single = query.targets[0]
    text = f"{single.text[: match.start()]} {single.text[match.end() :]}"
    left = read_slots(text, known.last_year)
    terms = tuple(term for term in single.terms if term in left.terms)
    return replace(single, terms=terms, measure="level", text=text, counterpart=None, region=None)


def _parts(words: str, target: Target, known: Known) -> tuple[list[str], list[Choice | None]]:
    """The parts named with their figures: places, the home country, or things by their own words."""
    named = [name for _, _, name in places(words)]
    if named:
        return named, [choose(known.views, replace(target, counterpart=name)) for name in named]
    if words.strip(" 的").endswith(HOME):
        return [HOME], [choose(known.views, replace(target, region=HOME))]
    things = [thing.strip(" 的，") for thing in _JOINED.split(words)]
    return things, [_thing(thing, target, known) for thing in things if thing]


def _thing(words: str, target: Target, known: Known) -> Choice | None:
    own: Sequence[str] = read_slots(words, known.last_year).terms
    return choose(known.views, replace(target, terms=tuple(own), soft=(), text=words)) if own else None
