"""From a rule's draft to full subjects: names completed, places and partners found, lists shared out."""

from __future__ import annotations

import re
from dataclasses import replace

from .clauses import Group, unmarked
from .draft import Draft
from .entities import Entity, kind_of, name_list, take_entity
from .lexicon import compiled
from .memory import Memory, Mention, Subject, with_indicator
from .naming import (
    abbreviates,
    bare,
    clean,
    is_bare_measure,
    is_flow,
    is_generic,
    is_measure,
    overlaps,
    repeats,
    split_names,
    stem,
    swap_flow,
    topic,
    with_tail,
)

_PRONOUN = r"^(?:<indicators.pronoun>)(?:的|在)?"
_JOINT = re.compile(r"(?:合计|总计|共计|合共)")
_SHARED_OUT = re.compile(r"分别|依次|各为|各占|分列|分居")
_MONEY = re.compile(r"^[A-Z]{3}$")


def subjects_of(draft: Draft, group: Group, memory: Memory) -> list[Subject]:
    """One subject for every figure of the group."""
    text = clean(unmarked(draft.subject))
    count = len(group.figures)
    if draft.named:
        return [_named(text, memory)] * count
    if count > 1:
        shared = _share_out(text, count, memory, group)
        if shared:
            return shared
    joint = is_joint(group, memory)
    first = _single(text, group.figures[0].unit, memory, draft.aspect)
    if (
        memory.listed_names
        and len(group.figures) == 1
        and _JOINT.search(group.before)
        and not clean(compiled(_PRONOUN).sub("", text))
    ):
        return [with_indicator(first, memory.listed_names)]
    if joint and memory.listed:
        at_home = first.counterpart is not None or first.region == memory.home
        first = (
            Subject(first.indicator, memory.home, memory.listed) if at_home else Subject(first.indicator, memory.listed)
        )
    return [first, *(_other_unit(first, f.unit, group, memory) for f in group.figures[1:])]


def is_joint(group: Group, memory: Memory) -> bool:
    """Whether a figure speaks of several parts together (三者合计占…)."""
    match = _JOINT.search(unmarked(group.before)) if len(group.figures) == 1 and memory.listed is not None else None
    return match is not None and not clean(compiled(_PRONOUN).sub("", clean(match.string[: match.start()])))


def _named(text: str, memory: Memory) -> Subject:
    entity, rest = take_entity(text)
    home = entity is None or entity.kind == "home"
    return Subject((clean(rest) or text) if home else text, memory.home)


def _other_unit(first: Subject, unit: str | None, group: Group, memory: Memory) -> Subject:
    """处理84.43万笔、22.35万亿元: the second figure is the amount that goes with the count."""
    if unit == group.figures[0].unit:
        return first
    known = memory.with_unit(unit)
    if known and overlaps(known.subject.indicator, first.indicator):
        per = "日均" if "日均" in group.before else ""
        return with_indicator(first, per + known.subject.indicator)
    return with_indicator(first, first.indicator + "金额") if unit and _MONEY.match(unit) else first


def _single(text: str, unit: str | None, memory: Memory, aspect: str = "") -> Subject:
    pronoun = compiled(_PRONOUN).match(text)
    if pronoun:
        text = clean(text[pronoun.end() :])
    entity, rest = take_entity(text)
    return _place(entity, clean(rest), unit, memory, bool(pronoun), aspect)


def _place(
    entity: Entity | None, name: str, unit: str | None, memory: Memory, pronoun: bool = False, aspect: str = ""
) -> Subject:
    """A subject from a name and the places found with it."""
    parent = _parent(name, memory, pronoun)
    indicator, borrowed = complete(name, parent, unit, memory, pronoun, entity is not None and entity.kind == "home")
    if entity is None:
        return _inherited(indicator, borrowed and not (pronoun and memory.topic), parent, name, memory)
    memory.entity = entity
    return _located(entity, indicator, borrowed, parent, memory)


def _parent(name: str, memory: Memory, pronoun: bool) -> Mention | None:
    """The mention that a name leans on."""
    latest = memory.latest()
    if memory.parent is None and latest is not None and latest.nested and memory.closed:
        return memory.main()
    if memory.parent is None or latest is None or latest.sentence != memory.sentence:
        return memory.parent or latest
    # 核心产值, 关联产值 and 海外用户 are parts of the whole; a bare 执行额 goes with the part just named.
    qualified = (is_measure(name) and not is_bare_measure(name)) or (is_generic(name) and not is_bare_measure(name))
    return memory.parent if qualified else latest


def _inherited(indicator: str, borrowed: bool, parent: Mention | None, name: str, memory: Memory) -> Subject:
    if parent and borrowed and not (memory.entity and parent.sentence != memory.sentence):
        counterpart = parent.subject.counterpart if not parent.joint else None
        return Subject(indicator, parent.subject.region, counterpart)
    if memory.entity:
        return _located(memory.entity, indicator, borrowed, parent, memory)
    return Subject(indicator, memory.home)


