"""Which date a figure belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.dates import months, part_of
from corpus.period import Period

from .clauses import BASE, PERIOD

# 占全年的四分之一: the year is the whole, not the date of the figure.
_HELD = re.compile(r"占(?:到|了)?$")
# In 是2020年末的5倍 the date is what the multiple counts from.
_TIMES = re.compile(r"的(?:约|近)?[\d.一二两三四五六七八九十]+(?:多|余)?倍")
# 按上年价格计算 dates the prices, not the figure.
_PRICES = re.compile("(?:不变|可比|同期)?价")
# 截至年底…，全年净增…: what follows is still said of the year's end.
_IN_ALL = re.compile("(?:全年|当年)(?:累计)?(?:净增|新增|净减|增加|减少)")
# 以2015年的1794亿元为起点 dates its own figure; what follows is counted from it.
_START_BEFORE = re.compile("(?:较之|比照|对照|以|把|将|与|同|和|跟)(?:.|$)")
_START_THEN = re.compile("的[^，。；]{2,24}，")
_START_AGAINST = re.compile("的[^，。；]{2,24}?(?:相比|相较|比较|对比)，")
_START = re.compile("[^，。；]{0,24}?[为作](?:起点|起步|基点|基数|基期|基准|参照|比较|对照|100)")
_ITS_YEAR = ("当年", "全年", "年内", "同年")
# 截至年末…，当年新建428万公里；开通…: what is said of the year ends here.
_STOCK_AGAIN = re.compile("[；;]|，(?=累计|总数|总量|总规模|共有|拥有|现有|已|余额|存量|年末|保有)")
_LOOK_BACK = 24
_OPENING = 6  # a date this near to its beginning opens a sentence
_FROM_THEN = re.compile(r"”?以来|起")
_SINCE = re.compile(r"以来|起|报告|版|公布的|发布的")
_BARE_YEAR_RANGE = re.compile(r"^(\d{4})/(\d{4})$")
_MONTHS = re.compile(r"^(?P<year>\d{4})-(?P<first>\d\d)/(?P=year)-(?P<last>\d\d)$")
_ADJACENT = re.compile(
    f"[{PERIOD}{BASE}](?:的|末|底|同期的?)?(?:全球|世界|全国)?(?:[顺逆]差)?(?:仅|只有|不到|不足|约)?$"
)
_LISTED = re.compile(r"(?:、|和|与|及|以及|，)(?:到|截至)?")


@dataclass(slots=True)
class Clock:
    """The governing date while a section is read: a sentence's own, else the last one before it."""

    data_year: int
    value: str | None = None

    def begin_section(self) -> None:
        """Without a date the report's data year governs."""
        self.value = str(self.data_year)

    def pass_sentence(self, periods: tuple[Period, ...], forecast: bool) -> None:
        """Keep the last date that governs; one of a forecast governs its own sentence only."""
        dates = [p.value for p in periods if not p.base and p.value is not None]
        if not dates:
            return
        # 而2019年为… looks back: the latest year named is what the text goes on from.
        latest = max(reversed(dates), key=year_of)
        first = next(p for p in periods if not p.base)
        back = year_of(latest) < year_of(self.value) and first.start > _OPENING
        if not back and not (forecast and year_of(latest) > self.data_year):
            # A stretch of years is over: what comes next is said of its end.
            self.value = last_of(latest) if year_span(latest) else latest


def rebased(text: str, periods: tuple[Period, ...], current: str | None) -> tuple[Period, ...]:
    """Periods that lean on another date (上半年, 上年末, 届时), put into the year that governs where they stand."""
    year, last = year_of(current), current
    found, ended = [], bool(current and current.endswith("-12-31"))
    for period in periods:
        # 届时 points to the date just named, even where it stood in a comparison.
        value = last if period.text == "届时" else period.resolve(year) if year else period.value
        base = (
            period.base
            or period.text.startswith("连续")
            or bool(_HELD.search(text[max(0, period.start - 2) : period.start]))
            or bool(_SINCE.match(text, period.end))
            or bool(_TIMES.match(text, period.end))
            or bool(_PRICES.match(text, period.end))
            or (ended and bool(_IN_ALL.match(text, period.start)))
            or starts(period, text)
        )
        ended = ended or period.kind == "year_end"
        found.append(replace(period, value=value, base=base))
        last = value or last
        if value and not base and period.kind != "relative":
            year = year_of(value)
    return tuple(sorted(_restored(text, found), key=lambda period: period.start))


def _restored(text: str, periods: list[Period]) -> Iterator[Period]:
    """The periods, and the day of 截至年末 once more behind what was only said of its year (当年新建…；)."""
    day = None
    for period in periods:
        yield period
        day = period if period.kind == "year_end" and not period.base else day
        stop = _STOCK_AGAIN.search(text, period.end) if period.text in _ITS_YEAR else None
        if day and stop and not period.base and period.value == (day.value or "")[:4]:
            yield replace(day, text="", start=stop.start(), end=stop.start())


