"""Reports for the tests of extraction: paragraphs as a report, and gold facts held against what was found."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from corpus.catalog import CatalogEntry
from corpus.reading import read_report
from corpus.report import Block, Report, Section
from corpus.sentences import split_sentences
from corpus.span import Mapped
from index.extraction import extract
from index.fact import Fact

CASES = Path(__file__).parent / "cases"
FILES = {2021: CASES.parent.parent / "corpus" / "reports" / "2021.txt", 2022: CASES / "report-2022.txt"}


def report_of(text: str, year: int = 2023) -> Report:
    """A report of one section whose paragraphs are the lines of a text."""
    blocks, position = [], 0
    for line in text.split("\n"):
        content = Mapped(line, tuple(range(position, position + len(line))))
        blocks.append(Block("paragraph", content, split_sentences(content)))
        position += len(line) + 1
    return Report(str(year), "报告", None, year, str(year), None, text, (Section(("一、现状",), None, tuple(blocks)),))


def facts_of(text: str, year: int = 2023) -> tuple[Fact, ...]:
    """The facts of paragraphs."""
    return extract(report_of(text, year))


@cache
def edition(year: int) -> tuple[Report, tuple[Fact, ...]]:
    """A whole edition and its facts."""
    return read_file(FILES[year], year)


def lines_of(name: str) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file of cases."""
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def bare(text: str | None) -> str:
    """A text without widths, case and white space."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or "")).lower()


def fits(gold: dict[str, Any], fact: Fact) -> bool:
    """Whether a fact says what a gold fact wants: value, unit, measure, period, and the words of its name."""
    name = bare(" ".join(filter(None, (fact.indicator, fact.region, fact.counterpart, fact.of))))
    words = ([word] if isinstance(word, str) else word for word in gold["must"])
    return (
        abs(fact.value - gold["value"]) <= 1e-9 * abs(gold["value"])
        and (fact.unit, fact.measure) == (gold["unit"], gold["measure"])
        and gold["period"] in (None, fact.period)
        and all(any(bare(one) in name for one in group) for group in words)
        and not any(bare(word) in bare(fact.indicator) for word in gold.get("not", ()))
    )


def matched(gold: dict[str, Any], facts: list[Fact]) -> Fact | None:
    """The fact at the place of a gold fact, the fitting one first."""
    here = [f for f in facts if bare(gold["span"]) in bare(f.text) and bare(f.quote) == bare(gold["sentence"])]
    return next((fact for fact in here if fits(gold, fact)), here[0] if here else None)


def read_file(path: Path, year: int) -> tuple[Report, tuple[Fact, ...]]:
    """A report file and its facts."""
    report = read_report(path, CatalogEntry(str(year), path.name, "中国数字贸易发展报告", None, year, str(year)))
    return report, extract(report)
