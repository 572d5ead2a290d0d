"""Passages: the units that are retrieved and cited."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from corpus.report import Block, Report, Section
from corpus.span import Mapped

from .passage import Passage

LONGEST = 600
# Shorter ones say too little to be found, longer ones too much.
_COMFORTABLE = 400
_SHORTEST = 150
_HAN = "一二三四五六七八九十"
_LIST_ITEM = re.compile(rf"[（(]?(?:\d{{1,2}}|[{_HAN}]{{1,3}}|[①-⑳])[)）、.．]|[①-⑳•·●-]|[{_HAN}]是")

# A piece of a passage: lines, each a list of texts that stand in one paragraph.
Lines = list[list[Mapped]]


def chunk(report: Report) -> tuple[Passage, ...]:
    """The passages of a report in reading order, numbered from 0.

    A passage holds whole sentences of one section, at most 600 characters and mostly 150 to 400. A table keeps its
    caption, header and rows together while they fit; a caption of a figure stands with its source.
    """
    found = [(section, lines) for section in report.sections for lines in _section_pieces(section)]
    return tuple(_passage(report.id, number, section, lines) for number, (section, lines) in enumerate(found))


def _passage(report: str, number: int, section: Section, lines: Lines) -> Passage:
    first, last = lines[0][0], lines[-1][-1]
    return Passage(
        id=f"{report}-p{number:04d}",
        report=report,
        number=number,
        section=section.headings,
        page=section.page,
        text=_text(lines),
        start=first.offsets[0],
        end=last.offsets[-1] + 1,
    )


def _section_pieces(section: Section) -> Iterator[Lines]:
    for running, blocks in groupby(section.blocks, lambda block: block.kind == "paragraph"):
        if running:
            yield from _merged([piece for block in blocks for piece in _paragraph_pieces(block)])
        else:
            for group in _exhibits(list(blocks)):
                yield from _filled(group)


def _paragraph_pieces(block: Block) -> list[Lines]:
    """A paragraph in as few pieces of about equal length as its sentences allow."""
    parts = [part for sentence in block.sentences for part in _fitting(sentence.content)]
    length = sum(map(len, parts))
    wanted = length / -(-length // _COMFORTABLE) if length else 0
    pieces: list[Lines] = []
    size = 0
    for part in parts:
        # The sentence goes to the side of the cut on which most of it lies.
        if pieces and (size + len(part) / 2 <= wanted or length <= _COMFORTABLE) and size + len(part) + 1 <= LONGEST:
            pieces[-1][0].append(part)
            size += len(part) + 1
        else:
            pieces.append([[part]])
            size = len(part)
    return pieces


def _merged(pieces: Sequence[Lines]) -> Iterator[Lines]:
    """Short neighbours of one section put together; an introduction that ends in a colon takes its list along."""
    current: Lines = []
    for piece in pieces:
        if current and _belong_together(current, piece):
            current = [*current, *piece]
            continue
        if current:
            yield current
        current = piece
    if current:
        yield current


def _belong_together(before: Lines, after: Lines) -> bool:
    length = len(_text(before)) + 1 + len(_text(after))
    # Two pieces of one cut paragraph stay apart: the cut was made on purpose.
    if length > LONGEST or before[-1][-1].offsets[-1] + 1 == after[0][0].offsets[0]:
        return False
    listing = before[-1][-1].text[-1] in "：:；;" and (len(after) > 0 and bool(_LIST_ITEM.match(after[0][0].text)))
    short = len(_text(before)) < _SHORTEST or len(_text(after)) < _SHORTEST
    return listing or (short and length <= _COMFORTABLE)


def _exhibits(blocks: Sequence[Block]) -> Iterator[Lines]:
    """Figures and tables with the source lines beside them: a report prints them either below or above the caption."""
    above = bool(blocks) and blocks[0].kind == "source" and any(block.kind == "figure" for block in blocks)
    group: Lines = []
    for before, block in pairwise([None, *blocks]):
        assert block is not None
        begins = block.kind != "source" and not (above and before is not None and before.kind == "source")
        if above and block.kind == "source" and before is not None and before.kind == "figure":
            begins = True
        if begins and group:
            yield group
            group = []
        group = [*group, *_lines_of(block)]
    if group:
        yield group


def _lines_of(block: Block) -> Lines:
    lines = [[block.content]] if block.content.text else []
    return [*lines, *([row.content] for row in block.rows)]


def _filled(lines: Lines) -> Iterator[Lines]:
    """The lines in their order, as many in a piece as 600 characters take."""
    current: Lines = []
    for line in ([part] for whole in lines for text in whole for part in _fitting(text)):
        if current and len(_text([*current, line])) > LONGEST:
            yield current
            current = []
        current = [*current, line]
    if current:
        yield current


def _fitting(content: Mapped) -> Iterator[Mapped]:
    """The text itself, or pieces of at most 600 characters cut behind a clause."""
    start = 0
    while len(content) - start > LONGEST:
        end = _cut(content.text, start, start + LONGEST)
        yield content.part(start, end)
        start = end
    if content.text[start:].strip():
        yield content.part(start, len(content))


def _cut(text: str, start: int, limit: int) -> int:
    for marks in ("；;", "，,：:、", " \t"):
        end = max(text.rfind(mark, start + _SHORTEST, limit) for mark in marks) + 1
        if end > 0:
            return end
    return limit


def _text(lines: Lines) -> str:
    return "\n".join("".join(_spaced(line)) for line in lines)


def _spaced(parts: Sequence[Mapped]) -> Iterator[str]:
    for before, part in pairwise([None, *parts]):
        assert part is not None
        # Latin sentences stand apart by a space, Chinese ones don't.
        if before is not None and before.text[-1].isascii() and before.offsets[-1] + 1 < part.offsets[0]:
            yield " "
        yield part.text
