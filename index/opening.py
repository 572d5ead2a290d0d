"""A sentence opened up: its quantities, periods, source and clauses."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.period import Period, find_periods
from corpus.quantity import Quantity, find_quantities
from corpus.span import Mapped

from .attribution import Attribution, find_attribution
from .clauses import LONGEST, NOTE, Clause, mark_periods, split_clauses, squeeze
from .figures import share_units, sort_out
from .governing import rebased

_AHEAD = re.compile(r"(?:到|至)\d{4}年(?!\d)")


@dataclass(frozen=True, slots=True)
class Opened:
    """A sentence without its white space, with what was found in it; `refused` says why a quantity is no statistic."""

    content: Mapped
    marked: str
    periods: tuple[Period, ...]
    clauses: tuple[Clause, ...]
    refused: dict[Quantity, str]
    attribution: Attribution | None
    looks_ahead: bool


def open_sentence(content: Mapped, current: str | None) -> Opened:
    """Read a sentence up to its clauses; `current` is the date that governs where it begins."""
    squeezed = squeeze(content)
    text = squeezed.text
    # Dates first: a year must not be read as a count.
    periods = rebased(text, find_periods(text), current)
    figures, refused = sort_out(text, share_units(text, find_quantities(text)), periods)
    marked = mark_periods(text, periods)
    attribution = find_attribution(marked[: 2 * LONGEST])
    if attribution:
        start, end = attribution.start, attribution.end
        # A date inside an attribution stays a date; only the words of the source are taken out.
        marked = marked[:start] + NOTE * (end - start) + marked[end:]
        refused |= {f: "part of the name of a source" for f in figures if start <= f.start < end}
        figures = tuple(f for f in figures if not start <= f.start < end)
    return Opened(
        squeezed, marked, periods, split_clauses(marked, figures), refused, attribution, bool(_AHEAD.search(text))
    )
