"""How far the words of a question are borne out by a fact: by its slots, its own clause, or what stands before it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from index.lexicon import words as index_words

from .matching_views import View
from .query import Target
from .slots_words import soft_words

_CURRENCY_WORDS = ("人民币", "美元")
_BODY = re.compile(r"(?:院|部|署|局|会|协会|组织|中心|机构|公司|银行|白皮书|报告|工委|研究所|监测|社|网)$")
_GENERAL_FLOW = re.compile("(?:服务|货物|商品|贸易|对外)+(?:进出口|出口|进口|贸易)(?:总?额)?")
_PAIRED = re.compile(r"企业对\S+|消费者对\S+|[a-z]2[a-z]", re.IGNORECASE)
_COUNTS = {"笔数", "数量", "件数", "个数", "家数", "户数"}
# the thing that a question counts: 多少个自贸协定
COUNTED_NOUN = re.compile(r"(?:多少|(?<!哪)几)(?:个|家|部|条|项|座|所|款|套|名|种)?(?P<noun>[\u4e00-\u9fff]{2,6})")
# a target of more words is a text, not a question: no fact bears it out, so the rest need not be looked up
MOST_WORDS = 30
_DIRECTED = re.compile("(?:进出口|出口|进口|贸易)$")
_NAMED, _LEAST_NAMED = 0.7, 0.15
_BEFORE_WORTH, _EXTRA_COST = 0.5, 0.6


@lru_cache(maxsize=512)
def credits_of(views: tuple[View, ...], term: str) -> Mapping[View, float]:
    """The facts that bear a word out, each with its credit: 1 where its slots name it, less where its sentence does.

    Kept for the last few hundred words, since the words of one question are looked up for several targets.
    """
    found = ((view, term_coverage(term, view)) for view in views)
    return {view: credit for view, credit in found if credit}


def term_coverage(term: str, view: View) -> float:
    """1 where the slots of a fact name the term, less where only its sentence does, 0 where nothing does."""
    low, text = term.lower(), view.lower
    if low in text:
        return 1.0
    # 企业对消费者 shares its words with 企业对企业 and is its opposite
    if _PAIRED.fullmatch(term):
        return 0.0
    # a long word may be interrupted in the report: 数据产生量
    if len(term) > 3 and all(low[i : i + 2] in text for i in range(len(term) - 1)):
        return 0.95
    if len(term) > 2 and not term.isascii() and (_halves(low, text) or _pieces(term, text)):
        return 0.8
    if low in view.near:
        return 0.6
    if len(term) > 2 and term[0] in "总全" and term[1:] in text:
        return 0.9
    return 0.6 if low in view.wide and _is_body(term) else 0.0


def _halves(term: str, text: str) -> bool:
    """Whether a word is made of two words that the text has apart: 海外用户 in 海外网站…用户."""
    return any(term[:i] in text and term[i:] in text for i in range(2, len(term) - 1))


@cache
def _general() -> re.Pattern[str]:
    words = sorted((word for word in soft_words() if len(word) > 1), key=lambda w: (-len(w), w))
    return re.compile("|".join(words))


def _pieces(term: str, text: str) -> bool:
    """Whether all telling words of a long name stand in the text: 离岸服务外包 in 离岸信息技术外包."""
    words = [word for word in _general().split(term) if len(word) > 1] if len(term) > 3 else []
    return len(words) > 1 and all(word.lower() in text for word in words)


def _vague(term: str) -> bool:
    """Whether a word is general by itself: 服务, 服务进出口."""
    return term in soft_words() or bool(_DIRECTED.search(term))


def _inside(term: str, name: str, text: str) -> bool:
    """Whether the text has the term only where it has the longer name that overlaps it."""
    bare, rest = name.lower(), text
    while (at := rest.find(bare)) >= 0:
        rest = rest[:at] + "\0" + rest[at + len(bare) :]
    return term.lower() not in rest


def _is_body(term: str) -> bool:
    """Whether a word is a body or publication: these are named once for a whole paragraph."""
    return bool(_BODY.search(term)) or (term.isascii() and term.isalpha() and term.isupper())


class Wanted:
    """The words of one target, weighed once for all facts."""

    def __init__(self, target: Target, views: tuple[View, ...]) -> None:
        self.target = target
        # long words say more than short ones
        self.weights = {term: 1.0 + 0.2 * min(len(term), 8) for term in target.terms}
        pairs = [term for term in target.terms if _PAIRED.fullmatch(term)]
        for term in pairs[1:] if "还是" in target.text else ():
            del self.weights[term]  # of two that exclude each other, one answers
        self.total = sum(self.weights.values())
        self.asked = " ".join((*target.terms, *target.soft, target.text)).lower()
        counts = COUNTED_NOUN.search(target.text)
        self.noun = counts["noun"][:2] if counts else None
        self.soft = {soft: _soft_worth(soft) for soft in target.soft}
        self.credits = {
            term: credits_of(views, term) if at < MOST_WORDS else {} for at, term in enumerate(self.weights)
        }

    def asks_half(self, term: str) -> bool:
        """Whether the question has a long part of a term."""
        low = term.lower()
        return any(word in low or low in word for word in map(str.lower, self.target.terms))

    def candidates(self, views: tuple[View, ...]) -> tuple[View, ...]:
        """The facts that bear out a word at all, in reading order; all of them where no word is asked for."""
        if not self.credits:
            return views
        touched = set().union(*self.credits.values())
        counted = self.noun or "\0"
        return tuple(view for view in views if view in touched or view.noun.startswith(counted))

    def against(self, view: View) -> tuple[float, float]:
        """The share of the words that a fact bears out, and a score that counts the fact's own words too."""
        found = {term: self.credits[term].get(view, 0.0) for term in self.weights}
        extra = [
            term for term in view.terms if term.lower() not in self.asked and not _halves(term.lower(), self.asked)
        ]
        for term in self.weights:
            if found[term] == 1.0 and _vague(term) and any(_inside(term, name, view.lower) for name in extra):
                found[term] = 0.0  # 服务进出口 is not what 可数字化交付服务进出口 measures
            if found[term] < 1.0 and extra and _GENERAL_FLOW.fullmatch(term):
                found[term] = 0.0  # the words of 服务出口 stand apart in exports of any service
        if self.noun and view.noun.startswith(self.noun):
            extra = extra[1:]  # a count that counts the very thing asked may say by whom
        if view.terms and len(extra) <= len(view.terms) / 2 and (not extra or len(view.terms) - len(extra) > 1):
            # a fact whose own words are asked for may have the rest from the sentences before it
            found |= {
                term: _BEFORE_WORTH
                for term, credit in found.items()
                if not credit and term in view.before and not _PAIRED.fullmatch(term)
            }
        covered = sum(self.weights[t] for t, c in found.items() if c > 0) / self.total if self.total else 1.0
        named = sum(self.weights[t] for t, c in found.items() if c >= _NAMED) / self.total if self.total else 1.0
        # a sentence names many things: what the question is about must stand in the slots themselves
        counted = self.noun is not None and view.noun.startswith(self.noun)
        covered = covered if named >= _LEAST_NAMED or counted else min(covered, named)
        score = sum(self.weights[t] * c for t, c in found.items()) / self.total * 4 if self.total else 0.0
        if _COUNTS & self.soft.keys() and "金额" in view.subject:
            score -= _EXTRA_COST  # 笔数 asked, 金额 printed
        score += sum(worth for soft, worth in self.soft.items() if soft in view.text)
        # of two facts that fit alike, the one with less of its own to say is meant
        unasked = sum(character not in self.asked for character in view.subject)
        return covered, score - _EXTRA_COST * len(extra) - 0.02 * unasked


def _soft_worth(word: str) -> float:
    """What a general word adds to a fact that has it: the noun of a measure (金额, 笔数) tells more than a verb."""
    if word in _CURRENCY_WORDS:
        return 0.8
    if re.search("出口|进口|规模|总额", word):
        return 0.1
    return 0.5 if word in index_words("indicators")["measure"] else 0.2
