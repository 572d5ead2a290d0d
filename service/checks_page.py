"""The arithmetic of a report as its page shows it: formulas whose operands are figures with a place."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from index.check import Check
from index.fact import Fact
from index.opened import OpenIndex
from index.precision import Verdict

from .wording_numbers import decimals_of, magnitude, number, scale_of, signed, unit_word

VERDICTS: tuple[str, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Term:
    """A piece of a formula: an operator, or an operand with its fact."""

    text: str
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A check as it is shown: `figure` is what is checked, `expected` and `printed` in the form it is printed in."""

    check: Check
    figure: Fact
    terms: tuple[Term, ...]
    expected: str
    printed: str


def rows(checks: Sequence[Check], index: OpenIndex) -> list[Row]:
    """Checks in their order, each with its figures; the last fact of a check is the figure that is checked."""
    return [_row(check, [index.fact(name) for name in check.facts]) for check in checks]


def terms(formula: str, operands: Sequence[Fact]) -> tuple[Term, ...]:
    """A formula cut into operands and what stands between them; an operand is found by its printed text."""
    places: dict[int, Fact] = {}
    for fact in operands:
        # 1% is not found in 11%, and the same figure printed for two operands takes a place for each
        written = re.finditer(rf"(?<![\d.,]){re.escape(fact.text)}(?!\d)", formula) if fact.text else ()
        at = next((match.start() for match in written if match.start() not in places), None)
        if at is not None:
            places[at] = fact
    found, done = [], 0
    for at, fact in sorted(places.items()):
        end = at + len(fact.text or "")
        found += [Term(formula[done:at]), Term(formula[at:end], fact)]
        done = end
    return tuple(term for term in (*found, Term(formula[done:])) if term.text)


def _row(check: Check, facts: Sequence[Fact]) -> Row:
    figure = facts[-1]
    # shares that add up to 100% have no figure of their own that says so, and all of them are operands
    whole = check.kind == "shares"
    shown = f"{check.printed:.6g}%" if whole else signed(figure)
    return Row(check, figure, terms(check.formula, facts), "100%" if whole else measured(check.expected, figure), shown)


def measured(value: float, figure: Fact) -> str:
    """A computed value in the unit of the figure it is compared with, one digit more exact than that is printed."""
    scale = scale_of(figure)
    if scale == 1.0:
        return number(value, decimals_of(figure) + 1) + unit_word(figure.unit)
    return magnitude(value, figure.unit, scale, 6)
