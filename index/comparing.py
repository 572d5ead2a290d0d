"""Comparisons inside a clause: 较2019年, 比上年末, 同比 — what they are against, and the clause without them."""

from __future__ import annotations

import re

from .clauses import BASE, PERIOD

_MARKED = f"[{BASE}{PERIOD}]+"
_WORDS = "上年度|上年|去年|前年|上一年度|上一年|前一年|上期|前期|上月|上季度|上季|上半年|上届|期初|年初|前者|前一季度"
# Marks stand for dates; the words are dates that the marks may have missed.
_PLAN = r"“?(?P<plan>十[一二三四五]?五)”?(?:时期|期间|规划)?(?=期?末)"
_PLAN_ENDS = {"十五": "2005", "十一五": "2010", "十二五": "2015", "十三五": "2020", "十四五": "2025", "十五五": "2030"}
# 比2013年倡议提出时: what happened at that date
_WHEN = "(?:[^，。]{0,4}(?:提出|启动|实施|生效|成立|设立|开始|建立|签署)(?:时|之初|之时))"
_COMPARISON = re.compile(
    rf"(?:较之|相较于|相比于|对比|较|比|与|同|跟)(?:{_MARKED}|{_PLAN}|{_WORDS})的?(?:同期|末|底|年末|年底|期末|初|水平|同口径|版)*(?:数据|水平)?{_WHEN}?(?:相比较|相比|相较|比较|比)?[，,]?"
)
_EVENT = re.compile(
    r"(?:较|比)(?:改革|疫情|试点|实施|生效|加入|扩容|上线|建成|升级|调整|开放|设立|挂牌|整合|优化)"
    r"[^，。的]{0,4}前(?:的?水平)?|(?:较|比)基期"
)
_LAST_YEAR_END = re.compile(r"(?:上年度|上年|去年|上一年)年?(?:末|底|期末)|年初|期初")
_ABOVE = re.compile(
    rf"(?P<verb>高于|高出|超出|快于|低于|慢于)(?P<date>(?:{_MARKED}|{_WORDS})(?:同期|水平|末|底)*)(?:约|近|超过?)*$"
)
_SHORT = {"高于": "高", "高出": "高", "超出": "高", "快于": "快", "低于": "低", "慢于": "慢"}
_SEQUENTIAL = re.compile(r"环比|上月|上季|前一季度")


def take_comparison(text: str, points: bool = False) -> tuple[str, str]:
    """A marked text without its comparisons, and the comparisons.

    Before `points` 高于上年 compares with a date as 比上年高 does.
    """
    if points:
        text = _ABOVE.sub(lambda match: f"较{match['date']}{_SHORT[match['verb']]}", text)
    found = "".join(match[0] for pattern in (_COMPARISON, _EVENT) for match in pattern.finditer(text))
    return (_EVENT.sub("", _COMPARISON.sub("", text)), found) if found else (text, "")


def against_event(comparison: str) -> bool:
    """Whether a comparison is with a time before something: 较改革前, 比疫情前."""
    return bool(_EVENT.search(comparison))


def against_last_year_end(comparison: str) -> bool:
    """Whether a comparison is with the end of last year."""
    return bool(_LAST_YEAR_END.search(comparison))


def plan_end(comparison: str) -> str | None:
    """The last year of the five-year plan that a comparison is with: 较“十三五”末."""
    match = re.search(_PLAN, comparison)
    return _PLAN_ENDS.get(match["plan"]) if match else None


def names_date(comparison: str) -> bool:
    """Whether a comparison names a date of its own."""
    return plan_end(comparison) is not None or BASE in comparison or PERIOD in comparison


def is_sequential(text: str) -> bool:
    """Whether a growth is against the period just before, not against last year."""
    return bool(_SEQUENTIAL.search(text))
