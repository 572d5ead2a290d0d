"""What passages are beside their words: the years that they speak of, and whether they are captions alone."""
from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from .passage import Passage
from .segmentation import fold

Mask = NDArray[np.bool_]
_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d\d(?![\d.亿万千元美家个件户人次台吨公%])")
# 较2021年增长: a year that another one is compared with is not what the passage is about.
_BASE = re.compile(r"[较比从自于](?:19|20)\d\d年?")
_SHORT_YEAR = re.compile(r"(?<![\d.])([0-4]\d)年(?![前来代间内期度以])")
_SPELT_YEAR = re.compile("二[〇零○][〇零○一二三四五六七八九]{2}(?=年)")
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_NEWEST = re.compile("最新|最近|目前|当前|如今|眼下|现在|现阶段")
_HOME = re.compile("我国|中国|全国|国内|本国")
_WORLD = re.compile("全球|世界|国际")
_ASKS_MEANING = re.compile(
    r"(?:什么是|何谓|何为|啥是|[怎如][么何]理解|解释一下|[怎如][么何]定义)([^，。？?\s]{2,20})|"
    r"([^，。？?\s]{2,20}?)(?:是什么意思|是什么|指什么|指的是什么|是指什么|的定义|的含义|的概念|是啥)"
)
_BEFORE_NAME = "，。；：“”、\n"
_MEANS = re.compile(r"”?(?:[（(][^）)]*[）)])?[，,]?(?:是(?!否)|指|即|就是|主要是|包括)")
_CAPTION = re.compile(r"\s*(?:图|表|专栏|数据来源|资料来源|来源|注)")


class Traits:
    """Masks over the passages of several reports."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._none: Mask = np.zeros(len(passages), bool)
        texts = [fold(passage.text) for passage in passages]
        # One long text is searched through in a fraction of the time that thousands of short ones take.
        self._joined = "\n" + "\n".join(texts)
        self._starts = list(accumulate((len(text) + 1 for text in texts), initial=1))
        self._reports = np.array([passage.report for passage in passages], dtype=str)
        spoken_of = [_spoken_of(passage) for passage in passages]
        every = sorted(frozenset().union(*spoken_of))
        self._of_year = {year: np.array([year in years for years in spoken_of]) for year in every}
        self._newest = max((years_in(report) for report in set(self._reports)), key=sorted, default=frozenset())
        self._of_the_world = np.array([bool(_WORLD.search(t)) and not _HOME.search(t) for t in texts], bool)
        self.captions: Mask = np.array([_is_caption(passage.text) for passage in passages], bool)

    def of_reports(self, reports: Sequence[str]) -> Mask:
        """The passages of these reports, of all where none is named."""
        return np.isin(self._reports, list(reports)) if reports else np.ones(len(self._reports), bool)

    def of_year(self, question: str) -> Mask:
        """The passages that speak of a year which the question names (最新: the newest report's), none without one."""
        asked = years_in(question) or (self._newest if _NEWEST.search(question) else frozenset())
        found = [self._of_year[year] for year in sorted(asked) if year in self._of_year]
        mask: Mask = np.logical_or.reduce([self._none, *found])
        return mask

    def abroad(self, question: str) -> Mask:
        """The passages about the world that never speak of China, for a question that does."""
        return self._of_the_world & bool(_HOME.search(question))

    def defining(self, question: str) -> Mask:
        """The passages that say what something is, for a question that asks just this."""
        asked = _ASKS_MEANING.search(fold(question))
        if not asked:
            return self._none
        mask, name = self._none.copy(), (asked[1] or asked[2]).removeprefix("请问")
        at = self._joined.find(name)
        while at >= 0:
            if self._joined[at - 1] in _BEFORE_NAME and _MEANS.match(self._joined, at + len(name)):
                mask[bisect(self._starts, at) - 1] = True
            at = self._joined.find(name, at + len(name))
        return mask


def years_in(text: str) -> frozenset[str]:
    """The years that a text names: 2021, 21年, 二〇二一年."""
    folded = fold(text)
    spelt = {year.translate(_DIGITS) for year in _SPELT_YEAR.findall(folded)}
    return frozenset({*_YEAR.findall(folded), *(f"20{year}" for year in _SHORT_YEAR.findall(folded)), *spelt})


def neighbours(passages: Sequence[Passage]) -> NDArray[np.int64]:
    """The places of the passages before and after each in its section, its own place where there is none (n x 2)."""
    own = np.arange(len(passages), dtype=np.int64)
    pairs = pairwise(passages)
    joined = np.array([(one.report, one.section) == (two.report, two.section) for one, two in pairs], np.int64)
    before, after = np.zeros_like(own), np.zeros_like(own)
    before[1:], after[:-1] = joined, joined
    return np.stack([own - before, own + after], axis=1)


def _spoken_of(passage: Passage) -> frozenset[str]:
    # A report speaks of its own year wherever it names no other.
    return years_in(_BASE.sub("", fold(passage.text))) | years_in(passage.report)


def _is_caption(text: str) -> bool:
    return all(_CAPTION.match(line) for line in text.splitlines() if line.strip())
