"""The table of printed facts: filters, order and pages."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from corpus.period import find_periods
from index.fact import Fact, Measure

from . import limits
from .errors import Invalid

MEASURES: tuple[str, ...] = get_args(Measure)
# The members that can be searched for a part of their text
PARTS = ("indicator", "region", "section")
PERIOD = re.compile(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?")
ORDERS: dict[str, Callable[[Fact], object]] = {
    "indicator": lambda fact: fact.indicator,
    "period": lambda fact: fact.period or "",
    "value": lambda fact: fact.value,
    "measure": lambda fact: fact.measure,
}


@dataclass(frozen=True, slots=True)
class Selection:
    """Which facts are asked for. Empty members don't restrict; `order` is a key of ORDERS, `-` before it turns it."""

    reports: tuple[str, ...] = ()
    measure: str = ""
    unit: str = ""
    period: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    words: tuple[str, ...] = ()
    order: str = ""

    def of(self, facts: Sequence[Fact]) -> list[Fact]:
        """The printed facts that are asked for, in reading order or in the order asked for."""
        chosen = [fact for fact in facts if fact.derivation is None and self._takes(fact)]
        if self.order:
            # sorted() is stable: facts that compare equal stay in reading order
            chosen = sorted(chosen, key=ORDERS[self.order.lstrip("-")], reverse=self.order.startswith("-"))  # type: ignore[arg-type]
        return chosen

    def _takes(self, fact: Fact) -> bool:
        return (
            (not self.reports or fact.report in self.reports)
            and (not self.measure or fact.measure == self.measure)
            and (not self.unit or fact.unit == self.unit)
            and (not self.period or touches(fact.period, self.period))
            and all(part in _folded(_text(fact, name)) for name, part in self.parts)
            and all(word in _everything(fact) for word in self.words)
        )


def selection(parameters: Mapping[str, str], reports: tuple[str, ...]) -> Selection:
    """The selection that query parameters ask for. Raises Invalid for an unknown measure or order."""
    measure, order = parameters.get("measure", ""), parameters.get("sort", "")
    if measure:
        limits.one_of(measure, "measure", MEASURES)
    if order.removeprefix("-") not in ("", *ORDERS) or order == "-":
        raise Invalid("sort", f"sort must be one of: {', '.join(ORDERS)}, with - before it for the other direction.")
    parts = tuple((name, _folded(parameters[name])) for name in PARTS if parameters.get(name))
    words = tuple(_folded(parameters.get("q", "")).split())
    period = parameters.get("period", "").strip()
    return Selection(reports, measure, parameters.get("unit", ""), as_period(period) or period, parts, words, order)


def as_period(text: str) -> str | None:
    """A period in the form of the records (2021, 2021-08, 2011/2021), also from 2021年8月; None if it is none."""
    if PERIOD.fullmatch(text):
        return text
    found = find_periods(text)
    return found[0].value if len(found) == 1 and found[0].text == text.strip() else None


def touches(period: str | None, wanted: str) -> bool:
    """Whether a period is the wanted one, lies inside it, or is a range that begins or ends in it."""
    if period is None:
        return False
    ends = (period, *period.split("/"))
    return any(end == wanted or end.startswith(f"{wanted}-") for end in ends)


def _text(fact: Fact, name: str) -> str:
    value = getattr(fact, name)
    return " ".join(value) if isinstance(value, tuple) else value or ""


def _everything(fact: Fact) -> str:
    members = (fact.indicator, fact.region, fact.counterpart, fact.of, fact.source, fact.period, fact.quote)
    return _folded(" ".join(member for member in members if member))


def _folded(text: str) -> str:
    """Full-width and capital letters made alike; the space that some prints put between 3.81 and 万亿 stays."""
    return unicodedata.normalize("NFKC", text).casefold()