def is_whole(period: Period, text: str) -> bool:
    """占全年的47.7%: the year is the whole of the share, the date is that of the part."""
    return period.kind == "relative" and bool(_HELD.search(text[max(0, period.start - 2) : period.start]))


def starts(period: Period, text: str) -> bool:
    """Whether what follows is counted from this date's figure: 以2015年的1794亿元为起点, 与2019年末的3.1万个相比."""
    before = _START_BEFORE.search(text[max(0, period.start - 3) : period.start + 1])
    if before is None:
        return False
    first = before[0][0]
    after = _START if first in "以把将" else _START_THEN if first in "较比对" else _START_AGAINST
    return bool(after.match(text, period.end))


def start_before(periods: tuple[Period, ...], position: int, text: str) -> str | None:
    """The date of the starting point told before a position, since the last semicolon."""
    since = max(text.rfind(mark, 0, position) for mark in "；;")
    return next((p.value for p in reversed(periods) if since < p.start < position and starts(p, text)), None)


def then(period: Period, text: str) -> str | None:
    """The date that a growth since then counts from: 2018 of 2018年以来, 2020 of “十四五”以来; None if it is none."""
    if not period.value or not _FROM_THEN.match(text, period.end):
        return None
    span = year_span(period.value)
    return str(int(span[0]) - 1) if span else last_of(period.value)


def period_before(periods: tuple[Period, ...], position: int) -> Period | None:
    """The last period before a position, base or not."""
    place = bisect_right(periods, position, key=lambda period: period.end)
    return periods[place - 1] if place else None


def governing(periods: tuple[Period, ...], position: int, clock: Clock) -> str | None:
    """The date that governs a position of a sentence."""
    place = bisect_right(periods, position, key=lambda period: period.end)
    return next((p.value for p in _backward(periods, place) if not p.base), clock.value)


def base_before(periods: tuple[Period, ...], position: int, clause: int, text: str) -> str | None:
    """The date that a figure is counted from: in its clause, or with `text` for the whole sentence (自2018年以来)."""
    place = bisect_right(periods, position, key=lambda period: period.end)
    bases = [period for period in _backward(periods, place) if period.base]
    own = next((period.value for period in bases if period.start >= clause), None)
    return own or next((p.value for p in bases if _FROM_THEN.match(text, p.end)), None)


def _backward(periods: tuple[Period, ...], place: int) -> Iterator[Period]:
    """The periods before a place, last first; none that lies far back."""
    return (periods[i] for i in range(place - 1, max(-1, place - 1 - _LOOK_BACK), -1))


def adjacent(before: str) -> bool:
    """Whether a figure stands right behind a date of its own: 2018年的33ZB."""
    return bool(_ADJACENT.search(before))


def of_list(
    periods: tuple[Period, ...], text: str, reach: tuple[int, int], count: int
) -> tuple[str | None, ...] | None:
    """The dates of a list with as many figures behind it: 一季度、二季度服务进出口分别增长…; None if there is none."""
    inside = [p for p in periods if reach[0] <= p.start and p.end <= reach[1] and not p.base][-count:]
    joined = all(_LISTED.fullmatch(text[left.end : right.start]) for left, right in pairwise(inside))
    if joined and len(inside) == count > 1:
        return tuple(p.value for p in inside)
    # 2021—2023年分别为… prints one figure for each year.
    span = year_span(inside[-1].value) if inside else None
    years = range(int(span[0]), int(span[1]) + 1) if span else ()
    if len(years) == count > 1:
        return tuple(str(year) for year in years)
    return _parts_of(inside[-1], count) if inside and count > 1 else None


def _parts_of(period: Period, count: int) -> tuple[str, ...] | None:
    """The quarters or months of a stretch of them: 一至四季度分别为…."""
    match = _MONTHS.match(period.value or "")
    step = 3 if "季" in period.text else 1
    if not match or (int(match["last"]) - int(match["first"]) + 1) != step * count:
        return None
    firsts = range(int(match["first"]), int(match["last"]) + 1, step)
    return tuple(part_of(int(match["year"]), months(first, first + step - 1)) for first in firsts)


def year_span(value: str | None) -> tuple[str, str] | None:
    """The two years of a range of whole years."""
    match = _BARE_YEAR_RANGE.match(value or "")
    return (match[1], match[2]) if match else None


def last_of(value: str) -> str:
    """The later end of a period."""
    return value.rsplit("/", 1)[-1]


def year_of(value: str | None) -> int:
    """The year in which a period ends, 0 for none."""
    return int(last_of(value)[:4]) if value else 0
