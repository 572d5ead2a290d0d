"""An index of two editions without vectors: what answering by facts and text needs, and no more."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace

from corpus.catalog import CatalogEntry
from corpus.reading import read_report
from corpus.report import Report
from index.chunking import chunk
from index.extraction import extract
from index.fact import Fact
from index.passage import Passage

CASES = Path(__file__).parent / "cases"
FILES = {"2021": Path(__file__).parent.parent / "corpus" / "reports" / "2021.txt", "2022": CASES / "report-2022.txt"}
# an invented edition, for questions of kinds that the two others give no occasion for
FILES["2023"] = CASES / "report-made-2023.txt"


@dataclass(eq=False)
class FigureIndex:
    """The parts of an open index that answering reads."""

    reports: list[SimpleNamespace]
    texts: dict[str, Report]
    hash: str = "test"
    terms: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.facts: tuple[Fact, ...] = tuple(fact for report in self.reports for fact in report.facts)
        self.passages: tuple[Passage, ...] = tuple(p for report in self.reports for p in report.passages)

    def passage(self, name: str) -> Passage:
        return next(passage for passage in self.passages if passage.id == name)

    def report(self, name: str) -> Report:
        return self.texts[name]


@cache
def editions(*years: str) -> FigureIndex:
    """The editions of these years, read and extracted once for all tests."""
    return edition_files(*((year, FILES[year]) for year in years))


@cache
def edition_files(*reports: tuple[str, Path]) -> FigureIndex:
    """Report files, each with its year, read and extracted once for all tests."""
    texts = {year: _read(year, path) for year, path in reports}
    return FigureIndex([_loaded(report) for report in texts.values()], texts)


def _read(year: str, path: Path) -> Report:
    return read_report(path, CatalogEntry(year, path.name, f"中国数字贸易发展报告{year}", "商务部", int(year), year))


def _loaded(report: Report) -> SimpleNamespace:
    passages = chunk(report)
    facts = tuple(replace(fact, passage_id=_holding(fact, passages)) for fact in extract(report))
    return SimpleNamespace(id=report.id, data_year=report.data_year, title=report.title, passages=passages, facts=facts)


def _holding(fact: Fact, passages: tuple[Passage, ...]) -> str | None:
    inside = (p.id for p in passages if fact.start is not None and p.start <= fact.start < p.end)
    return next(inside, None)
