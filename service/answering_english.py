"""A draft in English: its facts as English sentences, its quotations left as the report prints them."""

from __future__ import annotations

import re
from dataclasses import replace

from index.fact import Fact

from .query import Draft, Query
from .verdicts import RIGHT, WRONG
from .wording_english import english_figure, english_growth, english_statement

_REASONS = {
    "period_not_covered": "The report has no figure for this period.",
    "indicator_not_found": "The report has no figure for this.",
    "breakdown_not_found": "The report does not give this breakdown.",
    "chart_without_data": "The report shows this only in a chart without printed data.",
    "false_premise": "The report contradicts what the question takes for granted.",
    "ambiguous": "The question can be understood in several ways.",
    "off_topic": "This is outside what the report covers.",
}
MOST_SENTENCES = 6


_WHEN = re.compile(r"(?P<year>\d{4})年(?:(?P<month>\d{1,2})月)?(?:(?P<day>\d{1,2})日)?。报告原文：")
_MONTHS = "January February March April May June July August September October November December".split()


def _english_date(date: re.Match[str]) -> str:
    month = _MONTHS[int(date["month"]) - 1] if date["month"] and 1 <= int(date["month"]) <= 12 else None
    return " ".join(part for part in (date["day"], month, date["year"]) if part)


def in_english(query: Query, draft: Draft) -> Draft:
    """The same draft with English sentences; a draft of a Chinese question stays as it is."""
    if query.language != "en":
        return draft
    if draft.reason is not None:
        nearest = f" Nearest: {english_statement(draft.reason.nearest[0])}." if draft.reason.nearest else ""
        detail = _REASONS[draft.reason.kind]
        return replace(draft, text=detail + nearest, notes=(), reason=replace(draft.reason, detail=detail))
    # quotations stay Chinese: a translated definition would be no quotation
    if not draft.facts:
        dated = _WHEN.match(draft.text)
        opening = f"{_english_date(dated)}. " if dated else ""
        quoted = draft.text[dated.end() :] if dated else draft.text
        return replace(draft, text=f"{opening}The report says: {quoted}", notes=())
    verdict = "Correct. " if draft.text.startswith(RIGHT) else "Incorrect. " if draft.text.startswith(WRONG) else ""
    source = (
        f" Source named in the report: {draft.facts[0].source}."
        if query.kind == "source" and draft.facts[0].source
        else ""
    )
    return replace(draft, text=verdict + _sentences(draft) + source, notes=())


def _sentences(draft: Draft) -> str:
    places = [getattr(cited, "passage_id", None) for cited in draft.cited]
    sentences: list[str] = []
    for fact in draft.facts[:MOST_SENTENCES]:
        mark = f" [{places.index(fact.passage_id) + 1}]" if fact.passage_id in places else ""
        before = draft.facts[0]
        if fact is not before and _grows(before, fact) and len(draft.facts) == 2 and sentences:
            return sentences[0].replace(mark, f", {english_growth(fact)}{mark}") + "."
        sentences.append(_derived(fact) if fact.derivation else english_statement(fact) + mark)
    return "; ".join(sentences) + "."


def _grows(level: Fact, fact: Fact) -> bool:
    return (
        level.measure == "level"
        and fact.measure == "yoy"
        and fact.quote_start == level.quote_start
        and fact.period == level.period
    )


def _derived(fact: Fact) -> str:
    formula = fact.derivation.formula if fact.derivation else ""
    return re.sub(r"\s+", " ", f"{english_statement(fact)} (derived: {formula} ≈ {english_figure(fact)})")
