"""Headings, pages, boxes, captions."""
from __future__ import annotations

import pytest

from corpus.line import split_lines
from corpus.manuscript import Manuscript
from corpus.marks import is_page_number, mark_of
from corpus.numbering import numbering
from corpus.reading import sections_of
from corpus.report import Section
from tests.reading_cases import outlines


def as_line(section: Section) -> str:
    openings = (block.sentences[0].text if block.sentences else block.content.text for block in section.blocks)
    blocks = (f"{block.kind}:{opening[:20]}" for block, opening in zip(section.blocks, openings, strict=True))
    return f"{' > '.join(section.headings)} [{section.page}] {' / '.join(blocks)}".strip()


@pytest.mark.parametrize(("name", "text", "wanted"), outlines("outlines.txt"), ids=lambda value: "")
def test_sections(name: str, text: str, wanted: list[str]) -> None:
    found = sections_of(Manuscript(text, split_lines(text)))
    assert [as_line(section) for section in found] == wanted, name


@pytest.mark.parametrize(
    ("text", "style", "ordinal"),
    [
        ("第十二章 展望", "chapter", 12),
        ("二十一、服务", "han", 21),
        ("(三) 规模", "bracketed han", 3),
        ("2.3.1 规模", "dotted", 1),
        ("③出口", "circled", 3),
        ("十、结语", "han", 10),
        ("Chapter 3 Trade", "part", 3),
    ],
)
def test_numbering(text: str, style: str, ordinal: int) -> None:
    found = numbering(text)
    assert found is not None
    assert (found.style, found.ordinal) == (style, ordinal)


@pytest.mark.parametrize("text", ["2021 年，我国出口", "1.92 万亿元", "3.4%", "数字贸易", "第一，坚持", "一是完善"])
def test_a_quantity_or_sentence_has_no_strong_numbering(text: str) -> None:
    found = numbering(text)
    assert found is None or found.style in ("dotted", "plain digit")


@pytest.mark.parametrize("text", ["- 12 -", "第 3 页 共 20 页", "3/20", "17", "— 5 —", "Page 3 of 9", "iv"])
def test_page_numbers(text: str) -> None:
    assert is_page_number(text)


@pytest.mark.parametrize("text", ["2021", "3.5", "3 家", "图 1", "一"])
def test_no_page_numbers(text: str) -> None:
    assert not is_page_number(text)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("图3 2011-2021年贸易", "figure"),
        ("表 1-2 指标", "table"),
        ("续表 1", "table"),
        ("资料来源：OECD", "source"),
        ("注：初步数", "note"),
        ("专栏三 北斗", "box"),
        ("Source: WTO", "source"),
        ("单位：亿元", "unit"),
        ("图 1 显示了增长。", None),
        ("表1所列指标", None),
    ],
)
def test_marks(text: str, mark: str | None) -> None:
    assert mark_of(text) == mark
