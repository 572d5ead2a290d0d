"""How a question asks: its kind, and what is left of it without the words that only ask."""
from __future__ import annotations

import re
from functools import cache
from typing import Literal

from .asking_heads import kind_by_noun
from .asking_plain import in_plain_words
from .wordlists import any_word

TextKind = Literal["opinion", "why", "time", "definition", "role", "list", "who", "policy", "claim", "plain"]

_FRAMES = ("definition", "role", "list", "policy", "time", "who", "why", "yes_no")
_BY_FRAME: tuple[TextKind, ...] = ("role", "list", "who", "definition", "policy")
_YES_NO = re.compile(
    r"吗|(?<![什怎那这多])么[？?。]*$|对不对|是不是|是否|有没有|能不能|会不会|属实|没错|没记错|对吧|是吧"
)
_OPEN = re.compile(r"什么|怎么|如何|哪|谁|啥")
# 三部法律是什么 asks for a list, not for a definition
_SEVERAL = re.compile(r"[两二三四五六七八九十](?:部|个|类|项|大|种|方面|家|条|点|国)")
_IS_WHAT = re.compile(
    "是(?:一?[个家种项部])?(?:什么|啥)(?:样的)?(?:机构|公司|组织|企业|平台|系统|项目|工程|协定|文件|东西)[？?。]*$"
)
# 哪个先出台, 哪部在前, 谁更早: two events are put in order
ORDER = re.compile(
    "(?:哪一?[个部项份件者家座条]|谁|孰)(?:是|更|较|要)?(?:先|早|在前|在先|晚|后(?!面)|在后|更早|更晚)"
    "|先(?:有|出台|发布|成立)?.{2,30}?还是先|孰先孰后|谁先谁后|先后顺序|时间先后"
)
# two terms are told apart by what each of them is
CONTRAST = re.compile(
    "(?:区别|不同(?:之处|点)|差别|差异|异同|不一样|两码事|分别在哪|差在|有(?:什么|何|哪些)不同"
    "|怎么区分|如何区分|怎样区分|搞混|混淆|分不清)"
)
_AND = re.compile("[和与跟同]|、|以及")
_SHORT = 3
# 在哪些地方 asks for several
_WHERE = "在哪(?![些几个一种类年天月日项两三])"
_HOW_MANY = (
    r"哪\d+[个家条部国项座所款批种类大]"
    r"|哪[两二三四五六七八九十](?:方面|部分|[个类种项大条家国部点步块样处座层批城省市权者])"
)
_FIGURE = re.compile(r"多少|(?<!哪)几[个家条部笔项成倍]|百分之几|多大|多高|多长|排?第几|老几|增速|增幅|涨幅|降幅|占比")


def kind_of(question: str) -> TextKind:
    """The kind of a question, by the most telling of its words."""
    question = in_plain_words(question)
    if _frame("opinion").search(question):
        return "opinion"
    if _why().search(question):
        return "why"
    if _frame("time").search(question):
        return "time"
    if _IS_WHAT.search(question) or (CONTRAST.search(question) and _AND.search(question)):
        return "definition"
    if _YES_NO.search(question) and not _OPEN.search(question):
        return "claim"
    if ORDER.search(question):
        return "time"
    # 有什么打算 asks for a policy though 有什么 asks for a list: the longest words decide
    found = ((len(m[0]), -at, kind) for at, kind in enumerate(_BY_FRAME) for m in _frame(kind).finditer(question))
    length, _, kind = max(found, default=(0, 0, "plain"))
    # what a word asks for on its own says less than the noun behind it, or at the end
    if length <= _SHORT and kind in ("policy", "plain") and (noun := kind_by_noun(question, asked=bool(length))):
        kind = noun
    return "list" if kind == "definition" and _SEVERAL.search(question) else kind


def asks_number(question: str) -> bool:
    """Whether its words ask for a number."""
    return bool(_FIGURE.search(question))


def subject_of(question: str) -> str:
    """The question without the words that ask, still in order."""
    bare = _frame(*_FRAMES).sub(" ", question)
    return re.sub(r"[？?！!。；;：:，,\s]+", " ", bare).strip()


@cache
def _frame(*kinds: str) -> re.Pattern[str]:
    counted = "|" + _HOW_MANY if "list" in kinds else ""
    where = "|" + _WHERE if "who" in kinds else ""
    return re.compile(any_word("asking", *kinds) + counted + where)


@cache
def _why() -> re.Pattern[str]:
    # 成为什么, 称为什么 and 作为什么 ask for a thing, not for a reason
    return re.compile(r"(?<![成称作认视列定分改])" + any_word("asking", "why"))
