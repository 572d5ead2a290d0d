"""The cells of a table as facts: indicator from the row, date from the column, unit from its column or the header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.period import find_periods
from corpus.quantity import Quantity, find_quantities
from corpus.report import Block, Report, Row
from corpus.span import Mapped

from .columns import Column, header_rows, read_columns
from .entities import Entity, take_entity
from .fact import Fact, Measure
from .naming import clean, is_flow, is_measure, stem, swap_flow

_CAPTION = re.compile(r"^(?:续?表|附表)\s*[\d一二三四五六七八九十]+(?:[-—.]\d+)?[：:\s]*")
_CAPTION_TAIL = re.compile(
    r"(?:的)?(?:主要)?(?:指标|情况|统计表|统计|数据|一览表|一览|构成|结构|分布|对比|变化|发展|基本)+$"
)
_CAPTION_UNIT = re.compile(r"单位[：:]\s*(?P<unit>[^\s，；）)]+)")
_ALL = re.compile(r"^(?:总计|合计|总额|总量|总数|全部|总体)$")


@dataclass(frozen=True, slots=True)
class Table:
    """A table with what its caption says."""

    columns: tuple[Column, ...]
    name: str
    unit: str
    period: str | None
    home: str


def table_facts(block: Block, report: Report, home: str) -> list[Fact]:
    """The facts of a table's cells, row by row, left to right."""
    if len(block.rows) < 2:
        return []
    top = header_rows(block.rows)
    table = _table(block, read_columns(block.rows[:top], report.data_year), report, home)
    return [fact for row in block.rows[top:] for fact in _row_facts(row, table, report)]


def _table(block: Block, columns: tuple[Column, ...], report: Report, home: str) -> Table:
    caption = _CAPTION.sub("", block.content.text.split("\n")[0])
    unit = _CAPTION_UNIT.search(block.content.text)
    periods = find_periods(caption, report.data_year)
    for period in reversed(periods):
        caption = caption[: period.start] + caption[period.end :]
    caption = re.sub(r"[（(]?单位[：:].*$", "", caption)
    value = periods[-1].value.rsplit("/", 1)[-1] if periods and periods[-1].value else None
    return Table(columns, _CAPTION_TAIL.sub("", caption.strip()), unit["unit"] if unit else "", value, home)


def _row_facts(row: Row, table: Table, report: Report) -> Iterator[Fact]:
    label = row.cells[0].text.strip() if row.cells else ""
    dates = find_periods(label, report.data_year) if re.match(r"^\s*(?:19|20)\d\d", label) else ()
    row_unit = next(
        (c.text.strip() for c, column in zip(row.cells, table.columns, strict=False) if column.kind == "unit"), ""
    )
    in_label = re.search(r"[（(](?P<unit>[^（）()]*?(?:元|%|％|个|家|人|户|吨|件|次|笔|台|部|公里))[）)]$", label)
    row_unit = row_unit or (in_label["unit"] if in_label else "")
    label = label[: in_label.start()] if in_label else label
    for cell, column in list(zip(row.cells, table.columns, strict=False))[1:]:
        quantity = None if column.kind in ("unit", "skip") else _read_cell(cell.text, column, row_unit, table)
        if quantity is not None:
            period = (dates[0].value if dates else None) or column.period or table.period or str(report.data_year)
            yield _cell_fact(row, cell, column, quantity, "" if dates else label, period, table, report)


def _read_cell(text: str, column: Column, row_unit: str, table: Table) -> Quantity | None:
    bare = re.sub(r"\s+", "", text).replace("−", "-")
    if not re.match(r"^[-+第]?\d", bare):
        return None
    unit = column.unit or ("%" if column.kind in ("growth", "average_growth", "share") else row_unit or table.unit)
    for attempt in (bare if re.search(r"[^\d.,+-]$", bare) else bare + unit, bare + unit, bare):
        found = find_quantities(attempt.lstrip("+"))
        if len(found) == 1:
            return found[0]
    return None


def _cell_fact(
    row: Row, cell: Mapped, column: Column, quantity: Quantity, label: str, period: str, table: Table, report: Report
) -> Fact:
    entity, rest = take_entity(label)
    name = _name(clean(rest) if entity else label, column, table)
    region, counterpart = _places(entity, clean(rest), table)
    measure = _measure(column, quantity, name)
    text = cell.text.strip()
    offset = cell.text.index(text)
    place, line = cell.raw_span(offset, offset + len(text)), row.content.raw_span()
    return Fact(
        id="",
        report=report.id,
        indicator=name,
        measure=measure,
        value=quantity.value,
        unit="rank" if measure == "rank" else quantity.unit,
        value_to=quantity.value_to,
        qualifier=quantity.qualifier,
        period=_period(measure, period, table),
        region=region,
        counterpart=counterpart,
        of=table.name if measure == "share" and table.name else None,
        rule="table_cell",
        text=text,
        start=place.start,
        end=place.end,
        quote=row.content.text,
        quote_start=line.start,
        quote_end=line.end,
    )


def _name(label: str, column: Column, table: Table) -> str:
    parts = [part for part in ("" if _ALL.match(label) else label, column.name) if part]
    if not parts:
        return table.name or label
    if len(parts) == 2:
        return parts[0] if parts[0].endswith(parts[1]) else parts[0] + parts[1]
    if table.name and is_flow(parts[0]):
        return swap_flow(table.name, parts[0])
    return stem(table.name) + parts[0] if is_measure(parts[0]) and table.name else parts[0]


def _places(entity: Entity | None, rest: str, table: Table) -> tuple[str, str | None]:
    if entity is None or entity.kind == "home":
        about, _ = take_entity(table.name)
        return ("全球" if about and about.kind == "world" else table.home), None
    if entity.kind == "world":
        return "全球", None
    abroad = entity.kind in ("foreign", "group", "home_partner")
    about, _ = take_entity(table.name)
    if abroad and not rest and not (about and about.kind == "world"):
        return table.home, entity.printed
    return entity.printed, None


def _measure(column: Column, quantity: Quantity, name: str) -> Measure:
    if quantity.kind == "percentage_point":
        return "change"
    if column.kind == "level" and quantity.kind == "percent":
        return (
            "yoy"
            if re.search(r"增速|增长率|增幅$", name)
            else "share"
            if re.search(r"占比|比重|份额", name)
            else "level"
        )
    kinds: dict[str, Measure] = {"growth": "yoy", "average_growth": "cagr", "share": "share", "rank": "rank"}
    if column.kind == "growth" and quantity.kind != "percent":
        return "level"
    return kinds.get(column.kind, "level")


def _period(measure: Measure, period: str, table: Table) -> str:
    years = [column.period for column in table.columns if column.period and column.kind == "level"]
    if measure in ("cagr", "change") and "/" not in period:
        first = (
            years[0]
            if measure == "cagr" and years
            else years[-2]
            if len(years) > 1
            else str(int(period[:4]) - 1) + period[4:]
        )
        return f"{first}/{period}"
    return period
