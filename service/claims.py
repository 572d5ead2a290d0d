"""Whether the reports say what a question claims, where the claim holds no figure."""
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .asked import Asked
from .bearing import Borne
from .dates import DATE, clause_of, governing_date
from .events import said_of
from .found import Found, marked, quote, sentence
from .places import is_foreign, places
from .prose import shortened
from .verdicts import RIGHT, WRONG
from .wanted import Wanted
from .wordlists import word_lists

_LONGEST = 200
# 对不对 and 没错 belong to the asking, not to the claim
_NOT = re.compile(
    r"(?<!对)(?:并不|并未|没有(?!错)|尚未|还没|不是(?!吗)|并非|不再|暂未|仍未|尚无|未能|未(?=纳入|列入|包括|设|获)|不包括|不含|不属于|不会|没(?!错|记))|从未|无需"
    r"|不(?=[属算需必允具])"
)
# what may or will happen has not happened
_HEDGED = re.compile(r"或将|有望|预计|未来[^，。]{0,12}将|拟|计划|申请加入|推进加入|力争|尚|仍需|有待|如果|可能")
_NOW = re.compile(r"现在|目前|已经|已(?!知)|如今|当前|正式|完成|早已|了(?:吗|对)")
_CLAIM_HEDGED = re.compile(r"将|未来|预计|有望|可能|申请|推进|计划|拟")
_COMPARES = re.compile("超过|超越|高于|多于|大于|快于|领先|低于|少于|小于|落后|不如|仅次于")
_NAMES = re.compile(r"[A-Za-z]{2,}")


def judge_claim(asked: Asked, ranked: Sequence[Borne]) -> Found | None:
    """正确 or 不正确 with the sentence that decides it; None where no sentence is about the claim."""
    best = next((borne for borne in ranked if _about(borne)), None)
    if best is None:
        return None
    verdict = _verdict(asked, best)
    if verdict is None:
        return None
    text = shortened(sentence(best.statement), asked.forms(), _LONGEST)
    return Found(f"{verdict}{marked(text, 1)}", (quote(best.statement),), best.share)


def _about(borne: Borne) -> bool:
    # what a wrong claim gets wrong is missing from the sentence, so less than all must do
    return borne.share >= 0.55


def _verdict(asked: Asked, borne: Borne) -> str | None:
    """RIGHT, WRONG, or None where the sentence neither says nor denies the claim."""
    text = borne.statement.bare
# everything but the date fits: then the date is what is wrong
    if asked.dates and not borne.dated:
        return WRONG if _other_date(asked, borne) else None
    if _COMPARES.search(asked.question) and not _COMPARES.search(text):
        return None
    events = [wanted for wanted in asked.wanted if wanted.event]
    said = [said_of(event, text, events) for event in events]
    if None in said:
        return None
    if False in said:
        return WRONG
    clause = text[slice(*clause_of(text, asked.forms()))]
    if denied(asked, text) or bool(_NOT.search(asked.question)) != bool(_NOT.search(clause)):
        return WRONG
    if _HEDGED.search(text) and _NOW.search(asked.question) and not _CLAIM_HEDGED.search(asked.question):
        return WRONG
    if is_foreign(asked.question, text):
        return None
# the sentence names another place than the claim, though the one before names that too
    elsewhere = [wanted for wanted in borne.absent if wanted.word in places() and _replaced(wanted, text)]
    if elsewhere:
        return WRONG
    firm = [wanted for wanted in borne.lacking if not wanted.light]
    if not firm:
        return RIGHT
    return WRONG if all(_replaced(wanted, text) for wanted in firm) and borne.share >= 0.6 else None


def _other_date(asked: Asked, borne: Borne) -> bool:
    """Whether the sentence bears out everything but the date, and gives another one."""
    words = asked.forms()
    return not borne.lacking and governing_date(sentence(borne.statement), words) is not None


def _replaced(wanted: Wanted, text: str) -> bool:
    """Whether the text has something else of the same sort in the place of a word: another country or name."""
    if wanted.word in places():
        return any(place in text for place in (*places(), "我国", "中国"))
    return bool(DATE.fullmatch(wanted.word) or (wanted.hard and _NAMES.search(wanted.word) and _NAMES.search(text)))


def denied(asked: Asked, text: str) -> bool:
    """Whether the text has the opposite of a word of the claim, and not that word."""
    claim = asked.subject
    return any(
        _has(claim, said) and not _has(text, said) and _has(text, other)
        for pair in _antonyms()
        for said, other in (pair, pair[::-1])
    )


def _has(text: str, words: Sequence[str]) -> bool:
    return any(word in text for word in words)


@cache
def _antonyms() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    return tuple(_sides(pair) for pair in word_lists("antonyms")["pair"])


def _sides(pair: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    left, _, right = pair.partition("/")
    return tuple(left.split("|")), tuple(right.split("|"))
