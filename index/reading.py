"""Sentence after sentence, group after group: rules read, subjects and dates are settled, facts are made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.quantity import Quantity
from corpus.report import Report, Sentence

from .attribution import converted, find_scope, scope_in, title_of, without_scope
from .clauses import Clause, Group, unmarked
from .comparing import take_comparison
from .dating import Dating, Found, is_forecast
from .draft import Draft, Place
from .entities import take_entity
from .fact import Fact
from .governing import Clock
from .lexicon import compiled
from .listening import listen
from .memory import Memory, Mention, Subject
from .naming import clean, cut_subject, is_generic, overlaps
from .opening import Opened, open_sentence
from .printed import qualifier_of, unbroken, value_of
from .rules import read_group
from .subjects import is_joint, subjects_of
from .wholes import keep_whole, of_share, of_total, whole_of

_LABEL = 14
_LARGE = re.compile("[万亿]")
_NO_FACT = {"threshold": "threshold inside a name", "gap": "distance from another figure", "apposed": "count of names"}


class ParagraphReader:
    """Reads the sentences of one paragraph in order; `refused` says why quantities became no facts, by raw place."""

    def __init__(self, report: Report, memory: Memory, clock: Clock) -> None:
        self.report, self.memory, self.clock = report, memory, clock
        self.dating = Dating(clock)
        self.source: str | None = None
        self.spoken = ""
        self.refused: dict[tuple[int, int], str] = {}
        memory.begin_paragraph()

    def read(self, sentence: Sentence) -> list[Fact]:
        """The facts of a sentence, in reading order."""
        opened = open_sentence(sentence.content, self.clock.value)
        self.memory.begin_sentence()
        self.dating = Dating(self.clock)
        if opened.attribution:
            self.source = opened.attribution.name
            self.memory.now.forecast = opened.attribution.forecast
            self.memory.now.titled = title_of(opened.attribution.name)
        facts = [fact for clause in opened.clauses for fact in self._clause(clause, opened)]
        self.clock.pass_sentence(opened.periods, any(fact.forecast for fact in facts))
        for figure, reason in opened.refused.items():
            place = opened.content.raw_span(figure.start, figure.end)
            self.refused[place.start, place.end] = reason
        span = sentence.content.raw_span()
        facts = self._sourced(facts, opened)
        return [replace(f, quote=sentence.text, quote_start=span.start, quote_end=span.end) for f in facts]

    def _sourced(self, facts: list[Fact], opened: Opened) -> list[Fact]:
        """A source holds on until another one is named or the text turns to another thing."""
        dated = any(not period.base for period in opened.periods)
        if opened.attribution:
            self.spoken = "".join(fact.indicator for fact in facts)
        elif (
            self.source
            and facts
            and self.memory.now.parent is None
            and dated
            and not any(overlaps(fact.indicator, self.spoken) for fact in facts)
        ):
            self.source = None
        return [replace(fact, source=self.source) for fact in facts]

    def _clause(self, clause: Clause, opened: Opened) -> Iterator[Fact]:
        listen(clause, self.memory)
        previous: Draft | None = None
        skipped = _heading(clause, self.memory)
        for position, printed in enumerate(clause.groups):
            group = replace(printed, before=skipped + printed.before)
            before, compared = take_comparison(group.before, group.figures[0].kind == "percentage_point")
            draft = read_group(_place((group, *clause.groups[position + 1 :]), before, compared, previous, self.memory))
            skipped = ""
            if draft is None or draft.rule in _NO_FACT:
                reason = _NO_FACT[draft.rule] if draft else "no rule reads it"
                opened.refused.update(dict.fromkeys(group.figures, reason))
                # What is no statistic is part of a name: 市值超10亿美元的企业.
                skipped = _words_to(group, clause, opened)
                continue
            previous = draft
            # Asked before subjects are settled, since settling forgets what was listed.
            joint = is_joint(group, self.memory)
            yield from self._group(Found(draft, group, clause, opened, compared, position, joint))
        if clause.groups:
            self.memory.now.loose = ()

    def _group(self, found: Found) -> Iterator[Fact]:
        memory, figures = self.memory, found.group.figures
        if converted(found.group.before):
            memory.now.scope = {"CNY": "按人民币计", "USD": "以美元计"}.get(figures[0].unit or "")
        found = replace(found, draft=of_share(keep_whole(found.draft, memory), memory))
        memory.now.sharing = found.draft.measure == "share"
        subjects = [of_total(found.draft, one, memory) for one in subjects_of(found.draft, found.group, memory)]
        subjects = [_of_whole(subject, found.draft) for subject in subjects]
        if not subjects or not all(subject.indicator for subject in subjects):
            found.opened.refused.update(dict.fromkeys(figures, "nothing says what it measures"))
            return
        found = replace(found, same=len(set(subjects)) == 1)
        if self._shared_out_to_none(found):
            found.opened.refused.update(dict.fromkeys(figures, "nothing says which of them is whose"))
            return
        memory.now.among = tuple(subject.indicator for subject in subjects) if len(subjects) > 1 else ()
        made = [self._fact(figure, subject, found) for figure, subject in zip(figures, subjects, strict=True)]
        for figure, fact, subject in zip(figures, made, subjects, strict=True):
            self._remember(fact, subject, found)
            # A page number inside a figure would be part of its place in the file.
            part = unbroken(figure, found.opened.content, self.report.raw)
            if part is None:
                found.opened.refused[figure] = "broken by a line that is no part of it"
                continue
            place = found.opened.content.raw_span(part.start, part.end)
            yield replace(fact, text=part.text, start=place.start, end=place.end)

    def _shared_out_to_none(self, found: Found) -> bool:
        """Whether 分别 shares out several figures to names or dates that the text doesn't tell one by one."""
        figures = found.group.figures
        if len(figures) < 2 or not found.same or found.draft.measure == "rank":
            return False
        told = re.search("分别|依次", found.group.before)
        return bool(told) and self.dating.listed(figures[0], found) is None

    def _remember(self, fact: Fact, subject: Subject, found: Found) -> None:
        draft, memory = found.draft, self.memory
        broad = draft.aspect == "broad"
        counted = draft.rule == "counted" and (broad or found.position + 1 < len(found.clause.groups))
        topic = cut_subject(clean(unmarked(found.group.before))) if broad else ""
        topic = re.sub("^(?:我国|中国)?(?:与|和|同|向|对|在|由|从)$", "", topic)
        if len(topic) > 1 and not is_generic(topic) and not compiled(r"<indicators.reaching>").match(topic):
            memory.topic, memory.now.reached = take_entity(topic)[1], True
        # What stands aside or is only counted on the way is not what the next clause leans on.
        side = draft.side or found.clause.aside or counted
        nested = memory.now.parent is not None
        moved = _moved(draft, fact.unit) if fact.measure == "change" else ""
        mention = Mention(subject, fact.measure, fact.unit, memory.sentence, fact.of, nested, side, found.joint)
        memory.add(replace(mention, moved=moved))

    def _fact(self, figure: Quantity, subject: Subject, found: Found) -> Fact:
        found = _in_kind(figure, found)
        draft, opened, memory = found.draft, found.opened, self.memory
        period, measure = self.dating.period(figure, found)
        place = opened.content.raw_span(figure.start, figure.end)
        return Fact(
            id="",
            report=self.report.id,
            indicator=_titled(subject.indicator, draft),
            measure=measure,
            value=value_of(figure, draft, opened.marked),
            unit=figure.unit,
            qualifier=qualifier_of(figure, opened.marked),
            value_to=figure.value_to,
            period=period,
            region=subject.region,
            counterpart=subject.counterpart,
            of=whole_of(draft, subject, memory, found.joint),
            forecast=is_forecast(found, period, self.report.data_year, memory),
            scope=find_scope(found.group.note) or scope_in(found.group.before) or draft.scope or memory.now.scope,
            rule=draft.rule,
            text=figure.text,
            start=place.start,
            end=place.end,
        )


