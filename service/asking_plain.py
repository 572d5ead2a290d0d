"""Questions in dialect, chat and official style, put into the plain words that the readers of questions know."""
from __future__ import annotations

import re
from functools import cache, lru_cache

from .wordlists import any_word, equations, word_set

_HAN = "[\u4e00-\u9fff]"
# 挂的牌, 开了通: a verb of two characters said apart
_APART = re.compile(rf"(?P<first>{_HAN})(?:的|了|过|得)(?P<second>{_HAN})")
# 之 before what is asked for is the written form of 的
_FINAL = re.compile(r"[嘛咯嘞撒哈哟哩噻呗咧][？?。！!]*$")


@lru_cache(1024)
def in_plain_words(question: str) -> str:
    """The question in plain words; what is already plain stays as it is."""
    text = _FINAL.sub("", question)
    for said, plain in equations("asking_plain"):
        text = text.replace(said, plain)
    return _APART.sub(_together, _written().sub("的", text))


@cache
def _written() -> re.Pattern[str]:
    nouns = any_word("asking", *(f"{kind}_noun" for kind in ("definition", "list", "policy", "time", "why")))
    return re.compile(f"(?<=[\u4e00-\u9fff”》）A-Za-z])之(?={nouns})")


def _together(match: re.Match[str]) -> str:
    verb = match["first"] + match["second"]
    return verb if verb in word_set("plain_words", "event") else match[0]