def _located(entity: Entity, indicator: str, borrowed: bool, parent: Mention | None, memory: Memory) -> Subject:
    printed = "、".join(entity.names) if len(entity.names) > 1 else entity.names[0]
    if entity.kind == "home":
        return Subject(indicator, memory.home)
    if entity.kind == "world":
        return Subject(indicator, "全球")
    if entity.kind in ("domestic", "zone"):
        return Subject(indicator, printed)
    at_home = parent is None or parent.subject.region == memory.home
    known = any(m.subject.counterpart and m.subject.indicator == indicator for m in memory.recent())
    if entity.partner or (at_home and (borrowed or memory.whole is not None)) or known:
        return Subject(indicator, memory.home, printed)
    return Subject(indicator, printed)


def complete(
    name: str, parent: Mention | None, unit: str | None, memory: Memory, pronoun: bool = False, own: bool = False
) -> tuple[str, bool]:
    """The full name for what a text calls `name`, and whether it was borrowed from the text before."""
    base = (
        memory.whole
        if memory.whole and is_generic(name)
        else memory.topic
        if memory.topic and (pronoun or parent is None)
        else (parent.subject.indicator if parent else memory.topic or "")
    )
    if memory.topic and memory.reached == memory.sentence and parent and parent.sentence != memory.sentence:
        base = memory.topic
    if not name:
        return (memory.whole or memory.titled or base), True
    if not base:
        return name, False
    if pronoun and not (is_flow(name) or is_measure(name)):
        return topic(base) + name, True
    if repeats(name, base):
        return base, True
    if memory.aside and re.search("(?:数据|数字|数|口径|结果)$", name):
        return base, True
    if is_flow(name):
        return swap_flow(base, name), True
    if is_measure(name):
        return _measured(name, base, parent, unit), True
    full = next(
        (m.subject.indicator for m in memory.recent() if abbreviates(bare(name), bare(m.subject.indicator))), None
    )
    if full:
        return full, False
    if is_generic(name) and not own and (memory.parent or parent is None or parent.paragraph == memory.paragraph):
        return _prefixed(topic(memory.topic or base), name), True
    return _nested(name, parent, unit, memory), False


def _measured(name: str, base: str, parent: Mention | None, unit: str | None) -> str:
    """A measure of the same thing: 金额 of what was counted, or the amount itself under a shorter name."""
    if (
        name in ("金额", "数额", "总额", "规模", "总规模")
        and parent
        and parent.unit == unit
        and re.search("额|收入|产值|规模|进出口|出口|进口$", base)
    ):
        return base
    return _prefixed(stem(base), name)


def _prefixed(head: str, name: str) -> str:
    return name if head and name.startswith(head) else head + name


def _nested(name: str, parent: Mention | None, unit: str | None, memory: Memory) -> str:
    """A part of a whole takes the measure, and where nothing else links them the subject, of the whole."""
    if memory.parent is None:
        return name
    base = memory.parent.subject.indicator
    measure = compiled(r"(?:<indicators.measure+content>)$").search(base)
    bare = not compiled(r"(?:<indicators.measure+content>|<indicators.flow>)$").search(name)
    if measure and bare and unit == memory.parent.unit and unit and _MONEY.match(unit):
        name += measure[0]
    head = _without_shared_end(stem(base), stem(name))
    return name if not head or overlaps(name, head) else _prefixed(topic(head), name)


def _without_shared_end(base: str, name: str) -> str:
    """What of the whole's name the part doesn't say again: 系统参与者 and 直接参与者 → 系统."""
    shared = 0
    while shared < min(len(base), len(name)) and base[-1 - shared] == name[-1 - shared]:
        shared += 1
    return base[: len(base) - shared] if shared > 1 else base


def _share_out(text: str, count: int, memory: Memory, group: Group) -> list[Subject]:
    """The subjects of a list of figures, from the names in the clause or before it."""
    unit = group.figures[0].unit
    places = name_list(text, count)
    if places:
        memory.listed = places[0].printed
        return _spread(places[0], clean(places[1]), unit, memory)
    pronoun = compiled(_PRONOUN).match(text)
    entity, rest = take_entity(clean(text[pronoun.end() :]) if pronoun else text)
    names = None if pronoun else split_names(clean(rest), count)
    if names:
        memory.listed_names = clean(rest)
        if entity:
            memory.entity = entity
        return _named_each(names, unit, memory)
    if not _SHARED_OUT.search(group.before):
        return []
    loose = [*memory.loose, clean(rest)][-count:]
    if len(loose) == count and rest and not is_measure(clean(rest)):
        memory.listed_names = "、".join(loose)
        return _named_each(with_tail(loose), unit, memory)
    if memory.names and len(memory.names) == count:
        memory.listed = "、".join(n.printed for n in memory.names)
        subjects = [_place(name, clean(rest), unit, memory) for name in memory.names]
        memory.entity = None
        return subjects
    listed = split_names(memory.list_text, count) if memory.list_text and not text else None
    if listed:
        return _listed_each(listed, unit, memory)
    return [m.subject for m in memory.levels(count)]