def _place(groups: tuple[Group, ...], before: str, compared: str, previous: Draft | None, memory: Memory) -> Place:
    group, figure = groups[0], groups[0].figures[0]
    return Place(
        group=group,
        before=unmarked(without_scope(before)),
        after=unmarked(group.after),
        kind=figure.kind,
        compared=compared,
        previous=previous,
        figure=figure.text,
        large=bool(_LARGE.search(figure.text)),
        unit=figure.unit or "",
        rest=unmarked("".join(g.after for g in groups)),
        prior=_prior(memory),
        stands=_stands(memory),
        ordered=memory.now.ordered if memory.now.aside else "",
        against=memory.now.aside and memory.now.outgrown,
        hint=memory.now.hint,
        more=len(groups) > 1,
    )


def _heading(clause: Clause, memory: Memory) -> str:
    """进口：2.91万亿元: the words before a colon name what stands behind it, if nothing else does."""
    first = clause.groups[0] if clause.groups else None
    label = memory.now.loose[-1] if memory.now.loose else ""
    if clause.mark not in ("：", ":") or first is None or len(first.figures) > 1 or clean(unmarked(first.before)):
        return ""
    return label if 2 <= len(label) <= _LABEL and cut_subject(label) in ("", label) else ""


def _in_kind(figure: Quantity, found: Found) -> Found:
    """分别增长3.2倍和12.5%: a list may tell one growth in times and another one in percent."""
    draft, kind = found.draft, figure.kind
    if draft.measure == "multiple" and kind == "percent":
        return replace(found, draft=replace(draft, rule="grew", measure="yoy", since=False))
    if draft.measure == "yoy" and kind == "multiple":
        return replace(found, draft=replace(draft, rule="grew_times", measure="multiple", since=True))
    return found


