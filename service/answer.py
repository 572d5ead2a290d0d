"""The answer as the interface gives it: citations are built from facts and quoted passages, never from a search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from index.fact import Fact

from .locating import raw_place
from .query import Query, Quoted, Reason, Status

if TYPE_CHECKING:
    from index.opened import OpenIndex

MOST_CITATIONS = 5
LONGEST_PASSAGE = 600


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of the conversation, with the answer that was given."""

    question: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where an answer rests: `start`, `end` are those of `quote`, code points of the raw report file."""

    id: int
    report: str
    title: str
    section: tuple[str, ...]
    page: int | None
    passage_id: str
    passage: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The reply to a question, in the shape of `POST /api/ask`."""

    status: Status
    answer: str
    query: Query
    index: str
    facts: tuple[Fact, ...] = ()
    citations: tuple[Citation, ...] = ()
    notes: tuple[str, ...] = ()
    reason: Reason | None = None
    suggestions: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The record with its JSON names; `reason` is there only where there is no answer."""
        record: dict[str, Any] = {
            "status": self.status,
            "answer": self.answer,
            "facts": [fact.as_json() for fact in self.facts],
            "citations": [asdict(citation) for citation in self.citations],
            "notes": list(self.notes),
            "suggestions": list(self.suggestions),
            "query": self.query.as_json(),
            "index": self.index,
        }
        if self.reason is not None:
            nearest = [fact.as_json() for fact in self.reason.nearest]
            record["reason"] = {"kind": self.reason.kind, "detail": self.reason.detail, "nearest": nearest}
        return record


def cite(index: OpenIndex, sources: Sequence[Fact | Quoted]) -> tuple[Citation, ...]:
    """Citations of facts and quoted pieces in the order of their marks, at most five."""
    return tuple(_citation(index, number, source) for number, source in enumerate(sources[:MOST_CITATIONS], 1))


def _citation(index: OpenIndex, number: int, source: Fact | Quoted) -> Citation:
    # the passage is looked up from the fact, never searched for: a similar passage would be a wrong citation
    passage = index.passage(source.passage_id or "")
    report = index.report(passage.report)
    # a fact knows its place; a quoted piece has to be found in its passage
    if isinstance(source, Fact):
        quote, start, end = source.quote or "", source.quote_start, source.quote_end
    else:
        quote, (start, end) = source.quote, raw_place(report, passage, source.quote)
    return Citation(
        number,
        passage.report,
        report.title,
        passage.section,
        passage.page,
        passage.id,
        passage.text[:LONGEST_PASSAGE],
        quote,
        passage.start if start is None else start,
        passage.end if end is None else end,
    )
