"""What the cells of a table are about: from the caption, the head of the row and the head of the column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .columns import Column
from .entities import place_of, take_entity
from .lexicon import compiled
from .memory import Subject
from .naming import clean, is_flow, is_generic, is_measure, repeats, stem, swap_flow

_CAPTION_TAIL = re.compile(
    r"(?:(?:及其?|与|和|、)(?:排名|位次|增速|增长|增幅|占比|比重|份额|构成|结构|变化|同比)+)?"
    r"(?:[按分](?:国别|地区|国家|国家和地区|行业|领域|省市|省份|城市|类别|类型|方向|项目|产品|商品|季度|月|月份|年度|伙伴|企业性质|"
    r"所有制|经营主体|贸易方式|方式)(?:[（([^（）()]{1,6}[）)])?)?"
    r"(?P<kind>增速|增长率|增幅|占比|比重|份额|构成|结构)?(?:的)?(?:主要)?(?:指标|分类|情况|统计表|统计|对照表|对照|比较表|比较|概览|汇总表|汇总|数据|一览表|一览|构成|结构|分布|对比|变化|发展|基本|运行|明细|排序|排行)*$"
)
# “十三五”以来我国…: what is left of a date is no name.
_CAPTION_HEAD = re.compile(r"^[“”\"]*(?:以来|期间|时期|年末|末|底|年来)?[和与至、—-]*(?:的)?")
# 跨境电商主要出口市场, 数字服务出口前五位经济体: the rows are markets, what is measured stands before.
_BY_PLACE = re.compile(
    r"^(?P<head>.*?)(?:主要)?(?P<flow>进出口|出口|进口)?(?:额|规模)?"
    r"(?:排名)?(?:前[一二两三四五六七八九十\d]+(?:位|大|名)?的?|主要)?"
    r"(?P<rows>市场|经济体|国家|国家和地区|目的地|来源地|伙伴|贸易伙伴|省市|地区|省份)$"
)
# The row of totals has the table's own name.
_ALL = re.compile(r"^(?:总计|合计|小计|总额|总量|总数|全部|总体)$")
_SORTED = re.compile(
    r"^(?:[各分](?:地区|省市区?|省份|省|地市|市|行业|领域|国别|国家|类别|类型|城市|季度|月度?|月份|年度)|"
    r"(?:重点|主要|部分)(?:城市|省市|省份|地区|行业|企业|领域|指标)|主要(?!经济体|国家))的?(?=.{2})"
)
# 与部分国家数字贸易额: the rows are partners in our own trade.
_PARTNERS = re.compile(
    r"^(?:对|与|同|和)(?:部分|主要|各|前[一二两三四五六七八九十\d]+(?:位|大))?(?:国家(?:和地区)?|经济体|贸易伙伴|伙伴|市场)的?(?=.{2})"
)
# 数字服务出口占比: a row that says itself that it holds shares
_SHARE_ROW = re.compile(r"^(?P<part>.*?)(?:占(?P<whole>.+?))?的?(?:占比|比重|份额|比例)$")
_ECONOMIES = re.compile(
    r"^(?:世界|全球)?(?:各国|(?:世界|全球)?(?:部分|主要)(?:发达|发展中)?"
    r"(?:国家(?:和地区|或地区|及地区|[（(]地区[）)])?|经济体))的?(?=.{2})"
)
_AREA = re.compile(r"^(?:全球|世界|国际|全国|全省|全市)$")


@dataclass(frozen=True, slots=True)
class TableName:
    """What a caption names: the thing measured, and where."""

    thing: str
    region: str
    home: str
    some: bool = False  # its rows are some economies: their sum is not that of the world
    kind: Literal["growth", "share"] | None = None  # what the caption says that all its percentages are


def name_table(caption: str, home: str) -> TableName:
    """The name of a table from its caption without number, date and unit."""
    caption = _CAPTION_HEAD.sub("", caption)
    tail = _CAPTION_TAIL.search(caption)
    told = tail["kind"] if tail else None
    kind: Literal["growth", "share"] | None = None if not told else "growth" if told.startswith("增") else "share"
    caption = caption[: tail.start()] if tail else caption
    entity, rest = take_entity(caption)
    region = "全球" if entity and entity.kind == "world" else home
    thing = rest if entity and entity.kind in ("home", "world") else caption
    thing = _PARTNERS.sub("", _SORTED.sub("", thing))
    # 主要国家服务出口额: the rows are economies with figures of their own.
    economies = _ECONOMIES.match(thing)
    if economies:
        region, thing = "全球", thing[economies.end() :]
    rows = _BY_PLACE.match(thing)
    if rows and (rows["head"] or rows["flow"]):
        thing = rows["head"] + (rows["flow"] or "")
    some = region == "全球" and bool(economies or rows)
    return TableName(clean(thing), region, home, some, kind)


def subject_of(label: str, column: Column, table: TableName) -> tuple[Subject | None, str | None]:
    """The subject of a cell, None for a sum of some economies, and the whole of its share if it is one."""
    if table.some and _ALL.match(label):
        return None, None
    entity, rest = take_entity(label)
    named = clean(rest) if entity else label
    own = _SHARE_ROW.match(named)
    named = own["part"] if own else named
    head = "" if _AREA.match(column.name) else column.name
    # 公有云占比 beside the sizes of years names the part itself
    alone = column.kind == "share" and head and not label
    indicator = head if alone else _name("" if _ALL.match(named) else named, head, table) or label or column.name
    whole = own["whole"] if own else _whole(column, table)
    if entity is None or entity.kind == "home":
        return Subject(indicator, table.region if entity is None else table.home), whole
    if entity.kind == "world":
        return Subject(indicator, "全球"), whole
    # Foreign rows of our own table are partners, those of a world table are economies.
    abroad = entity.kind in ("foreign", "group", "home_partner")
    if abroad and table.region == table.home and (not named or is_measure(named) or is_flow(named)):
        return Subject(indicator, table.home, entity.printed), whole
    return Subject(indicator, entity.printed), whole


def _whole(column: Column, table: TableName) -> str | None:
    """What the shares of a column are of: an area, what the head names, else what the table is about."""
    if _AREA.match(column.name):
        return column.name
    # 占全国比重 names an area in which the thing is measured, 占GDP比重 another thing.
    if column.whole:
        area = place_of(column.whole)
        return column.whole if area is None else f"{area[0]}{table.thing}"
    return (None if is_generic(table.thing) else table.thing) or column.name or None


def _name(label: str, head: str, table: TableName) -> str:
    part = label if label.endswith(head) else label + head
    if label and head and not is_flow(part):
        return part
    if not part or not table.thing or repeats(part, table.thing):
        return table.thing or part
    if is_flow(part):
        return swap_flow(table.thing, part)
    if is_measure(part):
        return stem(table.thing) + part
    # 制造业 in a table of 实际使用外资 says only which part.
    measured = compiled(r"(?:<indicators.measure+content+flow>)$")
    if not measured.search(table.thing) or measured.search(part):
        return part
    # 信息技术外包 in a table of 服务外包执行额 says 外包 once
    kind = stem(table.thing)
    if len(kind) > 2 and kind != table.thing and part.endswith(kind[-2:]):
        return part + table.thing[len(kind) :]
    # 其他商业服务 in a table of 服务出口 says 服务 once
    return part + (table.thing[2:] if part[-2:] == table.thing[:2] else table.thing)
