"""Facts as questions see them: their slots read once per index by the rules that read questions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from index.fact import Fact

from .slots import read_terms
from .slots_measures import flow
from .slots_names import canonical, knowing
from .slots_regions import HOME, WORLD, places
from .slots_words import pattern

if TYPE_CHECKING:
    from index.opened import OpenIndex

_CLAUSE_END = re.compile(r"[，。；！？：]")


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A fact with its slots in canonical form.

    `text` is all that the slots say; `near` the words around the figure in its sentence; `wide` its whole sentence with
    source and headings; `year` the data year of its edition; `precision` the number of digits printed,
    `noun` the words right after the figure, `before` heading and sentences before it. `lower`, `near`, `wide`
    are in lower case.
    """

    fact: Fact
    text: str
    subject: str
    near: str
    wide: str
    terms: tuple[str, ...]
    flow: str | None
    region: str | None
    places: tuple[str, ...]
    year: int
    precision: int
    part: bool
    noun: str
    before: str
    lower: str


# read once per index; facts are many and never change
_VIEWS: WeakKeyDictionary[OpenIndex, tuple[View, ...]] = WeakKeyDictionary()


def views(index: OpenIndex, reports: Iterable[str] = ()) -> tuple[View, ...]:
    """The facts of these reports (none named: all) in reading order."""
    known = _VIEWS.get(index)
    if known is None:
        years = {report.id: report.data_year for report in index.reports}
        with knowing(index.terms):
            known = tuple(_view(fact, years[fact.report], index) for fact in index.facts)
        _VIEWS[index] = known
    wanted = frozenset(reports)
    return tuple(view for view in known if view.fact.report in wanted) if wanted else known


def _view(fact: Fact, year: int, index: OpenIndex) -> View:
    indicator = canonical(_NOT_THE_NAME.sub("", fact.indicator))
    whose = [indicator, *(canonical(part) for part in (fact.region, fact.counterpart) if part)]
    slots = [
        indicator,
        canonical(fact.indicator),
        *(canonical(part) for part in (fact.region, fact.counterpart, fact.of, fact.scope, fact.unit) if part),
    ]
    region = canonical(fact.region) if fact.region else None
    subject = indicator
    # places are slots of their own and would count as words twice
    for place in (region, fact.counterpart and canonical(fact.counterpart), HOME, WORLD):
        subject = subject.replace(place, " ") if place else subject
    named = [name for text in whose for _, _, name in places(text)]
    wide = " ".join(filter(None, [fact.quote, fact.source, *fact.section[-1:]]))
    text = " ".join(slots)
    return View(
        fact,
        text,
        subject,
        canonical(_around(fact)).lower(),
        (canonical(wide) + " " + _source_passage(fact, index)).lower(),
        read_terms(subject)[0],
        flow(indicator) or flow(text),
        region,
        tuple(dict.fromkeys(named)),
        year,
        len(re.sub(r"\D", "", fact.text or "")),
        "/" in (fact.period or "") and "-" in (fact.period or "").split("/")[0],
        _noun(fact),
        _before(fact, index),
        text.lower(),
    )


def _before(fact: Fact, index: OpenIndex) -> str:
    """The heading and the sentences before the figure in its passage: they may name what the figure is of."""
    heading = "".join(fact.section[-1:])
    # a row of a table stands for itself: the rows before it are of other things
    if fact.passage_id is None or fact.quote_start is None or not re.search("[。！？；]", fact.quote or ""):
        return canonical(heading)
    passage = index.passage(fact.passage_id)
    at = passage.text.find((fact.quote or "")[:12])
    return canonical(heading + passage.text[max(at - 160, 0) : max(at, 0)])


def _noun(fact: Fact) -> str:
    """What stands right after the figure, the thing that a count counts: 19个|自贸协定."""
    quote, figure = re.sub(r"\s+", "", fact.quote or ""), re.sub(r"\s+", "", fact.text or "")
    return canonical(quote.partition(figure)[2][:10])[:8] if figure else ""


_NOT_THE_NAME = re.compile(
    r"（(?:预测|下降|美元|人民币|美元计|人民币计)）|同比(?:增长|下降)|较上年增长|(?:名义|同比)?(?:增速|增长率)$"
)


def _source_passage(fact: Fact, index: OpenIndex) -> str:
    """The passage of a fact: where bodies are named that a sentence before the figure introduces."""
    return canonical(index.passage(fact.passage_id).text) if fact.passage_id else ""


def _around(fact: Fact) -> str:
    """The opening of the sentence up to its first figure, and the clause of the figure itself."""
    quote = re.sub(r"\s+", "", fact.quote or "")
    figure = re.sub(r"\s+", "", fact.text or "")
    at = quote.find(figure) if figure else -1
    if at < 0:
        return quote
    # the opening of a sentence governs all of its figures
    opening = re.match(r"[^\d]*(?:\d{4}年?[^\d]*)?", quote)
    before = _CLAUSE_END.split(quote[:at])
    after = _CLAUSE_END.split(quote[at + len(figure) :])[0]
    return (opening[0] if opening else "") + " " + "，".join(before[-2:]) + figure + after


def is_money(fact: Fact) -> bool:
    """Whether a fact is an amount of money."""
    return (
        fact.unit is not None
        and len(fact.unit) == 3
        and fact.unit.isascii()
        and fact.unit.isupper()
        and fact.unit != "GDP"
    )


def has_outward_words(view: View) -> bool:
    """Whether a fact without a direction of trade is about what goes abroad."""
    return bool(re.search("海外|境外|国外|对外", view.text)) and not pattern("<inward>").search(view.text)
