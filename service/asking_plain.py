"""Questions in dialect, chat and official style, put into the plain words that the readers of questions know."""
from __future__ import annotations

import re
from functools import cache, lru_cache

from .wordlists import any_word, equations, word_set

_HAN = "[\u4e00-\u9fff]"
# 挂的牌, 开了通: a verb of two characters said apart
_APART = re.compile(rf"(?P<first>{_HAN})(?:的|了|过|得)(?P<second>{_HAN})")
# 之 before what is asked for is the written form of 的
_PARTNERS = {"美": "美国", "欧": "欧盟", "日": "日本", "韩": "韩国", "俄": "俄罗斯", "英": "英国", "德": "德国",
             "法": "法国", "印": "印度", "澳": "澳大利亚"}  # fmt: skip
# 中美经贸: the two countries by one character each
_WITH_US = re.compile(
    f"(?<!发展)(?<![其当集])中(?P<partner>[{''.join(_PARTNERS)}])(?=数字|贸易|双边|之间|两国|关系|合作|谈判|自贸|经贸|电商|跨境|数据|在)"
)
_FINAL = re.compile(r"[嘛咯嘞撒哈哟哩噻呗咧][？?。！!]*$")


@lru_cache(1024)
def in_plain_words(question: str) -> str:
    """The question in plain words; what is already plain stays as it is."""
    text = _FINAL.sub("", question)
    for said, plain in equations("asking_plain"):
        text = text.replace(said, plain)
    text = _WITH_US.sub(lambda match: f"中国和{_PARTNERS[match['partner']]}", text)
    return _APART.sub(_together, _written().sub("的", text))


@cache
def _written() -> re.Pattern[str]:
    nouns = any_word("asking", *(f"{kind}_noun" for kind in ("definition", "list", "policy", "time", "why")))
    return re.compile(f"(?<=[\u4e00-\u9fff”》）A-Za-z])之(?={nouns})")


def _together(match: re.Match[str]) -> str:
    verb = match["first"] + match["second"]
    return verb if verb in word_set("plain_words", "event") else match[0]
