"""From a report to its facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.report import Block, Report, Section

from .fact import Fact
from .facts_tables import table_facts
from .governing import Clock
from .hiding import Hiding
from .linking import link
from .memory import Memory
from .reading import ParagraphReader

HOME = "中国"


def extract(report: Report, terms: Iterable[str] = ()) -> tuple[Fact, ...]:
    """Every statistic that the report prints, in reading order; ids are like "2021-f0012".

    `terms` are words that stay whole, whatever the rules would make of them. `passage_id` is left open: it belongs to
    whoever cuts passages.
    """
    return read_facts(report, terms)[0]


def read_facts(report: Report, terms: Iterable[str] = ()) -> tuple[tuple[Fact, ...], dict[tuple[int, int], str]]:
    """As `extract`, and why quantities of the running text became no facts, by their raw places."""
    hiding = Hiding(terms)
    found: list[Fact] = []
    refused: dict[tuple[int, int], str] = {}
    for section, facts, reasons in _read(hiding.hide(report)):
        found += [_placed(hiding.show(fact), section) for fact in facts]
        refused |= reasons
    numbered = (replace(fact, id=f"{report.id}-f{number:04d}") for number, fact in enumerate(found))
    return link(tuple(numbered)), refused


def _read(report: Report) -> Iterator[tuple[Section, list[Fact], dict[tuple[int, int], str]]]:
    # One memory for the whole report: paragraphs go on speaking of what earlier ones named.
    memory, clock = Memory(HOME), Clock(report.data_year)
    for section in report.sections:
        memory.begin_section(section.headings)
        clock.begin_section()
        for block in section.blocks:
            yield section, *_block(block, report, memory, clock)


def _block(block: Block, report: Report, memory: Memory, clock: Clock) -> tuple[list[Fact], dict[tuple[int, int], str]]:
    if block.kind == "table":
        return table_facts(block, report, memory.home), {}
    # Captions and source lines print no figures of their own.
    if block.kind != "paragraph":
        return [], {}
    reader = ParagraphReader(report, memory, clock)
    return [fact for sentence in block.sentences for fact in reader.read(sentence)], reader.refused


def _placed(fact: Fact, section: Section) -> Fact:
    return replace(fact, section=section.headings, page=section.page)
