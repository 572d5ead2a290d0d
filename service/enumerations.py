"""Enumerations in Chinese sentences: A、B、C和D, 《A》《B》, 一是…二是…."""
from __future__ import annotations

import re

_THING = r"[^，。；：、！？]{1,40}"
_LISTED = re.compile(rf"{_THING}(?:、{_THING})+")
_TITLES = re.compile(r"《[^《》]+》(?:[、和与及]?《[^《》]+》)+")
# 日本占21.7%，美国占17.9%，…
_SHARES = re.compile(r"[^，。；：、]{1,8}占 ?[\d.]+%(?:，[^，。；：]{1,16}占 ?[\d.]+%)+[^。；]{0,20}")
# enumerations by number instead of 、
_ORDINALS = re.compile(r"一是.+?二是|（1）.+?（2）|第一，.+?第二，|一方面.+?另一方面")
_PAIR = re.compile(
    r"(?:仅次于|包括|分为|分成|和|与|为|是|在)[^，。；：、]{2,20}(?:和|与|及|以及)[^，。；：、]{2,20}"
)


def enumerations(text: str, pairs: bool = False) -> list[tuple[int, int]]:
    """Where a sentence enumerates, as character ranges; with `pairs` two things joined by 和 count too."""
    patterns = (_LISTED, _TITLES, _ORDINALS, _SHARES, *((_PAIR,) if pairs else ()))
    found = (match for pattern in patterns for match in pattern.finditer(text))
    return sorted((match.start(), match.start() + len(_members(match[0]))) for match in found)


def _members(listed: str) -> str:
    """The members alone: the last one runs on into the sentence, so it is cut at 等 or near the others' length."""
    before, mark, last = listed.rpartition("、")
    if not mark:
        return listed
    longest = max(len(thing) for thing in before.split("、")[1:] or [before[-8:]])
    ending = re.match(rf"[^等]{{1,{longest + 8}}}?(?=等|$)", last)
    return before + mark + (ending[0] if ending else _last_member(last, longest))


def _last_member(last: str, longest: int) -> str:
    joined = re.match(r"(?P<one>[^和与及]{1,12}(?:和|与|及|以及))(?P<two>.+)", last)
    return joined["one"] + joined["two"][: longest + 2] if joined else last[: longest + 2]


def items_start(text: str, span: tuple[int, int]) -> int:
    """Where the second thing of an enumeration begins: before it the first one still carries the verb."""
    cut = re.search(r"[、》]|二是|和|与", text[span[0] : span[1]])
    return span[0] + (cut.end() if cut else 0)


def end_of_clause(text: str, at: int) -> int:
    """Where the clause ends that goes on at this place."""
    cut = re.compile("[，；。]").search(text, at)
    return cut.start() if cut else len(text)
