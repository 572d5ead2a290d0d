"""Words of everyday speech in a question, which need not be borne out where no fact speaks of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from index.lexicon import words as index_words

from .slots_names import names
from .word_kinds import kinds_of
from .wordlists import word_set

# pronouns, particles, adverbs, interjections, set phrases; numerals only with an everyday measure word
_SMALL = frozenset("r u y e o p c d i z".split())
_EVERYDAY_COUNT = re.compile("[一两几多半数][\u4e00-\u9fff]{1,2}")
# 多少万笔: magnitude and measure word are slots of their own
_MAGNITUDE = re.compile("^[万亿千百]+")
# verbs and adjectives: 退货金额 and 退货率 measure 退货, 把持了份额 measures no 把持
_DOING = frozenset("v a ad an vd".split())
# 各国, 人均, 高速: parts of words that do tell what is measured
_TELLING = re.compile("[国省市县区部级均都速期网线外]")


def passing(terms: Sequence[str], text: str) -> tuple[str, ...]:
    """Those of the terms that are words of everyday speech in this text."""
    others = "|".join(map(re.escape, terms))
    return tuple(term for term in terms if _passes(term, text, others))


def _passes(term: str, text: str, others: str) -> bool:
    if _MAGNITUDE.match(term) and _MAGNITUDE.sub("", term) in word_set("slots", "counted"):
        return True
    if term in word_set("slots_fillers", "passing"):
        counted = f"{re.escape(term)}(?:总?数量?|人数)?(?:有|是|达)?(?:多少|几)(?:万|亿)?[个家人名位]"
        return re.search(counted, text) is None
    if term in names() or term in index_words("indicators")["measure"]:
        return False
    kinds = kinds_of(term)
    if "m" in kinds:
        return _EVERYDAY_COUNT.fullmatch(term) is not None
    if kinds & _SMALL:
        return _TELLING.search(term) is None
    # 倒闭的企业 and 倒闭企业 are other ones than 企业
    attributive = re.search(f"{re.escape(term)}(?:的[\u4e00-\u9fffA-Za-z“]|{others})", text, re.IGNORECASE)
    return bool(kinds & _DOING) and attributive is None and not _is_measured(term, text)


def _is_measured(term: str, text: str) -> bool:
    """Whether the noun of a measure, a question for the amount or the end follows the word."""
    return re.search(re.escape(term) + _measured_by(), text, re.IGNORECASE) is not None


@cache
def _measured_by() -> str:
    nouns = sorted((noun for noun in index_words("indicators")["measure"]), key=lambda noun: (-len(noun), noun))
    asked = "多少|几|率|比重|占比|比例|份额|增速|增幅|增长|同比|排名|位次|人数|人次|情况|[，。？?！!；]|$"
    return "的?(?:总|累计|实际)?(?:" + "|".join(map(re.escape, nouns)) + f"|{asked})"
