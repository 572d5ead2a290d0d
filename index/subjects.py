"""From a rule's draft to full subjects, one for every figure of its group."""

from __future__ import annotations

import re

from .clauses import Group, unmarked
from .draft import Draft
from .entities import kind_of, take_entity
from .lexicon import compiled
from .memory import Memory, Subject, with_indicator
from .naming import clean, overlaps
from .placing import single
from .sharing import share_out

_JOINT = re.compile(r"合计|总计|共计|合共|加起来|加总|相加|之和|总共|合(?=占)|共(?=完成|实现|占|达|吸引)")
_ONLY_COUNT = (
    r"(?:(?:<indicators.pronoun>|[两二三四五六七八九十]+(?:大|个|类|者|国|省|项|种)?)"
    r"(?:<indicators.sort+broad>)?的?(?:<growth_words.share_noun>|<indicators.measure>)?)?"
)
_COUNTED = re.compile(r"([两二三四五六])(?:者|国|地|省|家|大|个|类|项|种)")
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_MONEY = re.compile(r"[A-Z]{3}")


def subjects_of(draft: Draft, group: Group, memory: Memory) -> list[Subject]:
    """One subject for every figure of the group."""
    text = clean(unmarked(draft.subject))
    if draft.measure == "rank":
        text = re.sub(r"的?(?:排名|位次|名次)$", "", text) or text
    joint = is_joint(group, memory)
    summed = compiled(rf"(?P<who>{_ONLY_COUNT})(?:之和|相加|加起来|加总|合在一起)").fullmatch(text)
    text = summed["who"] if summed else text
    if joint and compiled(_ONLY_COUNT).fullmatch(text):
        text = ""
    count = len(group.figures)
    if draft.named:
        return [_named(text, memory)] * count
    if count > 1 and (shared := share_out(text, count, memory, group)):
        return shared
    first = single(text, group.figures[0].unit, memory)
    if joint:
        first = _together(first, group, memory)
    each = count == 1 and not text and "均" in group.before and re.search("[、和与及]", memory.now.listed or "")
    if each and not joint:
        # 占全球比重均不足3%: of each of those listed
        first = _together(first, group, memory)
    if not text and "累计" in group.before and draft.measure == "level":
        # 新增专利42.3万件，累计达到288万件: of all, not of the new ones
        first = with_indicator(first, re.sub(r"^(?:新增|净增|新设立?|新建)(?=..)", "", first.indicator))
    if draft.rule == "led":
        first = _leader(text, first, group, memory)
    return [first, *(_other_unit(first, figure.unit, group, memory) for figure in group.figures[1:])]


def is_joint(group: Group, memory: Memory) -> bool:
    """Whether a figure speaks of several parts together and of nothing else (三者合计占…)."""
    before = unmarked(group.before)
    match = _JOINT.search(before) if len(group.figures) == 1 else None
    # 三类商品占比合计, 三国合计: nothing but how many there are, and of what sort.
    if match is None or not compiled(_ONLY_COUNT).fullmatch(clean(before[: match.start()])):
        return False
    counted = _COUNTED.search(before)
    many = _COUNTS[counted[1]] if counted else 0
    if many and memory.now.listed is None and len(memory.now.names) == many:
        # 四川、湖北贡献突出，两省合占…: places of the clause before
        memory.now.listed = "、".join(name.printed for name in memory.now.names)
    return bool(
        memory.now.listed or memory.now.listed_names or (many and (memory.partners(many) or memory.told_apart(many)))
    )


def _together(first: Subject, group: Group, memory: Memory) -> Subject:
    """The parts of the last list as one: as partners, as regions, or by their names."""
    now = memory.now
    counted = _COUNTED.search(unmarked(group.before))
    listed = now.listed
    latest = memory.latest()
    if counted and latest and latest.subject.region.count("、") == _COUNTS[counted[1]] - 1:
        return Subject(first.indicator, latest.subject.region)
    # 三国合计 after 美国占…，日本、韩国各占…: the number says how many to gather.
    if counted and (listed is None or len(re.split("、|和|与|及", listed)) != _COUNTS[counted[1]]):
        listed = memory.partners(_COUNTS[counted[1]]) or listed
    apart = memory.told_apart(_COUNTS[counted[1]]) if counted and listed is None and not now.listed_names else None
    if apart:
        return with_indicator(first, apart)
    if listed is None or (now.listed_names and now.listed is None):
        return with_indicator(first, now.listed_names or first.indicator)
    partners = kind_of(re.split("、|和|与|及", listed)[0]) not in ("domestic", "zone")
    at_home = partners and (first.counterpart is not None or first.region == memory.home)
    return Subject(first.indicator, memory.home, listed) if at_home else Subject(first.indicator, listed)


def _leader(who: str, first: Subject, group: Group, memory: Memory) -> Subject:
    """华为 leads in what was counted in the same unit: 华为PCT专利申请量."""
    told = memory.with_unit(group.figures[0].unit)
    if told is None or take_entity(who)[0]:
        return first
    return with_indicator(first, who + told.subject.indicator)


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
    return with_indicator(first, first.indicator + "金额") if unit and _MONEY.fullmatch(unit) else first
