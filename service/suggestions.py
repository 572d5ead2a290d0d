"""Next questions that the index can really answer: each is read and looked up before it is offered."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from index.fact import Fact

from .wording_subject import period_words, subject

if TYPE_CHECKING:
    from index.opened import OpenIndex

WANTED = 3
_TRIED = 12
Answers = Callable[[str, Fact], bool]
_ENDINGS = {
    "level": "是多少？",
    "yoy": "同比增长多少？",
    "cagr": "年均增长多少？",
    "share": "占比是多少？",
    "rank": "排名第几？",
    "multiple": "增长了多少倍？",
    "change": "变化了几个百分点？",
}
_KNOWN: WeakKeyDictionary[OpenIndex, dict[str, str | None]] = WeakKeyDictionary()


def suggest(index: OpenIndex, near: Sequence[Fact], answers: Answers, asked: str = "") -> tuple[str, ...]:
    """Up to three questions about the facts next to these; `answers` tells whether a question leads to its fact."""
    known = _KNOWN.setdefault(index, {})
    found: list[str] = []
    for fact in _around(index, near)[:_TRIED]:
        # whether a question leads to its fact never changes for one index
        if fact.id not in known:
            question = question_for(fact)
            known[fact.id] = question if answers(question, fact) else None
        checked = known[fact.id]
        if checked and checked not in found and checked != asked:
            found.append(checked)
        if len(found) == WANTED:
            break
    return tuple(found)


def question_for(fact: Fact) -> str:
    """The question that a fact answers."""
    period = period_words(fact)
    ending = _ENDINGS[fact.measure]
    if fact.measure == "yoy" and fact.value < 0:
        ending = "同比变化多少？"
    if fact.measure == "share" and fact.of:
        part = fact.counterpart if fact.counterpart and fact.counterpart not in fact.indicator else subject(fact)
        whole = "".join(fact.of.split())
        return f"{period}{part}占{whole}的比重是多少？"
    terms = f"{fact.scope}，" if fact.scope and re.match("[按以].{1,6}计", fact.scope) else ""
    return f"{period}{terms}{subject(fact)}{ending}"


def _around(index: OpenIndex, near: Sequence[Fact]) -> list[Fact]:
    """Facts after and before the first of these, the nearest first; without any, the first facts of the index."""
    facts = index.facts
    places = {fact.id: at for at, fact in enumerate(facts)}
    start = next((places[fact.id] for fact in near if fact.id in places), 0)
    shown = {fact.id for fact in near}
    # what follows a figure continues its subject
    order = [start + step for step in (1, 2, 3, -1, 4, -2, 5, 6, 7, -3, 8, 9, 10, 11, 12, 13, 14)]
    return [facts[at] for at in order if 0 <= at < len(facts) and facts[at].id not in shown]
