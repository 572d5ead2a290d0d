"""Training: the vocabulary, what is kept back, and two small runs of one seed."""
from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from index.embedding import open_encoder
from index.train import main, read_pairs
from index.train_check import Pair, recalls, split
from index.train_vocabulary import NUMBER, first_vectors, tokenizer, vocabulary

SUBJECTS = ["出口", "进口", "软件", "算力", "基站", "游戏", "外包", "专利", "光缆", "海外仓", "保险", "旅行"]
PAIRS = [
    Pair(source, f"{year}年{subject}是多少？", f"{year}年，我国{subject}达到{year % 7 + 3}.{n}亿元，{subject}增长。")
    for source in ("one", "two")
    for n, subject in enumerate(SUBJECTS)
    for year in (range(2000, 2010) if source == "one" else range(2010, 2020))
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.jsonl"
    lines = [json.dumps({"source": p.source, "question": p.question, "passage": p.passage}) for p in PAIRS]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def cut(text: str) -> list[str]:
    words = {"出口": 9, "增长": 8, "rcep": 7, "5g": 5, "1948.5": 4, "x": 3, "亿美元": 2, "年": 2, "家": 1, "个": 1}
    made = tokenizer(vocabulary(Counter(words), ["跨境电商", "可数字化交付"]))
    return made.encode(text, add_special_tokens=False).tokens


@pytest.mark.parametrize("text, tokens", [
    ("2021年出口1,948.5 亿美元", ["2021", "年", "出口", NUMBER, "亿美元"]), ("ＲＣＥＰ，5G！", ["rcep", "5g"]),
    ("增长28.3%", ["增长", NUMBER]), ("15家", ["15", "家"]), ("142个", [NUMBER, "个"]), ("，。 ", []),
])  # fmt: skip
def test_texts_are_cut_into_words_and_numbers(text: str, tokens: list[str]) -> None:
    assert cut(text) == tokens


def test_terms_need_some_use() -> None:
    words = dict(vocabulary(Counter({"跨境电商": 5, "可数字化交付": 4, "出口": 9}), ["跨境电商", "可数字化交付"]))
    assert "跨境电商" in words
    assert words["出口"] > words["[UNK]"]


def test_first_vectors_are_longer_for_rare_words() -> None:
    pieces = [("[UNK]", -100.0), ("出口", -3.0), ("算力", -9.0)]
    lengths = np.linalg.norm(first_vectors(pieces, Counter({"出口": 900, "算力": 2}), 1000, 64, 1), axis=1)
    assert lengths[0] == 0 and lengths[2] > 2 * lengths[1]


def test_what_is_kept_back_shares_no_passage_with_training() -> None:
    training, kept_back = split(PAIRS)
    assert training and kept_back and len(training) + len(kept_back) == len(PAIRS)
    assert not {pair.passage for pair in training} & {pair.passage for pair in kept_back}


def test_two_runs_of_one_seed_are_the_same(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outs = [tmp_path / "a" / "model", tmp_path / "b" / "model"]
    for out in outs:
        out.parent.mkdir()
        assert main([str(file), str(out), "--batch", "64", "--epochs", "3"]) == 0
    figures = [line for line in capsys.readouterr().out.splitlines() if line.startswith('{"one"')]
    assert figures[0] == figures[1]
    assert (outs[0] / "model.safetensors").read_bytes() == (outs[1] / "model.safetensors").read_bytes()
    assert recalls(open_encoder(str(outs[0])), PAIRS)["one"] > 0.3


@pytest.mark.parametrize("content", ["no json", '{"source": "a"}', "[]", ""])
def test_pairs_that_are_none_end_in_one_line(content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(content, encoding="utf-8")
    assert main([str(path), str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err.startswith("index.train: ")
    assert not (tmp_path / "out").exists()


def test_pairs_are_read_in_their_order(file: Path) -> None:
    assert list(read_pairs(file)) == PAIRS
