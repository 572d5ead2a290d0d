"""Dates and stretches of time in Chinese statistical prose (and in English questions).

Periods read as in a fact: `2021`, `2021-08`, `2021-12-31`, `2022-01/2022-06`, `2011/2021`. Those that lean on another
date (上年, 同期, 年底, 上半年 without a year) are resolved against an anchor: the governing date or the data year, never today.
"""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from .numeral import SPACE, plain, value_of
from .units import any_of, units

PeriodKind = Literal["year", "month", "day", "quarter", "half", "months", "range", "year_end", "relative", "vague"]


@dataclass(frozen=True, slots=True)
class Period:
    """A date or stretch of time at its place.

    `value` is None where the text gives none by itself; then `resolve` gives it for an anchor year: `offset` years from it,
    `part` of that year (`01/06`, `12-31`) if only a part is meant, `since` if it is the stretch from then to the anchor.
    `base` says that it is what something is compared with, or counted from (较2019年, 自1993年): it governs nothing.
    """

    text: str
    start: int
    end: int
    value: str | None
    kind: PeriodKind
    base: bool = False
    offset: int | None = None
    part: str | None = None
    since: bool = False

    def resolve(self, anchor: int) -> str | None:
        """The period's value where `anchor` is the governing year; None if no date can be told."""
        if self.value is not None or self.offset is None:
            return self.value
        year = anchor + self.offset
        return f"{year}/{anchor}" if self.since else _part_of(year, self.part)


