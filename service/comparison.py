"""Several figures set against each other: which is larger, by how much, how many times, together, on average."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.fact import Measure

from .comparison_many import largest, together
from .comparison_pair import ratio_of, two
from .comparison_superlative import superlative
from .comparison_trade import average_of, balance_of
from .figures import find, one_figure
from .figures_known import Known
from .query import Draft, Query, Target
from .wordlists import word_set

COMPARING = ("difference", "ratio", "which", "change_between", "sum", "average", "balance")


def compare(query: Query, known: Known) -> Draft | None:
    """The answer to a question that does something with figures; None where it is not such a question after all."""
    operation = query.operation
    single = query.targets[0]
    if operation == "sum" and single.measure == "share" and (single.base or len(single.periods) > 1):
        operation = "difference"  # a joint share is one figure: 三者合计占比 at two dates
    if operation == "balance" and query.targets[0].measure not in ("share", "yoy"):
        if draft := balance_of(query, known):
            return draft
        if len(query.targets) != 3 or re.search("各|分别", query.question):
            return None
        operation = "difference"  # neither printed nor of one frame: the two sides are tried
    if operation == "average":
        return average_of(query, known)
    # a comparison is answered only if every side is found
    targets = sides_of(query)
    if len(targets) < 2:
        return superlative(query, known) if operation == "which" else None
    founds = [find(target, known) for target in targets]
    sides = list({found.fact.id: found for found in founds if found is not None}.values())
    if None in founds or len(sides) < 2:
        return None
    # a share and a growth are both in percent and have no difference
    if len({side.fact.measure for side in sides}) > 1 and sides[0].fact.unit == "percent":
        return None
    if operation == "sum":
        return _both_ways(targets, known) or together(sides)
    if operation == "ratio" and len(sides) == 2:
        return ratio_of(sides)
    return two(query, sides) if len(sides) == 2 else largest(query, sides)


def _both_ways(targets: Sequence[Target], known: Known) -> Draft | None:
    """Exports and imports together are the printed total: rounded parts may add up to another figure."""
    if {target.flow for target in targets} != {"出口", "进口"} or len(targets) != 2:
        return None
    terms = tuple(re.sub("(?:出口|进口)$", "进出口", term) for term in targets[0].terms)
    found = find(replace(targets[0], flow="进出口", terms=terms, text=targets[0].text), known)
    return one_figure(found, known) if found and found.choice else None


def sides_of(query: Query) -> list[Target]:
    """What is compared: the targets of the pieces, or one target at its two dates."""
    single, parts = _leveled(query, *_joint(query))
    if len(parts) == 1 and re.fullmatch(r"\d{4}/\d{4}", period := (single.periods or ("",))[-1]):
        # 从2018年到2025年: what is compared are the levels at the two ends
        ends = (period[5:], period[:4])
        return [replace(single, periods=(end,), base=None, measure="level") for end in ends]
    dated = [target for target in parts if target.base and target.periods]
    if dated and single.base and len({(t.terms, t.counterpart, t.flow, _rate(t)) for t in parts}) == 1:
        frame = replace(dated[0], base=None, measure=_rate(dated[0]))
        return [replace(frame, periods=frame.periods[:1]), replace(frame, periods=(single.base,))]
    if len(parts) == 1 and len(single.periods) == 2:
        frame = _levels_of(single)
        return [replace(frame, periods=(period,)) for period in single.periods]
    if len(parts) == 1 and single.base:
        frame = replace(_levels_of(single), base=None)
        return [frame, replace(frame, periods=(single.base,))]
    rate = single.measure in ("yoy", "share") and len(single.periods) == 1
    if len(parts) == 1 and rate and _EARLIER.search(single.text):
        # 增速比上年快还是慢: the growth of two years
        return [single, replace(single, periods=(str(int(single.periods[0][:4]) - 1),))]
    measure = "level" if _AMOUNT.search(query.question) else _shared_measure(parts)
    if measure in ("yoy", "cagr", "share") and "百分点" in query.question:
        # 金额和笔数增速差多少个百分点 asks the growth of both
        parts = [replace(t, measure=measure, unit=None) if t.measure == "level" else t for t in parts]
    if measure is None and "百分点" in query.question and re.search("份额|占比|比重|比例", query.question):
        measure = "share"
    vague = (None, "change", "multiple", "level") if query.operation == "which" else (None, "change", "multiple")
    return [replace(target, measure=measure if target.measure in vague else target.measure) for target in parts]


def _joint(query: Query) -> tuple[Target, list[Target]]:
    """The whole question and its pieces; a joint share at two dates (三者合计占比) is one target."""
    single = query.targets[0]
    joint = single.measure in ("share", "change") and "、" in (single.counterpart or "")
    if joint and (single.base or len(single.periods) > 1):
        return replace(single, measure="share"), [replace(single, measure="share")]
    return single, list(query.targets[1:]) or [single]


def _leveled(query: Query, single: Target, parts: list[Target]) -> tuple[Target, list[Target]]:
    """Both as levels where the difference is asked in the unit of the figures: 多了多少亿元."""
    if not _AMOUNT.search(query.question) or single.measure not in ("yoy", "change"):
        return single, parts
    return replace(single, measure="level"), [replace(part, measure="level") for part in parts]


def _levels_of(target: Target) -> Target:
    """The target without the words that say what is done with its levels: 净增."""
    return replace(target, terms=tuple(term for term in target.terms if term not in word_set("slots", "added")))


def _rate(target: Target) -> Measure | None:
    """A share whose change is asked for is looked up as a share at both dates."""
    return "share" if target.measure == "change" and target.base else target.measure


_EARLIER = re.compile("(?:比|较|与|和|跟)(?:上年|上一年|前一年|去年)(?:相比|比)?[^，。？]{0,6}(?:还是|更|快|慢|高|低)")
# how much more in the unit of the figures themselves, not in percent
_AMOUNT = re.compile(r"(?:多少|几)个?(?:万亿|亿|万)?(?:元|美元|美金|家|笔|条|部|公里|ZB|户|人|台|港元)")


def _shared_measure(parts: Sequence[Target]) -> Measure | None:
    named = [target.measure for target in parts if target.measure not in (None, "change", "multiple")]
    return next((measure for measure in named if measure != "level"), named[0] if named else None)
