"""From the governing date and the date compared with to a figure's period, and what its measure turns out to be."""

from __future__ import annotations

import re

from .comparing import against_last_year_end, names_date
from .draft import Draft
from .fact import Measure
from .governing import last_of, year_of, year_span

_NEW = re.compile("(?:全年|当年|年内)?(?:净增|新增|新建|新设)")
_NET = ("净增", "净增加", "净增长", "净减少", "新增", "增加", "减少")


def stretch_before(current: str | None) -> str | None:
    """From the end of the stretch before to that of this one: 环比 of 2026-04/2026-06 is 2026-03/2026-06."""
    match = re.match(r"^(?P<year>\d{4})-(?P<month>\d\d)", current or "")
    if current is None or match is None:
        return _year_earlier(current)
    year, month = int(match["year"]), int(match["month"]) - 1
    return f"{year if month else year - 1}-{month or 12:02}/{last_of(current)[:7]}"


def settle(
    draft: Draft, current: str | None, base: str | None, comparison: str, steps: tuple[str, str] | None
) -> tuple[str | None, Measure]:
    """A figure's period and measure, from the governing date, the date compared with, and the steps of 从…增至…."""
    if draft.caused:
        return None, "change"
    if draft.measure == "cagr":
        return _over(current, base, steps), "cagr"
    if draft.measure == "yoy":
        return _growth(draft, current, base, comparison, steps)
    if draft.since:
        return _since(draft, current, base, comparison, steps), draft.measure
    new = draft.aspect in _NET or _NEW.match(draft.subject)
    if draft.measure == "level" and new and current and re.fullmatch(r"\d{4}-12-31", current):
        return current[:4], "level"
    return current, draft.measure


def _growth(
    draft: Draft, current: str | None, base: str | None, comparison: str, steps: tuple[str, str] | None
) -> tuple[str | None, Measure]:
    if draft.rule == "redated":
        return current, "yoy"  # 增速35.2%，较2022年的48.2%回落
    if against_last_year_end(comparison) or (base and base.endswith("-12-31") and names_date(comparison)):
        return _since_last_year_end(current), "change"
    if base and current and names_date(comparison) and year_of(base) != year_of(current) - 1:
        return f"{last_of(base)}/{last_of(current)}", "change"
    # 由X增至Y，增长100%: the growth is that from one step to the other
    if steps and not comparison and not draft.yearly and year_of(steps[0]) < year_of(steps[1]) - 1:
        return f"{steps[0]}/{steps[1]}", "change"
    # Growth over a stretch of years, not said to be per year, is a change over that stretch.
    if year_span(current) and not comparison and not draft.yearly:
        return current, "change"
    span = year_span(current)
    # What stood at the end of a year has grown in that year.
    end = re.fullmatch(r"(\d{4})-12-31", current or "")
    return (span[1] if span else end[1] if end else current), "yoy"


def _since(
    draft: Draft, current: str | None, base: str | None, comparison: str, steps: tuple[str, str] | None
) -> str | None:
    if against_last_year_end(comparison) or (
        base and base.endswith("-12-31") and current and base[:4] == str(year_of(current) - 1)
    ):
        return _since_last_year_end(current)
    if base and names_date(comparison) and current:
        return f"{last_of(base)}/{last_of(current)}"
    if steps:
        return f"{steps[0]}/{steps[1]}"
    return current if draft.measure == "multiple" else _year_earlier(current)


def _over(current: str | None, base: str | None, steps: tuple[str, str] | None) -> str | None:
    if year_span(current):
        return current
    if steps:
        return f"{steps[0]}/{steps[1]}"
    if base and current:
        span = year_span(base)  # “十四五”以来 counts from the year before the plan
        return f"{int(span[0]) - 1 if span else last_of(base)}/{last_of(current)}"
    return current if current is None or "/" in current else _year_earlier(current)


def _since_last_year_end(current: str | None) -> str | None:
    if current is None:
        return None
    year = year_of(last_of(current))
    end = f"{year}-12-31" if re.fullmatch(r"\d{4}(?:-12(?:-31)?)?", current) else last_of(current)
    return f"{year - 1}-12-31/{end}"


def _year_earlier(current: str | None) -> str | None:
    if current is None or year_span(current):
        return current
    last = last_of(current)
    return f"{year_of(last) - 1}{last[4:]}/{last}"
