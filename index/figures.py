"""Which quantities of a sentence can be statistics, and why the others can't."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from corpus.period import Period
from corpus.quantity import Quantity, find_quantities

from .clauses import brackets

_SPAN_OF_TIME = frozenset(
    [
        "年",
        "个月",
        "月",
        "日",
        "周年",
        "届",
        "次会议",
        "期",
        "世纪",
        "年代",
        "号",
        "章",
        "节",
        "时",
        "点",
        "岁",
        "周岁",
        "年期",
    ]
)
# A bare number is a statistic only behind a word that lets one expect it.
_INDEX = re.compile(
    r"(?:指数|得分|分值|系数|评分|综合得分|比率|比例|数量|规模|总数|用户|人数|总量|企业|数|量|达到|达|为|至|约|近|超过|超|突破|逾)$"
)
_SMALL = re.compile(r"^[一二两三四五六七八九十]+")
# 每3家企业中就有1家: one proportion told by two counts.
_IN_EACH = re.compile(r"每\d+[^，。；每]{1,12}，?(?:就有|就|中有|有)(?:约|近|超)?$")
# 第一、二产业, 第三方; but 第三和第五位 are two ranks
_NAMED_BY_NUMBER = re.compile(
    r"、[二三四五]|[、和]第(?![一二三四五六七八九十\d]{1,3}[位名])|产业|阶段|方|批|届|期|轮|次"
)
# 若按美元计算 and 如果以2015年为起点 suppose nothing.
_SUPPOSITION = re.compile(
    r"(?:假如|如果|假设|假定|倘若|(?<![\u4e00-\u9fff])若)(?![说按以把将不剔扣计包])|"
    r"每(?=增加|提高|上升|增长|提升|降低|下降|减少|扩大|新增)"
)
_UP_TO = re.compile(r"第[一二三四五六七八九十\d]{1,3}[位名]?(?:至|到|—|-)$")
_BETWEEN = re.compile(r"(?:、|和|及|与|以及|，)(?:约|近|超)?")
_UNIT = re.compile(r"^[-+\d.,，]+")
_LARGE = re.compile(r"[万亿千百]")


def sort_out(
    text: str, quantities: tuple[Quantity, ...], periods: tuple[Period, ...]
) -> tuple[tuple[Quantity, ...], dict[Quantity, str]]:
    """The quantities that may be statistics, in order, and the others with the reason against them."""
    pairs = [p for p in brackets(text) if text[p[0]] not in "（("]
    starts = [p[0] for p in pairs]
    ends = [p.end for p in periods]
    suppositions = [match.start() for match in _SUPPOSITION.finditer(text)]
    kept: list[Quantity] = []
    refused: dict[Quantity, str] = {}
    for quantity in quantities:
        place = bisect_right(ends, quantity.start)
        if place < len(periods) and periods[place].start < quantity.end:
            reason: str | None = "date"
        else:
            reason = next(_reasons(text, quantity, pairs, starts), _supposed(text, quantity.start, suppositions))
        if reason is None:
            kept.append(quantity)
        else:
            refused[quantity] = reason
    return tuple(kept), refused


def _supposed(text: str, position: int, suppositions: list[int]) -> str | None:
    """Why a figure that hangs on an if is none: 每提高10个百分点，成本下降2%."""
    place = bisect_left(suppositions, position) - 1
    told = place >= 0 and not re.search("[；;。]", text[suppositions[place] : position])
    return "what follows from a supposition" if told else None


def share_units(text: str, quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """分别为1994、1456和1154亿元: the unit printed once holds for the whole list."""
    found = list(quantities)
    suffix = ""
    for i in range(len(found) - 1, -1, -1):
        figure = found[i]
        follows = i + 1 < len(found) and _BETWEEN.fullmatch(text[figure.end : found[i + 1].start])
        bare = figure.kind == "number" or (figure.unit == "个" and suffix.startswith("个百分点"))
        bare = bare or (figure.kind == "count" and figure.unit is None)
        if follows and suffix and bare and not re.search("[年月第]", figure.text):
            # 6561亿、4387亿和2479亿美元: the magnitude is printed with each of them.
            unit = suffix.lstrip("万亿") if _LARGE.search(figure.text) else suffix
            read = find_quantities(figure.text.rstrip("个") + unit)
            if len(read) == 1:
                found[i] = replace(
                    read[0], text=figure.text, start=figure.start, end=figure.end, qualifier=figure.qualifier
                )
                continue
        suffix = _UNIT.sub("", figure.text) if figure.kind != "number" else ""
    return tuple(found)


def _reasons(text: str, quantity: Quantity, pairs: list[tuple[int, int]], starts: list[int]) -> Iterator[str]:
    before, after = text[max(0, quantity.start - 8) : quantity.start], text[quantity.end : quantity.end + 6]
    place = bisect_left(starts, quantity.start) - 1
    if (
        place >= 0
        and quantity.start < pairs[place][1]
        and (text[pairs[place][0]] == "《" or quantity.kind in ("number", "rank"))
    ):
        yield "part of a title or a quoted name"
    if quantity.kind == "number" and not _is_plain_amount(quantity, before, after):
        yield "bare number: a date, a name or a number of a list"
    if quantity.kind == "rank" and (re.match("(?:至|到|—|-)第", after) or _UP_TO.search(before)):
        yield "a stretch of places"
    if quantity.kind == "rank" and _NAMED_BY_NUMBER.match(after):
        yield "ordinal in a name"
    # 指数达到165.3点 is no hour.
    pointed = quantity.unit == "点" and "指数" in text[max(0, quantity.start - 24) : quantity.start]
    if quantity.kind == "count" and quantity.unit in _SPAN_OF_TIME and not pointed:
        yield "length of time or a date"
    # 后退一位 is a move in a ranking, 一位 elsewhere an enumerating word.
    moved = quantity.unit in ("位", "名") and re.search(
        "(?:上升|下降|前进|后退|前移|后移|上移|下移|滑落|提高|提升|跃升|下滑|退)了?$", before
    )
    if quantity.kind == "count" and not moved and _SMALL.match(quantity.text) and not _LARGE.search(quantity.text):
        yield "enumerating word"
    if before.endswith("每"):
        yield "what a rate is counted by"
    if quantity.kind == "money" and after.startswith("兑"):
        yield "what an exchange rate is counted by"
    if before.endswith("前") and quantity.kind == "count" and not before.endswith(("年前", "此前", "目前", "之前")):
        yield "how many of the first"
    if quantity.kind == "count" and _IN_EACH.search(text[max(0, quantity.start - 20) : quantity.start]):
        yield "a proportion of two numbers"
    if before.endswith("第") or re.search(r"(?:图|表|专栏|附件|附录|第)$", before):
        yield "ordinal"


def _is_plain_amount(quantity: Quantity, before: str, after: str) -> bool:
    # 1:1.03 is a proportion of two numbers.
    if re.match(r"[A-Za-z年月日号版+-]|[:：∶]\d", after) or re.search(r"\d[:：∶]$", before):
        return False
    if _LARGE.search(quantity.text) or quantity.qualifier:
        return True
    if re.match("(?:[降升增]|提高|上升|下降|回落|提升|增加|改善)(?:至|到|为)", after) and "." in quantity.text:
        return True
    if _SMALL.match(quantity.text) and len(quantity.text) > 1:
        return False  # 分为两类 says how a list is divided
    year = float(quantity.value).is_integer() and 1900 <= quantity.value <= 2100
    return bool(_INDEX.search(before)) and not year and not re.match(r"[\u4e00-\u9fff]", after)
