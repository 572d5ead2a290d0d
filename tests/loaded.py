"""Open indexes in memory, over given report files: what the service serves, without a folder on disk."""
from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpus.catalog import CatalogEntry
from corpus.reading import read_report
from index.checks import check
from index.embedding import Encoder
from index.opened import OpenIndex
from index.part import build_part
from index.segmentation import default_segmenter

CASES = Path(__file__).parent / "cases"
EDITIONS = {
    "2021": CASES.parent.parent / "corpus" / "reports" / "2021.txt",
    "2022": CASES / "report-2022.txt",
}


def entry(year: str, path: Path) -> CatalogEntry:
    """The catalog entry of a report file that is named by its year alone."""
    return CatalogEntry(year, path.name, f"中国数字贸易发展报告 {year}", "商务部", int(year), year)


def index_of(reports: Sequence[tuple[str, Path]], encoder: Encoder) -> OpenIndex:
    """An index over reports, each given by its data year and file."""
    segmenter = default_segmenter()
    parts = [build_part(read_report(path, entry(year, path)), segmenter, encoder) for year, path in reports]
    return OpenIndex("0" * 16, parts, check(tuple(fact for part in parts for fact in part.facts)), segmenter, encoder)
