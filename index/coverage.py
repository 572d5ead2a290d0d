"""The numerals of a report that became no fact, each with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.quantity import find_quantities
from corpus.report import Block, Report
from corpus.span import Mapped

from .fact import Fact

_DIGITS = re.compile(r"\d[\d,.]*\d|\d")
_LINES = {
    "figure": "caption of a figure",
    "table": "caption or header of a table",
    "source": "line that names a source",
}


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A numeral at [start, end) of the raw file that became no fact; `quote` is the sentence or line around it."""

    text: str
    start: int
    end: int
    reason: str
    quote: str


def uncovered(report: Report, facts: tuple[Fact, ...], refused: Mapping[tuple[int, int], str]) -> tuple[Uncovered, ...]:
    """Every numeral of the body outside the facts, in reading order; headings are no part of the body.

    `refused` tells why quantities became no facts, by their raw places, as `read_facts` does.
    """
    taken = _Taken(facts)
    reasons = {point: reason for place, reason in refused.items() for point in range(*place)}
    found: list[Uncovered] = []
    for section in report.sections:
        for block in section.blocks:
            for line, reason in _lines(block):
                found += _numerals(line, reason, reasons, taken)
    return tuple(sorted(found, key=lambda numeral: numeral.start))


class _Taken:
    """Raw places that facts print."""

    def __init__(self, facts: tuple[Fact, ...]) -> None:
        self.points = {
            point
            for fact in facts
            if fact.start is not None and fact.end is not None
            for point in range(fact.start, fact.end)
        }

    def holds(self, start: int, end: int) -> bool:
        return any(point in self.points for point in range(start, end))


def _lines(block: Block) -> Iterator[tuple[Mapped, str]]:
    if block.kind != "paragraph":
        yield block.content, _LINES[block.kind]
    for row in block.rows:
        yield row.content, "cell of a table that is no figure"
    for sentence in block.sentences:
        yield sentence.content, "part of a name"


def _numerals(line: Mapped, reason: str, reasons: dict[int, str], taken: _Taken) -> Iterator[Uncovered]:
    seen: set[int] = set()
    # Digits inside names (5G, B2B) are no quantities, but they are numerals of the text.
    places = [(q.start, q.end) for q in find_quantities(line.text)] + [
        match.span() for match in _DIGITS.finditer(line.text)
    ]
    for start, end in places:
        span = line.raw_span(start, end)
        if taken.holds(span.start, span.end) or seen & set(range(start, end)):
            continue
        seen |= set(range(start, end))
        why = next((reasons[point] for point in range(span.start, span.end) if point in reasons), reason)
        yield Uncovered(line.text[start:end], span.start, span.end, why, line.text)
