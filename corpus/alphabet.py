"""The characters of numerals (numerals.txt), and texts in which every numeral is written with the plain ones."""
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .vocabulary import sections


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Values of digits, of 十百千, of 万亿兆, of letters behind a numeral, and the variants of all of them."""

    digits: dict[str, int]
    small: dict[str, int]
    large: dict[str, int]
    letters: dict[str, int]
    alias: dict[int, str]
    formal: dict[int, str]


@cache
def alphabet() -> Alphabet:
    """The contents of numerals.txt."""
    lines = sections("numerals.txt")
    digits, small, large, letters = (_values(lines[name]) for name in ("digit", "small", "large", "letter"))
    return Alphabet(digits, small, large, letters, _pairs(lines["alias"]), _pairs(lines["formal"]))


def _values(lines: list[str]) -> dict[str, int]:
    return {character: int(line.split()[0]) for line in lines for character in line.split()[1:]}


def _pairs(lines: list[str]) -> dict[int, str]:
    return {ord(pair[0]): pair[1] for line in lines for pair in line.split()}


@cache
def _formal() -> re.Pattern[str]:
    known = alphabet()
    formal = "".join(map(chr, known.formal))
    plain_ones = "".join((*known.digits, *known.small, *known.large))
    # 陆军, 队伍 and 收拾 are words; beside another numeral or before a unit the same characters count.
    return re.compile(
        rf"(?<=[{plain_ones}{formal}])[{formal}](?![军地路运海上港缆续者之])|[{formal}](?=[{plain_ones}{formal}打元圆角分个成倍%])"
    )


def plain(text: str) -> str:
    """The text with simplified, half-width numerals, character for character."""
    # A full-width comma separates thousands between full-width digits only; elsewhere it ends a clause.
    flat = re.sub("(?<=[０-９])，(?=[０-９]{3})", ",", text).translate(alphabet().alias)
    return _formal().sub(lambda match: alphabet().formal[ord(match[0])], flat)
