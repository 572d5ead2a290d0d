"""What the heads of a table's rows say: names, units, dates, groups of rows, rows of averages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.period import find_periods
from corpus.report import Row

from .columns import UNIT_LIKE, Column, name_column
from .entities import take_entity
from .naming import is_flow, is_measure

# 其中：海运, #新能源汽车, 1.货物贸易: marks of parts and numbers that are no part of the name
_MARK = re.compile(
    r"^(?:其中[:：]?|[#＃*＊]+|[（(]?[一二三四五六七八九十\d]{1,2}[)）]|[一二三四五六七八九十\d]{1,2}[、．.](?!\d))\s*"
)
_UNIT_INSIDE = re.compile(
    r"[（(](?P<unit>[^（）()]*?(?:元|%|％|个|家|人|人次|户|吨|件|份|次|笔|台|部|套|辆|公里|平方米|项|标准箱|"
    r"ZB|EB|GB|Gbps|EFLOPS|TEU))[）)]$"
)
_AVERAGE = re.compile(r"^(?:年均|年平均|平均|复合)(?:复合)?(?:增长|增速|增长率|增幅)?(?:率|速度)?$")
_ALL = re.compile(r"^(?:总计|合计|小计|累计|共计)$")


@dataclass(frozen=True, slots=True)
class Label:
    """What the head of a row says: a name, a unit, or the date of the row; `average` of the years above it."""

    name: str
    unit: str
    period: str | None
    average: bool = False


def read_labels(
    body: tuple[Row, ...], columns: tuple[Column, ...], naming: tuple[int, int], data_year: int
) -> tuple[Label, ...]:
    """The label of every row; a group's name, printed once for several rows, is told with each of them."""
    group, inner = naming
    labels, held = [], ""
    for row in body:
        held = _cell(row, group) or held
        label = _label(row, columns, inner, data_year)
        labels.append(label if group == inner else replace(label, name=_grouped(held, label.name)))
    return tuple(_dated_together(labels))


def name_columns(body: tuple[Row, ...]) -> tuple[int, int]:
    """The columns that name the groups of rows and the rows themselves; the same one where there are no groups."""
    group = name_column(body)
    inner = group + 1
    outer, names = [_cell(row, group) for row in body], [_cell(row, inner) for row in body]
    repeated = len(body) > 1 and (any(not name for name in outer) or len(set(outer)) < len(outer))
    named = all(name and not re.search(r"\d|^[-—–…/%％]+$", name) for name in names)
    return (group, inner) if repeated and named and not any(map(UNIT_LIKE.match, names)) else (group, group)


def _grouped(group: str, name: str) -> str:
    """出口 and 运输 are 运输出口; 美国 and 出口额 are 美国出口额."""
    if _ALL.match(name):
        return group
    if is_flow(group) or is_measure(group):
        return name if name.endswith(group) else name + group
    entity, rest = take_entity(group)
    return group + name if (entity and not rest) or is_flow(name) or is_measure(name) else name


def _cell(row: Row, place: int) -> str:
    return row.cells[place].text.strip() if len(row.cells) > place else ""


def _label(row: Row, columns: tuple[Column, ...], naming: int, data_year: int) -> Label:
    text = _MARK.sub("", _cell(row, naming))
    units = (c.text.strip() for c, column in zip(row.cells, columns, strict=False) if column.kind == "unit")
    dates = find_periods(text, data_year)
    if dates and (re.match(r"^(?:19|20)\d\d", text) or dates[0].end - dates[0].start == len(text)):
        return Label("", next(units, ""), dates[0].value)
    if _AVERAGE.match(text):
        return Label("", "", None, average=True)
    inside = _UNIT_INSIDE.search(text)
    name = text[: inside.start()] if inside else text
    return Label(name, next(units, "") or (inside["unit"] if inside else ""), None)


def _dated_together(labels: list[Label]) -> Iterator[Label]:
    """Below rows of years, 年均 and 合计 are of all of them."""
    years = [label.period for label in labels if label.period and re.fullmatch(r"\d{4}", label.period)]
    span = f"{min(years)}/{max(years)}" if len(years) > 1 else None
    for label in labels:
        together = label.average or (span is not None and bool(_ALL.match(label.name)))
        yield replace(label, name="", period=span) if together else label
