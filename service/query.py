"""A question in its understood form, and what an answerer makes of it: the records between the stages of answering."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from index.fact import Fact, Measure

Kind = Literal[
    "figure",
    "compare",
    "compute",
    "verify",
    "identify",
    "source",
    "trend",
    "multi",
    "definition",
    "list",
    "policy",
    "time",
    "which",
    "superlative",
    "text",
    "off_topic",
]
ReasonKind = Literal[
    "period_not_covered",
    "indicator_not_found",
    "breakdown_not_found",
    "chart_without_data",
    "false_premise",
    "ambiguous",
    "off_topic",
]
Status = Literal["answered", "no_answer"]


@dataclass(frozen=True, slots=True)
class Target:
    """One figure asked for, slot by slot; None or empty is a slot that the question leaves open.

    `terms` are the content words that a fact must bear out, in the vocabulary's canonical form; `periods` have the
    form of a fact's period; `base` is the earlier date of a change; `unit` is a currency (`money`: any) or
    measure word asked for; `soft` words speak for a fact that has them, and are not missed in one that has not.
    """

    text: str
    terms: tuple[str, ...] = ()
    flow: str | None = None
    measure: Measure | None = None
    unit: str | None = None
    region: str | None = None
    counterpart: str | None = None
    whole: str | None = None
    periods: tuple[str, ...] = ()
    base: str | None = None
    edition: str | None = None
    soft: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """How a question was understood.

    `question` is the normalised text that was read (`asked` what the user typed), `operation` what is done with the
    targets (difference, ratio, sum, average, balance, which, …), `claim` the statement to verify, `figure` the
    figure whose indicator is asked for; `taken_over` names what a follow-up took from `history`; `words` are all
    content words, canonical.
    """

    question: str
    asked: str
    language: Literal["zh", "en"] = "zh"
    kind: Kind = "figure"
    operation: str | None = None
    targets: tuple[Target, ...] = ()
    claim: str | None = None
    figure: str | None = None
    taken_over: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The record with its JSON names; empty slots are left out."""
        record = {key: value for key, value in asdict(self).items() if value not in (None, (), "")}
        record["targets"] = [{k: v for k, v in asdict(t).items() if v not in (None, (), "")} for t in self.targets]
        return record


@dataclass(frozen=True, slots=True)
class Quoted:
    """A piece of a passage that an answer rests on: `quote` stands verbatim in the passage of `passage_id`."""

    passage_id: str
    quote: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why there is no answer; `detail` names what is missing, `nearest` are figures that do exist."""

    kind: ReasonKind
    detail: str
    nearest: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before it is assembled.

    The marks [1], [2] … in `text` count `cited`: a fact (its passage is cited) or a quoted piece of a passage, the
    best first. `facts[0]` is the figure asked for, operands of a computed figure follow it.
    """

    status: Status
    text: str
    facts: tuple[Fact, ...] = ()
    cited: tuple[Fact | Quoted, ...] = ()
    notes: tuple[str, ...] = ()
    reason: Reason | None = None
    suggestions: tuple[str, ...] = ()
