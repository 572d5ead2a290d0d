"""Facts as files for other programs: CSV and JSON Lines with the names of the JSON record, and SDMX-CSV."""
from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields

from index.fact import Fact

COLUMNS = tuple(entry.name for entry in fields(Fact) if entry.name not in ("derivation", "quote_start", "quote_end"))
SDMX_COLUMNS = (
    "DATAFLOW", "INDICATOR", "TRANSFORMATION", "REF_AREA", "COUNTERPART_AREA", "SHARE_OF", "TIME_PERIOD",
    "UNIT_MEASURE", "OBS_VALUE", "OBS_STATUS", "SOURCE_AGENCY", "QUALIFIER", "REPORT", "FACT_ID",
)  # fmt: skip
DATAFLOW = "TRADE_REPORTS:FACTS(1.0)"
# A spreadsheet takes a cell that begins like this for a formula; a minus before a digit is a number
FORMULA = re.compile(r"[=+@\t\r]|-(?!\d)")
HALVES = {("01", "06"): "S1", ("07", "12"): "S2"}
QUARTERS = {("01", "03"): "Q1", ("04", "06"): "Q2", ("07", "09"): "Q3", ("10", "12"): "Q4"}


def as_csv(facts: Iterable[Fact]) -> str:
    """One line a fact, with a header; headings of a section are joined by ' > ', ids by a space (RFC 4180)."""
    return _table(COLUMNS, map(_row, facts))


def as_json_lines(facts: Iterable[Fact]) -> str:
    """The record of one fact a line, with the names of the interface."""
    return "".join(json.dumps(fact.as_json(), ensure_ascii=False) + "\n" for fact in facts)


def as_sdmx_csv(facts: Iterable[Fact]) -> str:
    """One observation a line, in SDMX-CSV 1.0.

    TRANSFORMATION has the SDMX codes N, G1Y, GCnY, DnY, or the name of a measure that has no code of its own.
    """
    return _table(SDMX_COLUMNS, map(_observation, facts))


def time_period(period: str | None) -> str:
    """A period in SDMX form: half-years and quarters by their codes, other ranges by their end."""
    first, _, last = (period or "").partition("/")
    if not last:
        return first
    months = (first[5:], last[5:])
    code = HALVES.get(months) or QUARTERS.get(months)
    return f"{first[:4]}-{code}" if code and first[:4] == last[:4] else last


def transformation(fact: Fact) -> str:
    """The SDMX code of what was done to the figure."""
    codes = {"level": "N", "yoy": "G1Y", "cagr": f"GC{_years(fact.period)}Y", "change": f"D{_years(fact.period)}Y"}
    return codes.get(fact.measure, fact.measure.upper())


def _years(period: str | None) -> int:
    first, _, last = (period or "").partition("/")
    return max(int(last[:4]) - int(first[:4]), 1) if first[:4].isdigit() and last[:4].isdigit() else 1


def _row(fact: Fact) -> Iterator[object]:
    record = fact.as_json()
    record["section"] = " > ".join(fact.section)
    record["same_as"] = " ".join(fact.same_as)
    record["forecast"] = str(fact.forecast).lower()
    return (record[name] for name in COLUMNS)


def _observation(fact: Fact) -> Sequence[object]:
    record = fact.as_json()
    return (
        DATAFLOW, fact.indicator, transformation(fact), fact.region, fact.counterpart, fact.of,
        time_period(fact.period), fact.unit, record["value"], "F" if fact.forecast else "A", fact.source,
        fact.qualifier, fact.report, fact.id,
    )  # fmt: skip


def _table(header: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell
