"""The dates of a question: years and parts of years asked for, bases of comparison, editions named."""

from __future__ import annotations

import re
from dataclasses import dataclass

YEAR = r"(?:19|20)\d\d"
_PARTS = {
    "上半年": ("01", "06"),
    "下半年": ("07", "12"),
    "前三季度": ("01", "09"),
    "前3季度": ("01", "09"),
    "1-9月": ("01", "09"),
    "一季度": ("01", "03"),
    "1季度": ("01", "03"),
    "二季度": ("04", "06"),
    "2季度": ("04", "06"),
    "三季度": ("07", "09"),
    "3季度": ("07", "09"),
    "四季度": ("10", "12"),
    "4季度": ("10", "12"),
    "Q1": ("01", "03"),
    "Q2": ("04", "06"),
    "Q3": ("07", "09"),
    "Q4": ("10", "12"),
    "H1": ("01", "06"),
    "H2": ("07", "12"),
    "前两季度": ("01", "06"),
    "前半年": ("01", "06"),
}
_PART = re.compile(
    rf"(?P<year>{YEAR})?年?的?第?(?P<part>" + "|".join(map(re.escape, sorted(_PARTS, key=len, reverse=True))) + ")",
    re.IGNORECASE,
)
_MONTHS = re.compile(
    rf"(?P<year>{YEAR})年(?:[前头](?P<first>\d{{1,2}}|[一二三四五六七八九十]+)个月|(?P<from>\d{{1,2}})[-—–~至到](?P<to>\d{{1,2}})月)"
)
_MONTH = re.compile(rf"(?P<year>{YEAR})年(?P<month>1[0-2]|0?[1-9])月(?P<day>\d{{1,2}}日)?")
_RANGE = re.compile(
    rf"从?(?P<first>{YEAR})年?(?:底|末)?(?:[-—–~]|至|到)(?:了)?(?P<last>{YEAR})(?:年(?:底|末)?(?:间|期间)?)?"
)
_YEAR_END = re.compile(rf"(?P<year>{YEAR})年?(?:底|末|12月31日|年底|年末)")
_EDITION = re.compile(
    rf"《?(?:中国数字贸易发展)?报告》?（?(?P<a>{YEAR})）?(?:年?版)?(?!年)|(?P<b>{YEAR})(?:年版|版|年度版)(?:的?报告|里|中|的)?|(?P<c>{YEAR})年?(?:的|那份|那版|这份|这版)报告"
)
_ALL_EDITIONS = re.compile(r"(?:两|三|四|几|各|历)(?:个|年)?(?:版|份|年)(?:的)?报告|两版|各版")
_YEAR = re.compile(rf"(?<![\d.])(?P<year>{YEAR})(?:年度|年)?(?![\d.])(?!万|亿)")
_BASE = re.compile(
    r"(?:较|(?<![同占环对])比|比起|相比于?|相较于?|对比|与|同|跟|和)(?:上一?年|[\u4e00-\u9fff]{1,4}[前时]的?)?$"
)
_AFTER_BASE = re.compile(r"^(?:相比|比起来|比较|的?基础上|比(?!重|例))")
_FORMER = re.compile(
    r"(?<![比较于])的?(?:上一年|上年|前一年|头一年)(?:同期)?(?:是|为|有|的)?(?=多少|大约|约|大概|规模|数|$)"
)
_SHORT_YEAR = re.compile(r"(?<![\d.近去前后每第达约过余])([0-3]\d)年(?!来|间|内|以|后|前|期|多|的?时间)")
_RECENT = re.compile(r"(?:最近|过去|近)[一二两三四五六七八九十\d]{1,2}年(?:来|间|里)?")
_CHINESE = {c: i for i, c in enumerate("零一二三四五六七八九十")}


@dataclass(frozen=True, slots=True)
class Dates:
    """Dates found in a question; `asked` in the form of a fact's period, `base` the earlier date of a comparison,
    `span` first and last year of a stretch, `rest` the question with its dates blanked out."""

    asked: tuple[str, ...] = ()
    base: str | None = None
    span: tuple[str, str] | None = None
    editions: tuple[str, ...] = ()
    rest: str = ""


def read_dates(text: str, last_year: int | None = None) -> Dates:
    """The dates of a question. `last_year` is the newest data year: what 去年 and 上半年 without a year mean."""
    reader = _Reader(text, last_year)
    reader.short_years()
    # editions look like years, so they are taken out before years are read
    reader.editions_first()
    reader.months()
    reader.parts()
    reader.stretch()
    reader.years()
    asked = tuple(value for _, value in sorted(reader.asked))
    return Dates(
        tuple(dict.fromkeys(asked)), reader.base, reader.span, tuple(dict.fromkeys(reader.editions)), reader.text
    )


