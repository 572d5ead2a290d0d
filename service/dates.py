"""The date that a sentence gives for an event."""
from __future__ import annotations

import re
from collections.abc import Sequence

from .statements import Library, Statement

DATE = re.compile(
    r"(?P<date>(?:截至)?(?:19|20)\d\d年(?:底|末|初|上半年|下半年|第?[一二三四]季度|\d{1,2}月(?:\d{1,2}日|底|末|初|上旬|中旬|下旬)?)?"
    r"|(?:19|20)\d\d[-—–至](?:19|20)\d\d年)"
)
MONTH_OF_SAME = re.compile(r"(?:同年|当年|年内)(?P<month>\d{1,2}月(?:\d{1,2}日)?)")
# what something is compared with dates nothing
_BASE = re.compile(r"(?:较|比|同比|相比|高于|低于|从|超过)$")
# a year that something is only compared with dates nothing
_YEARS = re.compile(r"(?<!较)(?<!比)(?<!低于)(?<!高于)(?<!超过)(?<!从)(?<!自)((?:19|20)\d\d)年")
_TITLE = re.compile(r"《[^《》]*》|（[^（）]*年[^（）]*版[^（）]*）")


def governing_date(sentence: str, words: Sequence[str]) -> str | None:
    """The date as printed that governs the part of the sentence where most of the words stand.

    That is the date of its clause, else the last one before, else the first of the sentence. Dates in titles, and
    those that something is only compared with, govern nothing.
    """
# blanked out, not cut out: positions must stay
    hidden = _TITLE.sub(lambda m: "\0" * len(m[0]), sentence)
    dates = [m for m in DATE.finditer(hidden) if not _BASE.search(hidden[: m.start()])]
    if not dates:
        return None
    start, end = clause_of(sentence, words)
    inside = [m for m in dates if start <= m.start() < end]
    before = [m for m in dates if m.start() < start]
    chosen = inside[0] if inside else before[-1] if before else dates[0]
    return _same_year(hidden, start, end, chosen) or chosen["date"].removeprefix("截至")


def _same_year(text: str, start: int, end: int, named: re.Match[str]) -> str | None:
    """The date in full where the clause only says 同年10月."""
    match = MONTH_OF_SAME.search(text, start, end)
    return named["date"].removeprefix("截至")[:5] + match["month"] if match else None


def clause_of(sentence: str, words: Sequence[str]) -> tuple[int, int]:
    """Where the clause with most of the words begins and ends; titles are read whole."""
    hidden = _TITLE.sub(lambda m: m[0].replace("，", "\1").replace("；", "\1"), sentence)
    best, found, start = -1, (0, len(sentence)), 0
    for piece in re.split(r"(?<=[，；。])", hidden):
        count = sum(word.lower() in piece.lower() for word in words)
        if count > best:
            best, found = count, (start, start + len(piece))
        start += len(piece)
    return found


def is_governed(statement: Statement, dates: Sequence[tuple[int, int | None]], library: Library) -> bool:
    """Whether each date, as (year, month or None), governs a statement: named there, or before, or its data year."""
    return all(_governs(statement, year, month, library) for year, month in dates)


def _governs(statement: Statement, year: int, month: int | None, library: Library) -> bool:
    name = f"{year}年" if month is None else f"{year}年{month}月"
    if name in statement.bare:
        return True
    if month is not None or _YEARS.search(statement.bare):
        return False
    for earlier in library.before(statement):
        if years := _YEARS.findall(earlier.bare):
            return str(year) in years
    return statement.year == year
