"""Numerals as Chinese prose prints them: Arabic, Chinese, financial, Traditional, and all of these mixed."""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from .alphabet import alphabet, plain

__all__ = ["ARABIC", "SIGN", "SPACE", "Numeral", "plain", "read_numeral", "value_of"]

SPACE = r"[ \u3000\u00a0]{0,4}"
# Thirty digits are far beyond any statistic; the bound keeps every pattern linear.
# A dash behind a figure or a letter joins, it is no minus.
SIGN = rf"(?:(?<![\dA-Za-z%.)）元])-|负){SPACE}"
_POWER = r"(?:[eE][+-]?\d{1,2}(?![\dA-Za-z]))?"
ARABIC = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,8}}(?!\d)|\d{{1,30}})(?:\.\d{{1,30}})?{_POWER}|(?<!\.)\.\d{{1,30}}"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral at `start`..`end` of a plain text.

    `value_to` is the upper end of two neighbouring digits (七八百), `vague` says that 余, 多 or 几 stands inside
    (十余万), `magnitude` is what 万, 亿 make of its first digits: 10000 in 5万, 1 in 5.
    """

    start: int
    end: int
    value: float
    value_to: float | None
    vague: bool
    magnitude: float


@cache
def _token() -> re.Pattern[str]:
    known = alphabet()
    digits, small, large = ("".join(group) for group in (known.digits, known.small, known.large))
    return re.compile(
        rf"{SPACE}(?:(?P<arabic>{ARABIC})|(?P<digits>[{digits}]{{1,30}})"
        rf"|(?P<point>点{SPACE}(?P<decimals>[{digits}](?:{SPACE}[{digits}]){{0,30}})(?!{SPACE}[{small}]))"
        # 千瓦, 兆比特 and 百分点 are units; 千 in them is no part of the number.
        rf"|(?P<small>(?!千(?:[瓦克米卡帕赫伏兆]|字节|比特)|百{SPACE}分{SPACE}点)[{small}])"
        rf"|(?P<large>(?!兆(?:[瓦赫帕欧焦位]|字节|比特))[{large}])"
        rf"|(?P<vague>[余多几](?={SPACE}[{large}])))"
    )


@dataclass(slots=True)
class _Sum:
    """The value of the tokens so far; `take` refuses what can't follow them."""

    upper: bool
    parts: list[tuple[Decimal, Decimal]] = field(default_factory=list)
    section: Decimal = Decimal(0)
    current: Decimal | None = None
    lowest: Decimal = Decimal("Infinity")
    last: Decimal = Decimal(0)
    magnitude: Decimal = Decimal(1)
    # Whether `current` is the last digit of 二百五, which counts in tens
    tail: bool = False
    zero: bool = False
    closed: bool = False
    paired: bool = False
    vague: bool = False
    previous: str = ""

    def take(self, match: re.Match[str]) -> bool:
        kind = "point" if match["point"] else str(match.lastgroup)
        reader: Callable[[re.Match[str]], bool] = getattr(self, f"_{kind}")
        accepted = reader(match)
        if accepted:
            self.previous = kind
        return accepted

    def _arabic(self, match: re.Match[str]) -> bool:
        # Decimal throughout: 1.92万亿 must be 1920000000000 exactly, which floats do not promise
        value = Decimal(match["arabic"].replace(",", ""))
        occupied = self.current is not None and not self.zero
        if self.previous and (occupied or self.closed or value >= self.last):
            return False
        if self.previous and match.start("arabic") > match.start() and not self._goes_on(match):
            return False
        # 3万5 is 35000, as 三万五 is; 3万0005 and 3万4000 are printed in full.
        self.tail = bool(self.previous) and len(match["arabic"]) == 1 and not self.zero
        self.current = value
        return True

    def _goes_on(self, match: re.Match[str]) -> bool:
        """7万 5千 is one numeral; in 7万 5家 and 7万 5亿 a second one begins behind the blank."""
        following = match.string[match.end() : match.end() + 2].lstrip(" \u3000")[:1]
        return following in alphabet().small or alphabet().large.get(following, self.last) < self.last

    def _digits(self, match: re.Match[str]) -> bool:
        run = match["digits"]
        if self.previous in ("arabic", "digits", "point", "vague") or self.closed:
            return False
        values = [alphabet().digits[character] for character in run]
        if len(values) == 2 and (0 < values[0] == values[1] - 1 or values == [3, 5]):
            self.paired = True
            values = values[self.upper :][:1]
        # 零 before a digit says that a place was left out, so that 一万零三 is 10003
        self.zero = run[0] == "零"
        self.tail = len(values) == 1 and not self.zero and self.last >= 100
        self.current = Decimal(int("".join(map(str, values))))
        return not self.previous or self.current < self.last

    def _point(self, match: re.Match[str]) -> bool:
        # 点 behind Arabic digits is o'clock (3点15分), not a decimal point
        if self.closed or self.previous not in ("digits", "small"):
            return False
        decimals = "".join(str(alphabet().digits[c]) for c in match["decimals"] if c in alphabet().digits)
        self.section, self.current, self.closed = self._below() + Decimal(f"0.{decimals}"), None, True
        return True

    def _small(self, match: re.Match[str]) -> bool:
        unit = Decimal(alphabet().small[match["small"]])
        # Places fall from left to right; 五十千 is fifty and something else
        if unit >= self.lowest or self.closed:
            return False
        if not self.current:
            # 十五 needs no 一 before it, 百 and 千 do.
            if unit != 10:
                return False
            self.current = Decimal(1)
        self.section += self.current * unit
        self.current, self.lowest, self.last, self.zero = None, unit, unit, False
        return True

    def _large(self, match: re.Match[str]) -> bool:
        unit, value = Decimal(alphabet().large[match["large"]]), self.section + (self.current or 0)
        # 万亿 and 万万 raise what stands before them, 五亿三千万 adds to it
        below = [part for part in self.parts if part[1] < unit or (part[1] == unit and not value)]
        if not value and (not below or self.previous not in ("large", "vague")):
            return False
        if value and any(part[1] == unit for part in self.parts):
            return False
        self.parts = [part for part in self.parts if part not in below]
        self.parts.append(((value + sum(part[0] for part in below)) * unit, unit))
        self.magnitude = unit * (self.magnitude if self.previous == "large" else 1)
        self.section, self.current, self.lowest, self.last = Decimal(0), None, Decimal("Infinity"), unit
        self.zero = self.closed = False
        return True

    def _vague(self, match: re.Match[str]) -> bool:
        self.vague = bool(self.previous)
        return self.vague

    def _below(self) -> Decimal:
        """What stands below the last 万 or 亿; 二百五 is 250: a last digit counts in tenths of the unit before it."""
        current = self.current or Decimal(0)
        return self.section + (current * self.last / 10 if self.tail and self.last >= 100 else current)

    def value(self) -> Decimal:
        return self._below() + sum((part[0] for part in self.parts), Decimal(0))


