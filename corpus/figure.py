"""The record of a quantity."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["number", "count", "money", "percent", "percentage_point", "multiple", "rank"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as printed: `text[start:end]`, without a qualifier that stands before it.

    `value` is in base units, `value_to` the upper end of a range, `unit` an ISO 4217 code, percent,
    percentage_point, multiple, rank, the measure word, or None. Numerals without a unit, years and small spelled
    counts are of kind "number".
    """

    text: str
    start: int
    end: int
    value: float
    unit: str | None
    qualifier: str | None
    value_to: float | None
    kind: Kind


def figure(
    start: int, end: int, value: float, unit: str | None = None, kind: Kind = "number", qualifier: str | None = None
) -> Quantity:
    """A quantity at its place; its text is filled in from the untouched text at the end."""
    return Quantity("", start, end, value, unit, qualifier, None, kind)