class _Reader:
    """Takes one form of date after another out of the text, the longest forms first."""

    def __init__(self, text: str, last_year: int | None) -> None:
        self.text, self.last_year = text, last_year
        self.asked: list[tuple[int, str]] = []
        self.editions: list[str] = []
        self.base: str | None = None
        self.span: tuple[str, str] | None = None
        self.parted: set[str] = set()  # years that only say which year a part of a year belongs to

    def _take(self, match: re.Match[str]) -> int:
        self.text = self.text[: match.start()] + " " * len(match[0]) + self.text[match.end() :]
        return match.start()

    def _every(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        return list(pattern.finditer(self.text))

    def editions_first(self) -> None:
        for match in self._every(_EDITION):
            self.editions.append(match["a"] or match["b"] or match["c"])
            self._take(match)

        for match in self._every(_ALL_EDITIONS):
            self.editions.append("all")
            self._take(match)

    def short_years(self) -> None:
        """21年 is 2021年, where no word before or after makes it a stretch of years; 近两年 is no date."""
        self.text = _RECENT.sub(lambda match: " " * len(match[0]), self.text)
        self.text = _SHORT_YEAR.sub(lambda match: f"20{match[1]}年", self.text)

    def months(self) -> None:
        for match in self._every(_MONTHS):
            first, last = ("1", _number(match["first"])) if match["first"] else (match["from"], match["to"])
            self._add(match, f"{match['year']}-{int(first):02}/{match['year']}-{int(last):02}")
        for match in self._every(_MONTH):
            if not match["day"] or match["month"] != "12":
                self._add(match, f"{match['year']}-{int(match['month']):02}")

    def parts(self) -> None:
        for match in self._every(_PART):
            year = match["year"] or self._year_before(match.start()) or self.last_year
            self.parted |= set() if match["year"] else {str(year)}
            first, last = _PARTS[match["part"].upper() if match["part"][0] in "qhQH" else match["part"]]
            self._add(match, f"{year}-{first}/{year}-{last}")

    def stretch(self) -> None:
        for match in self._every(_RANGE):
            # 2021-01 is a month, not a stretch
            if match["first"] < match["last"]:
                self.span = (match["first"], match["last"])
                self._take(match)

    def years(self) -> None:
        for match in self._every(_YEAR_END):
            self._add(match, f"{match['year']}-12-31")
        for match in self._every(_YEAR):
            before, after = self.text[: match.start()].rstrip(), self.text[match.end() :]
            if _BASE.search(before) and self._is_base(before, after):
                self.base = match["year"]
                self._take(match)
            elif match["year"] in self.parted:
                self._take(match)
            else:
                self._add(match, match["year"])
        self._year_before_that()
        self._relative()

    def _is_base(self, before: str, after: str) -> bool:
        """Whether the year is what is compared with: 较2019年, 与2020年相比, but not 2021年和2022年."""
        beside = re.search(r"(?:与|同|跟|和)(?:[\u4e00-\u9fff]{1,4}[前时]的?)?$", before)
        return beside is None or bool(_AFTER_BASE.search(after))

    def _year_before_that(self) -> None:
        """2022年…上年是多少 asks for 2021."""
        match = _FORMER.search(self.text)
        if match and len(self.asked) == 1 and len(self.asked[0][1]) == 4:
            self.asked = [(self.asked[0][0], str(int(self.asked[0][1]) - 1))]
            self._take(match)

    def _relative(self) -> None:
        if self.last_year is None:
            return
        for word, back in (("大前年", 2), ("前年", 1), ("去年", 0), ("今年", 0), ("本年度", 0), ("上年度", 0)):
            # no clock: the same question must give the same answer next year
            for match in list(re.finditer(rf"(?<![比较]){word}(?!同期)", self.text)):
                self._add(match, str(self.last_year - back))

    def _add(self, match: re.Match[str], value: str) -> None:
        self.asked.append((self._take(match), value))

    def _year_before(self, at: int) -> str | None:
        found = re.findall(YEAR, self.text[:at])
        return found[-1] if found else None


def _number(text: str) -> str:
    return text if text.isdigit() else str(sum(_CHINESE.get(c, 0) for c in text))
