"""Reading never fails on odd text, never takes long, and tells what a report is."""
from __future__ import annotations

import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.catalog import CatalogEntry, read_catalog
from corpus.decoding import decode
from corpus.describing import describe
from corpus.docx import read_docx
from corpus.errors import UnreadableReport
from corpus.html import read_html
from corpus.line import split_lines
from corpus.manuscript import Manuscript
from corpus.markdown import read_markdown
from corpus.pdf import read_pdf
from corpus.reading import main, read_report, sections_of
from tests.reading_cases import records

CORPUS = Path(__file__).parent.parent / "corpus"
ODD = st.text(
    alphabet="一、（）()《》“”第章节目录图表专栏：；。，数字0123.%％-|\t \n\r\f\ufeff\u3000#*<>tdr/$—…", max_size=400
)


def plain(text: str) -> Manuscript:
    return Manuscript(text, split_lines(text))


@settings(max_examples=150, deadline=None)
@given(ODD)
def test_any_text_is_read_and_keeps_its_places(text: str) -> None:
    for manuscript in (plain(text), read_html(text), read_markdown(text)):
        describe(manuscript)
        for section in sections_of(manuscript):
            for block in section.blocks:
                pieces = [block.content, *(s.content for s in block.sentences), *(row.content for row in block.rows)]
                for piece in pieces:
                    assert list(piece.offsets) == sorted(set(piece.offsets))
                    places = zip(piece.text, piece.offsets, strict=True)
                    assert all(manuscript.raw[offset] == character or character == " " for character, offset in places)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for read in (decode, read_pdf, read_docx):
        try:
            read(b"%PDF-1.4\n" + content if read is read_pdf else content, "report")
        except UnreadableReport as error:
            assert "\n" not in str(error)


LONG = [
    "增长" * 25_000 + "。",
    "（" * 50_000,
    "《“" * 25_000 + "”》" * 25_000,
    "." * 50_000,
    "# " + " " * 50_000 + "x",
    "1.\t" * 20_000,
    "a\tb\n" * 5_000,
    "|" * 50_000,
    "目录\n" + "一、甲 ....\n" * 5_000,
    "[" * 50_000,
    "**a" * 16_000,
    "数据来源：A\n图 1 甲\n" * 3_000,
    "<div>" * 20_000,
    "<table><tr><td>" * 3_000,
    "甲\n" * 10_000,
    " \t" * 25_000 + "x",
    "3.5% " * 10_000,
]


@pytest.mark.parametrize("text", LONG, ids=lambda text: ascii(text[:9]))
def test_reading_takes_linear_time(text: str) -> None:
    started = time.process_time()
    for manuscript in (plain(text), read_html(text), read_markdown(text)):
        sections_of(manuscript)
        describe(manuscript)
    assert time.process_time() - started < 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(encoding: str) -> None:
    text = "服务出口 1.39 万亿元，\r\n增长 28.3%。" * 20
    assert decode(text.encode(encoding), "r.txt").lstrip("\ufeff") == text


def test_a_byte_order_mark_stays_a_code_point() -> None:
    raw = decode(b"\xef\xbb\xbf" + "一、甲\n增长。".encode(), "r.txt")
    (section,) = sections_of(plain(raw))
    assert section.blocks[0].sentences[0].content.raw_span().start == 5


def test_the_shipped_report_is_what_its_catalog_says() -> None:
    (entry,) = read_catalog(CORPUS)
    report = read_report(CORPUS / entry.file, entry)
    found = describe(plain(report.raw))
    assert (found.title, found.publisher, found.data_year) == (entry.title, entry.publisher, entry.data_year)
    assert [section.page for section in report.sections][-5:] == [13, 13, 14, 14, 15]


def test_a_report_in_english_without_statistics_is_read(tmp_path: Path) -> None:
    text = "Digital Trade Review 2022\n\nIntroduction\nTrade is changing. It is new.\n"
    (tmp_path / "r.txt").write_text(text, encoding="utf-8")
    report = read_report(tmp_path / "r.txt", CatalogEntry("1", "r.txt", "Review", None, 2022, "1"))
    assert [section.headings for section in report.sections] == [("Introduction",)]
    assert [s.text for _, _, s in report.sentences()] == ["Trade is changing.", "It is new."]


@pytest.mark.parametrize("case", records("titles.jsonl"), ids=lambda case: case["title"])
def test_a_report_tells_what_it_is(case: dict[str, Any]) -> None:
    text = case.pop("text")
    assert asdict(describe(plain(text))) == case


def test_an_edition_named_after_its_year_of_publication() -> None:
    text = "数字贸易报告 2024\n一、甲\n" + "2023 年，出口增长。" * 8
    assert describe(plain(text)).data_year == 2023


def test_the_outline_is_printed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["reading", str(CORPUS / "reports" / "2021.txt")])
    assert main() == 0
    assert "（五）跨境电子商务蓬勃发展  [page 11]" in capsys.readouterr().out


def test_an_unreadable_file_is_one_line_on_stderr(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.argv", ["reading", str(tmp_path / "absent.txt")])
    assert main() == 1
    assert capsys.readouterr().err.count("\n") == 1