def _spread(entity: Entity, rest: str, unit: str | None, memory: Memory) -> list[Subject]:
    rest = re.sub(r"^(?:交付|承接)的", "", rest)
    home, name = take_entity(rest) if not rest.startswith(("交付", "承接")) else (None, rest)
    partner = entity.partner or (home is not None and home.kind == "home")
    singles = [Entity((n,), n, kind_of(n), partner) for n in entity.names]
    base = [_place(single, clean(name), unit, memory) for single in singles]
    memory.entity = None
    return base


def _listed_each(names: tuple[str, ...], unit: str | None, memory: Memory) -> list[Subject]:
    """Names listed in the clause before, with the direction of trade that was spoken of."""
    latest = memory.latest()
    flow = compiled(r"(?:出口|进口|进出口)$").search(stem(latest.subject.indicator)) if latest else None
    full = (name if not flow or name.endswith(flow[0]) else name + flow[0] for name in names)
    return [replace(_single(name, unit, memory), counterpart=None) for name in full]


def _named_each(names: tuple[str, ...], unit: str | None, memory: Memory) -> list[Subject]:
    found: list[Subject] = []
    for name in names:
        subject = _single(clean(name), unit, memory)
        found.append(subject)
        # The next name may lean on this one: 合同额、执行额.
        memory.mentions.append(Mention(subject, "name", unit, memory.sentence, nested=memory.parent is not None))
    del memory.mentions[-len(names) :]
    return found


def whole_of(draft: Draft, subject: Subject, memory: Memory, joint: bool) -> str | None:
    """The whole of a share, None for what is no share."""
    if draft.whole is None:
        return memory_share_whole(draft, memory)
    if draft.measure == "rank":
        return draft.whole or _area_before(memory)
    if draft.whole:
        return draft.whole
    if memory.whole:
        return memory.whole
    if joint or subject.counterpart:
        return _printed_whole(draft, subject)
    latest = memory.latest()
    if latest and latest.subject.region == "全球" != subject.region and latest.subject.indicator == subject.indicator:
        return "全球" + subject.indicator
    if memory.parent and memory.parent.subject.indicator != subject.indicator:
        return memory.parent.subject.indicator
    if memory.parent and memory.parent.subject.region != subject.region:
        return memory.parent.subject.region + subject.indicator
    if subject.region != memory.home and draft.measure == "share":
        return subject.indicator
    if draft.measure == "change":
        return latest.whole if latest else None
    main = memory.main()
    near = main is not None and main.paragraph == memory.paragraph and main.measure in ("level", "share")
    return main.subject.indicator if main and near and main.subject.indicator != subject.indicator else None


def _printed_whole(draft: Draft, subject: Subject) -> str:
    """The whole in the words of its sentence: 收入占比 of 海外市场实际销售收入 is a share of 海外市场收入."""
    name = clean(unmarked(draft.subject))
    return (
        stem(subject.indicator) + name
        if is_bare_measure(name) and repeats(name, subject.indicator)
        else subject.indicator
    )


def _area_before(memory: Memory) -> str | None:
    """位居第3 after 全球占比: the order is that of the same area."""
    latest = memory.latest()
    whole = latest.whole if latest and latest.sentence == memory.sentence else None
    return whole if whole and re.fullmatch(r"(?:全球|世界|全国|国际)(?:市场)?", whole) else None


def memory_share_whole(draft: Draft, memory: Memory) -> str | None:
    """A change in points of a share keeps the whole of that share."""
    latest = memory.latest()
    if draft.measure == "change" and draft.rule == "points_moved" and latest and latest.measure == "share":
        return latest.whole
    return None


def keep_whole(draft: Draft, memory: Memory) -> Draft:
    """出口商品中消费品占…: the whole is named in full, and holds for the shares after it in the sentence."""
    if draft.rule not in ("share_held", "share_named") or not draft.whole or not draft.inside:
        return draft
    whole = re.sub(r"的?(?:市场)?(?:结构|构成|分布)$", "", draft.whole)
    memory.whole = complete(whole, memory.latest(), None, memory)[0]
    return replace(draft, whole=memory.whole)


def of_share(draft: Draft, memory: Memory) -> Draft:
    """较2019年上升10.5个百分点 after a share moves the share, not the level."""
    latest = memory.latest()
    if draft.rule != "points_moved" or draft.aspect or clean(unmarked(draft.subject)) or latest is None:
        return draft
    return replace(draft, aspect={"share": "占比", "yoy": "增速", "cagr": "增速"}.get(latest.measure, ""))
