"""From a report to its facts."""
from __future__ import annotations

from dataclasses import replace

from corpus.report import Block, Report, Section

from .fact import Fact
from .governing import Clock
from .linking import link
from .memory import Memory
from .reading import ParagraphReader
from .facts_tables import table_facts

DEFAULT_REGION = "中国"


def extract(report: Report) -> tuple[Fact, ...]:
    """Every statistic that the report prints, in reading order; ids are like "2021-f0012".

    `passage_id` is left open: it belongs to whoever cuts passages.
    """
    found: list[Fact] = []
    memory, clock = Memory(DEFAULT_REGION), Clock(report.data_year)
    for section in report.sections:
        memory.begin_section()
        clock.begin_section()
        for block in section.blocks:
            found += [_placed(fact, section) for fact in _block_facts(block, report, memory, clock)]
    return link(tuple(replace(fact, id=f"{report.id}-f{number:04d}") for number, fact in enumerate(found)))


def _block_facts(block: Block, report: Report, memory: Memory, clock: Clock) -> list[Fact]:
    if block.kind == "table":
        return table_facts(block, report, memory.home)
    if block.kind != "paragraph":
        return []
    reader = ParagraphReader(report, memory, clock)
    return [fact for sentence in block.sentences for fact in reader.read(sentence)]


def _placed(fact: Fact, section: Section) -> Fact:
    return replace(fact, section=section.headings, page=section.page)
