"""An exact statistic at its place in a report (SDMX: an observation)."""
from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Measure = Literal["level", "yoy", "cagr", "change", "share", "rank", "multiple"]


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a computed figure follows from printed ones: `operands` are fact ids in the order of the formula."""

    formula: str
    operands: tuple[str, ...]
    operation: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One statistic: what is measured, for whom, when, how much, and where it is printed.

    `value` is in base units (万, 亿 expanded), negative for a fall; `unit` is an ISO 4217 code, `percent`,
    `percentage_point`, `rank`, `multiple`, the printed measure word, or None. `period` is `2021`, `2021-08`,
    `2021-12-31`, a range `2011/2021`, or None where the text gives no date. `start`, `end` are code points of `text`
    in the raw file: `raw[start:end]` equals `text` apart from white space. `derivation` is None for printed facts; a
    computed fact has no `text`, `quote`, `start`, `end`, `passage_id`.
    """

    id: str
    report: str
    indicator: str
    measure: Measure
    value: float
    unit: str | None
    qualifier: str | None = None
    value_to: float | None = None
    period: str | None = None
    region: str | None = None
    counterpart: str | None = None
    of: str | None = None
    source: str | None = None
    forecast: bool = False
    scope: str | None = None
    rule: str | None = None
    same_as: tuple[str, ...] = ()
    text: str | None = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    quote_start: int | None = None
    quote_end: int | None = None
    passage_id: str | None = None
    section: tuple[str, ...] = ()
    page: int | None = None
    derivation: Derivation | None = None

    def as_json(self) -> dict[str, Any]:
        """The record with its JSON names; whole numbers lose their decimal point."""
        record = asdict(self)
        for key in ("value", "value_to"):
            number = record[key]
            if isinstance(number, float) and number.is_integer() and abs(number) < 2**53:
                record[key] = int(number)
        return record
