"""A report as its page shows it: sections with paragraphs, captions and tables, cut where facts and passages begin."""
from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.report import Block, Report, Row, Section
from corpus.span import Mapped
from index.fact import Fact
from index.opened import OpenIndex
from index.passage import Passage

BOX = "专栏"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: plain, or the figure of a fact. `anchors` are the ids that are found here."""

    text: str
    fact: Fact | None = None
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph (`kind` paragraph), caption (figure), source line (source) or table: then `rows` hold its cells."""

    kind: str
    pieces: tuple[Piece, ...]
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the page. `number` counts from 1, `depth` is 1 for a chapter, 0 where there is no heading."""

    number: int
    depth: int
    heading: str
    page: int | None
    boxed: bool
    lines: tuple[Line, ...]


def parts(report: Report, index: OpenIndex) -> tuple[Part, ...]:
    """The sections of a report, every figure and the beginning of every passage at its place."""
    cuts = _Cuts(
        [fact for fact in index.facts if fact.report == report.id],
        [passage for passage in index.passages if passage.report == report.id],
    )
    return tuple(_part(number, section, cuts) for number, section in enumerate(report.sections, 1))


def _part(number: int, section: Section, cuts: _Cuts) -> Part:
    heading = section.headings[-1] if section.headings else ""
    lines = tuple(line for block in section.blocks if (line := _line(block, cuts)))
    return Part(number, len(section.headings), heading, section.page, heading.startswith(BOX), lines)


def _line(block: Block, cuts: _Cuts) -> Line | None:
    pieces = cuts.pieces(block.content)
    rows = tuple(tuple(cuts.pieces(cell) for cell in _cells(row)) for row in block.rows)
    return Line(block.kind, pieces, rows) if pieces or rows else None


def _cells(row: Row) -> tuple[Mapped, ...]:
    # a line that was not understood as cells is still shown, as one
    return row.cells or (row.content,)


class _Cuts:
    """Where the text of a report is cut: figures and beginnings of passages by their raw places."""

    def __init__(self, facts: Sequence[Fact], passages: Sequence[Passage]) -> None:
        self._facts = sorted((fact for fact in facts if fact.start is not None), key=lambda fact: fact.start or 0)
        self._passages = sorted(passages, key=lambda passage: passage.start)
        self._fact_starts = [fact.start or 0 for fact in self._facts]
        self._passage_starts = [passage.start for passage in self._passages]

    def pieces(self, content: Mapped) -> tuple[Piece, ...]:
        """The text in pieces, none of them empty."""
        if not content.text:
            return ()
        place = {offset: at for at, offset in enumerate(content.offsets)}
        marks: dict[int, list[str]] = {}
        for passage in self._passages[slice(*_inside(self._passage_starts, content))]:
            marks.setdefault(place.get(passage.start, 0), []).append(f"p-{passage.id}")
        ends: dict[int, tuple[int, Fact]] = {}
        for fact in self._facts[slice(*_inside(self._fact_starts, content))]:
            start, last = place.get(fact.start or 0), place.get((fact.end or 1) - 1)
            # of two facts at one place the first is marked, and the other is found there as well
            if start is None or last is None or any(at <= start < end for at, (end, _) in ends.items()):
                marks.setdefault(start or 0, []).append(fact.id)
            else:
                ends[start] = (last + 1, fact)
        return tuple(_cut(content.text, ends, marks))


def _inside(starts: Sequence[int], content: Mapped) -> tuple[int, int]:
    return bisect_left(starts, content.offsets[0]), bisect_left(starts, content.offsets[-1] + 1)


def _cut(text: str, ends: dict[int, tuple[int, Fact]], marks: dict[int, list[str]]) -> list[Piece]:
    # an anchor inside a figure is set before it
    inside = {at: start for start, (end, _) in ends.items() for at in range(start, end)}
    anchors: dict[int, list[str]] = {}
    for at, names in marks.items():
        anchors.setdefault(inside.get(at, at), []).extend(names)
    bounds = sorted({0, *ends, *(end for end, _ in ends.values()), *anchors, len(text)})
    found = []
    for start, end in pairwise(bounds):
        fact = ends[start][1] if start in ends else None
        found.append(Piece(text[start:end], fact, tuple(anchors.get(start, ()))))
    return found
