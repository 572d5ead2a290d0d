"""Questions in dialect, chat and official style, put into the plain words that the readers of questions know."""
from __future__ import annotations

import re
from functools import lru_cache

from .wordlists import equations, word_set

_HAN = "[\u4e00-\u9fff]"
# 挂的牌, 开了通: a verb of two characters said apart
_APART = re.compile(rf"(?P<first>{_HAN})(?:的|了|过|得)(?P<second>{_HAN})")
# 之 before what is asked for is the written form of 的
_WRITTEN = re.compile(
    r"(?<=[\u4e00-\u9fff”》）A-Za-z])之(?=[\u4e00-\u9fff]{2})(?!间|后|前|外|内|中|一|所以|类|处|初|际|时)"
)
_FINAL = re.compile(r"[嘛咯嘞撒哈哟哩噻呗咧][？?。！!]*$")


@lru_cache(1024)
def in_plain_words(question: str) -> str:
    """The question in plain words; what is already plain stays as it is."""
    text = _FINAL.sub("", question)
    for said, plain in equations("asking_plain"):
        text = text.replace(said, plain)
    return _APART.sub(_together, _WRITTEN.sub("的", text))


def _together(match: re.Match[str]) -> str:
    verb = match["first"] + match["second"]
    return verb if verb in word_set("plain_words", "event") else match[0]
