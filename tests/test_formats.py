"""The same report is the same in every format, and what is no report is refused with a way out."""
from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.catalog import CatalogEntry
from corpus.errors import UnreadableReport
from corpus.formats import MAX_BYTES
from corpus.reading import inspect_report, read_manuscript, read_report
from corpus.report import Report
from index.extraction import extract
from tests import typesetting
from tests.reading_cases import outlines

PRINTED = Path(__file__).parent / "cases" / "report-2022.txt"
ENTRY = CatalogEntry("2022", "x", "中国数字贸易发展报告 2022", None, 2022, "2022")
SUFFIXES = ["txt", "md", "html", "docx", "pdf"]


@pytest.fixture(scope="module")
def printed() -> Report:
    return read_report(PRINTED, ENTRY)


@pytest.fixture(scope="module")
def files(printed: Report, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The printed report in every format, as report.<suffix>."""
    folder = tmp_path_factory.mktemp("formats")
    (folder / "report.txt").write_bytes(b"\xef\xbb\xbf" + typesetting.as_text(printed).replace("\n", "\r\n").encode())
    (folder / "report.md").write_text(typesetting.as_markdown(printed), encoding="utf-8")
    (folder / "report.html").write_bytes(typesetting.as_html(printed).encode("gb18030"))
    typesetting.write_docx(printed, folder / "report.docx")
    typesetting.write_pdf(printed, folder / "report.pdf")
    return folder


def statements(report: Report) -> Iterator[tuple[tuple[str, ...], str]]:
    """Headings, kind and text of every sentence, row, caption and source, white space aside."""
    for section in report.sections:
        headings = tuple("".join(heading.split()) for heading in section.headings)
        for block in section.blocks:
            rows = ["|".join(cell.text for cell in row.cells) for row in block.rows]
            captions = [] if block.kind == "paragraph" else [block.content.text]
            for text in [*captions, *(sentence.text for sentence in block.sentences), *rows]:
                yield (*headings, block.kind), "".join(text.split())


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_format_gives_the_same_sentences_rows_and_headings(files: Path, printed: Report, suffix: str) -> None:
    found = read_report(files / f"report.{suffix}", ENTRY)
    assert list(statements(found)) == list(statements(printed))


@pytest.mark.parametrize("indent", [0, 2])
@pytest.mark.parametrize("size", [9, 16])
def test_a_pdf_is_read_however_it_is_set(printed: Report, tmp_path: Path, size: int, indent: int) -> None:
    typesetting.write_pdf(printed, tmp_path / "report.pdf", size, indent)
    assert list(statements(read_report(tmp_path / "report.pdf", ENTRY))) == list(statements(printed))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_sentence_stands_in_the_raw_text(files: Path, suffix: str) -> None:
    report = read_report(files / f"report.{suffix}", ENTRY)
    for _, _, sentence in report.sentences():
        assert "".join(sentence.content.raw_span().slice(report.raw).split()) == "".join(sentence.text.split())


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_format_gives_the_same_facts(files: Path, printed: Report, suffix: str) -> None:
    report = read_report(files / f"report.{suffix}", ENTRY)
    found = extract(report)
    same = ("indicator", "measure", "value", "unit", "period", "region", "source", "text")
    assert [[getattr(fact, key) for key in same] for fact in found] == [
        [getattr(fact, key) for key in same] for fact in extract(printed)
    ]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_format_tells_title_and_year(files: Path, suffix: str) -> None:
    found = inspect_report(files / f"report.{suffix}")
    assert (found.title, found.data_year, found.edition) == ("中国数字贸易发展报告 2022", 2022, "2022")


def test_a_pdf_keeps_its_real_pages(files: Path) -> None:
    pages = [section.page for section in read_report(files / "report.pdf", ENTRY).sections]
    assert pages[0] == 3
    assert pages == sorted(pages, key=lambda page: page or 0)
    assert (pages[-1] or 0) > 8


def test_headers_and_page_numbers_are_dropped(files: Path) -> None:
    raw = read_manuscript(files / "report.pdf").raw
    assert raw.count("中国数字贸易发展报告\n") == 0
    assert "- 4 -" not in raw


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_a_renamed_file_is_recognised(files: Path, tmp_path: Path, suffix: str) -> None:
    renamed = tmp_path / "report.txt"
    renamed.write_bytes((files / f"report.{suffix}").read_bytes())
    assert read_manuscript(renamed).raw == read_manuscript(files / f"report.{suffix}").raw


@pytest.mark.parametrize("kept", [0.3, 0.9, 0.99])
@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_a_truncated_file_is_refused(files: Path, tmp_path: Path, suffix: str, kept: float) -> None:
    whole = (files / f"report.{suffix}").read_bytes()
    (tmp_path / f"part.{suffix}").write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises(UnreadableReport, match="truncated"):
        read_manuscript(tmp_path / f"part.{suffix}")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.txt", b" \n\n", "empty file"),
        ("blank.html", b"<html><body></body></html>", "no text"),
        ("report.pdf", b"not a PDF", "renamed or truncated"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "save it as .docx"),
        ("scan.png", b"\x89PNG\r\n", "OCR"),
        ("junk.txt", bytes(range(256)) * 40, "neither UTF-8 nor GB18030|binary"),
        ("zeros.txt", b"abc\0\0\0\0\0\0" * 50, "binary"),
        ("broken.txt", "出口增长百分之三，进口增长百分之五。".encode() * 9 + b"\xe5\x87", "broken UTF-8 at byte"),
        ("letters.rtf", b"{\\rtf1 trade}", "RTF"),
    ],
)
def test_what_is_no_report_is_refused(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableReport, match=why) as refused:
        read_manuscript(tmp_path / name)
    assert "\n" not in str(refused.value)
    assert str(tmp_path) not in str(refused.value)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(MAX_BYTES * 8)
    with pytest.raises(UnreadableReport, match="512 MB"):
        read_manuscript(tmp_path / "huge.txt")


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "")
        with archive.open("word/media/image1.png", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(bytes(2**20))
    with pytest.raises(UnreadableReport, match="unpacks to more"):
        read_manuscript(tmp_path / "bomb.docx")


def test_a_zip_archive_is_no_word_file(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "reports.zip", "w") as archive:
        archive.writestr("report.txt", "增长。")
    with pytest.raises(UnreadableReport, match="unpack it"):
        read_manuscript(tmp_path / "reports.zip")


def test_a_scan_is_refused_with_its_pages(tmp_path: Path) -> None:
    typesetting.write_scan(tmp_path / "scan.pdf", 4, text_on=2)
    with pytest.raises(UnreadableReport, match="no text on pages 1, 3–4: a scan"):
        read_manuscript(tmp_path / "scan.pdf")


def test_an_encrypted_pdf_is_refused(tmp_path: Path) -> None:
    typesetting.write_encrypted(tmp_path / "secret.pdf")
    with pytest.raises(UnreadableReport, match="encrypted"):
        read_manuscript(tmp_path / "secret.pdf")


def test_a_folder_or_missing_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "absent.txt"):
        with pytest.raises(UnreadableReport, match="can't be opened"):
            read_manuscript(path)


@pytest.mark.parametrize(("name", "text", "wanted"), outlines("markup.txt"), ids=lambda value: "")
def test_markup_is_taken_off(tmp_path: Path, name: str, text: str, wanted: list[str]) -> None:
    path = tmp_path / f"report.{name.rpartition('(')[2].rstrip(')')}"
    path.write_text(text, encoding="utf-8")
    assert read_manuscript(path).raw.rstrip("\n").split("\n") == [line.replace("\\t", "\t") for line in wanted], name


def test_word_boxes_merged_cells_and_contents(tmp_path: Path) -> None:
    typesetting.write_quirks(tmp_path / "quirks.docx")
    wanted = "目录 一、甲\t1 一、甲 专栏_1_口径 口径3.5。 国家\t2022年\t2022年 美国\t1\t2 外面。 框内。"
    assert read_manuscript(tmp_path / "quirks.docx").raw.replace(" ", "_").rstrip("\n") == wanted.replace(" ", "\n")


def test_the_grid_of_a_chart_is_no_table(tmp_path: Path) -> None:
    typesetting.write_chart(tmp_path / "chart.pdf")
    report = read_report(tmp_path / "chart.pdf", ENTRY)
    assert [block.kind for section in report.sections for block in section.blocks] == ["paragraph", "figure"]
