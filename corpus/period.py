"""Dates and stretches of time in Chinese statistical prose (and in English questions).

Periods read as in a fact: `2021`, `2021-08`, `2021-12-31`, `2022-01/2022-06`, `2011/2021`. Those that lean on another
date (上年, 同期, 年底, 上半年 without a year) are resolved against an anchor: the governing date or the data year,
never today.
"""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from . import dated, leaning
from .dates import Period, PeriodKind, words
from .numeral import SPACE, plain
from .units import units
from .vocabulary import any_of

__all__ = ["Period", "PeriodKind", "find_periods"]

# Years inside titles and document numbers date the title, not the statement.
_UNDATED = re.compile(r"《[^《》]{0,200}》|〔\d{1,4}〕|\[\d{4}\]\d{1,5}号")
_NO_YEAR = ("万", "亿", "千", "百", "%", "‰", "倍", "余", "多", "号", "年")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period | None]], ...]:
    """Ideas in order: at one place the first that fits wins."""
    known = units()
    # The vocabulary of units tells 2021家 from 2021 跨境电商
    bare = dated.bare_year(any_of((*known.count, *known.money, *_NO_YEAR)))
    found = (
        *dated.first_ideas(), leaning.parts_of_a_year(), *dated.ideas(), *leaning.ideas(), *dated.english_ideas(), bare
    )
    return tuple((re.compile(pattern), read) for pattern, read in found)


def find_periods(text: str, data_year: int | None = None) -> tuple[Period, ...]:
    """All periods of a text, left to right, not overlapping; years inside titles 《…》 and document numbers are none.

    With `data_year` given, periods that lean on another date are resolved against it.
    """
    masked = _UNDATED.sub(lambda match: "\0" * len(match[0]), plain(text))
    found: list[Period] = []
    taken: set[int] = set()
    for pattern, read in _patterns():
        for match in pattern.finditer(masked):
            if match[0] and taken.isdisjoint(range(match.start(), match.end())):
                period = read(match)
                if period is not None:
                    taken.update(range(match.start(), match.end()))
                    found.append(_placed(period, text, masked, data_year))
    return tuple(sorted(found, key=lambda period: period.start))


def _placed(period: Period, text: str, masked: str, data_year: int | None) -> Period:
    value = period.resolve(data_year) if data_year is not None else period.value
    return replace(period, text=text[period.start : period.end], value=value, base=_is_base(period, masked))


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words('compared'))})于?[\s（(]{{0,4}}(?:报告期)?$")


@cache
def _merely_joined() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(words('joined'))})\s{{0,4}}$")


_COMPARISON_FOLLOWS = re.compile(r"[^，。；]{0,12}?(?:相比|持平|比较|水平|相当)")
_SINCE_FOLLOWS = re.compile(rf"{SPACE}以来")


def _is_base(period: Period, masked: str) -> bool:
    before = masked[max(0, period.start - 8) : period.start]
    if period.text.startswith("从"):
        return period.kind != "range"
    if period.kind in ("year", "month", "day") and _SINCE_FOLLOWS.match(masked, period.end):
        return True
    if not _compared().search(before):
        return False
    # 与2021年相比 compares; 与2021年 in 2020年与2021年 only joins.
    return not _merely_joined().search(before) or bool(_COMPARISON_FOLLOWS.match(masked, period.end))
