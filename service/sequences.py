"""Which of two came first: both dates, and the verdict that follows from them."""
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .asking import ORDER
from .found import Found
from .wordlists import any_word

_THING = r"(?:《[^《》]+》|[^，。、？?；：:]{2,24}?)"
_PAIR = re.compile(
    rf"(?P<one>{_THING})(?:，|、|和|与|跟|同|以及|还是|及)(?P<two>{_THING})"
    r"(?:这?两[者个部项件]|二者|时间)?(?:的|，|,|相比|比较|比一比|\s)*$"
)
_EARLIER = re.compile(
    rf"(?P<one>{_THING})(?:时间)?(?:是不是|是否|是)?(?:早于|先于|晚于|后于|比)(?P<two>{_THING})(?:[更要]?[早晚先后])?[，,？?]*$"
)
_OR = re.compile(rf"先有?(?P<one>{_THING})(?:的)?，?还是先有?(?P<two>{_THING})(?:的|呢|啊)?[？?]*$")
_DATE = re.compile(r"(\d{4})年(?:(\d{1,2})月)?(?:(\d{1,2})日)?")


@dataclass(frozen=True, slots=True)
class Dated:
    """An event with the answer that dates it; `date` is as printed."""

    name: str
    answer: Found
    date: re.Match[str]


def in_order(question: str, when: Callable[[str], Found | None]) -> Found | None:
    """The dates of two events and which came first; None where one is not dated, or the two can't be told apart.

    `when` answers a question for a date.
    """
    order = ORDER.search(question)
    if order is None:
        return None
    before = question[: order.start()]
    match = _EARLIER.search(before) or _PAIR.search(before) or _OR.search(question)
    if match is None:
        return None
    shared = _verb(question[order.end() :])
    dated = [_dated(match[side], shared, when) for side in ("one", "two")]
    known = [event for event in dated if event]
    return _verdict(shared, known) if len(known) == len(dated) else None


def _dated(text: str, shared: str, when: Callable[[str], Found | None]) -> Dated | None:
    verb = _verb(text) or shared
    name = _thing(text, verb)
    answer = when(f"{name}是什么时候{verb}的")
    date = _DATE.match(answer.text) if answer else None
    return Dated(name, answer, date) if answer and date else None


def _verb(text: str) -> str:
    match = re.search(any_word("plain_words", "event"), text)
    return match[0] if match else ""


def _thing(text: str, verb: str) -> str:
    return re.sub(rf"的?(?:{re.escape(verb)})?$", "", text) if verb else text


def _verdict(verb: str, events: Sequence[Dated]) -> Found | None:
    times = [tuple(int(part) for part in event.date.groups() if part) for event in events]
    # 2021年 is neither before nor after 2021年6月
    shared = min(map(len, times))
    if times[0][:shared] == times[1][:shared]:
        if len(times[0]) != len(times[1]):
            return None
        text = f"两者同在{events[0].date[0]}{verb}[1][2]。"
    else:
        first, second = (0, 1) if times[0] < times[1] else (1, 0)
        before = f"{events[first].name}{f'先{verb}' if verb else '在前'}：{events[first].date[0]}[{first + 1}]"
        text = f"{before}；{events[second].name}在后：{events[second].date[0]}[{second + 1}]。"
    cited = tuple(event.answer.cited[0] for event in events)
    return Found(text, cited, min(event.answer.share for event in events))
