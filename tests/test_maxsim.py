"""Late interaction against its definition, word by word."""
from __future__ import annotations

import numpy as np
import pytest

from index.embedding import StaticEncoder
from index.maxsim import BREAK, MaxSim
from tests.models import static_model

SENTENCES = [[[1, 2], [3]], [[2, 4, 5]], [], [[5], [1, 3]]]
ALONE = np.array([[0, 0], [1, 1], [2, 2], [3, 3]])


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> StaticEncoder:
    folder = static_model(tmp_path_factory.mktemp("models") / "small", ["出口", "进口", "贸易", "增长", "规模"])
    return StaticEncoder(folder, "small")


def flat(sentences: list[list[int]]) -> np.ndarray:
    return np.array([word for sentence in sentences for word in (*sentence, BREAK)][:-1], np.int32)


def by_definition(encoder: StaticEncoder, query: list[int], words: list[int]) -> float:
    holding = {word: sum(any(word in s for s in passage) for passage in SENTENCES) for word in query}
    total = score = 0.0
    for word in query:
        asked = encoder.table[word]
        idf = np.log(1 + (len(SENTENCES) - holding[word] + 0.5) / (holding[word] + 0.5))
        cosines = [asked @ v / np.linalg.norm(asked) / np.linalg.norm(v) for v in encoder.table[words]]
        total += (weight := np.linalg.norm(asked) * idf**0.25)
        score += weight * max(0.0, *cosines)
    return score / total


@pytest.fixture
def late(encoder: StaticEncoder) -> MaxSim:
    return MaxSim(encoder, [flat(sentences) for sentences in SENTENCES], ALONE)


def test_scores_are_those_of_the_definition(encoder: StaticEncoder, late: MaxSim) -> None:
    whole, best = late.scores(encoder.word_ids("出口增长"), np.array([3, 0, 1]), 0.5)
    query = encoder.word_ids("出口增长")
    for place, passage in enumerate([3, 0, 1]):
        words = [word for sentence in SENTENCES[passage] for word in sentence]
        assert whole[place] == pytest.approx(by_definition(encoder, query, words), rel=1e-4)
        sentences = [by_definition(encoder, query, sentence) for sentence in SENTENCES[passage]]
        assert best[place] == pytest.approx(max(sentences), rel=1e-4)


def test_nothing_known_scores_nothing(encoder: StaticEncoder, late: MaxSim) -> None:
    assert not np.any(late.scores(encoder.word_ids("ꙮ"), np.arange(4), 0.5))
    assert late.scores(encoder.word_ids("出口"), np.array([2]), 0.5)[0].tolist() == [0.0]
    assert late.scores(encoder.word_ids("出口"), np.zeros(0, np.int64), 0.5)[0].shape == (0,)


def test_a_passage_that_says_every_word_scores_one(encoder: StaticEncoder) -> None:
    words = np.array(encoder.word_ids("出口增长"), np.int32)
    late = MaxSim(encoder, [words, words[:1]], ALONE[:2])
    assert late.scores(encoder.word_ids("增长出口"), np.array([0]), 0.0)[0] == pytest.approx([1.0], rel=1e-5)


@pytest.mark.parametrize("context, above", [(0.0, False), (0.9, True)])
def test_a_word_of_the_passage_before_counts_in_part(encoder: StaticEncoder, context: float, above: bool) -> None:
    words = np.array(encoder.word_ids("出口增长"), np.int32)
    late = MaxSim(encoder, [words[:1], words[1:], words[1:]], np.array([[0, 1], [0, 1], [2, 2]]))
    scores = late.scores(encoder.word_ids("出口增长"), np.array([1, 2]), context)[0]
    assert bool(scores[0] > scores[1] + 0.05) is above
