"""The lines of a report file before anything is known of their meaning."""
from __future__ import annotations

import re
from dataclasses import dataclass

from .cells import cells_of, is_rule, mapped
from .span import Mapped

_LINE = re.compile(r"[^\n\f\u2028\u2029]*[\n\f\u2028\u2029]?")


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
    after_break = False
    for match in _LINE.finditer(raw):
        start, end = match.span()
        content = mapped(raw, start, end)
        if is_rule(content.text):
            continue
        # Candidate cells only: corpus.tables decides which lines are rows.
        if content.text:
            cells = cells_of(raw, start, start + len(match[0].rstrip("\r\n\f\u2028\u2029")))
            lines.append(Line(content, cells=cells, after_break=after_break))
            after_break = match[0].endswith("\f")
        else:
            # A line that holds blanks only is what copying out of a paged file leaves at a page end.
            after_break = after_break or match[0].strip("\r\n") != "" or "\f" in match[0]
    return tuple(lines)
