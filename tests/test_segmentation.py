"""Words: terms kept whole, numbers kept whole, the same on every run."""
from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest

from index.segmentation import WORDS, Segmenter, default_segmenter, fold, read_terms, segmenter_with, word_frequencies

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases" / "segmentation.jsonl").open(encoding="utf-8")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:12])
def test_words(case: dict) -> None:
    assert default_segmenter().words(case["text"]) == case["words"]


def test_every_term_of_the_vocabulary_is_one_word() -> None:
    cut = {term: default_segmenter().words(term) for term in read_terms(WORDS)}
    assert {term: words for term, words in cut.items() if words != [fold(term)]} == {}


def test_search_tokens_hold_inner_words_and_pairs_of_characters() -> None:
    tokens = default_segmenter().search_tokens("跨境电商出口")
    assert {"跨境电商", "跨境", "出口", "境电_", "商出_"} <= set(tokens)


def test_approved_words_belong_to_one_segmenter_only() -> None:
    assert segmenter_with(["数贸通达宝"]).words("数贸通达宝上线")[0] == "数贸通达宝"
    assert default_segmenter().words("数贸通达宝上线")[0] != "数贸通达宝"


def test_a_hundred_thousand_characters_are_cut() -> None:
    assert len(Segmenter().words("数字贸易" * 25_000)) >= 50_000


def test_no_cache_is_left_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    Segmenter(["某个新词"]).words("某个新词")
    assert list(tmp_path.iterdir()) == []


def test_frequencies_hold_the_terms() -> None:
    assert word_frequencies(["数贸通达宝"])["数贸通达宝"] > 0
    assert "数贸通达宝" not in word_frequencies()
