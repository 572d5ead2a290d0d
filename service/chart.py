"""A chart of printed figures, before it is drawn."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from index.fact import Fact
from index.linking import plain_name

from .wording_numbers import signed

# A title that lists more names than these is no title
MOST_NAMES = 3
Kind = Literal["editions", "line", "parts", "bars"]


@dataclass(frozen=True, slots=True)
class Row:
    """Figures of one colour, one a label of the chart or None.

    `name` is the edition they come from, or what tells one of several lines from the others, else empty.
    """

    name: str
    facts: tuple[Fact | None, ...]

    def as_json(self) -> dict[str, Any]:
        """The row with its JSON names; `figures` are the facts in words."""
        figures = [fact and signed(fact) for fact in self.facts]
        return {"name": self.name, "facts": [fact and fact.as_json() for fact in self.facts], "figures": figures}


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn: `labels` name the places of each row.

    line: things over three periods and more, those without a figure are gaps. bars: one thing for several partners,
    regions or names, the largest first, or for two periods. parts: shares of one whole in one period, a row each;
    `rest` is what of it, in percent, no figure names. editions: one thing as two editions print it, where they differ.
    """

    kind: Kind
    title: str
    labels: tuple[str, ...]
    rows: tuple[Row, ...]
    rest: float = 0.0

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every figure drawn."""
        return tuple(fact for row in self.rows for fact in row.facts if fact)

    def as_json(self) -> dict[str, Any]:
        """The chart with its JSON names, measure and unit of its figures among them."""
        first = self.facts[0]
        rows = [row.as_json() for row in self.rows]
        return {**asdict(replace(self, rows=())), "measure": first.measure, "unit": first.unit, "rows": rows}


def bars(labels: Sequence[str], facts: Sequence[Fact]) -> Chart:
    """One bar a figure."""
    return Chart("bars", title(facts), tuple(labels), (Row("", tuple(facts)),))


def title(facts: Iterable[Fact]) -> str:
    """What all the figures have in common, in words of the report."""
    figures = list(facts)
    said = (_common(figures, part) for part in ("period", "region", "counterpart"))
    # 进出口 and 进出口总额 are one thing, and the title says it once
    names = {plain_name(fact.indicator): fact.indicator for fact in figures}
    several = "、".join(list(names.values())[:MOST_NAMES]) + ("等" if len(names) > MOST_NAMES else "")
    last = figures[0].indicator if len(names) == 1 else _common(figures, "of") or several
    return " ".join(part for part in (*said, last) if part)


def _common(figures: Sequence[Fact], part: str) -> str | None:
    found = {getattr(fact, part) for fact in figures}
    return found.pop() if len(found) == 1 else None
