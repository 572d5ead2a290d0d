"""What passages are beside their words: the years that they speak of, and whether they are captions alone."""
from __future__ import annotations

import re
from collections.abc import Sequence

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
_CAPTION = re.compile(r"\s*(?:图|表|专栏|数据来源|资料来源|来源|注)")


class Traits:
    """Masks over the passages of several reports."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._reports = np.array([passage.report for passage in passages], dtype=str)
        spoken_of = [_spoken_of(passage) for passage in passages]
        every = sorted(frozenset().union(*spoken_of))
        self._of_year = {year: np.array([year in years for years in spoken_of]) for year in every}
        self._newest = max((years_in(report) for report in set(self._reports)), key=sorted, default=frozenset())
        self.captions: Mask = np.array([_is_caption(passage.text) for passage in passages], bool)

    def of_reports(self, reports: Sequence[str]) -> Mask:
        """The passages of these reports, of all where none is named."""
        return np.isin(self._reports, list(reports)) if reports else np.ones(len(self._reports), bool)

    def of_year(self, question: str) -> Mask:
        """The passages that speak of a year which the question names (最新: the newest report's), none without one."""
        asked = years_in(question) or (self._newest if _NEWEST.search(question) else frozenset())
        masks = [self._of_year[year] for year in asked if year in self._of_year]
        return np.logical_or.reduce(masks) if masks else np.zeros(len(self._reports), bool)


def years_in(text: str) -> frozenset[str]:
    """The years that a text names: 2021, 21年, 二〇二一年."""
    folded = fold(text)
    spelt = {year.translate(_DIGITS) for year in _SPELT_YEAR.findall(folded)}
    return frozenset({*_YEAR.findall(folded), *(f"20{year}" for year in _SHORT_YEAR.findall(folded)), *spelt})


def _spoken_of(passage: Passage) -> frozenset[str]:
    # A report speaks of its own year wherever it names no other.
    return years_in(_BASE.sub("", fold(passage.text))) | years_in(passage.report)


def _is_caption(text: str) -> bool:
    return all(_CAPTION.match(line) for line in text.splitlines() if line.strip())
