"""From lines to sections."""
from __future__ import annotations

from collections.abc import Sequence

from .blocks import blocks_of
from .contents import heading_key
from .headings import Headings, without_lists
from .line import Line
from .report import Section


def build_sections(lines: Sequence[Line], headings: Headings) -> tuple[Section, ...]:
    """The sections in reading order. Text before the first heading stands in a section without headings."""
    ranks = without_lists([headings.rank(line) for line in lines], lines)
    pages = {key: list(found) for key, found in headings.pages.items()}
    open_headings: list[tuple[int, str, int | None]] = []
    sections: list[Section] = []
    start = 0
    for index in (*(i for i, rank in enumerate(ranks) if rank is not None), len(lines)):
        if start < index or open_headings:
            sections.append(_section(open_headings, lines[start:index]))
        if index == len(lines):
            break
        rank, line = ranks[index], lines[index]
        assert rank is not None
        # A heading closes all that stand as low as itself or lower.
        while open_headings and open_headings[-1][0] >= rank:
            open_headings.pop()
        # A heading that comes back takes the pages of the contents list one by one.
        known = pages.get(heading_key(line.text))
        listed = known.pop(0) if known else None
        inherited = open_headings[-1][2] if open_headings else None
        page = line.page if line.page is not None else listed if listed is not None else inherited
        open_headings.append((rank, line.text, page))
        start = index + 1
    return tuple(sections)


def _section(open_headings: Sequence[tuple[int, str, int | None]], lines: Sequence[Line]) -> Section:
    page = open_headings[-1][2] if open_headings else lines[0].page if lines else None
    return Section(tuple(text for _, text, _ in open_headings), page, blocks_of(lines))
