"""约, 超, 左右, …: words around a figure that say how exactly it is meant (qualifiers.txt)."""
from __future__ import annotations

import re
from functools import cache

from .figure import Quantity
from .numeral import SPACE
from .vocabulary import any_of, sections


@cache
def _words(role: str) -> dict[str, str]:
    named = {name: lines for name, lines in sections("qualifiers.txt").items() if name.startswith(role)}
    return {word: name.split()[1] for name, lines in named.items() for line in lines for word in line.split()}


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![附最远邻靠就新亲])({any_of(_words('before'))}){SPACE}$")


@cache
def _after() -> re.Pattern[str]:
    # 倍多 and 元多 qualify, 多 before a noun (3家多边机构) does not.
    words = any_of(word for word in _words("after") if len(word) > 1)
    return re.compile(rf"{SPACE}(?:({words})|[多余](?![\u4e00-\u9fff]))")


@cache
def _far() -> re.Pattern[str]:
    # Behind 占 the whole may stand right before the figure: 约占全球七分之一
    whole = r"(?:\d{4}年)?[^，。；：、\d]{0,16}的|(?<=占)[^，。；：、\d的]{2,8}"
    return re.compile(rf"({any_of(_words('far'))})(?:{whole}){SPACE}$")


def qualifier_of(quantity: Quantity, text: str) -> str | None:
    """The qualifier of a figure in a plain text, by the words before it, then behind it, then before its whole."""
    if quantity.qualifier:
        return quantity.qualifier
    start = quantity.start
    before = _before().search(text[max(0, start - 8) : start])
    # 超5000部以上: the word behind the figure is the more specific one
    if after := _after().match(text, quantity.end):
        return _words("after")[after[1]] if after[1] else "余"
    if before:
        return _words("before")[before[1]]
    far = _far().search(text[max(0, start - 24) : start]) if quantity.kind in ("percent", "multiple") else None
    return _words("far")[far[1]] if far else None
