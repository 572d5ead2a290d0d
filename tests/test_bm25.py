"""BM25 against its formula worked out by hand."""
from __future__ import annotations

from math import log

import numpy as np
import pytest

from index.bm25 import BM25, K1, B

TEXTS = [["出口", "出口", "增长"], ["进口"], ["出口", "进口", "进口", "规模"], []]


def test_score_is_that_of_the_formula() -> None:
    idf = log(1 + (4 - 2 + 0.5) / (2 + 0.5))
    length = K1 * (1 - B + B * 3 / (sum(max(len(text), 1) for text in TEXTS) / 4))
    assert BM25(TEXTS).scores(["出口"])[0] == pytest.approx(idf * 2 * (K1 + 1) / (2 + length), rel=1e-5)


def test_a_word_said_twice_counts_twice() -> None:
    bm25 = BM25(TEXTS)
    assert bm25.scores(["进口", "进口"]) == pytest.approx(2 * bm25.scores(["进口"]))


@pytest.mark.parametrize("tokens", [[], ["没有"]])
def test_no_common_word_scores_nothing(tokens: list[str]) -> None:
    assert not BM25(TEXTS).scores(tokens).any()


def test_rare_words_weigh_more() -> None:
    scores = BM25([["甲", "乙"], ["甲", "丙"], ["甲", "丁"]]).scores(["甲", "丙"])
    assert np.argmax(scores) == 1


def test_no_texts_at_all() -> None:
    assert BM25([]).scores(["出口"]).shape == (0,)
    assert not BM25([[], []]).scores(["出口"]).any()
