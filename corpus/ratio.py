"""Shares, fractions and multiples in words: 百分之五, 三分之二, 过半, 翻一番, 1 3/4."""
from __future__ import annotations

import re
from functools import cache

from .alphabet import alphabet
from .figure import Quantity, figure
from .numeral import SIGN, SPACE, Numeral, read_numeral

_OF = re.compile(rf"{SPACE}分{SPACE}之{SPACE}")
_AND = re.compile(rf"{SPACE}又{SPACE}")
_NEGATIVE = re.compile(rf"[负-]{SPACE}")
# 近半年 and 过半天 are stretches of time.
_HALF = re.compile(r"(?P<word>半数以上|一半以上|半数|一半)|(?<=[过超近])半(?![年月天小个夜路导])")
_HALF_BEFORE = re.compile(r"(?:超过|超|过|近|逾)$")
_DOUBLED = re.compile(r"翻了?(?P<nearly>近|约|超过?|逾)?")
_DOUBLED_END = re.compile(rf"{SPACE}番")
_SLASHED = re.compile(r"(?:(\d{1,4}) )?(\d{1,4})/(\d{1,4})(?![\d/])")


@cache
def _power() -> re.Pattern[str]:
    """百, 千, 百万 before 分之: with no digit of their own they speak of percent."""
    powers = "".join((*alphabet().small, *alphabet().large)).replace("十", "")
    power = rf"(?P<power>[{powers}](?:{SPACE}[{powers}]){{0,3}})"
    return re.compile(rf"(?P<sign>(?:{SIGN})?){power}{_OF.pattern}(?P<negative>[负-]?)")


def is_percent_fraction(text: str) -> bool:
    """Whether a plain text is a fraction of a bare power (百分之五), not one of a number (五分之一)."""
    return _power().match(text.lstrip("- 负")) is not None


def share_of_power(text: str, at: int) -> Quantity | None:
    """百分之五, 千分之三, 百万分之二: percent."""
    match = _power().match(text, at)
    part = read_numeral(text, match.end()) if match else None
    if match is None or part is None:
        return None
    base = 1
    for character in match["power"].replace(" ", "").replace("\u3000", ""):
        base *= alphabet().small.get(character) or alphabet().large.get(character, 1)
    # Rounded, since a quotient of floats would show digits that nobody printed
    value = round(part.value * 100 / base, 12)
    return figure(at, part.end, -value if match["negative"] or match["sign"] else value, "percent", "percent")


def fraction(text: str, at: int) -> Quantity | None:
    """三分之二 (percent of a whole), 三又二分之一 (a number)."""
    start, first = _signed(text, at)
    if first is None or not (joint := _AND.match(text, first.end) or _OF.match(text, first.end)):
        return None
    negative, (further, second) = start > at, _signed(text, joint.end())
    if second is None:
        return None
    if "又" not in joint[0]:
        sign = -1.0 if negative != (further > joint.end()) else 1.0
        value = sign * second.value / first.value if first.value else 0.0
        return figure(at, second.end, round(value * 100, 10), "percent", "percent")
    third = _OF.match(text, second.end)
    over = read_numeral(text, third.end()) if third else None
    if over is None or not second.value:
        return None
    value = first.value + over.value / second.value
    return figure(at, over.end, -value if negative else value)


def _signed(text: str, at: int) -> tuple[int, Numeral | None]:
    sign = _NEGATIVE.match(text, at)
    start = sign.end() if sign else at
    return start, read_numeral(text, start)


def slashed(text: str, at: int) -> Quantity | None:
    """3/5 and 1 3/5, not the dates 2021/8/5 and 2021/2022."""
    match = _SLASHED.match(text, at)
    if match is None or not int(match[3]) or re.match(r"(?:19|20)\d\d$", match[2]) or text[at - 1 : at] == "/":
        return None
    return figure(at, match.end(), int(match[1] or 0) + int(match[2]) / int(match[3]))


def half(text: str, at: int) -> Quantity | None:
    """一半, 半数以上, 过半."""
    match = _HALF.match(text, at)
    if match is None:
        return None
    before = _HALF_BEFORE.search(text[max(0, at - 2) : at])
    qualifier = ("近" if before[0] == "近" else "超") if before else None
    if match[0].endswith("以上"):
        qualifier = "以上"
    # 过半 is one word; 超过一半 is a figure with a qualifier before it.
    start = at - len(before[0]) if before and not (match["word"] or "").startswith("一") else at
    return figure(start, match.end(), 50.0, "percent", "percent", qualifier)


def doubled(text: str, at: int) -> Quantity | None:
    """翻番, 翻一番: 2; 翻两番: 4."""
    match = _DOUBLED.match(text, at)
    if match is None:
        return None
    times = read_numeral(text, match.end())
    end = _DOUBLED_END.match(text, times.end if times else match.end())
    if end is None:
        return None
    # The bound keeps 翻一亿番 a number
    nearly = {"近": "近", "约": "约", "超": "超", "超过": "超", "逾": "超"}.get(match["nearly"] or "")
    return figure(at, end.end(), 2.0 ** min(times.value if times else 1.0, 60.0), "multiple", "multiple", nearly)
