"""Quantities in running text: number, unit, qualifier, and where they stand.

`python -m corpus.quantity` reads lines and prints one JSON list a line.
"""
from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from functools import cache

from .alphabet import alphabet
from .amount import amount
from .change import change
from .figure import Kind, Quantity
from .numeral import SIGN, plain
from .qualifier import qualifier_of
from .rank import listed, ordinal, top
from .ratio import doubled, fraction, half, is_percent_fraction, share_of_power, slashed
from .units import not_quantities

__all__ = ["Kind", "Quantity", "find_quantities"]

# One idea each; at one place the first that fits wins.
_IDEAS: tuple[Callable[[str, int], Quantity | None], ...] = (
    half, doubled, ordinal, top, listed, share_of_power, slashed, fraction, change, amount,
)


@cache
def _begin() -> re.Pattern[str]:
    """Where a figure can begin: a digit, a sign before one, or a word of one of the ideas."""
    known = alphabet()
    digits, powers = "".join(known.digits), "".join((*known.small, *known.large))
    return re.compile(rf"[\d{digits}{powers}翻第首榜头魁半]|(?<!\.)\.\d|{SIGN}[.\d{digits}{powers}]")


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All figures of a text, left to right, bare numerals included; names such as 一带一路 are none."""
    # Masked, not cut out: every offset stays that of the text
    masked = not_quantities().sub(lambda match: "\0" * len(match[0]), plain(text))
    return tuple(
        replace(quantity, text=text[quantity.start : quantity.end], qualifier=qualifier_of(quantity, masked))
        for quantity in _read(masked)
    )


def _read(masked: str) -> Iterator[Quantity]:
    at = 0
    while match := _begin().search(masked, at):
        found = next(filter(None, (idea(masked, match.start()) for idea in _IDEAS)), None)
        if found is None or _is_unknown(masked, found):
            # Always at least one character further, so that no text is scanned twice
            at = match.end() if found is None else max(found.end, match.end())
        else:
            yield _spelled(masked, found)
            at = found.end


def _is_unknown(masked: str, quantity: Quantity) -> bool:
    """数十家, 几十个, 上百种 name no number; a bare 零 is a word far more often than a figure."""
    before = masked[max(0, quantity.start - 1) : quantity.start]
    return (before in ("数", "几") and masked[quantity.start] == "十") or masked[quantity.start : quantity.end] == "零"


def _spelled(masked: str, quantity: Quantity) -> Quantity:
    """两个, 三大类: a spelled count below ten says how a list is divided, not how much there is."""
    digits = masked[quantity.start : quantity.end].strip()[:1]
    small = quantity.kind == "count" and quantity.value <= 10 and quantity.value_to is None
    return replace(quantity, kind="number") if small and (digits in alphabet().digits or digits == "十") else quantity


def main(arguments: list[str] | None = None) -> int:
    """Read lines from standard input, print a JSON list of the quantities of each."""
    argparse.ArgumentParser(prog="python -m corpus.quantity", description=main.__doc__).parse_args(arguments)
    for line in sys.stdin:
        print(json.dumps([_line(quantity) for quantity in find_quantities(line.rstrip("\n"))], ensure_ascii=False))
    return 0


def _line(quantity: Quantity) -> dict[str, object]:
    record = asdict(quantity)
    if quantity.unit == "percent" and "之" in quantity.text and not is_percent_fraction(plain(quantity.text)):
        # On its own a fraction such as 五分之一 is a plain number; in a report it is a share.
        record |= {"value": quantity.value / 100, "unit": None}
    return record


if __name__ == "__main__":
    sys.exit(main())
