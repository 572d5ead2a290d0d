"""Sentence after sentence, group after group: rules read, subjects and dates are settled, facts are made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.quantity import Quantity
from corpus.report import Report, Sentence

from .attribution import converted, find_scope, is_future, title_of, without_scope
from .clauses import BASE, Clause, Group, unmarked
from .comparing import take_comparison
from .draft import Draft, Place
from .entities import take_entity
from .fact import Fact
from .governing import Clock, adjacent, governing, period_before, settle, year_span
from .listening import listen
from .memory import Memory, Mention, Subject
from .naming import clean, cut_subject, overlaps
from .opening import Opened, open_sentence
from .rules import read_group
from .subjects import is_joint, keep_whole, of_share, subjects_of, whole_of

_LARGE = re.compile("[万亿]")
_QUALIFIED = re.compile(r"(突破|超过|超|逾|跨越|迈上|站上|约为|约|接近|近|不足|不到)$")
_QUALIFIER = {"约为": "约", "约": "约", "接近": "近", "近": "近", "不足": "不到", "不到": "不到"}
_NO_FACT = {"threshold": "threshold inside a name", "gap": "distance from another figure"}
_TURN = re.compile(r"[、和及与](?:约|同比)?(增长|下降|上升|提高|减少|增加|回落|提升|降低|下滑|上涨|下跌)(?:了|约)?$")
_FALLS = ("下降", "减少", "回落", "降低", "下滑", "下跌")
_STEP = re.compile(r"(?:从|由|自)[\ue000\ue001]*的?$")
_UNTIL = re.compile(r"^(?:左右|以上)?\S{0,4}?(?:至|到|为)")


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


class ParagraphReader:
    """Reads the sentences of one paragraph in order."""

    def __init__(self, report: Report, memory: Memory, clock: Clock) -> None:
        self.report, self.memory, self.clock = report, memory, clock
        self.source: str | None = None
        self.spoken = ""
        memory.begin_paragraph()
        self.steps: tuple[str, str] | None = None
        self.refused: dict[tuple[int, int], str] = {}

    def read(self, sentence: Sentence) -> list[Fact]:
        """The facts of a sentence, in reading order."""
        opened = open_sentence(sentence.content, self.clock.value)
        self.memory.begin_sentence()
        self.steps = None
        if opened.attribution:
            self.source = opened.attribution.name
            self.memory.forecast = opened.attribution.forecast
            self.memory.titled = title_of(opened.attribution.name)
        facts = [fact for clause in opened.clauses for fact in self._clause(clause, opened)]
        self.clock.pass_sentence(opened.periods, any(fact.forecast for fact in facts))
        span = sentence.content.raw_span()
        facts = self._sourced(facts, opened)
        for figure, reason in opened.refused.items():
            place = opened.content.raw_span(figure.start, figure.end)
            self.refused[place.start, place.end] = reason
        return [replace(f, quote=sentence.text, quote_start=span.start, quote_end=span.end) for f in facts]

    def _sourced(self, facts: list[Fact], opened: Opened) -> list[Fact]:
        """A source holds on until another one is named or the text turns to another thing."""
        if opened.attribution:
            self.spoken = "".join(fact.indicator for fact in facts)
        elif self.source and facts and self.memory.parent is None and any(not p.base for p in opened.periods):
            if not any(overlaps(fact.indicator, self.spoken) for fact in facts):
                self.source = None
        return [replace(fact, source=self.source) for fact in facts]

    def _clause(self, clause: Clause, opened: Opened) -> Iterator[Fact]:
        listen(clause, self.memory)
        previous: Draft | None = None
        skipped = ""
        for position, group in enumerate(clause.groups):
            group = replace(group, before=skipped + group.before)
            before, compared = take_comparison(group.before)
            draft = read_group(_place((group, *clause.groups[position + 1 :]), before, compared, previous, self.memory))
            if draft is None or draft.rule in _NO_FACT:
                reason = _NO_FACT[draft.rule] if draft else "no rule reads it"
                opened.refused.update(dict.fromkeys(group.figures, reason))
                skipped = _words_to(group, clause, opened)
                continue
            skipped = ""
            previous = draft
            found = Found(draft, group, clause, opened, compared, position, is_joint(group, self.memory))
            yield from self._group(found)
        if clause.groups:
            self.memory.loose = ()

    def _group(self, found: Found) -> Iterator[Fact]:
        if converted(found.group.before):
            self.memory.scope = {"CNY": "按人民币计", "USD": "以美元计"}.get(found.group.figures[0].unit or "")
        found = replace(found, draft=keep_whole(found.draft, self.memory))
        found = replace(found, draft=of_share(found.draft, self.memory))
        subjects = subjects_of(found.draft, found.group, self.memory)
        if not subjects or not all(subject.indicator for subject in subjects):
            found.opened.refused.update(dict.fromkeys(found.group.figures, "nothing says what it measures"))
            return
        made = [
            self._fact(figure, subject, found) for figure, subject in zip(found.group.figures, subjects, strict=True)
        ]
        for fact, subject in zip(made, subjects, strict=True):
            self._remember(fact, subject, found)
        yield from made

    def _remember(self, fact: Fact, subject: Subject, found: Found) -> None:
        draft, memory = found.draft, self.memory
        counted = draft.rule == "counted" and (draft.aspect == "broad" or found.position + 1 < len(found.clause.groups))
        side = draft.side or found.clause.aside or counted
        if draft.aspect == "broad" and len(topic := cut_subject(clean(unmarked(found.group.before)))) > 1:
            memory.topic, memory.reached = take_entity(topic)[1], memory.sentence
        nested = memory.parent is not None
        memory.add(
            Mention(
                subject,
                fact.measure,
                fact.unit,
                memory.sentence,
                fact.of,
                nested,
                side,
                found.joint,
                draft.aspect,
                fact.period,
            )
        )

    def _fact(self, figure: Quantity, subject: Subject, found: Found) -> Fact:
        draft, opened = found.draft, found.opened
        period, measure = self._period(figure, found)
        place = opened.content.raw_span(figure.start, figure.end)
        whole = whole_of(draft, subject, self.memory, found.joint)
        return Fact(
            id="",
            report=self.report.id,
            indicator=_titled(subject.indicator, draft),
            measure=measure,
            value=_value(figure, draft, opened),
            unit=figure.unit,
            qualifier=_qualifier(figure, opened),
            value_to=figure.value_to,
            period=period,
            region=subject.region,
            counterpart=subject.counterpart,
            of=whole,
            forecast=self._is_forecast(found, period),
            scope=self._scope(found),
            rule=draft.rule,
            text=figure.text,
            start=place.start,
            end=place.end,
        )

    def _scope(self, found: Found) -> str | None:
        return find_scope(found.group.note) or found.draft.scope or self.memory.scope

    def _is_forecast(self, found: Found, period: str | None) -> bool:
        told = self.memory.forecast or is_future(
            unmarked(found.clause.text[: found.group.figures[0].start - found.clause.start])
        )
        ahead = int(period.rsplit("/", 1)[-1][:4]) - self.report.data_year if period else 0
        return (told and (period is None or ahead > 0)) or ahead > 1 or (ahead > 0 and found.opened.looks_ahead)

    def _period(self, figure: Quantity, found: Found) -> tuple[str | None, str]:
        periods = found.opened.periods
        current = governing(periods, figure.start, self.clock)
        last = period_before(periods, figure.start)
        near = last is not None and last.kind != "range" and adjacent(found.group.before)
        if near and last is not None and found.draft.measure not in ("yoy", "cagr", "change", "multiple"):
            current = last.value
        if found.draft.rule == "times_of" and near and last is not None:
            return settle(found.draft, governing(periods, last.start, self.clock), last.value, BASE, None)
        current = self._step(current, near, found)
        base = self._base(figure, found)
        return settle(found.draft, current, base, found.compared, self.steps)

    def _base(self, figure: Quantity, found: Found) -> str | None:
        """The date that a figure is counted from: in its clause, or for the whole sentence (自2018年以来)."""
        bases = [p for p in found.opened.periods if p.base and p.end <= figure.start]
        own = next((p.value for p in reversed(bases) if p.start >= found.clause.start), None)
        if own or found.draft.measure != "cagr":
            return own
        return next(
            (
                p.value
                for p in reversed(bases)
                if found.opened.content.text[p.end : p.end + 3].startswith(("以来", "起", "”以来"))
            ),
            None,
        )

    def _step(self, current: str | None, near: bool, found: Found) -> str | None:
        """Of 从…增至…, the first figure is of the base date, the second of the date that governs."""
        groups, position = found.clause.groups, found.position
        first = (
            position + 1 < len(groups)
            and _STEP.search(found.group.before)
            and _UNTIL.match(groups[position + 1].before)
        )
        second = position > 0 and _STEP.search(groups[position - 1].before) and _UNTIL.match(found.group.before)
        span = year_span(current)
        if first:
            current = current if near else (span[0] if span else None)
            self.steps = (current, "") if current else None
        elif second:
            current = span[1] if span and not near else current
            self.steps = (self.steps[0], current) if self.steps and current else None
        return current


def _place(groups: tuple[Group, ...], before: str, compared: str, previous: Draft | None, memory: Memory) -> Place:
    group, figure = groups[0], groups[0].figures[0]
    before = without_scope(before)
    latest = memory.latest()
    prior = latest.measure if latest and latest.sentence == memory.sentence else ""
    rest = unmarked("".join(g.after for g in groups))
    return Place(
        group,
        unmarked(before),
        unmarked(group.after),
        figure.kind,
        compared,
        previous,
        figure.text,
        bool(_LARGE.search(figure.text)),
        figure.unit or "",
        rest,
        len(groups) > 1,
        prior,
        memory.hint,
    )


def _words_to(group: Group, clause: Clause, opened: Opened) -> str:
    """The words of a clause up to the end of a group that is no statistic, and so part of a name."""
    begins = [clause.start, *(g.figures[-1].end for g in clause.groups if g.figures[-1].end < group.figures[0].start)]
    return opened.marked[begins[-1] : group.figures[-1].end]


def _titled(indicator: str, draft: Draft) -> str:
    """The name with what moved of it: 软件业务出口增速 for a change of its growth."""
    if draft.aspect in ("", "broad") or indicator.endswith(draft.aspect):
        return indicator
    return indicator + draft.aspect


def _value(figure: Quantity, draft: Draft, opened: Opened) -> float:
    sign = draft.sign
    if draft.measure in ("yoy", "change", "cagr") and (
        turn := _TURN.search(opened.marked, max(0, figure.start - 6), figure.start)
    ):
        sign = -1 if turn[1] in _FALLS else 1
    return -figure.value if sign < 0 < figure.value else figure.value


def _qualifier(figure: Quantity, opened: Opened) -> str | None:
    if figure.qualifier:
        return figure.qualifier
    match = _QUALIFIED.search(unmarked(opened.marked[max(0, figure.start - 4) : figure.start]))
    return _QUALIFIER.get(match[1], "超") if match else None
