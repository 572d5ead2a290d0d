"""The second part of training: near misses, the scores that torch computes, and what a few rounds change."""
from __future__ import annotations

import numpy as np
import pytest

from index.embedding import StaticEncoder
from index.maxsim import MaxSim
from index.segmentation import default_segmenter
from index.train_check import Pair
from index.train_late import Sharpening, sharpen
from index.train_negatives import Contest, contests
from index.train_scores import maxsims, means
from tests.models import static_model

torch = pytest.importorskip("torch")
SUBJECTS = ["出口", "进口", "软件", "算力", "基站", "游戏"]
PAIRS = [Pair("one", f"{year}年{s}多少？", f"{year}年{s}增长。") for s in SUBJECTS for year in range(2010, 2014)]


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> StaticEncoder:
    years = [f"{year}" for year in range(2010, 2014)]
    return StaticEncoder(static_model(tmp_path_factory.mktemp("m") / "x", [*SUBJECTS, *years, "年", "增长"]), "x")


def test_near_misses_share_words_and_answer_another_question() -> None:
    found = contests(PAIRS, default_segmenter(), 3, 1)
    assert len(found) == len(PAIRS)
    answers = {pair.question: pair.passage for pair in PAIRS}
    for contest in found:
        assert contest.passages[0] == answers[contest.question] not in contest.passages[1:]
        assert all(contest.question[:4] in p or contest.question[5:7] in p for p in contest.passages[1:])


def test_questions_with_too_few_near_misses_are_left_out() -> None:
    two = [Pair("one", "出口多少", "出口增长"), Pair("one", "进口多少", "进口")]
    assert contests(two, default_segmenter(), 3, 1) == []


def test_another_answer_to_the_same_question_is_no_near_miss() -> None:
    twice = [*PAIRS, Pair("one", PAIRS[0].question, "2010年出口下降，出口减少。")]
    found = [contest for contest in contests(twice, default_segmenter(), 3, 1) if contest.question == PAIRS[0].question]
    assert len(found) == 2 and not any("下降" in text for text in found[0].passages[1:] + found[1].passages[1:])


def test_drawn_by_the_seed_alone() -> None:
    first, again, other = (contests(PAIRS, default_segmenter(), 3, seed) for seed in (1, 1, 2))
    questions = [[contest.question for contest in found] for found in (first, again, other)]
    assert questions[0] == questions[1] != questions[2]


def test_scores_are_those_of_retrieval(encoder: StaticEncoder) -> None:
    texts = [pair.passage for pair in PAIRS[:6]]
    words = [sorted(set(encoder.word_ids(text))) for text in texts]
    late = MaxSim(encoder, [np.array(each, np.int32) for each in words], np.tile(np.arange(6)[:, None], 2))
    holding = np.bincount([word for each in words for word in each], minlength=len(encoder.table))
    idf = torch.from_numpy(np.log(1 + (6 - holding + 0.5) / (holding + 0.5)).astype(np.float32))
    asked = sorted(set(encoder.word_ids(PAIRS[1].question)))
    expected, _ = late.scores(asked, np.arange(6), 0.0)
    assert maxsims(torch.from_numpy(encoder.table), idf, [asked], words)[0].numpy() == pytest.approx(expected, abs=1e-5)


def test_means_are_the_models_vectors(encoder: StaticEncoder) -> None:
    texts = ["2010年出口", "ꙮ", "软件增长"]
    found = means(torch.from_numpy(encoder.table), [encoder.word_ids(text) for text in texts])
    assert found.numpy() == pytest.approx(encoder.encode_passages(texts), abs=1e-6)


def test_a_near_miss_falls_behind(encoder: StaticEncoder) -> None:
    table = torch.nn.Parameter(torch.from_numpy(encoder.table.copy()))
    contest = Contest("one", "2010年算力", ("2010年软件增长", "2010年基站"), np.array([0.9, 1.0], np.float32))

    def lead() -> float:
        asked, *held = means(table, [encoder.word_ids(text) for text in (contest.question, *contest.passages)])
        return float((asked @ held[0] - asked @ held[1]).detach())

    before = lead()
    sharpen(table, encoder.word_ids, [contest] * 8, Sharpening(batch=4, rounds=20), 1)
    assert lead() > before + 0.1
    assert not table[0].any()
