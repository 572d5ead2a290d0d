"""The cells of a table as facts: indicator from the row, date from the column, unit from its column or the header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.period import find_periods
from corpus.quantity import Quantity, find_quantities
from corpus.report import Block, Report, Row
from corpus.span import Mapped

from .columns import Column, header_rows, read_columns
from .fact import Fact, Measure
from .row_labels import Label, name_columns, read_labels
from .table_names import TableName, name_table, subject_of

_CAPTION = re.compile(r"^(?:续?表|附表)\s*[\d一二三四五六七八九十]+(?:[-—.]\d+)?[：:\s]*")
_CAPTION_UNIT = re.compile(r"单位[：:]\s*(?P<unit>[^\s，、；;,）)]+)")
_UNIT_NOTE = re.compile(
    r"[（(]?(?:金额|数量|计量|计价|货币)?单位[：:].*$|"
    r"[（(][，、,\s]*(?P<unit>%|％|‰|亿美元|亿元|万元|万亿元|万亿美元)?[，、,\s]*[）)]"
)
_RISES, _FALLS = re.compile("^[↑▲]"), re.compile("^[↓▼]")
_FIGURE = re.compile(r"^[-−+]?\d[\d,.]*[%％]?$(?<!^(?:19|20)\d\d)")
_MEASURES: dict[str, Measure] = {"growth": "yoy", "average_growth": "cagr", "share": "share", "rank": "rank"}


@dataclass(frozen=True, slots=True)
class Table:
    """A table with what its caption says; `first` is the first column that holds figures."""

    columns: tuple[Column, ...]
    name: TableName
    unit: str
    period: str | None
    first: int

    @property
    def apart(self) -> str | None:
        """The two years of the levels, if there are two and other years lie between them: 2019/2023."""
        years = sorted({c.period for c in self.columns if c.kind == "level" and c.period and len(c.period) == 4})
        return "/".join(years) if len(years) == 2 and int(years[1]) - int(years[0]) > 1 else None


def table_facts(block: Block, report: Report, home: str) -> list[Fact]:
    """The facts of a table's cells, row by row, left to right."""
    # Rows of figures without a head name nothing.
    if len(block.rows) < 2 or _all_figures(block.rows[0]):
        return []
    top = header_rows(block.rows)
    body = block.rows[top:]
    naming = name_columns(body)
    columns = read_columns(block.rows[:top], naming[1], max(len(row.cells) for row in body), report.data_year)
    table = _table(block, columns, report, home, naming[1] + 1)
    labels = read_labels(body, columns, naming, report.data_year)
    rows = [_without_bare_growth(row, body, columns) for row in body]
    return [fact for row, label in zip(rows, labels, strict=True) for fact in _row_facts(row, label, table, report)]


def _without_bare_growth(row: Row, body: tuple[Row, ...], columns: tuple[Column, ...]) -> Row:
    """A row without its bare figures among percentages: below 11.2% a bare 66 is no rate of growth."""
    cells = [
        replace(cell, text="", offsets=())
        if column.kind == "growth"
        and not column.unit
        and _FIGURE.match(cell.text.strip())
        and _bare(cell)
        and any(not _bare(other.cells[number]) for other in body if len(other.cells) > number)
        else cell
        for number, (cell, column) in enumerate(zip(row.cells, columns, strict=False))
    ]
    return replace(row, cells=tuple(cells))


def _bare(cell: Mapped) -> bool:
    return not re.search("[%％]|百分点", cell.text)


def _all_figures(row: Row) -> bool:
    texts = [cell.text.strip() for cell in row.cells[1:] if cell.text.strip()]
    return bool(texts) and all(_FIGURE.match(text) for text in texts)


def _table(block: Block, columns: tuple[Column, ...], report: Report, home: str, first: int) -> Table:
    caption = _CAPTION.sub("", block.content.text.split("\n")[0])
    unit = _CAPTION_UNIT.search(block.content.text)
    periods = find_periods(caption, report.data_year)
    for period in reversed(periods):
        caption = caption[: period.start] + caption[period.end :]
    noted = next((m["unit"] for m in _UNIT_NOTE.finditer(caption) if m["unit"]), "")
    caption = _UNIT_NOTE.sub("", caption)
    value = periods[-1].value.rsplit("/", 1)[-1] if periods and periods[-1].value else None
    return Table(columns, name_table(caption.strip(), home), unit["unit"] if unit else noted, value, first)


def _row_facts(row: Row, label: Label, table: Table, report: Report) -> Iterator[Fact]:
    for number, (cell, column) in enumerate(zip(row.cells, table.columns, strict=False)):
        if number < table.first or column.kind in ("unit", "skip") or (label.average and label.period is None):
            continue
        quantity = _read_cell(cell.text, column, label.unit or table.unit)
        if quantity is not None and not (label.average and quantity.kind != "percent"):
            yield from _cell_fact(row, cell, column, quantity, label, table, report)


def _read_cell(text: str, column: Column, row_unit: str) -> Quantity | None:
    bare = _FALLS.sub("-", _RISES.sub("", re.sub(r"\s+", "", text).replace("−", "-").replace("－", "-").lstrip("+＋")))
    if not re.match(r"^(?:约|超|近|超过)?[-第]?\d", bare):
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
) -> Iterator[Fact]:
    subject, whole = subject_of(label.name, column, table.name)
    if subject is None:
        return
    measure = "cagr" if label.average else _measure(column, quantity, label.name, table)
    period = label.period or column.period or table.period or str(report.data_year)
    # Beside two years that lie apart, a growth not said to be yearly is one from the first to the second.
    apart = table.apart if measure == "yoy" and not column.yearly and label.period is None else None
    if apart:
        measure, period = "change", apart
    text = cell.text.strip()
    # The span is that of the printed cell, the unit stands elsewhere.
    offset = cell.text.index(text)
    place, line = cell.raw_span(offset, offset + len(text)), row.content.raw_span()
    yield Fact(
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
        of=whole if measure == "share" or (measure == "rank" and column.name == whole) else None,
        rule="table_cell",
        text=text,
        start=place.start,
        end=place.end,
        quote=row.content.text,
        quote_start=line.start,
        quote_end=line.end,
    )


def _measure(column: Column, quantity: Quantity, label: str, table: Table) -> Measure:
    if quantity.kind == "percentage_point":
        return "change"
    if column.kind == "level" and quantity.kind == "percent":
        if re.search(r"(?:增速|增长率|增幅|同比)$", label):
            return "yoy"
        named = "share" if re.search(r"(?:占比|比重|份额)$", label) else table.name.kind
        return _MEASURES.get(named or "", "level")
    # 比上年增长 in a unit of its own is an increase, not a rate.
    if column.kind == "growth" and quantity.kind != "percent":
        return "level"
    # 比上年末增长 counts from a day, as it does in a sentence.
    if column.kind == "growth" and column.since:
        return "change"
    return _MEASURES.get(column.kind, "level")


def _period(measure: Measure, period: str, table: Table) -> str:
    if measure not in ("cagr", "change") or "/" in period:
        return period
    if len(period) > 7 and measure == "change":
        return f"{int(period[:4]) - 1}-12-31/{period}"
    years = sorted(column.period for column in table.columns if column.period and column.kind == "level")
    before = str(int(period[:4]) - 1) + period[4:]
    first = (years[0] if years else before) if measure == "cagr" else years[-2] if len(years) > 1 else before
    return f"{first}/{period}"
