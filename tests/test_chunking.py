"""Passages: whole sentences of one section, 600 characters at most."""
from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.catalog import CatalogEntry
from corpus.line import split_lines
from corpus.manuscript import Manuscript
from corpus.reading import read_report, sections_of
from corpus.report import Report
from index.chunking import LONGEST, chunk

PRINTED = Path(__file__).parent / "cases" / "report-2022.txt"
SHIPPED = Path(__file__).parent.parent / "corpus" / "reports" / "2021.txt"


def squash(text: str) -> str:
    return "".join(text.split())


def report_of(raw: str) -> Report:
    sections = sections_of(Manuscript(raw, split_lines(raw)))
    return Report("9", "报告", None, 2022, "2022", None, raw, sections)


@pytest.fixture(scope="module", params=[PRINTED, SHIPPED], ids=["2022", "2021"])
def printed(request: pytest.FixtureRequest) -> Report:
    return read_report(request.param, CatalogEntry("9", "x", "报告", None, 2022, "2022"))


def test_passages_are_verbatim_and_in_order(printed: Report) -> None:
    passages = chunk(printed)
    assert [passage.id for passage in passages] == [f"9-p{number:04d}" for number in range(len(passages))]
    assert all(squash(printed.raw[p.start : p.end]) == squash(p.text) for p in passages)
    assert all(before.end <= after.start for before, after in pairwise(passages))


def test_every_sentence_and_row_stands_whole_in_one_passage_of_its_section(printed: Report) -> None:
    passages = chunk(printed)
    for section in printed.sections:
        own = [squash(passage.text) for passage in passages if passage.section == section.headings]
        for block in section.blocks:
            for text in [*(s.text for s in block.sentences), *(row.content.text for row in block.rows)]:
                assert sum(squash(text) in passage for passage in own) == 1


def test_lengths(printed: Report) -> None:
    lengths = [len(passage.text) for passage in chunk(printed)]
    assert max(lengths) <= LONGEST
    assert sum(150 <= length <= 400 for length in lengths) > 0.7 * len(lengths)


def test_a_table_stays_whole_with_caption_and_source() -> None:
    found = chunk(report_of("一、甲\n正文。\n表 1 指标\n项目\t值\n出口\t3\n数据来源：海关\n后文。"))
    assert [passage.text for passage in found] == ["正文。", "表 1 指标\n项目\t值\n出口\t3\n数据来源：海关", "后文。"]


@pytest.mark.parametrize(
    "order", ["图 1 甲\n数据来源：A\n图 2 乙\n数据来源：B", "数据来源：A\n图 1 甲\n数据来源：B\n图 2 乙"]
)
def test_a_figure_stands_with_its_own_source(order: str) -> None:
    found = [passage.text.split("\n") for passage in chunk(report_of("一、甲\n" + order))]
    assert [sorted(lines) for lines in found] == [["图 1 甲", "数据来源：A"], ["图 2 乙", "数据来源：B"]]


def test_a_long_table_is_cut_between_rows() -> None:
    rows = "\n".join(f"第{number}个国家\t{number}亿美元" for number in range(120))
    found = chunk(report_of("一、甲\n表 1 国家\n" + rows))
    assert len(found) > 2
    assert all(line.count("\t") == 1 or line.startswith("表") for p in found for line in p.text.split("\n"))


def test_a_long_sentence_is_cut_at_clauses() -> None:
    found = chunk(report_of("一、甲\n" + "出口增长百分之三，" * 200 + "完。"))
    assert all(len(passage.text) <= LONGEST and passage.text[-1] in "，。" for passage in found)


def test_an_introduction_keeps_its_list() -> None:
    found = chunk(report_of("一、甲\n" + "数字贸易" * 45 + "包括：\n（1）订购贸易" + "，" * 90 + "；\n（2）交付贸易。"))
    assert len(found) == 1


def test_latin_sentences_stand_apart() -> None:
    found = chunk(report_of("1. Trade\nExports grew by 3.5%. Imports fell by 2%."))
    assert "3.5%. Imports" in found[0].text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="一、（）数字增长。；，\t 图表1：数据来源 \u3000|", max_size=900), max_size=8))
def test_any_text_gives_passages_that_fit(lines: list[str]) -> None:
    report = report_of("\n".join(lines))
    for passage in chunk(report):
        assert 0 < len(passage.text) <= LONGEST
        # Page numbers and repeated headers may be missing in the passage, nothing else.
        printed = iter(report.raw[passage.start : passage.end])
        assert all(character in printed for character in squash(passage.text))
