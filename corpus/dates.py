"""The record of a period, and how its parts are written."""
from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from functools import cache
from typing import Literal

from .numeral import value_of
from .vocabulary import sections

PeriodKind = Literal["year", "month", "day", "quarter", "half", "months", "range", "year_end", "relative", "vague"]


@dataclass(frozen=True, slots=True)
class Period:
    """A date or stretch of time at its place.

    `value` is None where the text gives none by itself; then `resolve` gives it for an anchor year: `offset` years
    from it, `part` of that year (`01/06`, `12-31`) if only a part is meant, `since` if it is the stretch from then to
    the anchor. `base` says that it is what something is compared with, or counted from (较2019年, 自1993年): it
    governs nothing.
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
        return f"{year}/{anchor}" if self.since else part_of(year, self.part)


def absolute(match: re.Match[str], value: str | None, kind: PeriodKind) -> Period:
    """A period that the text dates by itself, or not at all."""
    return Period(match[0], match.start(), match.end(), value, kind)


def relative(
    match: re.Match[str], offset: int, kind: PeriodKind, part: str | None = None, since: bool = False
) -> Period:
    """A period that leans on another date."""
    return Period(match[0], match.start(), match.end(), None, kind, offset=offset, part=part, since=since)


def part_of(year: int, part: str | None) -> str:
    """`01/06` of 2022 is `2022-01/2022-06`."""
    if part is None:
        return str(year)
    first, _, last = part.partition("/")
    return f"{year}-{first}/{year}-{last}" if last else f"{year}-{first}"


def months(first: int, last: int) -> str | None:
    """The part of a year from one month to another; None if there are no such months."""
    if not 1 <= first <= last <= 12:
        return None
    return f"{first:02}/{last:02}" if first != last else f"{first:02}"


def last_day(month: int, year: int | None = None) -> str:
    """The last day of a month as `06-30`; without a year February has 28 days."""
    return f"{month:02}-{monthrange(year or 2023, month)[1]}"


def number(text: str) -> int:
    """A small number in digits of either kind."""
    return int(value_of(text))


def year_number(text: str) -> int:
    """2021 or 二零二一."""
    return int(text) if text.isascii() else int("".join(str(number(character)) for character in text))


@cache
def offsets() -> dict[str, int]:
    """Named years (上年) by how far they lie from the governing one."""
    return {word: int(value) for word, value in _valued("offset").items()}


@cache
def plans() -> dict[str, int]:
    """Five-year plans by their first year."""
    return {word: int(value) for word, value in _valued("plan").items()}


def words(heading: str) -> tuple[str, ...]:
    """The words of periods.txt under a heading."""
    return tuple(word for line in sections("periods.txt")[heading] for word in line.split())


def _valued(role: str) -> dict[str, str]:
    named = [name for name in sections("periods.txt") if name.startswith(role + " ")]
    return {word: name.split()[1] for name in named for word in words(name)}
