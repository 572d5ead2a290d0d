"""The unit vocabulary of units.txt and the phrases of not_quantities.txt."""
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .vocabulary import lines_of

_HEAD = re.compile(r"\[(\w+)(?: (\w+))?\]")


@dataclass(frozen=True, slots=True)
class Units:
    """Unit words by role; `money` and `before` give the ISO 4217 code of a currency word."""

    money: dict[str, str]
    before: dict[str, str]
    count: tuple[str, ...]
    rank: tuple[str, ...]


@cache
def units() -> Units:
    """The vocabulary of units.txt."""
    words: dict[str, dict[str, str]] = {"money": {}, "before": {}, "count": {}, "rank": {}}
    role, code = "count", ""
    for line in lines_of("units.txt"):
        head = _HEAD.fullmatch(line)
        if head:
            role, code = head[1], head[2] or ""
        else:
            words[role].update(dict.fromkeys(line.split(), code))
    return Units(words["money"], words["before"], tuple(words["count"]), tuple(words["rank"]))


@cache
def not_quantities() -> re.Pattern[str]:
    """One pattern for all phrases whose numerals count nothing."""
    return re.compile("|".join(f"(?:{line})" for line in lines_of("not_quantities.txt")))
