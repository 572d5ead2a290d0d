"""The cells of a table as facts: indicator from the row, date from the column, unit from its column or the header."""
from __future__ import annotations

from corpus.report import Block, Report

from .fact import Fact


def table_facts(block: Block, report: Report) -> list[Fact]:
    """The facts of a table's cells, row by row."""
    return []
