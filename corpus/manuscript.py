"""What every file format is turned into before the outline is read."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .cells import cells_of, mapped
from .latin import needs_blank
from .line import Line
from .span import Mapped

# An ideographic blank is printed on purpose and stays.
_WHITE = re.compile(r"[ \t\r\n\f\v\xa0\u200b\ufeff\x1a]+")
_NOTE_MARK = re.compile(r"[\[【（(〔]?(?:\d{1,3}|[①-⑳*])[)）〕】\]]?")
_WIDE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef“”‘’—…]")


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The text of a report file and its lines; the offsets of the lines are code points of `raw`."""

    raw: str
    lines: tuple[Line, ...]
    remarks: tuple[str, ...] = ()


class Typing:
    """Writes the raw text of a file that is no plain text, line by line, and remembers where each line stands."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._lines: list[Line] = []
        self._length = 0

    def line(self, text: str, page: int | None = None, level: int | None = None) -> None:
        """Add a paragraph or heading; a text of white space only leaves no trace."""
        content = mapped(text, 0, len(text))
        if content.text:
            start = self._write(text)
            # A heading with a tab behind its number is no row.
            cells = () if level is not None else _moved(cells_of(text, 0, len(text)), start)
            self._lines.append(Line(_moved((content,), start)[0], page, level, cells))

    def row(self, cells: Sequence[str], page: int | None = None) -> None:
        """Add a row of a table; its raw line has a tab between cells."""
        texts = [tidy(cell) for cell in cells]
        if not any(texts):
            return
        line = "\t".join(texts)
        start = self._write(line)
        # Empty cells keep their column.
        found: list[Mapped] = []
        at = 0
        for text in texts:
            found.append(Mapped(text, tuple(range(start + at, start + at + len(text)))))
            at += len(text) + 1
        content = _moved((mapped(line, 0, len(line)),), start)[0]
        self._lines.append(Line(content, page, None, tuple(found), declared=True))

    def manuscript(self, remarks: Sequence[str] = ()) -> Manuscript:
        """All that was written."""
        return Manuscript("".join(self._pieces), tuple(self._lines), tuple(remarks))

    def _write(self, text: str) -> int:
        start = self._length
        self._pieces += (text, "\n")
        self._length += len(text) + 1
        return start


def _moved(pieces: Sequence[Mapped], by: int) -> tuple[Mapped, ...]:
    return tuple(Mapped(piece.text, tuple(offset + by for offset in piece.offsets)) for piece in pieces)


def tidy(text: str) -> str:
    """Text on one line: white space becomes one blank, a line break between Chinese characters nothing."""

    def blank(match: re.Match[str]) -> str:
        around = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
        breaks = "\n" in match[0] or "\r" in match[0]
        return "" if breaks and len(_WIDE.findall(around)) > 0 else " "

    return _WHITE.sub(blank, text).strip()


def is_note_mark(raised: str, before: str) -> bool:
    """True if a raised text is the mark of a footnote, which must not run into the figure before it (3.5¹ is no 3.51).

    Behind a Latin letter it is an exponent: km².
    """
    is_exponent = before[-1:].isascii() and before[-1:].isalpha()
    return _NOTE_MARK.fullmatch(raised.strip()) is not None and not is_exponent


def joined(before: str, after: str) -> str:
    """Two lines of one paragraph: Latin words keep a blank between them, Chinese text none."""
    return before + (" " if needs_blank(before, after) else "") + after
