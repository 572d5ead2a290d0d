"""The cells of a table as facts: indicator from the row, date from the column, unit from its column or the header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.period import find_periods
from corpus.quantity import Quantity, find_quantities
from corpus.report import Block, Report, Row
from corpus.span import Mapped

from .columns import Column, header_rows, name_column, read_columns
from .fact import Fact, Measure
from .table_names import TableName, name_table, subject_of

_CAPTION = re.compile(r"^(?:续?表|附表)\s*[\d一二三四五六七八九十]+(?:[-—.]\d+)?[：:\s]*")
_CAPTION_UNIT = re.compile(r"单位[：:]\s*(?P<unit>[^\s，；）)]+)")
_UNIT_IN_LABEL = re.compile(
    r"[（(](?P<unit>[^（）()]*?(?:元|%|％|个|家|人|户|吨|件|次|笔|台|部|公里|ZB|EB|Gbps|TEU))[）)]$"
)
_MEASURES: dict[str, Measure] = {"growth": "yoy", "average_growth": "cagr", "share": "share", "rank": "rank"}


@dataclass(frozen=True, slots=True)
class Table:
    """A table with what its caption says; `naming` is the column that names the rows."""

    columns: tuple[Column, ...]
    name: TableName
    unit: str
    period: str | None
    naming: int


@dataclass(frozen=True, slots=True)
class Label:
    """What the head of a row says: a name, a unit, or the date of the row."""

    name: str
    unit: str
    period: str | None


def table_facts(block: Block, report: Report, home: str) -> list[Fact]:
    """The facts of a table's cells, row by row, left to right."""
    if len(block.rows) < 2:
        return []
    top = header_rows(block.rows)
    body = block.rows[top:]
    naming = name_column(body)
    columns = read_columns(block.rows[:top], naming, report.data_year)
    table = _table(block, columns, report, home, naming)
    return [fact for row in body for fact in _row_facts(row, table, report)]


def _table(block: Block, columns: tuple[Column, ...], report: Report, home: str, naming: int) -> Table:
    caption = _CAPTION.sub("", block.content.text.split("\n")[0])
    unit = _CAPTION_UNIT.search(block.content.text)
    periods = find_periods(caption, report.data_year)
    for period in reversed(periods):
        caption = caption[: period.start] + caption[period.end :]
    caption = re.sub(r"[（(]?单位[：:].*$", "", caption)
    value = periods[-1].value.rsplit("/", 1)[-1] if periods and periods[-1].value else None
    return Table(columns, name_table(caption.strip(), home), unit["unit"] if unit else "", value, naming)


def _row_facts(row: Row, table: Table, report: Report) -> Iterator[Fact]:
    label = _label(row, table, report.data_year)
    for number, (cell, column) in enumerate(zip(row.cells, table.columns, strict=False)):
        if number <= table.naming or column.kind in ("unit", "skip"):
            continue
        quantity = _read_cell(cell.text, column, label.unit or table.unit)
        if quantity is not None:
            yield _cell_fact(row, cell, column, quantity, label, table, report)


def _label(row: Row, table: Table, data_year: int) -> Label:
    text = row.cells[table.naming].text.strip() if len(row.cells) > table.naming else ""
    units = (c.text.strip() for c, column in zip(row.cells, table.columns, strict=False) if column.kind == "unit")
    dates = find_periods(text, data_year) if re.match(r"^(?:19|20)\d\d", text) else ()
    if dates:
        return Label("", next(units, ""), dates[0].value)
    inside = _UNIT_IN_LABEL.search(text)
    name = text[: inside.start()] if inside else text
    return Label(name, next(units, "") or (inside["unit"] if inside else ""), None)


def _read_cell(text: str, column: Column, row_unit: str) -> Quantity | None:
    bare = re.sub(r"\s+", "", text).replace("−", "-").lstrip("+")
    if not re.match(r"^[-第]?\d", bare):
        return None
    percent = column.kind in ("growth", "average_growth", "share")
    # A place in an order has no unit, whatever the caption says.
    unit = column.unit or ("%" if percent else "" if column.kind == "rank" else row_unit)
    # A cell may print its own unit; the column or the row gives it otherwise.
    own = bool(re.search(r"[^\d.,]$", bare))
    attempts = (find_quantities(bare if own and attempt == 0 else bare + unit) for attempt in (0, 1))
    return next((found[0] for found in (*attempts, find_quantities(bare)) if len(found) == 1), None)


def _cell_fact(
    row: Row, cell: Mapped, column: Column, quantity: Quantity, label: Label, table: Table, report: Report
) -> Fact:
    subject, whole = subject_of(label.name, column, table.name)
    measure = _measure(column, quantity, subject.indicator)
    period = label.period or column.period or table.period or str(report.data_year)
    text = cell.text.strip()
    # The span is that of the printed cell, the unit stands elsewhere.
    offset = cell.text.index(text)
    place, line = cell.raw_span(offset, offset + len(text)), row.content.raw_span()
    return Fact(
        id="",
        report=report.id,
        indicator=subject.indicator,
        measure=measure,
        value=quantity.value,
        unit="rank" if measure == "rank" else quantity.unit,
        value_to=quantity.value_to,
        qualifier=quantity.qualifier,
        period=_period(measure, period, table),
        region=subject.region,
        counterpart=subject.counterpart,
        of=whole if measure == "share" else None,
        rule="table_cell",
        text=text,
        start=place.start,
        end=place.end,
        quote=row.content.text,
        quote_start=line.start,
        quote_end=line.end,
    )


def _measure(column: Column, quantity: Quantity, name: str) -> Measure:
    if quantity.kind == "percentage_point":
        return "change"
    if column.kind == "level" and quantity.kind == "percent":
        growth = re.search(r"增速|增长率|增幅$", name)
        return "yoy" if growth else "share" if re.search(r"占比|比重|份额", name) else "level"
    # 比上年增长 in a unit of its own is an increase, not a rate.
    if column.kind == "growth" and quantity.kind != "percent":
        return "level"
    return _MEASURES.get(column.kind, "level")


def _period(measure: Measure, period: str, table: Table) -> str:
    if measure not in ("cagr", "change") or "/" in period:
        return period
    years = [column.period for column in table.columns if column.period and column.kind == "level"]
    before = str(int(period[:4]) - 1) + period[4:]
    first = (years[0] if years else before) if measure == "cagr" else years[-2] if len(years) > 1 else before
    return f"{first}/{period}"
