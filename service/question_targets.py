"""From the slots of the pieces of a question to the figures it asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from index.fact import Measure
from index.lexicon import words as index_words

from .query import Target
from .question_pieces import LEVEL_NOUN, has_content, is_base, topic_of, without_lone_date
from .slots import Slots, read_terms
from .slots_regions import HOME, WORLD
from .slots_wholes import whole_of
from .slots_words import pattern

# one end of a stretch: 起点, 终点
_END = re.compile("起点|起始|起初|期初|初期|(?P<last>终点|末端|期末|末期)")
_MOVED = re.compile(
    r"了?[几多]少?[位名](?!置)|回落|加快|放缓|收窄|扩大了?几|提高了?几|提升了?几|上升了?几|下降了?几|变化了?几"
)


def target_of(slots: Slots) -> Target:
    """One target from one piece; a slot named twice takes its first value."""
    dates = slots.dates
    measure = _measure(slots)
    periods, base = dates.asked, dates.base
    if dates.span and (end := _END.search(dates.rest)):
        dates = replace(dates, span=None)
        periods = (slots.dates.span[1 if end["last"] else 0],)  # type: ignore[index]
    # 年均 asks about the stretch, a level about its two ends
    if dates.span:
        spanning = measure in ("cagr", "change", "multiple", "yoy")
        periods = (*periods, "/".join(dates.span)) if spanning else (*dates.span, *periods)
        base = dates.span[0] if spanning else base
    return Target(
        text=slots.text,
        terms=slots.terms,
        soft=slots.soft,
        flow=slots.flow,
        measure=measure,
        unit=_unit(slots),
        region=_region(slots),
        counterpart="、".join(slots.places) or None,
        whole=whole_of(slots.dates.rest) if measure in ("share", "change") else None,
        periods=periods,
        base=base,
        edition=dates.editions[0] if dates.editions else None,
    )


def _measure(slots: Slots) -> Measure | None:
    """The measure asked for; 占比提高几个百分点 asks for the change, 增速高几个百分点 for the growth rates."""
    if not slots.measures:
        return "level" if LEVEL_NOUN.search(slots.text) else None
    if "change" in slots.measures and ("share" in slots.measures or _MOVED.search(slots.text)):
        return "change"
    if "share" in slots.measures and "yoy" in slots.measures and slots.dates.base:
        return "change"  # 占比比2019年提升多少
    return "multiple" if "multiple" in slots.measures else slots.measures[0]


def _region(slots: Slots) -> str | None:
    """Whose figure is asked; the world in a share or a ranking is what it is taken of."""
    if slots.home:
        return HOME
    if slots.dates.rest.lstrip().startswith(WORLD) and not {"rank"} & set(slots.measures):
        return WORLD if not (whole_of(slots.dates.rest) or "").startswith(WORLD) else None
    return WORLD if slots.world and not {"share", "rank"} & set(slots.measures) else None


def _unit(slots: Slots) -> str | None:
    if slots.measures and slots.measures[0] != "level":
        return None
    return slots.currency or ("money" if slots.money and not slots.counted else slots.counted)


def completed(read: Sequence[Slots], whole: Slots) -> tuple[Target, ...]:
    """One target a piece; a piece that leaves a slot open takes it from the piece before, else from the one after.

    A piece without anything of its own (small talk, 怎么样) is no target. A piece that names only a measure asks it of
    every target before it: 分别增长多少.
    """
    pieces = [slots for slots in read if has_content(slots) and not is_base(slots, whole)]
    if topic := topic_of(pieces):
        # 网络文学出海，实体书授权了多少部: the topic speaks for the figures asked of it, and is none itself
        spoken = tuple(dict.fromkeys((*topic.terms, *topic.soft)))
        pieces = [replace(slots, soft=tuple(dict.fromkeys((*slots.soft, *spoken)))) for slots in pieces[1:]]
    # …，2021年 at the end dates everything before it
    pieces, date = without_lone_date(pieces)
    frames, pieces = _frames(pieces)
    targets: list[Target] = []
    for at, slots in enumerate(pieces):
        own = target_of(slots)
        if slots.measures == ("change",) and len(targets) > 1 and not (slots.terms or slots.places or slots.flow):
            continue  # 差几个百分点 says what is done with the targets before it
        if _only_measures(slots, targets, dated=any(earlier.dates.asked for earlier in pieces[:at])):
            # 哪个增长得快 replaces the measure, 分别增长多少 adds one
            asked = [_measured(target, slots) for target in _distinct(targets)]
            only = pattern("<which>").search(slots.text) or not _levels_asked(pieces[:at], whole.text, slots.text)
            targets = asked if only else targets + asked
            continue
        after = [_asked_alone(later) for later in (*pieces[at + 1 :], *frames)]
        if own.measure is None and len(pieces) > 1 and "多少" in own.text:
            own = replace(own, measure="level")  # it asks for its own figure, whatever its neighbours ask
        if own.measure is None and slots.terms and "，" not in slots.text and _bare_next(pieces, at):
            own = replace(own, measure="level")  # 规模及增速: the growth is asked beside the amount
        target = _framed(_filled(own, targets, after), frames)
        targets += (
            [replace(target, measure=m, unit=None) for m in dict.fromkeys((target.measure, *slots.measures[1:]))]
            if _several_measures(slots)
            else [target]
        )
    targets = [replace(target, periods=target.periods or date) for target in targets]
    targets = _grown_alike(targets, whole.text) if targets else []
    if targets and targets[-1].measure == "level" and re.search("多少", targets[-1].text):
        # 进口、出口各多少 asks an amount of every member
        targets = [replace(target, measure=target.measure or "level") for target in targets]
    return tuple(dict.fromkeys(_by_edition(targets, whole)))


def _asked_alone(slots: Slots) -> Target:
    """A later piece as it stands; one that asks 多少 asks for an amount of its own."""
    target = target_of(slots)
    return replace(target, measure="level") if target.measure is None and "多少" in slots.text else target


def _bare_next(pieces: Sequence[Slots], at: int) -> bool:
    """Whether the next piece is nothing but the noun of a measure."""
    return at + 1 < len(pieces) and bool(_BARE_MEASURE.fullmatch(pieces[at + 1].text))


def _several_measures(slots: Slots) -> bool:
    """出口额和增速 in one piece; 占比提高几个百分点 is one measure."""
    return len(slots.measures) > 1 and "change" not in slots.measures


def _only_measures(slots: Slots, targets: Sequence[Target], dated: bool) -> bool:
    """Whether a piece says nothing but how all that stands before is measured: 分别增长多少, 2021年哪个增长得快."""
    if slots.world or slots.home:
        return False  # 全球谁增得快 names a region of its own
    if not targets or not slots.measures or slots.terms or slots.places or slots.flow or slots.money or slots.counted:
        return False
    return not slots.dates.asked or not dated


_ALIKE = re.compile(
    "(?:分别|各自?|都|均)(?:同比)?(?:增[长加]|下降|减少|提高|上[升涨]|[涨升降])了?(?:多少|几|百分之)"
    "|(?:分别|各自?)占(?:了|到|据)?(?:多少|几|百分之|比)"
)
_BARE_MEASURE = re.compile(
    "的?(?:同比|各自|全球|世界)?的?(?:增速|增幅|增长率|增长|占比|比重|份额|排名|位次|名次|增长情况)"
    "[是为]?(?:多少|如何|怎样)?[，。？?]*"
)


def _grown_alike(targets: Sequence[Target], question: str) -> list[Target]:
    """A和B各自增长多少 asks the growth of both, though the name of A ends like that of an amount."""
    alike = _ALIKE.search(question)
    # 是多少，分别增长多少 asks two things
    apart = alike and re.search("多少|几|[，？；]", question[: alike.start()])
    measure = targets[-1].measure
    if not alike or apart or measure not in ("yoy", "share"):
        return list(targets)
    if measure == "share":
        return [t if t.measure else replace(t, measure=measure, unit=None) for t in targets]
    return [t if re.search("多少|几", t.text) else replace(t, measure="yoy", unit=None) for t in targets]


def _levels_asked(before: Sequence[Slots], question: str, own: str) -> bool:
    """Whether the things listed are asked for themselves too, not only for how they grew: A和B是多少，分别增长多少."""
    asking = any(re.search("多少|几", piece.text) for piece in before)
    stated = any(re.search(r"\d(?:\.\d+)?(?:万|亿|%)", piece.dates.rest) for piece in before)
    if not asking and not stated and len(before) == 1 and before[0].text.endswith("，") and re.search("多少|几", own):
        return False  # 游戏出海收入，比上年多了百分之几: only the second piece asks
    return asking or "，" in before[-1].text or not _ALIKE.search(question)


def _measured(target: Target, slots: Slots) -> Target:
    periods = slots.dates.asked or target.periods
    return replace(target, text=target.text + slots.text, unit=None, measure=slots.measures[0], periods=periods)


def _frames(pieces: Sequence[Slots]) -> tuple[list[Slots], list[Slots]]:
    """Pieces that only say what the listed places or dates are compared in: 美国、欧盟，2021年离岸外包哪个增长最快."""
    bare = [
        slots
        for slots in pieces
        if set(slots.terms) <= measure_nouns() and (slots.places or slots.world or slots.home or slots.dates.asked)
    ]
    by_place = sum(bool(slots.places) for slots in bare) > 1
    by_date = sum(bool(slots.dates.asked) for slots in bare) > 1 and not by_place
    if not (by_place or by_date):
        return [], list(pieces)
    frames = [
        slots
        for slots in pieces
        if slots not in bare and not (slots.places if by_place else slots.dates.asked) and not _ASKS.search(slots.text)
    ]
    return frames, [slots for slots in pieces if slots not in frames]


_ASKS = re.compile(r"多少(?!个?百分点)(?![^，]{0,4}(?:更|最))|分别|各")


def _framed(target: Target, frames: Sequence[Slots]) -> Target:
    """A listed place or date with all that the frames say."""
    if not frames:
        return target
    terms = tuple(dict.fromkeys(term for slots in frames for term in slots.terms))
    soft = tuple(dict.fromkeys(word for slots in frames for word in slots.soft))
    measure = next((m for slots in frames for m in slots.measures), target.measure)
    return replace(target, terms=terms or target.terms, soft=soft or target.soft, measure=measure)


def _by_edition(targets: Sequence[Target], whole: Slots) -> list[Target]:
    """Each target once for every edition named."""
    editions = whole.dates.editions
    return [replace(t, edition=e) for t in targets for e in editions] if len(editions) > 1 else list(targets)


def _distinct(targets: Sequence[Target]) -> list[Target]:
    """The targets that differ in more than their measure, each once."""
    return list({replace(target, text="", measure=None, unit=None): target for target in reversed(targets)}.values())[
        ::-1
    ]


def _turned(donor: Target, flow: str | None) -> tuple[str, ...]:
    """The words of a target in another direction of trade: 服务出口 → 服务进口."""
    if flow is None or donor.flow is None or flow == donor.flow:
        return donor.terms
    return tuple(re.sub(f"{donor.flow}$", flow, term) for term in donor.terms)


@cache
def measure_nouns() -> frozenset[str]:
    """Nouns by which two measures of one thing are told apart: 合同额 and 执行额, 金额 and 笔数."""
    return frozenset((*index_words("indicators")["measure"], "合同额", "执行额", "金额", "笔数"))


def _names_only_nouns(own: Target) -> bool:
    """Whether a piece is nothing but nouns of a measure: 用户规模 in 海外营收和用户规模."""
    bare = re.sub("(?:分别|各)?(?:是|有|为)?(?:多少|多大|如何)?[，。？?]*$", "", own.text)
    return set(own.terms) <= measure_nouns() or bare in index_words("indicators")["measure"]


def _filled(own: Target, before: Sequence[Target], after: Sequence[Target]) -> Target:
    """The target with its open slots taken from its neighbours, the nearest first."""
    neighbours = (*reversed(before), *after)
    changes: dict[str, object] = {}
    if not own.terms:
        donor = next((n for n in neighbours if n.terms), None)
        if donor:
            flow = own.flow or donor.flow
            changes |= {"terms": _turned(donor, flow), "soft": own.soft or donor.soft, "flow": flow}
            changes |= (
                {} if own.counterpart or own.region else {"counterpart": donor.counterpart, "region": donor.region}
            )
    elif before and own.whole and set(own.terms) <= set(read_terms(own.whole)[0]):
        # 数字经济规模及占GDP比重: the share is that of what stands before it
        changes |= {"terms": (*before[-1].terms, *own.terms), "flow": own.flow or before[-1].flow}
    elif before and _names_only_nouns(own) and before[-1].measure in (None, own.measure):
        # 离岸外包合同额和执行额: what the first member names stands before every member
        shared = tuple(term for term in before[-1].terms if term not in measure_nouns())
        places = {} if own.counterpart or own.region else {"counterpart": before[-1].counterpart}
        changes |= {"terms": (*shared, *own.terms), "flow": own.flow or before[-1].flow, **places}
    if own.measure is None and not own.unit:
        donor = next((n for n in (*after, *reversed(before)) if n.measure or n.unit), None)
        if donor and not (own.terms and donor in before):
            changes |= {"measure": donor.measure, "unit": donor.unit if own.terms == () else None}
    if not own.periods:
        donor = next((n for n in neighbours if n.periods), None)
        if donor:
            changes |= {"periods": donor.periods, "base": own.base or donor.base}
    if not own.edition:
        donor = next((n for n in neighbours if n.edition), None)
        changes |= {"edition": donor.edition} if donor else {}
    if own.region is None and own.counterpart is None and "region" not in changes:
        changes["region"] = next((n.region for n in neighbours if n.region == HOME), None)
    return replace(own, **changes)  # type: ignore[arg-type]
