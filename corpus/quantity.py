"""Quantities in running text: number, unit, qualifier, and where they stand.

`python -m corpus.quantity` reads lines and prints one JSON list a line.
"""
from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import Literal

from .numeral import NUMERAL, SPACE, plain, value_of
from .units import any_of, not_quantities, units

Kind = Literal["number", "count", "money", "percent", "percentage_point", "multiple", "rank"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as printed: `text[start:end]`, without a qualifier that stands before it.

    `value` is in base units, `value_to` the upper end of a range, `unit` an ISO 4217 code, percent, percentage_point,
    multiple, rank, the measure word, or None. Numerals without a unit, years and small spelled counts are of kind "number".
    """

    text: str
    start: int
    end: int
    value: float
    unit: str | None
    qualifier: str | None
    value_to: float | None
    kind: Kind


_BEFORE = {
    "大约": "约", "约为": "约", "约": "约", "大概": "约", "近": "近", "接近": "近", "将近": "近", "超过": "超", "超": "超", "逾": "超",
    "突破": "超", "首破": "超", "高于": "超", "不到": "不到", "不足": "不到", "不及": "不到", "低于": "不到", "少于": "不到", "至少": "以上",
}
_AFTER = {"左右": "左右", "上下": "左右", "以上": "以上", "之上": "以上", "以下": "以下", "以内": "以下", "余": "余", "多": "余", "几": "余"}
_SIGN = rf"(?P<sign>(?:(?<![\dA-Za-z%.])-|负){SPACE})?"
_MORE = rf"(?:{SPACE}(?P<more>[多余几]))?"
_DASH = rf"{SPACE}(?:[-—–~～]+|至|到){SPACE}"
_HALF = {"过半": (50, "超"), "超半数": (50, "超"), "半数以上": (50, "以上"), "一半以上": (50, "以上"), "近半": (50, "近"), "一半": (50, None)}
_SMALL = frozenset("一二三四五六七八九十两")


@cache
def _pattern() -> re.Pattern[str]:
    """One alternative an idea; the first that fits at a place wins."""
    known = units()
    money, count, before = any_of(known.money), any_of(known.count), any_of(known.before)
    percent = rf"%|‰|{SPACE}(?:个{SPACE})?百{SPACE}分{SPACE}点|{SPACE}成(?![为立功员果长本交熟就都效品分份绩套])"
    number = rf"(?:{NUMERAL})"
    unit = rf"{SPACE}(?:{percent}|倍|(?:{money})(?:人民币)?|(?:{count}))"
    ideas = (
        rf"(?P<share>(?P<whole>百{SPACE}分|千{SPACE}分|万{SPACE}分|{number}{SPACE}分){SPACE}之{SPACE}(?P<part>负?{number}))",
        r"(?P<half>超半数|半数以上|一半以上|过半|近半|一半)",
        rf"(?P<doubled>翻了?(?P<times>{number})?番)",
        rf"(?P<ordinal>第{SPACE}(?P<place>{number})(?:{SPACE}(?:{any_of(known.rank)})(?![次于]))?)",
        r"(?P<top>居(?:首位|榜首|首)|首位|榜首)",
        rf"(?P<top_ranked>(?<=排名)(?P<ranked>{number})(?:位|名)?|(?<=位居全球|位列全球|位居世界)(?P<seated>{number})位?)",
        rf"(?P<mixed>{_SIGN.replace('sign', 'minus')}(?P<entire>{number}){SPACE}又{SPACE}(?P<under>{number}){SPACE}分{SPACE}之{SPACE}(?P<over>{number}))",
        rf"(?P<slashed>(?P<ints>\d+ )?(?P<up>\d+)/(?P<down>\d+)(?![\d/]))",
        rf"(?P<plain>(?P<coin>(?:{before}){SPACE})?{_SIGN}(?P<low>{number}){_MORE}(?P<lowunit>{unit})??"
        rf"(?:{_DASH}(?P<high>{number}){_MORE.replace('more', 'moreto')})?(?P<unit>{unit})?)",
    )
    return re.compile("|".join(ideas))


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All figures of a text, left to right, bare numerals included; names such as 一带一路 are none."""
    flat = plain(text)
    masked = not_quantities().sub(lambda match: "\0" * len(match[0]), flat)
    return tuple(_read(text, masked))


def _read(text: str, masked: str) -> Iterator[Quantity]:
    at = 0
    while match := _pattern().search(masked, at):
        at = max(match.end(), at + 1)
        for quantity in _READERS[_idea(match)](match):
            start, end = quantity.start, quantity.end
            yield _qualified(replace(quantity, text=text[start:end]), masked)
            at = max(end, match.start() + 1)


def _idea(match: re.Match[str]) -> str:
    return next(name for name in _READERS if match[name] is not None)


def _at(match: re.Match[str], value: float, unit: str | None, kind: Kind, end: int | None = None) -> Quantity:
    return Quantity("", match.start(), match.end() if end is None else end, value, unit, None, None, kind)


def _share(match: re.Match[str]) -> Iterator[Quantity]:
    sign, part = (-1, match["part"][1:]) if match["part"].startswith("负") else (1, match["part"])
    whole = re.sub(rf"{SPACE}分$", "", match["whole"])
    base = value_of(whole)
    # 百分之 and 千分之 speak of percent; other fractions of a whole do as well.
    value = sign * value_of(part) * 100 / base if base else 0.0
    yield _at(match, round(value, 10), "percent", "percent")


def _half(match: re.Match[str]) -> Iterator[Quantity]:
    value, qualifier = _HALF[match["half"]]
    yield replace(_at(match, float(value), "percent", "percent"), qualifier=qualifier)


def _doubled(match: re.Match[str]) -> Iterator[Quantity]:
    times = value_of(match["times"]) if match["times"] else 1
    yield _at(match, 2.0 ** min(times, 60), "multiple", "multiple")


def _ordinal(match: re.Match[str]) -> Iterator[Quantity]:
    yield _at(match, value_of(match["place"]), "rank", "rank")


def _top(match: re.Match[str]) -> Iterator[Quantity]:
    yield _at(match, 1.0, "rank", "rank")


def _ranked(match: re.Match[str]) -> Iterator[Quantity]:
    yield _at(match, value_of(match["ranked"] or match["seated"]), "rank", "rank")


def _mixed(match: re.Match[str]) -> Iterator[Quantity]:
    under = value_of(match["under"]) or 1.0
    value = value_of(match["entire"]) + value_of(match["over"]) / under
    yield _at(match, -value if match["minus"] else value, None, "number")


def _slashed(match: re.Match[str]) -> Iterator[Quantity]:
    down = int(match["down"])
    if down:
        yield _at(match, int(match["ints"] or 0) + int(match["up"]) / down, None, "number")


def _plain(match: re.Match[str]) -> Iterator[Quantity]:
    unit = match["unit"] or match["lowunit"]
    name, kind = _unit(unit)
    if match["coin"] and kind == "number":
        name, kind = units().before[match["coin"].strip(" \u3000")], "money"
    low, high = value_of(match["low"]), value_of(match["high"]) if match["high"] else None
    if high is not None and not match["lowunit"]:
        low *= _borrowed(match["low"], match["high"], low, high)
    approximate = _approximate(match["low"]) if high is None and kind != "number" else None
    if approximate:
        low, high = approximate
    factor = 10.0 if unit and unit.strip().startswith("成") else 0.1 if unit == "‰" else 1.0
    sign = -1.0 if match["sign"] else 1.0
    if kind == "count" and high is None and _vague(match["low"], low):
        kind = "number"
    if kind == "number" and re.search("[万亿]", match["low"]) and not re.match(rf"{SPACE}[年月日]", match.string[match.end():match.end() + 3]):
        kind = "count"
    more = match["more"] or (match["moreto"] if match["high"] else None) or (re.search("[多余几]", match["low"]) or [None])[0]
    small, end = _small_change(match) if kind == "money" and high is None else (0.0, match.end())
    quantity = _at(match, _times(sign * low, factor) + sign * small, name, kind, end)
    yield replace(quantity, value_to=None if high is None else _times(high, factor), qualifier=_AFTER.get(more or ""))


def _small_change(match: re.Match[str]) -> tuple[float, int]:
    """五元三毛, 50元6角三分: what follows the main unit of an amount of money, and where it ends."""
    rest = _change().match(match.string, match.end())
    if rest is None or not rest[0]:
        return 0.0, match.end()
    tenths, cents = (value_of(rest[name]) if rest[name] else 0.0 for name in ("tenths", "cents"))
    return round(tenths / 10 + cents / 100, 2), rest.end()


@cache
def _change() -> re.Pattern[str]:
    number = rf"(?:{NUMERAL})"
    return re.compile(rf"(?:(?P<tenths>{number}){SPACE}[角毛])?(?:(?P<cents>{number}){SPACE}(?:美分|分(?!{SPACE}之)|日?本?[銭钱]))?")


def _times(value: float, factor: float) -> float:
    return value if factor == 1.0 else round(value * factor, 10)


def _unit(printed: str | None) -> tuple[str | None, Kind]:
    word = re.sub(r"[ \u3000\u00a0]", "", printed or "").removesuffix("人民币") or (printed or "").strip()
    if not word:
        return None, "number"
    if word in ("%", "‰") or word.startswith("成"):
        return "percent", "percent"
    if word.endswith("百分点"):
        return "percentage_point", "percentage_point"
    if word == "倍":
        return "multiple", "multiple"
    code = units().money.get(word)
    return (code, "money") if code else (word, "count")


def _vague(numeral: str, value: float) -> bool:
    """两个, 三大类: a spelled count below ten says how a list is divided, not how much there is."""
    return value < 10 and all(character in _SMALL for character in numeral.strip())


def _borrowed(low: str, high: str, low_value: float, high_value: float) -> float:
    """10至20万: the first operand takes the magnitude of the second if it has none."""
    magnitude = re.search(r"[万亿兆]+$", high.strip())
    if re.search("[万亿兆]", low) or not magnitude:
        return 1.0
    factor = value_of("1" + magnitude[0])
    return factor if low_value * factor <= high_value else 1.0


def _approximate(numeral: str) -> tuple[float, float] | None:
    """七八百亿: two neighbouring digits are a range."""
    match = re.fullmatch(r"(.*?)([一二三四五六七八九])([一二三四五六七八九])([十百千万亿兆]*)", numeral)
    if not match or "一二三四五六七八九".find(match[3]) - "一二三四五六七八九".find(match[2]) != 1 or match[1][-1:] in _SMALL - {"十"}:
        return None
    low, high = (value_of(match[1] + match[i] + match[4]) for i in (2, 3))
    return low, high


def _qualified(quantity: Quantity, masked: str) -> Quantity:
    if quantity.qualifier:
        return quantity
    after = masked[quantity.end : quantity.end + 4].lstrip(" \u3000")
    before = masked[max(0, quantity.start - 6) : quantity.start].rstrip(" \u3000")
    word = next((_AFTER[w] for w in ("左右", "上下", "以上", "之上", "以下", "以内") if after.startswith(w)), None)
    word = word or next((_BEFORE[w] for w in sorted(_BEFORE, key=len, reverse=True) if before.endswith(w)), None)
    if word is None and quantity.kind == "percent":
        # 约占全球服务出口的 54%, 超过全球的六成: the qualifier stands before the whole.
        far = re.search(r"(约占|超过|接近|不足|不到)[^，。；：、\d]{1,16}的$", masked[max(0, quantity.start - 22) : quantity.start].rstrip(" \u3000"))
        word = _BEFORE.get(far[1].removesuffix("占")) if far else None
    return replace(quantity, qualifier=word)


_READERS: dict[str, Callable[[re.Match[str]], Iterator[Quantity]]] = {
    "share": _share, "half": _half, "doubled": _doubled, "ordinal": _ordinal, "top": _top, "top_ranked": _ranked,
    "mixed": _mixed, "slashed": _slashed, "plain": _plain,
}


def main(arguments: list[str] | None = None) -> int:
    """Read lines from standard input, print a JSON list of the quantities of each."""
    argparse.ArgumentParser(prog="python -m corpus.quantity", description=main.__doc__).parse_args(arguments)
    for line in sys.stdin:
        print(json.dumps([_line(quantity) for quantity in find_quantities(line.rstrip("\n"))], ensure_ascii=False))
    return 0


def _line(quantity: Quantity) -> dict[str, object]:
    record = asdict(quantity)
    if quantity.unit == "percent" and re.search(rf"(?<![百千万亿仟佰萬]){SPACE}分{SPACE}之", quantity.text):
        # On its own a fraction such as 五分之一 is a plain number; in a report it is a share.
        record |= {"value": quantity.value / 100, "unit": None}
    return record


if __name__ == "__main__":
    sys.exit(main())
