"""Ideas of dates that lean on another one: 上年末, 前三季度, 近五年, 同期."""
from __future__ import annotations

import re

from .dated import DASH, YEAR, Idea
from .dates import (
    Period,
    PeriodKind,
    absolute,
    last_day,
    months,
    number,
    offsets,
    part_of,
    relative,
    words,
    year_number,
)
from .numeral import SPACE
from .vocabulary import any_of

_COUNT = r"\d{1,2}|[一二三四五六七八九十]{1,2}"


def _part(m: re.Match[str]) -> Period | None:
    """上半年, 前三季度, 1—9月 of a year, or of the governing year if none is named."""
    part = _quarters(m) or _half(m) or _some_months(m)
    if part is None:
        return None
    kind: PeriodKind = "half" if m["half"] else "quarter" if m["quarter"] and not m["first"] else "months"
    if m["ended"]:
        part, kind = last_day(int(part[-2:])), "day"
    if m["year"]:
        return absolute(m, part_of(year_number(m["year"]), part), kind)
    return relative(m, offsets().get(m["named"] or "", 0), kind, part)


def _quarters(m: re.Match[str]) -> str | None:
    if m["count_of_quarters"]:
        return months(1, 3 * number(m["count_of_quarters"]))
    if not m["quarter"]:
        return None
    last = number(m["quarter"])
    return months(3 * number(m["first"] or m["quarter"]) - 2, 3 * last)


def _half(m: re.Match[str]) -> str | None:
    return None if not m["half"] else "01/06" if m["half"].upper() in ("上", "H1") else "07/12"


def _some_months(m: re.Match[str]) -> str | None:
    if m["count_of_months"]:
        return months(1, number(m["count_of_months"]))
    return months(int(m["low"]), int(m["high"])) if m["low"] else None


def _month(m: re.Match[str]) -> Period | None:
    """12月, 6月末, 3月8日 of the governing year, 去年12月 of a named one."""
    month = int(m["month"])
    offset = offsets().get(m["of"] or "", 0)
    if m["end"]:
        return relative(m, offset, "day", last_day(month))
    day = f"-{int(m['day']):02}" if m["day"] and 1 <= int(m["day"]) <= 31 else ""
    return relative(m, offset, "day" if day else "month", f"{month:02}{day}")


def _named(m: re.Match[str]) -> Period:
    return relative(m, offsets()[m[1]], "relative")


def _named_end(m: re.Match[str]) -> Period:
    return relative(m, offsets().get(m[1] or "", 0), "year_end", "12-31")


def _span_since(m: re.Match[str]) -> Period:
    return relative(m, -number(next(filter(None, m.groups()))), "range", since=True)


def _span_together(m: re.Match[str]) -> Period:
    return relative(m, 1 - number(m[1]), "range", since=True)


def _years_ago(m: re.Match[str]) -> Period:
    return relative(m, -number(m[1]), "relative")


def _same(m: re.Match[str]) -> Period:
    return relative(m, 0, "relative")


def _vague(m: re.Match[str]) -> Period:
    return absolute(m, None, "vague")


def parts_of_a_year() -> Idea:
    """Quarters, halves and runs of months, with or without a year."""
    quarter = rf"(?:第{SPACE})?(?:(?P<first>[一二三1-3]){DASH}(?:第{SPACE})?)?(?P<quarter>[一二三四1-4]){SPACE}季度"
    quarter += rf"(?P<ended>{SPACE}[末底])?"
    of_months = rf"(?P<count_of_months>1?\d|{_COUNT}){SPACE}个?月"
    count = rf"前{SPACE}(?:(?P<count_of_quarters>[二三23]){SPACE}个?季度?|{of_months})"
    span = rf"(?P<low>1?\d){SPACE}月?{DASH}(?P<high>1?\d){SPACE}月份?"
    parts = rf"{quarter}|{count}|(?P<half>[上下](?=半年)|[Hh][12](?!\d))(?:半年)?|{span}"
    english = r"[Qq](?P<english>[1-4])(?!\d)"
    return (
        rf"(?:(?P<year>{YEAR}){SPACE}年?度?{SPACE}|(?P<named>{any_of(offsets())}){SPACE})?(?:{parts}|{english})",
        _part_or_english,
    )


def _part_or_english(m: re.Match[str]) -> Period | None:
    if not m["english"]:
        return _part(m)
    part = months(3 * int(m["english"]) - 2, 3 * int(m["english"]))
    if m["year"]:
        return absolute(m, part_of(year_number(m["year"]), part), "quarter")
    return relative(m, offsets().get(m["named"] or "", 0), "quarter", part)


def ideas() -> tuple[Idea, ...]:
    """All others, in order."""
    # 2021年末 belongs to the ideas with a year; here 年末 stands alone
    digits = r"\d零一二三四五六七八九"
    named = any_of(offsets())
    return (
        (
            rf"(?:(?P<of>{named}){SPACE}|(?<![\d.年—–-]))(?P<month>1[0-2]|[1-9]){SPACE}月"
            rf"(?:份|(?P<end>[底末])|{SPACE}(?P<day>[0-3]?\d){SPACE}日)?",
            _month,
        ),
        (rf"(上年|去年|今年|当年|本年)?(?<![{digits}])(?:[末底]|年[底末])(?<=年[末底])", _named_end),
        (r"(?<![\d一二三四五六七八九十两几数多百半近])年内", _same),
        (rf"({named})(?![内龄])", _named),
        (
            rf"(?:近|过去|最近|这|连续){SPACE}({_COUNT}){SPACE}年(?:间|来)?"
            rf"|(?<!\d)([一二三四五六七八九十]{{1,2}}){SPACE}年[间来]"
            # 两年平均增长, 五年复合增长率, 三年提高: how long it grew, up to the governing date
            rf"|(?<![\d第])({_COUNT}){SPACE}年(?=(?:年均|平均|复合)(?:复合)?(?:年?(?:均|化))?增|CAGR|"
            r"(?:累计|共|约|净)?(?:增长|增加|提高|提升|上升|抬升|抬高|下降|降低|减少|扩大|翻))",
            _span_since,
        ),
        # 三年累计17.9万亿元 adds up three years, the last of them the governing one
        (rf"(?<![\d第])({_COUNT}){SPACE}年(?=累计|合计|共计)", _span_together),
        (rf"({_COUNT}){SPACE}年前", _years_ago),
        ("同期|同年", _same),
        (any_of(words("vague")), _vague),
    )
