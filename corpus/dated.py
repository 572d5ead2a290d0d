"""Ideas of dates that stand by themselves: 2021年8月, 2011—2021年, 截至2021年底, and the English of questions."""
from __future__ import annotations

import re
from collections.abc import Callable

from .dates import Period, absolute, last_day, months, number, part_of, plans, year_number
from .numeral import SPACE
from .vocabulary import any_of

Idea = tuple[str, Callable[[re.Match[str]], Period | None]]

_HAN = "零一二三四五六七八九"
YEAR = r"(?:(?<![\d.])(?:19|20)\d\d|[一二][零九][零一二三四五六七八九]{2})"
DASH = rf"{SPACE}(?:[-—–~～至到]{{1,2}}){SPACE}"
_ENGLISH_YEAR = r"((?:19|20)\d\d)\b"
_MONTH_NAMES = "january february march april may june july august september october november december".split()


def _range(m: re.Match[str]) -> Period | None:
    low, high = year_number(m[1]), year_number(m[2])
    return absolute(m, f"{low}/{high}", "range") if low < high else None


def _month(m: re.Match[str]) -> Period | None:
    """A month, a day, or the last day of a month: 2023年6月末 is a day, as 2023年底 is."""
    part = months(int(m[2]), int(m[2]))
    if part is None:
        return None
    if m[3]:
        return absolute(m, f"{year_number(m[1])}-{last_day(int(m[2]), year_number(m[1]))}", "day")
    if m[4] and 1 <= int(m[4]) <= 31:
        return absolute(m, f"{year_number(m[1])}-{part}-{int(m[4]):02}", "day")
    return absolute(m, f"{year_number(m[1])}-{part}", "month")


def _months_across_years(m: re.Match[str]) -> Period | None:
    first, last = months(int(m[2]), int(m[2])), months(int(m[4]), int(m[4]))
    low, high = year_number(m[1]), year_number(m[3])
    return absolute(m, f"{low}-{first}/{high}-{last}", "range") if first and last and low < high else None


def _year_end(m: re.Match[str]) -> Period:
    return absolute(m, f"{year_number(m[1])}-12-31", "year_end")


def _year(m: re.Match[str]) -> Period:
    return absolute(m, str(year_number(m[1])), "year")


def _plan(m: re.Match[str]) -> Period:
    first = plans()[m[1]]
    return absolute(m, f"{first}/{first + 4}", "range")


def _plan_years(m: re.Match[str]) -> Period:
    """“十四五”前四年: the first years of a plan."""
    first = plans()[m[1]]
    return absolute(m, f"{first}/{first + min(number(m[2]), 5) - 1}", "range")


def _plan_end(m: re.Match[str]) -> Period:
    """到“十五五”末: the last year of a plan."""
    return absolute(m, str(plans()[m[1]] + 4), "year")


def _english_quarter(m: re.Match[str]) -> Period:
    quarter = int(m[1])
    return absolute(m, part_of(int(m[2]), months(3 * quarter - 2, 3 * quarter)), "quarter")


def _english_half(m: re.Match[str]) -> Period:
    return absolute(m, part_of(int(m[2]), "01/06" if m[1].lower() == "first" else "07/12"), "half")


def _english_month(m: re.Match[str]) -> Period:
    month = _MONTH_NAMES.index(m[1].lower()) + 1
    return absolute(m, part_of(int(m[2]), months(month, month)), "month")


def first_ideas() -> tuple[Idea, ...]:
    """Those that must win over parts of a year."""
    return (
        (
            rf"({YEAR}){SPACE}年{SPACE}([01]?\d){SPACE}月份?{DASH}({YEAR}){SPACE}年{SPACE}([01]?\d){SPACE}月份?",
            _months_across_years,
        ),
        # 2019年至2021年底 is a stretch up to a day, not one of whole years
        (rf"(?:从{SPACE})?({YEAR}){SPACE}年?{DASH}({YEAR}){SPACE}年(?![底末初])", _range),
        (rf"\b[Qq]([1-4])[ ,]{{1,2}}(?:of )?{_ENGLISH_YEAR}", _english_quarter),
        (rf"\b([Ff]irst|[Ss]econd) half of {_ENGLISH_YEAR}", _english_half),
        (rf"\b(?:[Ff]rom|[Bb]etween) {_ENGLISH_YEAR} (?:to|and|until) {_ENGLISH_YEAR}", _range),
    )


def ideas() -> tuple[Idea, ...]:
    """All others, in order."""
    return (
        (rf"({YEAR}){SPACE}年{SPACE}([01]?\d){SPACE}月(?:份|(底|末))?(?:{SPACE}([0-3]?\d){SPACE}日)?", _month),
        (r"(?<![\d.])((?:19|20)\d\d)-(0[1-9]|1[0-2])()(?:-([0-3]\d))?(?!\d)", _month),
        (rf"(?:(?:截至|截止到?|到|至){SPACE})?({YEAR}){SPACE}年{SPACE}(?:年?底|年?末)", _year_end),
        # 年限 and 年龄 behind a number speak of durations
        (rf"({YEAR}){SPACE}(?:年度?|版)(?![限级轻龄])", _year),
        (rf"(?:到|至)[“\"]?({any_of(plans())})[”\"]?(?:时期|期)?末", _plan_end),
        (rf"[“\"]?({any_of(plans())})[”\"]?(?:的)?前([两二三四2-4]){SPACE}年", _plan_years),
        (rf"[“\"]?({any_of(plans())})[”\"]?(?=时期|期间|以来)", _plan),
    )


def english_ideas() -> tuple[Idea, ...]:
    """Months and years of English questions."""
    return (
        (rf"\b((?i:{'|'.join(_MONTH_NAMES)}))[ ,]{{1,2}}{_ENGLISH_YEAR}", _english_month),
        (rf"(?:\b[Ii]n|\b[Yy]ear|\b[Oo]f|\b[Ff]or|\b[Bb]y|\b[Ss]ince) {_ENGLISH_YEAR}", _year),
    )


def bare_year(units: str) -> Idea:
    """2021 跨境电商: telegraphic questions leave 年 out; a number with one of these units behind it is no year."""
    return rf"(?<![\w.,$€£¥%/:-])((?:19|20)\d\d)(?![\d.,/:%-]|{SPACE}(?:{units}))", _year
