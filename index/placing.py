"""A name and the places found with it, as a subject: whose figure, and with which partner."""

from __future__ import annotations

from .completing import Leaning, complete
from .entities import Entity, take_entity
from .lexicon import compiled
from .memory import Memory, Mention, Subject, with_indicator
from .naming import clean, is_bare_measure, is_flow, is_generic, is_measure

# 东盟来源占9.9%: no name of what is measured
_OF_A_PLACE = ("来源", "方面", "方向", "部分", "一方")
# The 其 of 其他 and 其余 points to nothing before it.
PRONOUN = r"^(?!其[他它余])(?:<indicators.pronoun>)(?:的|在)?"


def single(text: str, unit: str | None, memory: Memory) -> Subject:
    """The subject that the words before a figure name."""
    pronoun = compiled(PRONOUN).match(text)
    if pronoun:
        text = clean(text[pronoun.end() :])
        told = memory.told_of(pronoun[0].rstrip("的在"))
        if told:
            return with_indicator(told.subject, complete(text, told, unit, memory)[0]) if text else told.subject
    entity, rest = take_entity(text)
    # 其中 opens parts; 其, 该 speak of what was named.
    pointed = pronoun is not None and not pronoun[0].startswith("其中")
    return place(entity, clean(rest), unit, memory, pointed)


def place(entity: Entity | None, name: str, unit: str | None, memory: Memory, pronoun: bool = False) -> Subject:
    """A subject from a name and the places found with it."""
    name = "" if entity is not None and name in _OF_A_PLACE else name
    parent = _parent(name, memory)
    rate = parent is not None and parent.measure == "level" and parent.unit == "percent"
    if rate and not name and entity is None and unit not in (None, "percent", "percentage_point", "multiple"):
        parent = memory.with_unit(unit) or parent  # an amount behind a rate is of what was told in its unit
    if (
        not name
        and entity is None
        and parent
        and parent.sentence == memory.sentence
        and memory.now.framed != len(memory.mentions)
        and not (memory.now.fresh and memory.now.entity and parent.measure == "share")
        and (parent.whole == memory.now.whole or parent.measure in ("level", "yoy", "cagr"))
    ):
        return parent.subject  # 服务出口中，知识密集型服务占…，比重提高…: the part goes on, not the whole
    latest = memory.latest()
    if not name and entity is None and latest and latest.nested and latest.measure == "share" and memory.now.parent:
        # 从业人员1715万人，其中大学学历占65.1%，全年新增112万人: new ones of all
        told = memory.with_unit(unit)
        parent = told if told and told.subject == memory.now.parent.subject else parent
    # 其中北美1300个: a part of the whole counted in the same unit
    if entity is not None and not name and parent and parent.unit != unit and parent is memory.now.parent:
        parent = next((m for m in memory.recent() if m.sentence == memory.sentence and m.unit == unit), parent)
        memory.now.parent = parent
    # 22家自贸试验区进出口总额 leans on no count of other things before it.
    area = entity is not None and entity.kind in ("zone", "domestic") and is_flow(name)
    if area and parent and parent.sentence != memory.sentence and not _of_trade(parent):
        parent = None
    indicator, leaning = complete(name, parent, unit, memory, pronoun, _own(entity))
    if entity is None:
        return _inherited(indicator, "own" if pronoun and memory.topic else leaning, parent, memory)
    memory.now.entity = entity
    return _located(entity, indicator, leaning, parent, memory)


def _own(entity: Entity | None) -> bool:
    return entity is not None and entity.kind in ("home", "world")


def _of_trade(mention: Mention) -> bool:
    return bool(compiled(r"<indicators.flow>|跨境|服务|外包|数字").search(mention.subject.indicator))


def _parent(name: str, memory: Memory) -> Mention | None:
    """The mention that a name leans on."""
    now, latest = memory.now, memory.latest()
    if now.parent is None and latest is not None and latest.nested and now.closed:
        return memory.main()
    if now.parent is None or latest is None or latest.sentence != memory.sentence:
        return now.parent or latest
    # 核心产值, 关联产值 and 海外用户 are parts of the whole; a bare 执行额 goes with the part just named.
    qualified = (is_measure(name) or is_generic(name)) and not is_bare_measure(name)
    return now.parent if qualified else latest


def _inherited(indicator: str, leaning: Leaning, parent: Mention | None, memory: Memory) -> Subject:
    """Places that the words don't name are those of the text before."""
    entity = memory.now.entity
    same = parent is not None and parent.sentence == memory.sentence and not memory.now.fresh
    if parent and leaning == "borrowed" and (entity is None or same):
        return Subject(
            indicator,
            parent.subject.region,
            None if parent.joint and parent.sentence != memory.sentence else parent.subject.counterpart,
        )
    if entity:
        return _located(entity, indicator, leaning, parent, memory)
    return Subject(indicator, memory.ground or memory.home)


def _located(entity: Entity, indicator: str, leaning: Leaning, parent: Mention | None, memory: Memory) -> Subject:
    printed = "、".join(entity.names)
    if entity.kind == "home":
        return Subject(indicator, memory.home)
    if entity.kind == "world":
        return Subject(indicator, "全球")
    if entity.kind in ("domestic", "zone"):
        return Subject(indicator, printed)
    # Parts of a world figure are countries; parts of ours are partners.
    within = memory.now.parent or parent
    at_home = within is None or within.subject.region == memory.home
    known = any(m.subject.counterpart and m.subject.indicator == indicator for m in memory.recent())
    # 美国占34.3% of our exports is a partner's share; 美国数字服务出口 is a figure of its own country.
    leans = leaning != "own" or memory.now.whole is not None or memory.now.fresh
    whole = memory.now.whole or (parent.whole if parent else None) or ""
    worldwide = memory.now.worldwide or whole.startswith(("全球", "世界"))
    if entity.partner or (at_home and leans and not worldwide) or known:
        return Subject(indicator, memory.home, printed)
    return Subject(indicator, printed)
