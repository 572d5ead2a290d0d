"""Clauses that only set the scene of a question: 听隔壁老王讲, 校验：, 为编制报告，, 赶稿."""

from __future__ import annotations

import re
from collections.abc import Callable

from .slots import Slots, read_slots
from .slots_passing import passing
from .slots_words import cut, pattern
from .word_kinds import kinds_of

_CLAUSE = re.compile("[^，,：:；;。？?！!]+[，,：:；;。？?！!]*")
_PERSONAL = re.compile("[我你您咱俺]|老师|同事|朋友|领导|老板|听|据说|讲|写|查|核|校验|编|帮|稿|急|一句话|个数|两个数")


_SPEAKS = re.compile(
    "^(?:我?(?:听|据)[^，：]{1,8}(?:讲|说)|(?:校验|核查|核对|查证|求证|核实|赶稿|急)(?:一?下)?"
    "|[^，：]{0,12}(?:写|编|赶|做)[^，：]{0,8}(?:稿子?|文章|论文|作业|课件|材料))[，,：:；;。？?！!]*$"
)
_ASKS = "<verify>|<which>|<better_or_worse>|<difference>|<ratio>|<sum>|<source>|<identify>"


def without_setting(text: str, names: Callable[[str], bool]) -> str:
    """The question without the clauses that name nothing measured, where another clause does.

    `names` tells whether a word stands in the name of an indicator.
    """
    clauses = _CLAUSE.findall(text)
    if len(clauses) < 2:
        return text
    read = [read_slots(clause) for clause in clauses]
    telling = [any(map(names, slots.terms)) for slots in read]
    if not any(telling):
        return text
    kept = [
        clause
        for clause, slots, tells in zip(clauses, read, telling, strict=True)
        if tells or _is_slot(slots) or not _sets_scene(clause, slots)
    ]
    return "".join(kept).strip("，,：:；; ") or text


def _is_slot(slots: Slots) -> bool:
    """Whether a clause says anything of a figure: a date, place, direction, measure, unit or numeral."""
    return bool(
        slots.flow
        or slots.measures
        or slots.places
        or slots.dates.asked
        or slots.dates.base
        or slots.dates.span
        or slots.dates.editions
        or slots.counted
        or slots.currency
        or slots.home
        or slots.world
        or slots.soft
        or pattern(_ASKS).search(slots.text)
        or re.search(r"\d|多少|几|哪|什么|谁|吗", slots.text)
    )


def _sets_scene(clause: str, slots: Slots) -> bool:
    """Whether the clause is about the asker: it names nothing of its own, or only who speaks or what is written."""
    if _SPEAKS.search(clause):
        return True
    if set(slots.terms) - set(passing(slots.terms, slots.text)):
        return False  # 查特斯拉的 says whose figure is wanted
    if _PERSONAL.search(clause):
        return True
    kinds = [kinds_of(word) for word in cut(clause)]
    return bool(kinds) and any(kind & {"v", "d"} for kind in kinds)
