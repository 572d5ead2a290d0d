"""Places in a report file: the currency that every stage trades in."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in the raw text of a report."""

    start: int
    end: int

    def slice(self, raw: str) -> str:
        """The raw text at this place."""
        return raw[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Mapped:
    """Text that knows where each of its characters stands in the raw file.

    `offsets[i]` is the raw code point of `text[i]`; both have the same length, and offsets rise strictly.
    """

    text: str
    offsets: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.text) != len(self.offsets):
            raise ValueError(f"{len(self.text)} characters with {len(self.offsets)} offsets")

    def __len__(self) -> int:
        return len(self.text)

    def part(self, start: int, end: int) -> Mapped:
        """The characters from `start` to `end` of this text, still mapped."""
        return Mapped(self.text[start:end], self.offsets[start:end])

    def raw_span(self, start: int = 0, end: int | None = None) -> Span:
        """The raw place of the characters from `start` to `end` (not empty)."""
        last = (len(self.text) if end is None else end) - 1
        return Span(self.offsets[start], self.offsets[last] + 1)
