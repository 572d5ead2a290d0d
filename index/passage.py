"""The unit that is retrieved and cited."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """Whole sentences of one section, verbatim report text (line breaks of page ends removed).

    `id` is unique over all reports and stable for the same text at the same place ("2021-p0012"); `start`, `end` are
    code points in the raw file; `text` has at most 600 characters; `number` counts passages of the report from 0.
    """

    id: str
    report: str
    number: int
    section: tuple[str, ...]
    page: int | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question, with its score: higher is better."""

    passage: Passage
    score: float
