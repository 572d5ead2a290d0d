"""Where a period stands among those that it can be drawn in one line with."""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

YEAR = re.compile(r"(\d{4})")
YEAR_END = re.compile(r"(\d{4})-12-31")
MONTH = re.compile(r"(\d{4})-(\d\d)")
MONTHS = re.compile(r"(\d{4})(-\d\d)/\1(-\d\d)")
YEARS = re.compile(r"(\d{4})(|-\d\d|-\d\d-\d\d)/(\d{4})\2")


@dataclass(frozen=True, slots=True)
class Frame:
    """`kind` is alike for periods of one line, `at` rises by one from each to the next, `write` names a place."""

    kind: str
    at: int
    write: Callable[[int], str]


def frame(period: str | None) -> Frame | None:
    """The frame of a period; None for days in the middle of a year, odd ranges and no period at all.

    Years, ends of years, months, the same months of several years and spans of as many years are kinds of their own.
    """
    text = period or ""
    if match := YEAR.fullmatch(text):
        return Frame("year", int(match[1]), str)
    # what is counted at the end of a year does not go into one line with what a whole year has brought
    if match := YEAR_END.fullmatch(text):
        return Frame("end of a year", int(match[1]), lambda at: f"{at}-12-31")
    if match := MONTH.fullmatch(text):
        return Frame("month", 12 * int(match[1]) + int(match[2]) - 1, lambda at: f"{at // 12}-{at % 12 + 1:02d}")
    return _range(text)


def _range(text: str) -> Frame | None:
    if match := MONTHS.fullmatch(text):
        first, last = match[2], match[3]
        return Frame(f"months {first}{last}", int(match[1]), lambda at: f"{at}{first}/{at}{last}")
    if match := YEARS.fullmatch(text):
        rest, span = match[2], int(match[3]) - int(match[1])
        if span > 0:
            return Frame(f"{span} years{rest}", int(match[3]), lambda at: f"{at - span}{rest}/{at}{rest}")
    return None
