"""How well a fact bears out a target, slot by slot; what it lacks is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .matching_kinds import another_kind
from .matching_periods import period_fit
from .matching_terms import COUNTED_NOUN, Wanted
from .matching_views import View, has_outward_words, is_money
from .query import Target
from .slots import read_terms
from .slots_names import canonical
from .slots_regions import HOME, WORLD, is_group, same_place

SURE = 0.999


@dataclass(frozen=True, slots=True)
class Match:
    """A fact measured against a target: `missing` names the slots it does not bear out, `score` orders facts."""

    view: View
    score: float
    missing: tuple[str, ...] = ()
    terms: float = 0.0

    @property
    def fits(self) -> bool:
        """Whether every slot of the target is borne out."""
        return not self.missing


def matches(views: Sequence[View], target: Target) -> list[Match]:
    """The facts that bear out a word of the target, the best first; those that lack fewer slots come first."""
    # ids break ties, so that every run orders alike
    found = unordered(views, target)
    return sorted(found, key=lambda m: (len(m.missing), -m.score, m.view.fact.id))


def unordered(views: Sequence[View], target: Target) -> list[Match]:
    """The same matches in reading order."""
    every = tuple(views)
    wanted = Wanted(target, every)
    return [_match(view, target, wanted) for view in wanted.candidates(every)]


def _match(view: View, target: Target, wanted: Wanted) -> Match:
    covered, score = wanted.against(view)
    missing = ["terms"] if covered < SURE or another_kind(view, target) or _of_another(view, wanted) else []
    score += _whole(view, target) + _noun(view, target)
    for slot, fit in (
        ("measure", _measure(view, target)),
        ("flow", _flow(view, target)),
        ("place", _place(view, target)),
        ("unit", _unit(view, target)),
        ("period", period_fit(view, target)),
    ):
        if fit is None:
            missing.append(slot)
        else:
            score += fit
    return Match(view, round(score, 6), tuple(missing), covered)


def _of_another(view: View, wanted: Wanted) -> bool:
    """Whether a share is that of a thing of which the question has no word: it only names what that is a share of."""
    if view.fact.measure != "share" or not view.terms or view.fact.counterpart:
        return False
    if any(place and place.lower() in wanted.asked for place in (view.region, *view.places)):
        return False
    return not any(term.lower() in wanted.asked or wanted.asks_half(term) for term in view.terms)


def _measure(view: View, target: Target) -> float | None:
    have, want = view.fact.measure, target.measure
    if want is None and have == "share" and re.search("盘子|体量|规模|总[额量]|金额", target.text):
        return None  # how large a thing is, is no share
    if want is None and have == "share" and target.region == WORLD and not _PORTION.search(target.text):
        return None  # what home has of the world is not the world's figure
    if want is None and have == "rank" and _HOW_MUCH.search(target.text):
        return None
    if want == "level" and have == "level" and view.fact.unit == "percent" and _is_amount(target.text):
        return None
    if want is None:
        return {"level": 0.6, "share": 0.1, "multiple": 0.1}.get(have, 0.0)
    if have == want:
        return 1.0
    # 普及率 is a level in percent that users ask for as a share
    if want == "share" and have == "level" and view.fact.unit == "percent":
        return 0.6
    if (want == "cagr" and have == "yoy") or (want == "yoy" and have == "cagr"):
        return 0.2 if "/" in (view.fact.period or "") and target.base else None
    if want == "yoy" and have == "change" and view.fact.unit == "percent":
        return 0.5
    return None


_PORTION = re.compile("百分|成|比例|占|份额|比重|拿走|拿下|瓜分")
_HOW_MUCH = re.compile("多少(?!位|名)|规模|数量|多大|率(?!先)|百分|占比|比重")


def _is_amount(text: str) -> bool:
    """Whether an amount is asked for: 规模 and 数量 are no rate."""
    amount = re.search("规模|总量|总额|数量|产值|收入|里程|长度|带宽", text)
    return amount is not None and not re.search("率|比重|占|百分", text)


def _flow(view: View, target: Target) -> float | None:
    if target.flow is None:
        return {None: 0.4, "进出口": 0.3, "出口": 0.1}.get(view.flow, 0.0)
    if view.flow == target.flow:
        return 0.5
    # 海外收入 is what users call exports of games
    if view.flow is None and target.flow == "出口" and has_outward_words(view):
        return 0.2
    if target.measure == "share" and target.flow in view.near.replace("进出口", "") and view.flow == "进出口":
        return 0.1  # 从出口目的地看 turns the direction for what follows
    if (
        target.measure == "share"
        and target.flow in view.text
        and not ("进出口" in view.text and target.flow != "进出口")
    ):
        return 0.1
    return None


def _place(view: View, target: Target) -> float | None:
    if _other_side(view, target):
        return None
    asked = target.counterpart.split("、") if target.counterpart else []
    known = {place for place in (view.region, *view.places) if place}
    for place in asked:
        if (
            not any(same_place(place, one) or place in one for one in known)
            and place not in view.text
            and not (is_group(place) and place in view.near)
        ):
            return None
    if any(
        place not in (HOME, WORLD) and not any(same_place(a, place) or a in place for a in asked)
        for place in known
        if place in view.places
    ):
        return None if view.fact.counterpart or view.region not in (HOME, WORLD, None) else -0.6
    if target.region == WORLD and view.region not in (WORLD,) and WORLD not in view.text:
        return None
    # the world's figure is never the home country's
    if target.region == HOME and view.region == WORLD:
        return None
    return _region_preference(view, target, bool(asked))


def _other_side(view: View, target: Target) -> bool:
    """Whether the question is about home and the fact about abroad, or the other way round."""
    for asked, printed in (("国内", "海外"), ("海外", "国内")):
        if asked in target.text and printed not in target.text and printed in view.text and asked not in view.text:
            return True
    return False


def _region_preference(view: View, target: Target, asked: bool) -> float:
    if asked or view.region == target.region:
        return 0.5
    if view.region in (HOME, None):
        return 0.3
    return 0.0 if view.region == WORLD else -0.8 if view.region not in target.text else 0.2


def _whole(view: View, target: Target) -> float:
    """A bonus as far as the whole of a share is the one asked for."""
    if not target.whole or view.fact.measure not in ("share", "change"):
        return 0.0
    terms, soft = read_terms(target.whole)
    wanted = [*terms, *soft, *(name for name in (WORLD,) if name in target.whole)]
    of = canonical(view.fact.of) if view.fact.of else view.text
    return 1.2 * sum(word in of for word in wanted) / len(wanted) - 0.4 if wanted else 0.0


def _noun(view: View, target: Target) -> float:
    """A bonus where the fact counts the very thing that the question counts."""
    match = COUNTED_NOUN.search(target.text)
    return 0.6 if match and view.noun and view.noun.startswith(match["noun"][:2]) else 0.0


# units that no other measure word stands for; 个, 家, 户 and the like are used for one another
NEVER_ANOTHER = {
    "笔",
    "公里",
    "ZB",
    "EB",
    "Gbps",
    "标准机架",
    "机架",
    "架",
    "件",
    "平方米",
    "EFLOPS",
    "percent",
    "条",
    "部",
}


def _unit(view: View, target: Target) -> float | None:
    unit = view.fact.unit
    if target.unit is None or target.measure not in (None, "level"):
        return 0.0
    if len(target.unit) == 3 and target.unit.isupper() and target.unit.isascii():
        if unit == target.unit:
            return 0.6
        # another currency is answered as printed rather than refused
        converted = re.search("折合|换算|换成|折成", target.text)
        return -0.3 if is_money(view.fact) and not converted else None
    if target.unit == "家" and re.match("国家(?:和|与|或|及|、|$)|地区|省份|省区市|城市", view.noun):
        return None  # firms are no countries
    if target.unit == "money":
        return 0.5 if is_money(view.fact) else None
    if is_money(view.fact) or view.fact.measure != "level":
        return None
    if target.unit != unit and {target.unit, unit} & NEVER_ANOTHER:
        return None
    return 0.5 if unit == target.unit else 0.0