def _read(text: str, at: int, upper: bool) -> tuple[_Sum, int] | None:
    total, end = _Sum(upper), at
    while match := _token().match(text, end):
        blank_first = end == at and match[0][0] in " \u3000\u00a0"
        if blank_first or not total.take(match):
            break
        end = match.end()
    return (total, end) if end > at else None


@cache
def _letter() -> re.Pattern[str]:
    return re.compile(rf"{SPACE}([kKM])(?![A-Za-z0-9])|{SPACE}(打)(?![造开击破印通响好赢车工折下包算败断动法官架卡扫])")


def read_numeral(text: str, at: int) -> Numeral | None:
    """The longest numeral that begins at `at` of a plain text, or None."""
    found = _read(text, at, upper=False)
    if found is None:
        return None
    total, end = found
    letter = _letter().match(text, end)
    if letter and (letter[2] or text[end - 1].isdigit()):
        factor, end = Decimal(alphabet().letters[letter[1] or letter[2]]), letter.end()
    else:
        factor = Decimal(1)
    # 七八百 is read twice, once with each of the two digits
    second = _read(text, at, upper=True) if total.paired else None
    whole = [total.value() * factor, second[0].value() * factor if second else None]
    low, high = (None if value is None else float(value) for value in whole)
    return Numeral(at, end, low or 0.0, high, total.vague, float(total.magnitude * factor))


def value_of(numeral: str) -> float:
    """The value of a text that is one numeral (after `plain`).

    Raises ValueError if it is none.
    """
    found = read_numeral(numeral.strip(), 0)
    if found is None:
        raise ValueError(numeral)
    return found.value
