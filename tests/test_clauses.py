"""Clauses: where statements meet, which figures form a list, what brackets do."""

from __future__ import annotations

import pytest

from corpus.quantity import find_quantities
from corpus.span import Mapped
from index.clauses import brackets, split_clauses, squeeze, unmarked

SPLITS = [
    ("出口2.85万亿元、进口3.13万亿元，逆差2757亿元", ["出口2.85万亿元", "进口3.13万亿元", "逆差2757亿元"]),
    ("设立28个试点地区、37个示范城市", ["设立28个试点地区", "37个示范城市"]),
    ("分别为1994亿元、1456亿元和1154亿元", ["分别为1994亿元、1456亿元和1154亿元"]),
    ("与26个国家和地区签署19个自贸协定", ["与26个国家和地区签署19个自贸协定"]),
    ("同比分别增长4.8%、下降1.9%和增长8.6%", ["同比分别增长4.8%、下降1.9%和增长8.6%"]),
    ("“一，二”占3%；《甲，乙》占4%", ["“一，二”占3%", "《甲，乙》占4%"]),
    ("软件（含云，下同）出口5亿元，增长3%", ["软件（含云，下同）出口5亿元", "增长3%"]),
]


def clauses_of(text: str):
    figures = tuple(q for q in find_quantities(text) if q.kind != "number")
    return split_clauses(text, figures)


@pytest.mark.parametrize(("text", "wanted"), SPLITS)
def test_clauses(text: str, wanted: list[str]) -> None:
    assert [unmarked(clause.text) for clause in clauses_of(text)] == wanted


def test_figures_in_a_row_form_one_group() -> None:
    (clause,) = clauses_of("由8%升至12%左右")
    assert [len(group.figures) for group in clause.groups] == [1, 1]
    (clause,) = clauses_of("分别占37%、16%和9%")
    assert [figure.text for figure in clause.groups[0].figures] == ["37%", "16%", "9%"]


def test_words_around_a_figure_lose_its_qualifier() -> None:
    (clause,) = clauses_of("规模约5亿元左右的市场")
    assert (clause.groups[0].before, clause.groups[0].after) == ("规模", "的市场")


def test_an_aside_with_a_figure_is_a_clause_of_its_own_and_another_one_a_note() -> None:
    clauses = clauses_of("产值5亿元（上年为4亿元），带宽3Gbps（不含港澳台）")
    assert [clause.aside for clause in clauses] == [False, True, False]
    assert clauses[-1].groups[0].note == "不含港澳台"


def test_white_space_goes_save_within_a_latin_name() -> None:
    content = Mapped("10G PON 端口 1523 万个", tuple(range(100, 118)))
    squeezed = squeeze(content)
    assert squeezed.text == "10G PON端口1523万个"
    assert squeezed.raw_span(0, 3).start == 100


@pytest.mark.parametrize("text", ["（" * 500, "（）" * 300, "《（》）", "”“", ""])
def test_unpaired_brackets_are_none(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in brackets(text))
