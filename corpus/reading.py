"""Reading a report file for what it is.

`python -m corpus.reading FILE` prints what the file is and its outline: sections, pages, counts.
"""
from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .catalog import CatalogEntry
from .cleaning import drop_page_marks, join_cut
from .decoding import decode
from .describing import Description, describe
from .errors import UnreadableReport
from .formats import format_of, load
from .front import split_front
from .headings import headings_of
from .line import split_lines
from .manuscript import Manuscript
from .outline import build_sections
from .report import Report, Section
from .tables import settle_rows


def read_report(path: Path, entry: CatalogEntry) -> Report:
    """The report in the file at `path`, whatever its format. Raises UnreadableReport with a way out.

    `raw` is the text as decoded, a BOM and CRLF included; of a format with marks or pages the text without them.
    """
    manuscript = read_manuscript(path)
    return Report(
        id=entry.id,
        title=entry.title,
        publisher=entry.publisher,
        data_year=entry.data_year,
        edition=entry.edition,
        published=entry.published,
        raw=manuscript.raw,
        sections=sections_of(manuscript),
        remarks=manuscript.remarks,
    )


def inspect_report(path: Path) -> Description:
    """What the file tells of itself: title, publisher, data year, edition, date of publication."""
    return describe(read_manuscript(path))


def read_manuscript(path: Path) -> Manuscript:
    """The text and lines of a report file."""
    content = load(path)
    manuscript = _read(content, path.name)
    if not manuscript.lines:
        raise UnreadableReport(path.name, "no text in it; give the file that holds the report's text")
    return manuscript


def _read(content: bytes, name: str) -> Manuscript:
    # The format readers are imported when a file needs them: together they take a second.
    kind = format_of(content, name)
    if kind == "pdf":
        from .pdf import read_pdf

        return read_pdf(content, name)
    if kind == "docx":
        from .docx import read_docx

        return read_docx(content, name)
    text = decode(content, name)
    if kind == "html":
        from .html import read_html

        return read_html(text)
    if kind == "markdown":
        from .markdown import read_markdown

        return read_markdown(text)
    return Manuscript(text, split_lines(text))


def sections_of(manuscript: Manuscript) -> tuple[Section, ...]:
    """The sections of a report; title page and contents list are none."""
    _, contents, body = split_front(drop_page_marks(manuscript.lines))
    lines = settle_rows(body)
    headings = headings_of(lines, contents)
    lines = join_cut(lines, lambda line: headings.rank(line) is not None)
    return build_sections(lines, headings)


def main() -> int:
    """Print the outline of one report; 1 where it can't be read."""
    parser = argparse.ArgumentParser(prog="python -m corpus.reading", description="Print the outline of a report.")
    parser.add_argument("file", type=Path)
    path = parser.parse_args().file
    try:
        manuscript = read_manuscript(path)
    except UnreadableReport as error:
        print(error, file=sys.stderr)
        return 1
    print(describe(manuscript))
    for remark in manuscript.remarks:
        print(remark)
    for section in sections_of(manuscript):
        kinds = [block.kind for block in section.blocks]
        sentences = sum(len(block.sentences) for block in section.blocks)
        counts = ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
        indent = "  " * max(0, len(section.headings) - 1)
        heading = section.headings[-1] if section.headings else "(before the first heading)"
        print(f"{indent}{heading}  [page {section.page}]  {sentences} sentences; {counts}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