_YEAR = r"(?:(?<![\d.])((?:19|20)\d\d)|([一二][零九][零一二三四五六七八九]{2}))"
_DASH = rf"{SPACE}(?:[-—–－~～至到]{{1,2}}){SPACE}"
_PLANS = {"十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "九五": 1996}
_MONTH_NAMES = "january february march april may june july august september october november december".split()
_COMPARED = re.compile(
    r"(?:较|比|相比|相较|相比较|比较|低于|高于|少于|多于|不及|超过|优于|好于|同|与|和|自|从|由|早在|以来|于上一年|延续)(?:于)?[\s（(]{0,4}(?:报告期)?$"
)
_MERELY_JOINED = re.compile(r"(?:同|与|和|超过)\s{0,4}$")
_COMPARISON_FOLLOWS = re.compile(r"[^，。；]{0,12}?(?:相比|持平|比较|水平|相当)")


def _part_of(year: int, part: str | None) -> str:
    if part is None:
        return str(year)
    first, _, last = part.partition("/")
    return f"{year}-{first}/{year}-{last}" if last else f"{year}-{first}"


def _year(match: re.Match[str], first: int = 1) -> int:
    return int(match[first]) if match[first] else int("".join(str("零一二三四五六七八九".index(c)) for c in match[first + 1]))


def _han(text: str) -> int:
    return int(value_of(text.replace("两", "二")))


def _span_of_months(first: int, last: int) -> str:
    return f"{first:02}/{last:02}" if first != last else f"{first:02}"


def _months_part(low: str | None, high: str | None, count: str | None) -> str | None:
    first, last = (1, _han(count)) if count else (int(low or 0), int(high or 0))
    return _span_of_months(first, last) if 1 <= first <= last <= 12 else None


def _quarter_part(quarter: str | None, first: str | None, half: str | None) -> str | None:
    if half:
        return "01/06" if half in ("上", "H1", "h1") else "07/12"
    if first:
        return _span_of_months(1, 3 * _han(first))
    if quarter:
        number = _han(quarter)
        return _span_of_months(3 * number - 2, 3 * number)
    return None


def _range(m: re.Match[str]) -> Period | None:
    low, high = _year(m), _year(m, 3)
    return _absolute(m, f"{low}/{high}", "range") if low < high else None


def _span_since(m: re.Match[str]) -> Period | None:
    return _relative(m, -_han(m[1] or m[2]), "range", since=True)


def _part(m: re.Match[str]) -> Period | None:
    """上半年, 前三季度, 1—9月 of a year, or of the governing year if none is named."""
    groups = m.groupdict()
    part = _quarter_part(groups["q"] or groups["qe"], groups["fq"] or groups["fq2"], groups["h"] or groups["he"])
    part = part or _months_part(groups["low"], groups["high"], groups["count"])
    if part is None:
        return None
    kind: PeriodKind = "half" if groups["h"] or groups["he"] else "quarter" if groups["q"] or groups["qe"] else "months"
    if groups["year"] or groups["han"]:
        year = int(groups["year"] or "".join(str("零一二三四五六七八九".index(c)) for c in groups["han"]))
        return _absolute(m, _part_of(year, part), kind)
    return _relative(m, _OFFSETS.get(groups["rel"] or "", 0), kind, part)


def _month(m: re.Match[str]) -> Period | None:
    year, month = _year(m), int(m[3])
    if not 1 <= month <= 12:
        return None
    if m[4] and 1 <= int(m[4]) <= 31:
        return _absolute(m, f"{year}-{month:02}-{int(m[4]):02}", "day")
    return _absolute(m, f"{year}-{month:02}", "month")


def _year_end(m: re.Match[str]) -> Period | None:
    return _absolute(m, f"{_year(m)}-12-31", "year_end")


def _plain_year(m: re.Match[str]) -> Period | None:
    return _absolute(m, str(_year(m)), "year")


def _plan(m: re.Match[str]) -> Period | None:
    first = _PLANS[m[1]]
    return _absolute(m, f"{first}/{first + 4}", "range")


def _named(m: re.Match[str]) -> Period | None:
    return _relative(m, _OFFSETS[m[1]], "relative")


def _named_end(m: re.Match[str]) -> Period | None:
    return _relative(m, _OFFSETS.get(m[1] or "", 0), "year_end", "12-31")


def _years_ago(m: re.Match[str]) -> Period | None:
    return _relative(m, -_han(m[1]), "relative")


def _vague(m: re.Match[str]) -> Period | None:
    return _absolute(m, None, "vague")


def _same(m: re.Match[str]) -> Period | None:
    return _relative(m, 0, "relative")


def _english_part(m: re.Match[str]) -> Period | None:
    if m[1]:
        part = _quarter_part(m[1], None, None)
    elif m[2]:
        part = "01/06" if m[2].lower() == "first" else "07/12"
    else:
        part = f"{_MONTH_NAMES.index(m[3].lower()) + 1:02}"
    return _absolute(m, _part_of(int(m[4]), part), "month" if m[3] else "half" if m[2] else "quarter")


def _english_year(m: re.Match[str]) -> Period | None:
    return _absolute(m, m[1], "year")


def _absolute(m: re.Match[str], value: str | None, kind: PeriodKind) -> Period:
    return Period(m[0], m.start(), m.end(), value, kind)


def _relative(m: re.Match[str], offset: int, kind: PeriodKind, part: str | None = None, since: bool = False) -> Period:
    return Period(m[0], m.start(), m.end(), None, kind, offset=offset, part=part, since=since)


_OFFSETS = {
    "上年": -1, "去年": -1, "上一年": -1, "上一年度": -1, "上年度": -1, "前一年": -1, "上年同期": -1, "去年同期": -1, "今年": 0, "本年": 0,
    "当年": 0, "同年": 0, "全年": 0, "本年度": 0, "前年": -2, "明年": 1, "次年": 1, "翌年": 1,
}
_REL = "|".join(sorted(_OFFSETS, key=len, reverse=True))
_PART = (
    rf"(?:(?:(?<![\d.])(?P<year>(?:19|20)\d\d)|(?P<han>[一二][零九][零一二三四五六七八九]{{2}})){SPACE}年?度?{SPACE}|(?P<rel>{_REL}){SPACE})?(?:"
    rf"(?:第{SPACE})?(?P<q>[一二三四1-4]){SPACE}季度|[Qq](?P<qe>[1-4])(?!\d)|前{SPACE}(?:(?P<fq>[二三两23]){SPACE}个?季度?|(?P<fq2>[二三两23])季)"
    r"|(?P<h>[上下])半年|(?P<he>[Hh][12])(?!\d)"
    rf"|(?P<low>1?\d){SPACE}月?{_DASH}(?P<high>1?\d){SPACE}月份?|前{SPACE}(?P<count>1?\d|[一二三四五六七八九十]{{1,2}}){SPACE}个?月)"
)
# Ideas in order: at one place the first that fits wins.
_IDEAS: tuple[tuple[str, Callable[[re.Match[str]], Period | None]], ...] = (
    (rf"从?{SPACE}{_YEAR}{SPACE}年?{_DASH}{_YEAR}{SPACE}年(?![底末初])", _range),
    (r"\b[Qq]([1-4])[ ,]+(?:of )?()()((?:19|20)\d\d)\b", _english_part),
    (r"\b()([Ff]irst|[Ss]econd) half of ()((?:19|20)\d\d)\b", _english_part),
    (_PART, _part),
    (rf"{_YEAR}{SPACE}年{SPACE}(1?\d){SPACE}月(?:份|底|末)?(?:{SPACE}([123]?\d){SPACE}日)?", _month),
    (r"(?<![\d.])((?:19|20)\d\d)()-(0[1-9]|1[0-2])(?:-([0-3]\d))?(?!\d)", _month),
    (rf"(?:截至|截止到?|到|至)?{SPACE}{_YEAR}{SPACE}年{SPACE}(?:年?底|年?末)", _year_end),
    (rf"{_YEAR}{SPACE}(?:年度?|版)(?![限级轻龄])", _plain_year),
    (r"[“\"]?(十[一二三四五]?五|九五)[”\"]?(?=(?:时期|期间|以来))", _plan),
    (r"(上年|去年|今年|当年|本年)?(?<![\d零一二三四五六七八九])(?:[末底]|年[底末])(?<=年[末底])", _named_end),
    (rf"({_REL})(?!内|龄)", _named),
    (rf"(?:近|过去|最近|这|连续){SPACE}(\d{{1,2}}|[一二两三四五六七八九十]{{1,2}}){SPACE}年(?:间|来)?|(?<!\d)([一二两三四五六七八九十]{{1,2}}){SPACE}年[间来]", _span_since),
    (rf"(\d{{1,2}}|[一二三四五六七八九十]{{1,2}}){SPACE}年[前]", _years_ago),
    (r"同期|同年", _same),
    (r"截至目前|截至报告期末|截至当前|近年来|近年|目前|当前|现阶段|如今|迄今|至今|日前|近日|近期|长期以来|届时|未来", _vague),
    (rf"\b()()((?i:{'|'.join(_MONTH_NAMES)}))[ ,]+((?:19|20)\d\d)\b", _english_part),
    (r"(?:\b[Ii]n|\b[Yy]ear|\b[Oo]f|\b[Ff]or|\b[Bb]y|\b[Ss]ince) ((?:19|20)\d\d)\b", _english_year),
)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period | None]], ...]:
    known = units()
    counted = any_of((*known.count, *known.money, "万", "亿", "千", "百", "%", "‰", "倍", "余", "多", "号", "年"))
    # Telegraphic questions (2021 跨境电商) leave 年 out; a number with a unit behind it is no year.
    bare = rf"(?<![\w.,$€£¥%/:-])((?:19|20)\d\d)(?![\d.,/:%-]|[ \u3000]*(?:{counted}))"
    ideas = (*_IDEAS, (bare, _english_year))
    return tuple((re.compile(pattern), read) for pattern, read in ideas)


def find_periods(text: str, data_year: int | None = None) -> tuple[Period, ...]:
    """All periods of a text, left to right, not overlapping; years inside titles 《…》 and document numbers are none.

    With `data_year` given, periods that lean on another date are resolved against it.
    """
    flat = plain(text)
    masked = re.sub(r"《[^《》]*》|〔\d+〕|\[\d{4}\]\d+号", lambda match: "\0" * len(match[0]), flat)
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


def _is_base(period: Period, masked: str) -> bool:
    before = masked[max(0, period.start - 8) : period.start]
    if period.text.startswith("从"):
        return period.kind != "range"
    if not _COMPARED.search(before):
        return False
    # 与2021年相比 compares; 与2021年 in 2020年与2021年 only joins.
    return not _MERELY_JOINED.search(before) or bool(_COMPARISON_FOLLOWS.match(masked, period.end))
