"""Lists: figures shared out to the names in their clause, or before it."""

from __future__ import annotations

import re
from dataclasses import replace

from .clauses import Group
from .entities import Entity, kind_of, name_list, take_entity
from .lexicon import compiled
from .memory import Memory, Mention, Subject, with_indicator
from .naming import clean, is_flow, is_measure, split_names, stem, with_tail
from .placing import PRONOUN, place, single

_SHARED_OUT = re.compile(r"分别|依次|各为|各占|分列|分居")


def share_out(text: str, count: int, memory: Memory, group: Group) -> list[Subject]:
    """The subjects of a list of `count` figures, [] if nothing names that many."""
    unit = group.figures[0].unit
    # Known places are the surest names, then coordinated words, then what the clauses before listed.
    places = name_list(text, count)
    if places:
        memory.now.listed = places[0].printed
        return _to_places(places[0], clean(places[1]), unit, memory)
    text = re.sub("^其中的?(?=.)", "", text)
    pronoun = compiled(PRONOUN).match(text)
    entity, rest = take_entity(clean(text[pronoun.end() :]) if pronoun else text)
    names = None if pronoun else split_names(clean(rest), count)
    if names:
        memory.now.listed_names = clean(rest)
        memory.now.entity = entity or memory.now.entity
        return _to_names(names, unit, memory)
    if not _SHARED_OUT.search(group.before):
        # 占比为40.4%、16.5%和43.1% right after a list of as many names.
        before = memory.levels(count) if not text and not pronoun else []
        return [m.subject for m in before] if before and before[0].sentence == memory.sentence else []
    return _from_before(clean(rest), text, count, unit, memory)


def _from_before(rest: str, text: str, count: int, unit: str | None, memory: Memory) -> list[Subject]:
    """Names that stand in the clauses before, else the last subjects spoken of."""
    now = memory.now
    # With a joint inside the last clause, it holds more than one of the names.
    mixed = _mixed(now.loose, rest, count) if split_names(rest, 2) else None
    if mixed:
        now.listed_names = "、".join(mixed)
        return _to_names(mixed, unit, memory)
    loose = [*now.loose, rest][-count:]
    if len(loose) == count and rest and not is_measure(rest):
        now.listed_names = "、".join(loose)
        return _to_names(with_tail(loose), unit, memory)
    if len(now.names) == count:
        now.listed = "、".join(name.printed for name in now.names)
        subjects = [place(name, rest, unit, memory) for name in now.names]
        now.entity = None
        return subjects
    again = name_list(now.listed, count) if now.listed and rest else None
    if again:
        return _to_places(again[0], rest, unit, memory)
    told = not rest or is_measure(rest) or is_flow(rest)
    listed = split_names(now.list_text, count) if now.list_text and told else None
    if listed:
        # 保险服务和金融服务表现亮眼，出口额分别为…: what is measured of them stands behind.
        return _to_listed(tuple(name if name.endswith(rest) else name + rest for name in listed), unit, memory)
    latest = memory.latest()
    before = _of_latest(latest, rest, text, count, unit, memory) if latest and told else []
    # Words of their own name something else than the subjects before.
    return before or ([m.subject for m in memory.levels(count)] if told else [])


def _of_latest(
    latest: Mention, rest: str, text: str, count: int, unit: str | None, memory: Memory
) -> list[Subject]:
    """The places or names that the last figure of the sentence was of together."""
    subject = latest.subject
    if latest.sentence != memory.sentence:
        return []
    if rest and subject.region.count("、") == count - 1:
        # 英国、德国居第二至第三位，出口额依次为…
        return [place(Entity((n,), n, kind_of(n)), rest, unit, memory) for n in subject.region.split("、")]
    if text:
        return []
    # 广东、浙江两省均突破3000亿元，增幅分别为…: one figure was of all of them.
    if subject.region.count("、") == count - 1:
        return [replace(subject, region=name) for name in subject.region.split("、")]
    if (subject.counterpart or "").count("、") == count - 1:
        return [replace(subject, counterpart=name) for name in str(subject.counterpart).split("、")]
    both = split_names(subject.indicator, count)
    if both:
        # 甲与乙出口双双突破百亿，分别达到…: the names stood together.
        memory.now.listed_names = subject.indicator
    return [with_indicator(subject, name) for name in both or ()]


def _mixed(loose: tuple[str, ...], rest: str, count: int) -> tuple[str, ...] | None:
    """Names some of which stand in the clauses before: 保险服务，旅行和维修服务三大领域的出口额."""
    if not rest or is_measure(rest):
        return None
    tries = ("，".join([*loose[-k:], rest]) for k in range(1, min(len(loose), count - 2) + 1))
    return next((names for text in tries if (names := split_names(text, count))), None)


def _to_places(entity: Entity, rest: str, unit: str | None, memory: Memory) -> list[Subject]:
    rest = re.sub(r"^(?:交付|承接)的", "", rest)
    home, name = take_entity(rest) if not rest.startswith(("交付", "承接")) else (None, rest)
    if home is not None and home.kind == "zone":
        home, name = None, rest  # 综试区交易额 is the name of what is measured in each
    partner = entity.partner or (home is not None and home.kind == "home")
    singles = [Entity((n,), n, kind_of(n), partner) for n in entity.names]
    subjects = [place(one, clean(name), unit, memory) for one in singles]
    memory.now.entity = None
    return subjects


def _to_listed(names: tuple[str, ...], unit: str | None, memory: Memory) -> list[Subject]:
    """Names listed in the clause before, with the direction of trade that was spoken of."""
    latest = memory.latest()
    flow = compiled(r"(?:出口|进口|进出口)$").search(stem(latest.subject.indicator)) if latest else None
    full = (name if not flow or name.endswith(flow[0]) else name + flow[0] for name in names)
    parent, memory.now.parent = memory.now.parent, None
    subjects = [replace(single(name, unit, memory), counterpart=None) for name in full]
    memory.now.parent = parent
    return subjects


def _to_names(names: tuple[str, ...], unit: str | None, memory: Memory) -> list[Subject]:
    found: list[Subject] = []
    for name in map(clean, names):
        # 食品 beside 化妆品 is short, but no part of it.
        if found and len(name) < 3 and not is_measure(name) and not is_flow(name):
            subject = with_indicator(found[0], found[0].indicator.removesuffix(clean(names[0])) + name)
        else:
            subject = single(name, unit, memory)
        found.append(subject)
        # The next name may lean on this one: 合同额、执行额.
        nested = memory.now.parent is not None
        memory.mentions.append(Mention(subject, "name", unit, memory.sentence, nested=nested))
    del memory.mentions[-len(names) :]
    return found
