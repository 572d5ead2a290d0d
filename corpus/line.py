"""The lines of a report file before anything is known of their meaning."""
from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .cells import cells_of, is_rule, mapped
from .span import Mapped

_LINE = re.compile(r"([^\r\n\v\f\u2028\u2029]*)(\r\n|[\r\n\v\f\u2028\u2029]|$)")
_FEWEST_LINES_A_PAGE = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line or one paragraph, white space stripped from both ends.

    `page` is the real page where the format has pages; `level` the heading level that the format declares;
    `cells` are filled for the row of a table; `after_break` says that a page mark (form feed, line of blanks)
    stands before it; `declared` that the format itself says what is a row and what isn't.
    """

    content: Mapped
    page: int | None = None
    level: int | None = None
    cells: tuple[Mapped, ...] = ()
    after_break: bool = False
    declared: bool = False

    @property
    def text(self) -> str:
        """The characters of the line."""
        return self.content.text

    def __len__(self) -> int:
        return len(self.content)


def split_lines(raw: str) -> tuple[Line, ...]:
    """The lines of plain text that hold more than white space."""
    lines: list[Line] = []
    fed: set[int] = set()
    blanked: set[int] = set()
    for match in _LINE.finditer(raw):
        content = mapped(raw, *match.span(1))
        if content.text and not is_rule(content.text):
            # Candidate cells only: corpus.tables decides which lines are rows.
            lines.append(Line(content, cells=cells_of(raw, *match.span(1))))
        elif match[1] and not content.text:
            # A line that holds blanks only is what copying out of a paged file leaves at a page end.
            blanked.add(len(lines))
        if match[2] == "\f":
            fed.add(len(lines))
    # Where blanks stand between most paragraphs they mark no page ends.
    breaks = fed if len(blanked) * _FEWEST_LINES_A_PAGE > len(lines) else fed | blanked
    return tuple(replace(line, after_break=index in breaks) for index, line in enumerate(lines))
