"""What the cells of a table are about: from the caption, the head of the row and the head of the column."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .columns import Column
from .entities import take_entity
from .lexicon import compiled
from .memory import Subject
from .naming import clean, is_flow, is_measure, stem, swap_flow

_CAPTION_TAIL = re.compile(
    r"(?:的)?(?:主要)?(?:指标|分类|情况|统计表|统计|数据|一览表|一览|构成|结构|分布|对比|变化|发展|基本)+$"
)
# 跨境电商主要出口市场, 数字服务出口前五位经济体: the rows are markets, what is measured stands before.
_BY_PLACE = re.compile(
    r"^(?P<head>.*?)(?:主要)?(?P<flow>进出口|出口|进口)?(?:额|规模)?"
    r"(?:排名)?(?:前[一二三四五六七八九十\d]+(?:位|大|名)?的?|主要)?"
    r"(?P<rows>市场|经济体|国家|国家和地区|目的地|来源地|伙伴|贸易伙伴|省市|地区|省份)$"
)
# The row of totals has the table's own name.
_ALL = re.compile(r"^(?:总计|合计|总额|总量|总数|全部|总体)$")
_ECONOMIES = re.compile(
    r"^(?:世界|全球)?(?:各国|(?:世界|全球)?主要(?:发达|发展中)?(?:国家(?:和地区|或地区)?|经济体))的?(?=.{2})"
)
_WORLD = re.compile(r"^(?:全球|世界|国际)")


@dataclass(frozen=True, slots=True)
class TableName:
    """What a caption names: the thing measured, and where."""

    thing: str
    region: str
    home: str


def name_table(caption: str, home: str) -> TableName:
    """The name of a table from its caption without number, date and unit."""
    entity, rest = take_entity(_CAPTION_TAIL.sub("", caption))
    region = "全球" if entity and entity.kind == "world" else home
    thing = rest if entity and entity.kind in ("home", "world") else _CAPTION_TAIL.sub("", caption)
    thing = re.sub(
        r"^(?:[各分](?:地区|省市区?|省份|行业|领域|国别|国家|类别|类型|城市)|主要(?!经济体|国家))的?(?=.{2})", "", thing
    )
    # 主要国家服务出口额: the rows are economies with figures of their own.
    economies = _ECONOMIES.match(thing)
    if economies:
        region, thing = "全球", thing[economies.end() :]
    rows = _BY_PLACE.match(thing)
    if rows and (rows["head"] or rows["flow"]):
        thing = rows["head"] + (rows["flow"] or "")
    return TableName(clean(thing), region, home)


def subject_of(label: str, column: Column, table: TableName) -> tuple[Subject, str | None]:
    """The subject of a cell, and the whole of its share if it is one."""
    entity, rest = take_entity(label)
    named = clean(rest) if entity else label
    head = "" if _WORLD.match(column.name) and len(column.name) < 4 else column.name
    indicator = _name("" if _ALL.match(named) else named, head, table) or label or column.name
    whole = column.name if head != column.name else table.thing or None
    if entity is None or entity.kind == "home":
        return Subject(indicator, table.region if entity is None else table.home), whole
    if entity.kind == "world":
        return Subject(indicator, "全球"), whole
    # Foreign rows of our own table are partners, those of a world table are economies.
    abroad = entity.kind in ("foreign", "group", "home_partner")
    if abroad and not named and table.region == table.home:
        return Subject(indicator, table.home, entity.printed), whole
    return Subject(indicator, entity.printed), whole


def _name(label: str, head: str, table: TableName) -> str:
    if label and head:
        return label if label.endswith(head) else label + head
    part = label or head
    if not part or not table.thing:
        return part or table.thing
    if is_flow(part):
        return swap_flow(table.thing, part)
    if is_measure(part):
        return stem(table.thing) + part
    # 制造业 in a table of 实际使用外资 says only which part.
    measured = compiled(r"(?:<indicators.measure+content+flow>)$")
    return part + table.thing if measured.search(table.thing) and not measured.search(part) else part
