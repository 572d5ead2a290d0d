"""Page ends are undone."""
from __future__ import annotations

from typing import Any

import pytest

from corpus.catalog import CatalogEntry
from corpus.line import split_lines
from corpus.manuscript import Manuscript
from corpus.reading import read_report, sections_of
from tests import typesetting
from tests.reading_cases import CASES, records

PAGE_ENDS = ["\n\n", "\n\n \n", "\f", "\n{page}\n", "\n- {page} -\n\f", "\n\n{page}\n\n数字贸易发展报告\n\n"]


@pytest.mark.parametrize("case", records("cleaning.jsonl"), ids=lambda case: case["name"])
def test_cut_paragraphs_are_joined_and_whole_ones_are_not(case: dict[str, Any]) -> None:
    raw = "\n".join(["一、现状", *case["lines"]])
    blocks = sections_of(Manuscript(raw, split_lines(raw)))[0].blocks
    assert [block.content.text for block in blocks] == case["paragraphs"]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("end", PAGE_ENDS)
def test_a_report_paged_anyhow_gives_the_same_sentences(end: str, seed: int) -> None:
    report = read_report(CASES / "report-2022.txt", CatalogEntry("2022", "x", "数字贸易报告", None, 2022, "2022"))
    text = typesetting.as_text(report)
    assert sentences(typesetting.paged(text, end, seed)) == sentences(text)


def sentences(raw: str) -> list[str]:
    blocks = [block for section in sections_of(Manuscript(raw, split_lines(raw))) for block in section.blocks]
    return ["".join(sentence.text.split()) for block in blocks for sentence in block.sentences]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v"])
def test_line_ends_of_any_system(end: str) -> None:
    assert sentences(end.join(["一、甲", "出口增长。", "", "进口增长。"])) == ["出口增长。", "进口增长。"]


@pytest.mark.parametrize("case", records("cleaning.jsonl"), ids=lambda case: case["name"])
def test_every_character_keeps_its_place(case: dict[str, Any]) -> None:
    raw = "\ufeff一、现状\r\n" + "\r\n".join(case["lines"])
    for section in sections_of(Manuscript(raw, split_lines(raw))):
        for block in section.blocks:
            places = zip(block.content.text, block.content.offsets, strict=True)
            assert all(raw[offset] == character or character == " " for character, offset in places)
