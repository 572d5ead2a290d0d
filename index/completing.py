"""Short names completed from the text before, as a reader does."""

from __future__ import annotations

import re
from typing import Literal

from .lexicon import compiled
from .memory import Memory, Mention
from .naming import (
    abbreviates,
    bare,
    is_flow,
    is_generic,
    is_measure,
    is_plain_trade,
    overlaps,
    repeats,
    stem,
    swap_flow,
    topic,
)

Leaning = Literal["own", "shortened", "borrowed"]

_MONEY = re.compile(r"[A-Z]{3}")
_ENDS_IN_MEASURE = r"(?:<indicators.measure+content>|<indicators.flow>)$"
_SHORTEST = 3  # a shorter name says too little to stand alone beside another one
_SIDES = "(?:国内|海外|境内|境外|国外)"
_SAME_AMOUNT = ("金额", "数额", "总额", "规模", "总规模")


def complete(
    name: str, parent: Mention | None, unit: str | None, memory: Memory, pronoun: bool = False, own: bool = False
) -> tuple[str, Leaning]:
    """The full name for what a text calls `name`, and how far it leans on the text before.

    `parent` is what the name leans on, `pronoun` says that it said so (其规模), `own` that it names its own country.
    """
    base = _base(name, parent, memory, pronoun)
    if not name:
        return (memory.now.whole or memory.now.titled or base), "borrowed"
    if not base:
        return name, "own"
    each = re.fullmatch("(?:平均)?(?P<each>每[百千万亿]{0,2}(?:人|户|平方公里))(?:拥有)?", name)
    if each:
        first = memory.first()
        return f"{each['each']}拥有{topic(first.subject.indicator if first else base)}", "borrowed"
    if own and name.startswith("贸易") and parent and parent.paragraph != memory.paragraph:
        return name, "own"  # 全球贸易量 in a paragraph of its own is all trade
    borrowed = _borrowed(name, base, parent, unit, memory, pronoun)
    if borrowed is not None:
        return borrowed, "borrowed"
    if is_plain_trade(name) and parent and parent.sentence == memory.sentence:
        return name, "borrowed"  # of the same place, though not of the same name
    known = _known(name, memory)
    if known is not None:
        return known, "own" if known == name else "shortened"
    if is_generic(name) and not own and (memory.now.parent or parent is None or parent.paragraph == memory.paragraph):
        first = memory.first() if memory.now.parent is None and memory.now.whole is None else None
        return _prefixed(topic(memory.topic or (first.subject.indicator if first else base)), name), "borrowed"
    return _part(name, unit, memory), "own"


def _base(name: str, parent: Mention | None, memory: Memory, pronoun: bool) -> str:
    """The name that a short name is completed with."""
    now = memory.now
    new = parent is None or parent.sentence != memory.sentence
    # 进口来源地 after 跨境电商出口中 is completed from that whole, not from the part last named.
    if now.whole and is_generic(name):
        return now.whole
    # Before the first figure of its sentence, X方面 says what is spoken of.
    if now.about and new and not pronoun:
        return now.about
    # 美国、英国位居数字服务出口前两位，出口额分别为…
    if now.titled and new and not pronoun and parent is None:
        return now.titled
    if memory.topic and (pronoun or now.turned or _far(parent, memory) or (now.reached and new)):
        return memory.topic
    return parent.subject.indicator if parent else ""


def _far(parent: Mention | None, memory: Memory) -> bool:
    return parent is None or (parent.paragraph != memory.paragraph and memory.now.announced)


def _borrowed(
    name: str, base: str, parent: Mention | None, unit: str | None, memory: Memory, pronoun: bool
) -> str | None:
    """A name that says only a direction of trade, a measure, or nothing of its own."""
    if pronoun and not (is_flow(name) or is_measure(name)):
        return topic(base) + name
    leaning = is_measure(name) or is_generic(name) or (parent is not None and parent.sentence == memory.sentence)
    told = memory.now.aside and re.search("(?:数据|数字|数|口径|结果)$", name)
    if told or (repeats(name, base) and (leaning or name == base)):
        return base
    if is_flow(name):
        # Another paragraph, not of trade, says nothing on whose trade it is.
        strange = parent is not None and parent.paragraph != memory.paragraph and base != memory.topic
        return name if strange and not compiled(r"<indicators.flow>").search(base) else swap_flow(base, name)
    if not is_measure(name):
        return None
    # 金额 in the unit of what was spoken of is that amount itself.
    if (
        name in _SAME_AMOUNT
        and parent
        and parent.unit == unit
        and re.search("额|收入|产值|规模|进出口|出口|进口$", base)
    ):
        return base
    # 执行额 after a count of people goes back to the last amount of that name.
    if not compiled(r"(?:<indicators.measure>|<indicators.flow>)$").search(base):
        again = next((m.subject.indicator for m in memory.recent() if repeats(name, m.subject.indicator)), None)
        if again and not (parent and (parent.nested or (name in _SAME_AMOUNT and parent.sentence == memory.sentence))):
            return again
    # 处理业务…笔，金额…: the money of what was done so many times.
    head = base if name == "金额" and base.endswith("业务") else stem(base)
    # 新增综合试验区27个，总数…: the number of all, not of the new ones.
    head = re.sub(r"^(?:新增|净增|新设立?|新建|增设)(?=..)", "", head) if name[0] in "总累存" else head
    # 新签合同额…，执行额: what was carried out is not what was signed.
    head = head if "合同" in name else re.sub("(?<=..)(?:新签|签订|签约)$", "", head)
    # 海外收入 beside 国内市场收入 is of the other market.
    return _prefixed(re.sub(f"(?<=..)在?{_SIDES}(?:市场)?$", "", head) if re.match(_SIDES, name) else head, name)


