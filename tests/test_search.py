"""Search: words and vectors together, years, neighbours, filters, ties."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from index.embedding import Encoder, open_encoder
from index.errors import IndexDamaged
from index.passage import Passage
from index.search import Searcher, prepare, searched_text
from index.segmentation import default_segmenter
from tests.conftest import FakeEncoder


def passage(number: int, text: str, report: str = "2021", section: tuple[str, ...] = ("（一）总体情况",)) -> Passage:
    return Passage(f"{report}-p{number:04}", report, number, section, None, text, 0, len(text))


def searcher(passages: Sequence[Passage], encoder: Encoder) -> Searcher:
    return Searcher([prepare(passages, default_segmenter(), encoder)], default_segmenter(), encoder)


PASSAGES = [
    passage(0, "2021年，我国跨境电商出口1.39万亿元，增长28.3%。"), passage(1, "我国已建成海外仓2000个。"),
    passage(2, "2022年，我国跨境电商出口1.55万亿元，增长11.7%。", "2022"),
    passage(3, "软件业务出口521亿美元。", "2022"),
    passage(4, "数据来源：海关总署\n图 6 跨境电商出口情况"), passage(5, ""),
    passage(6, "全球跨境电商出口增长。"), passage(7, "跨境电商是指不同关境的主体通过电商平台达成交易。"),
]  # fmt: skip


@pytest.fixture(scope="module")
def found() -> Searcher:
    return searcher(PASSAGES, open_encoder())


@pytest.mark.parametrize("question, number", [
    ("2021年跨境电商出口多少", 0), ("2022年跨境电商出口多少", 2), ("22年跨境电商出口额", 2),
    ("最新的跨境电商出口额", 2), ("海外仓有几个", 1),
    ("软件业务出口多少", 3), ("什么是跨境电商？", 7), ("我国跨境电子商务出口 2021", 0),
])  # fmt: skip
def test_the_right_passage_comes_first(found: Searcher, question: str, number: int) -> None:
    assert found.search(question)[0].passage.number == number


def test_scores_fall_and_limit_holds(found: Searcher) -> None:
    hits = found.search("跨境电商出口", limit=3)
    assert len(hits) == 3
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.parametrize("reports, expected", [(["2022"], {"2022"}), (["2021"], {"2021"}), (["1999"], set())])
def test_reports_are_a_filter(found: Searcher, reports: list[str], expected: set[str]) -> None:
    assert {hit.passage.report for hit in found.search("跨境电商出口", reports)} == expected


@pytest.mark.parametrize("text", ["", " ", "ꙮ", "？！", "qqqq", "zxqv", "ｚｘｑｖ"])
def test_nothing_in_common_finds_nothing(found: Searcher, text: str) -> None:
    assert found.search(text) == []


def test_equal_passages_come_in_their_order() -> None:
    same = [passage(number, "同样的文字。", section=(str(number),)) for number in range(6)]
    hits = searcher(same, open_encoder()).search("同样的文字")
    assert [hit.passage.number for hit in hits] == list(range(6))


def test_any_encoder_will_do_and_every_run_is_the_same() -> None:
    first, second = (searcher(PASSAGES, FakeEncoder()) for _ in range(2))
    assert first.search("跨境电商出口") == second.search("跨境电商出口") != []


def test_parts_are_searched_as_one(found: Searcher) -> None:
    encoder, segmenter = open_encoder(), default_segmenter()
    parts = [prepare(PASSAGES[:3], segmenter, encoder), prepare(PASSAGES[3:], segmenter, encoder)]
    assert Searcher(parts, segmenter, encoder).search("跨境电商出口") == found.search("跨境电商出口")


def test_vectors_of_another_model_are_refused() -> None:
    part = prepare(PASSAGES, default_segmenter(), FakeEncoder())
    narrower = replace(part, vectors=np.ones((len(PASSAGES), 3), np.float32))
    with pytest.raises(IndexDamaged, match="dimension"):
        Searcher([narrower], default_segmenter(), FakeEncoder())


def test_no_passages_at_all() -> None:
    assert searcher([], open_encoder()).search("出口") == []
    assert Searcher([], default_segmenter(), open_encoder()).search("出口") == []


def test_a_question_of_a_hundred_thousand_characters(found: Searcher) -> None:
    assert found.search("跨境电商出口" * 17_000)


def test_headings_and_other_names_are_searched() -> None:
    text = searched_text(passage(0, "跨境电子商务增长。", section=("三、分领域", "（五）跨境电商蓬勃发展")))
    assert text.startswith("跨境电商蓬勃发展\n")
    assert "跨境电商" in searched_text(passage(0, "跨境电子商务增长。", section=())).splitlines()[-1]
