"""What a question asks for by its noun: 有何安排, 哪几个行业, or, without question words, 请说明X的内涵 and X 口径."""
from __future__ import annotations

import re
from functools import cache
from typing import Literal

from .wordlists import any_word

NounKind = Literal["definition", "list", "policy", "time", "why"]

_KINDS: tuple[NounKind, ...] = ("time", "why", "definition", "list", "policy")
_ASKER = "(?:什么样的?|怎样的?|怎么样的?|什么|哪些|哪种|哪一种|哪[几两二三四五六七八九十][个种类家项条大]|何)"
_END = r"[\s？?。！!；;，,：:]*$"
_YEAR_LAST = re.compile(r"\s+(?:19|20)\d\d年?$")
# 数字贸易 定义 and 出台的时间是 both end with what they ask for
_TAIL = "(?:的|是|为|有|呢|吧)?(?:何在|在哪儿?|在哪里|是什么|有哪些|如何|怎样)?"
# 请说明X asks for what is said of it, unless it is an amount
_TELL = re.compile("科普|普及一下|说明|阐明|阐述|简述|概述|介绍|讲讲|谈谈|说说|梳理|概括|描述")
_AMOUNT = re.compile(r"(?:额|率|量|数|规模|值|比重|水平|增速|增幅|总长度|长度|多少)[\s？?。，]*$")
_LIST_VERBS = re.compile("列明|列示|列出|列举|罗列|枚举|逐一|逐条|逐项|列列|列一下")


def kind_by_noun(question: str, asked: bool) -> NounKind | None:
    """The kind that the noun asked for shows, None where there is none.

    `asked` says that the question has words that ask: then only a noun right behind them tells.
    """
    if asked:
        return next((kind for kind in _KINDS if _behind_asker(kind).search(question)), None)
    text = _without_order(question)
    if _LIST_VERBS.search(question):
        return "list"
    kind = next((kind for kind in _KINDS if _at_end(kind).search(text)), None)
    return kind or ("policy" if _TELL.search(question) and not _AMOUNT.search(text) else None)


def _without_order(question: str) -> str:
    """The question without the courtesy at its end, and the verb that asks at its beginning."""
    text = _YEAR_LAST.sub("", question)
    while (shorter := _ending().sub("", text)) != text:
        text = shorter
    return _beginning().sub("", text)


@cache
def _behind_asker(kind: NounKind) -> re.Pattern[str]:
    return re.compile(_ASKER + "(?:主要|具体|重要|新的?)?" + any_word("asking", f"{kind}_noun"))


@cache
def _at_end(kind: NounKind) -> re.Pattern[str]:
    return re.compile(any_word("asking", f"{kind}_noun") + _TAIL + _END)


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(r"[，,\s]*" + any_word("asking", "order_end") + _END)


@cache
def _beginning() -> re.Pattern[str]:
    courtesy = "(?:[请烦望]|敬请|烦请|帮我|给我|给|一句话|简要|简单|扼要|具体)*"
    return re.compile(f"^{courtesy}{any_word('asking', 'order')}(?:一下|清楚|清)?[：:，,]?")