def _known(name: str, memory: Memory) -> str | None:
    """A full name said before: 离岸执行额 for 离岸服务外包执行额, 知识流程外包 for 知识流程外包执行额."""
    recent = [m.subject.indicator for m in memory.recent()]
    short = bare(name)
    # The same name said before wins over any longer one.
    if any(bare(full) == short for full in recent):
        return name if name in recent else next(full for full in recent if bare(full) == short)
    about = memory.now.about
    if about and len(about) > 4 and about[:2] == short[:2] and not short.startswith(about):
        return about + short[2:]
    full = min((full for full in recent if abbreviates(short, bare(full))), key=len, default=None)
    if full or compiled(_ENDS_IN_MEASURE).search(name) or len(name) < 4:
        return full
    measured = compiled(r"(?:<indicators.measure>)").fullmatch
    longer = [full for full in recent if full.startswith(name) and measured(full[len(name) :])]
    # 跨境电商占外贸的比重 right after its imports is not that of the imports.
    whole = next((full for full in longer if not re.match("进口|出口", full[len(name) :])), None)
    return whole if whole or memory.now.sharing else next(iter(longer), None)


def _part(name: str, unit: str | None, memory: Memory) -> str:
    """A part of a whole takes the measure, and where nothing else links them the subject, of the whole."""
    if memory.now.parent is None:
        return _beside(name, unit, memory)
    base = memory.now.parent.subject.indicator
    # 信息技术服务收入 beside 软件业务收入 needs no word of its whole.
    own = stem(name) if compiled(_ENDS_IN_MEASURE).search(name) and not re.search("[、等]", name) else ""
    # The whole of a share is told beside it.
    if (len(own) > 3 and not is_generic(own)) or (memory.now.sharing and not is_generic(name) and not is_measure(name)):
        return name
    # 其中公有云3256亿元 is an amount of the same kind as its whole: 公有云市场规模.
    measure = compiled(r"(?:<indicators.measure+content>)$").search(base)
    same_money = unit == memory.now.parent.unit and bool(_MONEY.fullmatch(unit or ""))
    if measure and same_money and not compiled(_ENDS_IN_MEASURE).search(name):
        name += measure[0]
    head = _without_shared_end(stem(base), stem(name))
    return name if not head or overlaps(name, head) else _prefixed(topic(head), name)


def _beside(name: str, unit: str | None, memory: Memory) -> str:
    """A name beside others in its sentence: a bare doer takes their measure, a bare deed their subject."""
    first = memory.first()
    if first is None:
        return name
    # 应用内购收入 beside 国产微短剧应用 begins with the thing itself.
    head = stem(first.subject.indicator)
    if len(head) > 3 and head.endswith(name[:2]) and overlaps(name[:2], head):
        return head[:-2] + name
    if compiled("(?:<indicators.standing>)").fullmatch(name):
        return name
    if len(name) < _SHORTEST and (memory.now.whole or memory.now.sharing) and not is_measure(name):
        return name
    if len(name) < _SHORTEST or re.fullmatch(r".{2}率", name):
        return _prefixed(topic(first.subject.indicator), name)
    amount = memory.with_unit(unit) if _MONEY.fullmatch(unit or "") else None
    if amount is None or amount.sentence != memory.sentence or compiled(_ENDS_IN_MEASURE).search(name):
        return name
    measure = compiled(r"(?:<indicators.measure>)$").search(amount.subject.indicator)
    return name + measure[0] if measure else name


def _prefixed(head: str, name: str) -> str:
    # The names of a list are no head for one of them.
    if "、" in compiled(r"<indicators.compound>").sub("", head):
        return name
    # 新兴 of 新兴业务收入 names nothing.
    if compiled(r"(?:<indicators.no_head>)").fullmatch(head):
        return name
    # 服务进出口 after 服务贸易逆差 says anew what it is of.
    # 服务贸易 and 贸易额 share a word.
    if len(head) > 3 and head.endswith(name[:2]):
        return head[:-2] + name
    return name if head and (name.startswith(head) or name.endswith(head) or head[:2] == name[:2]) else head + name


def _without_shared_end(base: str, name: str) -> str:
    """What of the whole's name the part doesn't say again: 系统参与者 and 直接参与者 → 系统."""
    shared = 0
    while shared < min(len(base), len(name)) and base[-1 - shared] == name[-1 - shared]:
        shared += 1
    head = base[: len(base) - shared].rstrip("及和与的、") if shared > 1 else base
    return head[:-1] if head.endswith("进") and name.endswith("出口") else head
