"""The whole of a share: named with it, before it, or the one that the text speaks of."""

from __future__ import annotations

import re
from dataclasses import replace

from .clauses import unmarked
from .completing import complete
from .draft import Draft
from .lexicon import compiled
from .memory import Memory, Mention, Subject
from .naming import clean, is_bare_measure, overlaps, repeats, stem, swap_flow

_AMOUNT = re.compile("(?:额|进出口|出口|进口|收入|产值|总值)$")
_TOTAL = re.compile("进出口|外贸|对外贸易|贸易总额|贸易额|货物贸易")
# 相当于总量的51.0%: of what was spoken of
_TOTAL_ONLY = re.compile("(?:其|该|全部|整体)?(?:总量|总额|总数|总值|总规模)|其中|全部|总体|整体")
_AREA = re.compile(r"(?:全球|世界|全国|国际)(?:市场)?")


def whole_of(draft: Draft, subject: Subject, memory: Memory, joint: bool) -> str | None:
    """The whole of a share, the field of a place in an order; None for what has none."""
    latest = memory.latest()
    if draft.whole is None:
        moved = draft.measure == "change" and draft.rule == "points_moved"
        return latest.whole if moved and latest and latest.measure == "share" else None
    if draft.measure == "rank":
        return draft.whole or _area_before(memory)
    if draft.whole:
        told = memory.told_of(draft.whole) or (memory.main() if _TOTAL_ONLY.fullmatch(draft.whole) else None)
        return told.subject.indicator if told else draft.whole
    if memory.now.whole:
        return memory.now.whole
    if draft.rule in ("redated", "beside", "reached"):
        return latest.whole if latest else None
    whole = _implied(draft, subject, memory, joint)
    # 出口占服务出口的…；进口占比6.9%: the part of the other direction is one of the other whole.
    flow, other = _flow(subject.indicator), _flow(whole or "")
    return swap_flow(whole, flow) if whole and flow and other and flow != other else whole


def _flow(name: str) -> str:
    """The one direction of trade that a name is of, "" if of both or none."""
    found = set(re.findall("进出口|出口|进口", name))
    return found.pop() if len(found) == 1 and "进出口" not in found else ""


def of_total(draft: Draft, subject: Subject, memory: Memory) -> Subject:
    """A part in the trade of all is the total, not the direction told last: 贸易总额…，其中进口…，占外贸总额的13%."""
    flow = _flow(subject.indicator)
    if draft.measure != "share" or not flow or clean(unmarked(draft.subject)) or not _TOTAL.search(draft.whole or ""):
        return subject
    here = [m for m in memory.recent() if m.paragraph == memory.paragraph and not m.nested]
    total = next((m.subject for m in here if swap_flow(m.subject.indicator, flow) == subject.indicator), subject)
    own = overlaps(stem(total.indicator).replace("进出口", ""), stem(clean(draft.whole or "")))
    return subject if own or _flow(total.indicator) else total


def _implied(draft: Draft, subject: Subject, memory: Memory, joint: bool) -> str | None:
    """The whole that a reader takes from the text before."""
    if joint and draft.rule == "summed" and not subject.counterpart and memory.told_apart(2):
        return next((m.whole for m in memory.recent() if m.whole and m.sentence == memory.sentence), None)
    if joint or subject.counterpart:
        return _printed(draft, subject)
    latest, parent = memory.latest(), memory.now.parent
    if latest and latest.subject.region == "全球" != subject.region and latest.subject.indicator == subject.indicator:
        return "全球" + subject.indicator
    akin = _akin(subject, memory)
    if akin and parent:
        return akin.subject.indicator
    # 民营企业4.6万家，进出口额占比53.9%: an amount is no part of a count.
    if parent and _AMOUNT.search(subject.indicator) and not _AMOUNT.search(parent.subject.indicator):
        return None
    if parent and parent.subject != subject:
        other = parent.subject.indicator != subject.indicator
        return parent.subject.indicator if other else parent.subject.region + subject.indicator
    if subject.region not in (memory.home, "全球") and draft.measure == "share":
        return subject.indicator
    if draft.measure == "change":
        return latest.whole if latest else None
    return _spoken_of(subject, akin or memory.main(), memory)


def _spoken_of(subject: Subject, main: Mention | None, memory: Memory) -> str | None:
    """What the sentence spoke of as the whole of its shares, of which `main` is the last that was no part."""
    if main is None or main.paragraph != memory.paragraph:
        # 货物出口以消费品为主，消费品占…: the topic is the whole
        return memory.topic if memory.now.announced and memory.topic != subject.indicator else None
    if main.subject.indicator in memory.now.among:
        return None
    # Shares told one after the other are of one whole.
    shares = (m.whole for m in memory.recent() if m.sentence == memory.sentence and m.measure == "share" and m.whole)
    told = next(shares, None)
    if main.measure == "rank" and main.whole and main.sentence == memory.sentence:
        return main.whole  # 列全球第三位，份额为6.5%
    if main.measure not in ("level", "share"):
        return told if told != subject.indicator else None
    # A rate has no parts: what stands beside 普及率 is a share of something else.
    if main.measure == "level" and main.unit == "percent":
        return told
    # Beside another share, the whole is shared, not the part.
    if main.measure == "share":
        return main.whole
    if main.subject.indicator != subject.indicator:
        return main.subject.indicator
    owned = compiled(r"^(?:<indicators.doer>)的?(?P<thing>.{4,})$").match(subject.indicator)
    return told or (owned["thing"] if owned else None)


def _akin(subject: Subject, memory: Memory) -> Mention | None:
    """智能算力占比 after 算力总规模 and 机架总规模: the level of the sentence that is of the same thing."""
    here = [m for m in memory.recent() if m.sentence == memory.sentence and m.measure == "level" and not m.nested]
    return next((m for m in here if _ends_in(subject.indicator, m.subject.indicator)), None)


def _ends_in(name: str, level: str) -> bool:
    thing = compiled(r"(?:<indicators.measure>)$").sub("", level)
    return len(thing) > 1 and len(name) > len(thing) and name.endswith(thing)


def _printed(draft: Draft, subject: Subject) -> str:
    """The whole in the words of its sentence: 收入占比 of 海外市场实际销售收入 is a share of 海外市场收入."""
    name = clean(unmarked(draft.subject))
    said = is_bare_measure(name) and repeats(name, subject.indicator)
    head = stem(subject.indicator)
    return head + name if said and head != subject.indicator else subject.indicator


def _area_before(memory: Memory) -> str | None:
    """位居第3 after 全球占比: the order is that of the same area."""
    latest = memory.latest()
    whole = latest.whole if latest and latest.sentence == memory.sentence else None
    match = _AREA.match(whole) if whole else None
    return match[0] if match else None


def keep_whole(draft: Draft, memory: Memory) -> Draft:
    """出口商品中消费品占…: the whole is named in full, and holds for the shares after it in the sentence."""
    if not draft.whole or not draft.inside:
        return draft
    whole = re.sub(r"的?(?:市场)?(?:结构|构成|分布)$", "", draft.whole)
    memory.now.whole = complete(whole, memory.latest(), None, memory)[0]
    return replace(draft, whole=memory.now.whole)


def of_share(draft: Draft, memory: Memory) -> Draft:
    """较2019年上升10.5个百分点 after a share moves the share, not the level."""
    latest = memory.latest()
    if draft.rule != "points_moved" or draft.aspect or clean(unmarked(draft.subject)) or latest is None:
        return draft
    return replace(draft, aspect={"share": "占比", "yoy": "增速", "cagr": "增速"}.get(latest.measure, ""))
