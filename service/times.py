"""When: the date that governs an event in its sentence, as printed, first."""
from __future__ import annotations

import re
from collections.abc import Sequence

from .asked import Asked
from .bearing import Borne
from .dates import MONTH_OF_SAME, governing_date
from .events import happens
from .found import Found, marked, quote, sentence
from .places import is_foreign
from .prose import shortened
from .statements import Library, bare_text
from .wanted import Wanted

_LONGEST = 200
_CARRIES_ON = re.compile("其中|同时|届时|当年|同年|同月|当月|随后|并|该|这|其|双方|会议|会上")
# a date in an earlier sentence may belong to another event
_UNDATED = 0.25


def when(asked: Asked, ranked: Sequence[Borne], library: Library) -> Found | None:
    """The date of the event asked for, and its sentence; None if no text near dates it."""
    words = asked.forms()
    found: list[tuple[float, Borne, str]] = []
    events = [wanted for wanted in asked.wanted if wanted.event]
    names = [wanted for wanted in asked.wanted if wanted.hard]
    things = [wanted for wanted in asked.wanted if not (wanted.light or wanted.doing)]
# further down the words are too thin to date anything
    for borne in ranked[:8]:
        if not _tells(borne, events, names, things) or is_foreign(asked.question, borne.statement.bare):
            continue
        text = sentence(borne.statement)
        if date := governing_date(text, words):
            found.append((borne.rank, borne, date))
        elif date := _date_before(borne, words, library):
            found.append((borne.rank - _UNDATED, borne, date))
    if not found:
        return None
    _, best, date = max(found, key=lambda entry: (entry[0], entry[1].statement.year, -entry[1].statement.number))
    text = shortened(sentence(best.statement), [*words, date], _LONGEST)
    return Found(f"{date}。报告原文：{marked(text, 1)}", (quote(best.statement),), best.share)


def _date_before(borne: Borne, words: Sequence[str], library: Library) -> str | None:
    if not _CARRIES_ON.match(borne.statement.text):
        return None
    dates = (governing_date(sentence(earlier), words) for earlier in library.before(borne.statement))
    date = next((date for date in dates if date), None)
    # 同年6月 takes only the year from the sentence before
    month = MONTH_OF_SAME.match(sentence(borne.statement))
    return date[:5] + month["month"] if date and month else date


def _tells(borne: Borne, events: Sequence[Wanted], names: Sequence[Wanted], things: Sequence[Wanted]) -> bool:
    """Whether the sentence itself has the event and every name: a date nearby belongs to something else."""
    text = borne.statement.bare
    named = all(any(bare_text(form) in text for form in name.forms) for name in names)
    return named and _happens_to(text, events, things)


def _happens_to(text: str, events: Sequence[Wanted], things: Sequence[Wanted]) -> bool:
    """Whether a clause has both the event and something of what it happens to: another clause dates another thing."""
    if not things:
        return _is_said(text, events)
    names = [thing for thing in things if thing.hard]
    others = things if events else [thing for thing in things if not thing.hard] or things
    for clause in re.finditer("[^，；。]+", text):
        # a name that only follows later belongs to something else
        known = all(_has(text[: clause.end()], [name]) for name in names)
        if known and _is_said(clause[0], events) and _has(clause[0], others):
            return True
    return False


def _is_said(text: str, events: Sequence[Wanted]) -> bool:
    return not events or any(happens(bare_text(form), text, events) for e in events for form in e.forms)


def _has(clause: str, things: Sequence[Wanted]) -> bool:
    return any(bare_text(form) in clause for thing in things for form in thing.forms)
