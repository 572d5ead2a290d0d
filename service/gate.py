"""What a new index has to pass before it comes into force: places, quotes, arithmetic, questions with known answers."""
from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.catalog import CatalogEntry
from corpus.report import Report
from index.errors import BuildRefused
from index.fact import Fact
from index.opened import LoadedReport, OpenIndex

from .answer import Answer

QUESTIONS = Path(__file__).with_name("gate_questions.jsonl")
# Reports do print a sum that is off now and then; where every third one is, the figures were misread.
ABSURD_SHARE = 1 / 3
LEAST_CHECKS = 6
Ask = Callable[[str, OpenIndex, Sequence[str]], Answer]


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what its answer must be: of editions of that year with this `title`; `year` None: of any."""

    year: int | None
    title: str
    question: str
    status: str
    parts: tuple[str, ...]

    def is_about(self, year: int, title: str) -> bool:
        """Whether it is asked of a report of this data year and title."""
        return self.year in (None, year) and self.title in title


def read_cases(path: Path = QUESTIONS) -> tuple[Case, ...]:
    """The cases that ship with the service."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return tuple(Case(**{**record, "parts": tuple(record["parts"])}) for record in records)


def asked_about(entries: Iterable[CatalogEntry], cases: Sequence[Case]) -> set[str]:
    """The ids of the reports that there are questions about, those about any report left out."""
    own = [case for case in cases if case.year is not None]
    return {e.id for e in entries if any(case.is_about(e.data_year, e.title) for case in own)}


def failures(index: OpenIndex, ask: Ask, cases: Sequence[Case]) -> list[str]:
    """Everything that speaks against an index, one line each."""
    found = [line for loaded in index.reports for line in _of_report(loaded, index)]
    return [*found, *_of_questions(index, ask, cases)]


def pass_or_refuse(found: Sequence[str], force: bool) -> str | None:
    """What was overlooked because of `force`, None where nothing was found. Raises BuildRefused."""
    if not found:
        return None
    line = "; ".join(found[:3]) + (f"; and {len(found) - 3} more" if len(found) > 3 else "")
    if not force:
        raise BuildRefused(f"the new index was not taken: {line}. Put it right, or override with --force (FORCE=1)")
    return line


def _of_report(loaded: LoadedReport, index: OpenIndex) -> Iterator[str]:
    facts = [fact for fact in index.facts if fact.report == loaded.id]
    if not facts:
        yield f"no figure was found in {loaded.id} ({loaded.title}), as if it were no report in Chinese with statistics"
    misplaced = [fact for fact in facts if not stands_where_it_says(fact, index.report(loaded.id))]
    if misplaced:
        yield f"{len(misplaced)} figures of {loaded.id} don't stand where they should, {misplaced[0].text} first"
    total = loaded.agree + loaded.rounding + loaded.disagree
    if total >= LEAST_CHECKS and loaded.disagree > ABSURD_SHARE * total:
        yield f"{loaded.disagree} of {total} arithmetic checks of {loaded.id} disagree"


def stands_where_it_says(fact: Fact, report: Report) -> bool:
    """Whether the raw file has the figure and its sentence at their places, apart from white space."""
    figure = _squeezed(report.raw[fact.start : fact.end]) == _squeezed(fact.text or "")
    quoted = _squeezed(report.raw[fact.quote_start : fact.quote_end]) == _squeezed(fact.quote or "")
    return figure and quoted


def _of_questions(index: OpenIndex, ask: Ask, cases: Sequence[Case]) -> Iterator[str]:
    for case in cases:
        reports = [report.id for report in index.reports if case.is_about(report.data_year, report.title)]
        if not reports:
            continue
        reply = ask(case.question, index, reports)
        text = _squeezed(reply.answer)
        missing = [part for part in case.parts if part not in text]
        if reply.status != case.status:
            yield f"“{case.question}” is {reply.status}, not {case.status}"
        elif missing:
            yield f"the answer to “{case.question}” lacks {'、'.join(missing)}"


def _squeezed(text: str) -> str:
    return "".join(text.split())
