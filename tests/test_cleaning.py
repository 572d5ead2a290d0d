"""Page ends are undone."""
from __future__ import annotations

from typing import Any

import pytest

from corpus.line import split_lines
from corpus.manuscript import Manuscript
from corpus.reading import sections_of
from tests.reading_cases import records


@pytest.mark.parametrize("case", records("cleaning.jsonl"), ids=lambda case: case["name"])
def test_cut_paragraphs_are_joined_and_whole_ones_are_not(case: dict[str, Any]) -> None:
    raw = "\n".join(["一、现状", *case["lines"]])
    blocks = sections_of(Manuscript(raw, split_lines(raw)))[0].blocks
    assert [block.content.text for block in blocks] == case["paragraphs"]


@pytest.mark.parametrize("case", records("cleaning.jsonl"), ids=lambda case: case["name"])
def test_every_character_keeps_its_place(case: dict[str, Any]) -> None:
    raw = "\ufeff一、现状\r\n" + "\r\n".join(case["lines"])
    for section in sections_of(Manuscript(raw, split_lines(raw))):
        for block in section.blocks:
            places = zip(block.content.text, block.content.offsets, strict=True)
            assert all(raw[offset] == character or character == " " for character, offset in places)
