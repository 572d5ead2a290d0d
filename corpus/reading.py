"""Reading a report file for what it is.

`python -m corpus.reading FILE` prints the outline of a report.
"""
from __future__ import annotations

from pathlib import Path

from .catalog import CatalogEntry
from .cleaning import drop_page_marks, join_cut
from .contents import split_contents
from .decoding import decode
from .errors import UnreadableReport
from .line import split_lines
from .manuscript import Manuscript
from .outline import build_sections, headings_of
from .report import Report, Section
from .tables import settle_rows


def read_report(path: Path, entry: CatalogEntry) -> Report:
    """The report in the file at `path`, whatever its format. Raises UnreadableReport with a way out."""
    manuscript = read_manuscript(path)
    sections = sections_of(manuscript, entry.title)
    return Report(
        entry.id, entry.title, entry.publisher, entry.data_year, entry.edition, entry.published, manuscript.raw, sections
    )


def read_manuscript(path: Path) -> Manuscript:
    """The text and lines of a report file."""
    try:
        raw = decode(path.read_bytes(), path.name)
    except OSError as error:
        raise UnreadableReport(path.name, f"can't be opened ({error.strerror})") from None
    return Manuscript(raw, split_lines(raw))


def sections_of(manuscript: Manuscript, title: str = "") -> tuple[Section, ...]:
    """The sections of a report; title page and contents list are none."""
    _, contents, body = split_contents(drop_page_marks(manuscript.lines))
    lines = settle_rows(body)
    headings = headings_of(lines, contents)
    lines = join_cut(lines, lambda line: headings.rank(line) is not None)
    return build_sections(lines, headings)
