"""A report as it is printed: sections in reading order, each a list of blocks."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from .span import Mapped

BlockKind = Literal["paragraph", "figure", "table", "source"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence up to 。！？ (its closing quote included), or one row of a table."""

    content: Mapped

    @property
    def text(self) -> str:
        """The sentence without the line breaks of page ends."""
        return self.content.text


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the printed line and its cells, left to right."""

    content: Mapped
    cells: tuple[Mapped, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a section.

    paragraph: running text. figure: the caption of a 图 (no data). table: caption in `content`,
    header first in `rows`. source: a line 数据来源：…, which names the origin of the figure or table beside it.
    """

    kind: BlockKind
    content: Mapped
    sentences: tuple[Sentence, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The text under one heading, without that of its subsections.

    `headings` is the path from the top, 专栏 boxes included; `page` is the printed page number
    where the section begins (contents list, or the real page of a PDF), None if unknown.
    """

    headings: tuple[str, ...]
    page: int | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One edition of a report. `id` is unique in a corpus, by default the data year as a string.

    `remarks` says what an editor should know of the file: pages without text, say.
    """

    id: str
    title: str
    publisher: str | None
    data_year: int
    edition: str
    published: str | None
    raw: str = field(repr=False)
    sections: tuple[Section, ...] = field(repr=False)
    remarks: tuple[str, ...] = ()

    def sentences(self) -> Iterator[tuple[Section, Block, Sentence]]:
        """Every sentence of the running text, in reading order, with where it stands."""
        for section in self.sections:
            for block in section.blocks:
                for sentence in block.sentences:
                    yield section, block, sentence
