"""Rows and cells of tables in text."""
from __future__ import annotations

import pytest

from corpus.line import split_lines
from corpus.manuscript import Manuscript
from corpus.reading import sections_of
from corpus.report import Block
from tests.reading_cases import outlines


def as_line(block: Block) -> str:
    rows = [",".join(cell.text for cell in row.cells) for row in block.rows]
    return " | ".join([block.content.text, *rows]).strip()


def cases() -> list[tuple[str, str, list[str]]]:
    return [(name, text.replace("\\t", "\t"), wanted) for name, text, wanted in outlines("tables.txt")]


@pytest.mark.parametrize(("name", "text", "wanted"), cases(), ids=lambda value: "")
def test_tables(name: str, text: str, wanted: list[str]) -> None:
    blocks = [block for section in sections_of(Manuscript(text, split_lines(text))) for block in section.blocks]
    assert [as_line(block) for block in blocks if block.kind == "table"] == wanted, name


@pytest.mark.parametrize(("name", "text", "wanted"), cases(), ids=lambda value: "")
def test_cells_keep_their_places(name: str, text: str, wanted: list[str]) -> None:
    for section in sections_of(Manuscript(text, split_lines(text))):
        for row in (row for block in section.blocks for row in block.rows):
            assert row.content.raw_span().slice(text) == row.content.text
            for cell in row.cells:
                assert "".join(text[offset] for offset in cell.offsets) == cell.text
