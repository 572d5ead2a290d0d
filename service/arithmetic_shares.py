"""Shares that no report prints: at an earlier date, or from the levels of the part and of the whole."""

from __future__ import annotations

from dataclasses import replace

from . import arithmetic
from .arithmetic import Derived, same_unit
from .figures_known import Known
from .matching_views import View
from .query import Target
from .slots import read_slots
from .slots_names import canonical
from .slots_passing import passing
from .slots_regions import HOME, WORLD


def share_before(target: Target, known: Known) -> Derived | None:
    """A share at an earlier date from the later one and its change in percentage points."""
    asks_rate = target.measure == "share" or (target.measure is None and "率" in target.text)
    if not asks_rate or len(target.periods) != 1:
        return None
    for later in (str(year) for year in range(int(target.periods[0][:4]) + 1, known.last_year + 2)):
        rate = known.find(replace(target, periods=(later,), measure=target.measure or "share"))
        change = known.find(replace(target, periods=(later,), measure="change", base=target.periods[0][:4]))
        if (
            rate
            and change
            and change.fact.unit == "percentage_point"
            and rate.fact.quote_start == change.fact.quote_start
        ):
            return arithmetic.before_change(rate, change, period=target.periods[0])
    return None


def share_of(target: Target, known: Known) -> Derived | None:
    """A share that is not printed, from the levels of the part and of the whole."""
    if target.measure != "share" or not target.whole:
        return None
    whole_words = read_slots(canonical(target.whole))
    part_words = read_slots(canonical(target.text.replace(target.whole, " ")), known.last_year)
    own = [term for term in part_words.terms if term not in passing(part_words.terms, part_words.text)]
    terms = tuple(term for term in target.terms if term in own) or tuple(own)
    part_places = "、".join(part_words.places) or None
    common = replace(target, measure="level", unit=None, whole=None)
    common = replace(common, region=HOME if part_words.home else None)
    part = _part(common, terms, part_places, part_words.flow or whole_words.flow, whole_words.terms, known)
    whole = known.find(
        replace(
            common,
            region=WORLD if whole_words.world else common.region,
            terms=whole_words.terms or terms,
            soft=whole_words.soft,
            flow=whole_words.flow or part_words.flow,
            counterpart="、".join(whole_words.places) or None,
            text=target.whole,
            periods=tuple(period[:4] for period in target.periods) if "全年" in target.whole else target.periods,
        )
    )
    if (
        part is None
        or whole is None
        or part is whole
        or not same_unit(part, whole)
        or (part.fact.period != whole.fact.period and "全年" not in target.whole)
    ):
        return None
    name = whole.fact.indicator
    # the world's market is not called as the home market is
    name = f"{WORLD}{name}" if whole.fact.region == WORLD and WORLD not in name else name
    return None if part.fact.value > whole.fact.value else arithmetic.share(part, whole, of=name)


def _part(
    common: Target, terms: tuple[str, ...], place: str | None, flow: str | None, more: tuple[str, ...], known: Known
) -> View | None:
    """The part by its own words, else by those of the whole too: 美国占离岸服务外包执行额."""
    for words in (terms, tuple(dict.fromkeys((*terms, *more)))):
        for direction in dict.fromkeys((flow, None)):
            if words and (found := known.find(replace(common, terms=words, counterpart=place, flow=direction))):
                return found
    return None


def whole_of_share(target: Target, known: Known) -> Derived | None:
    """The world's level from the home country's level and share, only where the question asks to infer."""
    if target.region != WORLD or target.measure not in (None, "level") or not (known.infer or "占" in target.text):
        return None
    part = known.find(replace(target, region=HOME, measure="level"))
    portion = known.find(replace(target, region=HOME, measure="share", unit=None))
    if (
        not part
        or not portion
        or part.fact.period != portion.fact.period
        or WORLD not in canonical(portion.fact.of or "")
    ):
        return None
    return arithmetic.whole(part, portion, region=WORLD)


def whole_by_name(target: Target, known: Known) -> Derived | None:
    """What a printed share is taken of, from the share and its part; only where the question asks to infer."""
    words = [word for word in (*target.terms, *target.soft) if len(word) > 1]
    if not known.infer or target.measure not in (None, "level") or not words:
        return None
    for portion in known.views:
        of = canonical(portion.fact.of or "")
        if portion.fact.measure != "share" or not all(word in of for word in words) or portion.fact.value <= 0:
            continue
        if target.periods and portion.fact.period not in target.periods:
            continue
        part = _level_of(portion, known)
        if part is not None and (target.unit in (None, "money", part.fact.unit)):
            return arithmetic.whole(part, portion, indicator=portion.fact.of or "", counterpart=None)
    return None


def _level_of(portion: View, known: Known) -> View | None:
    """The level of the very thing that has a share, in the same edition and year."""
    return next(
        (
            view
            for view in known.views
            if view.fact.measure == "level"
            and view.fact.unit not in ("percent", None)
            and view.fact.report == portion.fact.report
            and view.fact.period == portion.fact.period
            and view.flow == portion.flow
            and set(view.terms) == set(portion.terms)
            and set(view.places) == set(portion.places)
        ),
        None,
    )


def part_of_whole(target: Target, known: Known) -> Derived | None:
    """An amount from the whole and a printed share, only where the question asks to infer."""
    # unasked, a part of a whole would be a figure that the report chose not to print
    if not known.infer or target.measure not in (None, "level"):
        return None
    portion = known.find(replace(target, measure="share", unit=None))
    whole = known.find(replace(target, measure="level", counterpart=None, region=None))
    if (
        portion
        and whole
        and portion.fact.period == whole.fact.period
        and whole.fact.unit != "percent"
        and portion.fact.counterpart
    ):
        return arithmetic.part_of(whole, portion, counterpart=portion.fact.counterpart)
    return None
