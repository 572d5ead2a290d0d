"""Characters of a report at their places in the raw file, page furniture left out, and back again."""
from __future__ import annotations

from collections.abc import Iterator

from corpus.report import Report
from corpus.span import Mapped
from index.passage import Passage


def printed(report: Report, start: int, end: int) -> Mapped:
    """What the report prints between two raw places, as it was read: without the line breaks of page ends."""
    characters = [pair for content in _contents(report) for pair in _between(content, start, end)]
    return Mapped("".join(text for text, _ in characters), tuple(offset for _, offset in characters))


def raw_place(report: Report, passage: Passage, quote: str) -> tuple[int, int]:
    """The raw code points of `quote`; those of the whole passage where the two can't be matched."""
    at = passage.text.find(quote)
    if at < 0 or not quote.strip():
        return passage.start, passage.end
    offsets = _offsets(report, passage)
    inside = [offset for offset in offsets[at : at + len(quote)] if offset >= 0]
    return (inside[0], inside[-1] + 1) if inside else (passage.start, passage.end)


def place_in(report: Report, passage: Passage, start: int, end: int) -> tuple[int, int] | None:
    """Where the raw code points from `start` to `end` stand in the text of a passage; None where they don't."""
    inside = [at for at, offset in enumerate(_offsets(report, passage)) if start <= offset < end]
    return (inside[0], inside[-1] + 1) if inside else None


def _contents(report: Report) -> Iterator[Mapped]:
    for section in report.sections:
        for block in section.blocks:
            yield from (block.content, *(row.content for row in block.rows))


def _between(content: Mapped, start: int, end: int) -> Iterator[tuple[str, int]]:
    # most contents lie elsewhere as a whole, and are not looked through
    if content.offsets and content.offsets[0] < end and start <= content.offsets[-1]:
        pairs = zip(content.text, content.offsets, strict=True)
        yield from ((text, offset) for text, offset in pairs if start <= offset < end)


def _offsets(report: Report, passage: Passage) -> list[int]:
    """The raw code point of each character of the passage, -1 for white space, some of which is its own."""
    known = printed(report, passage.start, passage.end)
    places = iter([offset for text, offset in zip(known.text, known.offsets, strict=True) if not text.isspace()])
    return [-1 if character.isspace() else next(places, -1) for character in passage.text]
