"""Indexes for the tests of the views: two editions of which one revises the other, hostile text, thousands of facts."""
from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from corpus.reading import read_report
from index.checks import check
from index.opened import OpenIndex
from index.part import Part, build_part
from index.segmentation import default_segmenter
from tests.conftest import FakeEncoder
from tests.loaded import EDITIONS, entry

HOSTILE = "<img src=x onerror=\"document.title='x'\">"
SENTENCE = "2023 年，我国跨境电商出口额为 1.86 万亿元，同比增长 20.1%。"
COPIES = 10


@cache
def part(year: str, folder: Path) -> Part:
    """One edition; that of 2022 is changed so that it prints 1.98 for the 1.92 of the edition before."""
    text = EDITIONS[year].read_text(encoding="utf-8")
    return _read(year, text.replace("1.92", "1.98") if year == "2022" else text, folder)


def hostile(folder: Path) -> Part:
    """An edition whose title, heading, sentence and indicator are markup; one sentence is printed twice."""
    text = f"报告\n2023\n商务部\n\n一、{HOSTILE}\n{SENTENCE}{HOSTILE}。\n{SENTENCE}\n"
    made = _read("2023", text, folder)
    report = replace(made.report, title=f"报告 {HOSTILE}", publisher=HOSTILE)
    facts = [replace(fact, indicator=fact.indicator + HOSTILE, source=HOSTILE, region=HOSTILE) for fact in made.facts]
    return replace(made, report=report, facts=tuple(facts))


def views_index(folder: Path) -> OpenIndex:
    """Three editions: 2021, 2022 with a revision, 2023 with hostile text."""
    return _index([part("2021", folder), part("2022", folder), hostile(folder)])


def large_index(folder: Path) -> OpenIndex:
    """More than 2,000 facts in one edition."""
    small = part("2022", folder)
    facts = [
        replace(fact, id=f"{fact.id}-{copy}", value=fact.value + copy, indicator=f"{fact.indicator}{copy}")
        for copy in range(COPIES)
        for fact in small.facts
    ]
    return _index([replace(small, facts=tuple(facts))])


def _read(year: str, text: str, folder: Path) -> Part:
    path = folder / f"{year}.txt"
    path.write_text(text, encoding="utf-8")
    return build_part(read_report(path, entry(year, path)), default_segmenter(), FakeEncoder())


def _index(parts: list[Part]) -> OpenIndex:
    facts = tuple(fact for each in parts for fact in each.facts)
    return OpenIndex("0" * 16, parts, check(facts), default_segmenter(), FakeEncoder())
