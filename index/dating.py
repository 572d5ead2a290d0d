"""The period and the forecast flag of a figure, from its place in the sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.period import Period
from corpus.quantity import Quantity

from .attribution import is_future
from .clauses import BASE, LONGEST, Clause, Group, unmarked
from .comparing import is_sequential, plan_end
from .draft import Draft
from .fact import Measure
from .governing import (
    Clock,
    adjacent,
    base_before,
    governing,
    is_whole,
    of_list,
    period_before,
    start_before,
    then,
    year_span,
)
from .memory import Memory
from .naming import clean
from .opening import Opened
from .settling import settle, stretch_before

_STEP = re.compile(r"(?:从|由|自)[\ue000\ue001]*的?(?:全球|世界|全国)?(?:贸易)?(?:[顺逆]差)?$")
# 由4.1%下调至3.3% revises one figure, it is no step from one date to another
_REVISED = re.compile("(?:左右|以上)?(?:上调|下调|调高|调低|调升|调降|修正|调整)")
_UNTIL = re.compile(r"^(?:左右|以上)?\S{0,4}?(?:至|到|为)")
_GROWS = ("yoy", "cagr", "change", "multiple")


@dataclass(frozen=True, slots=True)
class Found:
    """A group as it is read: where it stands, and what its clause says."""

    draft: Draft
    group: Group
    clause: Clause
    opened: Opened
    compared: str
    position: int  # of the group in its clause
    joint: bool
    same: bool = False  # all its figures are of one subject


class Dating:
    """Dates the figures of one sentence; remembers the steps of 从…增至… for the average growth after them."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.steps: tuple[str, str] | None = None

    def period(self, figure: Quantity, found: Found) -> tuple[str | None, Measure]:
        """The period of a figure, and its measure, which may depend on the dates compared."""
        periods, draft = found.opened.periods, found.draft
        current = self.listed(figure, found) or governing(periods, figure.start, self.clock)
        last = period_before(periods, figure.start)
        near = last is not None and last.kind != "range" and adjacent(found.group.before)
        own = near and last is not None and not is_whole(last, found.opened.content.text)
        if own and last is not None and (draft.measure not in _GROWS or draft.rule == "redated"):
            current = last.value
        # In 是2020年的4倍 the date is the base, and the one before it governs.
        if draft.rule == "times_of" and near and last is not None:
            return settle(draft, governing(periods, last.start, self.clock), last.value, BASE, None)
        current = self._step(current, last.value if own and last else None, found)
        text = found.opened.content.text if draft.measure == "cagr" else ""
        if draft.measure == "change" and draft.since and is_sequential(found.group.before):
            return stretch_before(current), "change"
        base = base_before(periods, figure.start, found.clause.start, text)
        steps = self._counted(current, last, found)
        return settle(draft, current, plan_end(found.compared) or base, found.compared, steps)

    def _counted(self, current: str | None, last: Period | None, found: Found) -> tuple[str, str] | None:
        """From when to when a move is counted: the steps just told (由X升至Y，提高…), or from a date (自2018年以来)."""
        since = then(last, found.opened.content.text) if last else None
        if since and current and found.draft.measure in _GROWS and not found.compared:
            return since, current.rsplit("/", 1)[-1]
        grows = found.draft.measure in _GROWS and not found.compared and year_span(current) is None
        place, text = found.group.figures[0].start, found.opened.content.text
        start = start_before(found.opened.periods, place, text) if grows else None
        if start and current:
            return start, current.rsplit("/", 1)[-1]
        # With a subject of its own, a move is not that of the steps
        leaning = found.draft.measure in ("cagr", "multiple") or not clean(unmarked(found.draft.subject))
        return self.steps if leaning and not found.compared else None

    def listed(self, figure: Quantity, found: Found) -> str | None:
        """The date of a figure in a list that answers to a list of dates in its clause."""
        figures = found.group.figures
        if len(figures) < 2 or not found.same or not re.search("分别|依次", found.group.before):
            return None
        periods, end = found.opened.periods, figures[0].start
        # The dates of the clause itself, else those in front of it.
        own = any(found.clause.start <= p.start < end for p in periods)
        dates = of_list(periods, found.opened.content.text, (found.clause.start if own else 0, end), len(figures))
        return dates[figures.index(figure)] if dates else None

    def _step(self, current: str | None, near: str | None, found: Found) -> str | None:
        """Of 从…增至…, the first figure is of the base date, the second of the date that governs."""
        groups, position = found.clause.groups, found.position
        before = found.group.before
        if position + 1 < len(groups) and _REVISED.match(groups[position + 1].before):
            return current
        first = position + 1 < len(groups) and _STEP.search(before) and _UNTIL.match(groups[position + 1].before)
        second = position > 0 and _STEP.search(groups[position - 1].before) and _UNTIL.match(before)
        span = year_span(current)
        # Without a date of its own the first step has that of the range, of the steps just told, or none.
        if first:
            told = self.steps[0] if self.steps and self.steps[1] == current else None
            current = near or (span[0] if span else told)
            self.steps = (current, "") if current else None
        elif second:
            current = span[1] if span and not near else current
            self.steps = (self.steps[0], current) if self.steps and current else None
        return current


def is_forecast(found: Found, period: str | None, data_year: int, memory: Memory) -> bool:
    """Whether a figure is said of the future: the words say so, or its date lies well ahead."""
    words = found.clause.text[: found.group.figures[0].start - found.clause.start][-LONGEST:]
    told = memory.now.forecast or is_future(unmarked(words))
    # An edition may print actual figures of the months after its year, but not of years after.
    ahead = int(period.rsplit("/", 1)[-1][:4]) - data_year if period else 0
    return (told and (period is None or ahead > 0)) or ahead > 1 or (ahead > 0 and found.opened.looks_ahead)