def _of_whole(subject: Subject, draft: Draft) -> Subject:
    """东部地区贡献了全国服务贸易的八成: without a name of its own, a part is one of what the whole names."""
    if subject.indicator or draft.measure != "share" or not draft.whole:
        return subject
    return replace(subject, indicator=clean(take_entity(clean(draft.whole))[1]))


def _moved(draft: Draft, unit: str | None) -> str:
    """What a change in points was one of: a share, a growth rate, or a rate that is a level."""
    kinds = {"占比": "share", "增速": "yoy", "": "level"}
    return kinds.get(draft.aspect, "") if unit == "percentage_point" else ""


def _stands(memory: Memory) -> str:
    """The measure in percent that the figure just before has or moved, "" if other words stand between."""
    last = next((m for m in memory.recent()[:1] if m.sentence == memory.sentence), None)
    if last is None or memory.now.loose:
        return ""
    return last.moved or (last.measure if last.unit == "percent" and last.measure in ("share", "level") else "")


def _prior(memory: Memory) -> str:
    """What the last figure of this sentence measures, places in an order left aside."""
    here = (m.measure for m in memory.recent() if m.sentence == memory.sentence and m.measure != "rank")
    return next(here, "")


def _words_to(group: Group, clause: Clause, opened: Opened) -> str:
    """The words of a clause up to the end of a group."""
    begins = [clause.start, *(g.figures[-1].end for g in clause.groups if g.figures[-1].end < group.figures[0].start)]
    end = group.figures[-1].end
    bound = re.match("以上|以下", opened.marked[end : end + 2])
    return opened.marked[begins[-1] : end + 2 if bound else end]


def _titled(indicator: str, draft: Draft) -> str:
    """The name with what moved of it: 软件业务出口增速 for a change of its growth."""
    if draft.aspect in ("", "broad") or indicator.endswith(draft.aspect):
        return indicator
    return indicator + draft.aspect
