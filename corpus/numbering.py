"""How headings are numbered: 第一章, 一、, （一）, 1., 1.1, （1）, ①."""
from __future__ import annotations

import re
from dataclasses import dataclass

_HAN = "零〇一二三四五六七八九十百"
_DIGIT_OF = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0}

# Style, rank (lower stands higher in the report), pattern. The first that matches names the style.
_STYLES: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    ("part", 10, re.compile(rf"第[ \u3000]*([{_HAN}]+|\d+)[ \u3000]*(?:编|篇|部分)(?=[ \u3000\t:：]|\S)")),
    ("chapter", 20, re.compile(rf"第[ \u3000]*([{_HAN}]+|\d+)[ \u3000]*章(?=[ \u3000\t:：]|\S)")),
    ("part", 20, re.compile(r"(?:Chapter|CHAPTER|Part|PART)[ ]+(\d+|[IVX]+)\b[.:]?")),
    ("clause", 30, re.compile(rf"第[ \u3000]*([{_HAN}]+|\d+)[ \u3000]*节(?=[ \u3000\t:：]|\S)")),
    ("han", 40, re.compile(rf"([{_HAN}]+)[、．.](?!\d)")),
    ("bracketed han", 50, re.compile(rf"[（(][ ]?([{_HAN}]+)[ ]?[)）]")),
    ("digit", 60, re.compile(r"(\d{1,2})[.．、](?!\d)")),
    ("dotted", 61, re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})\.?(?=[ \u3000\t]*[^\d\s.%％—－～~-])")),
    ("bracketed digit", 70, re.compile(r"[（(][ ]?(\d{1,2})[ ]?[)）]|(\d{1,2})[)）]")),
    ("circled", 80, re.compile("([①-⑳])")),
    ("plain digit", 58, re.compile(r"(\d{1,2})(?=[ \u3000\t]+[^\d\s])")),
)
# Styles that a quantity at the start of a line looks like: "1.92 万亿元", "3 个国家".
WEAK = frozenset({"dotted", "plain digit"})


@dataclass(frozen=True, slots=True)
class Numbering:
    """The number in front of a heading or list entry; `ordinal` counts from 1, None if it can't be read."""

    style: str
    rank: int
    ordinal: int | None
    length: int


def numbering(text: str) -> Numbering | None:
    """The numbering that `text` begins with, or None."""
    for style, rank, pattern in _STYLES:
        match = pattern.match(text)
        if match:
            number = next(group for group in match.groups() if group)
            depth = number.count(".") if style == "dotted" else 1
            return Numbering(style, rank + depth - 1, _ordinal(number), match.end())
    return None


def _ordinal(number: str) -> int | None:
    last = number.rsplit(".", 1)[-1]
    if last.isascii():
        return int(last) if last.isdecimal() else None
    if "①" <= last <= "⑳":
        return ord(last) - ord("①") + 1
    return _han_number(last)


def _han_number(text: str) -> int | None:
    if "百" in text:
        return None
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGIT_OF.get(ones) if len(ones) == 1 else None
    return 10 * (_DIGIT_OF.get(tens, 0) if tens else 1) + (_DIGIT_OF.get(ones, 0) if ones else 0)
