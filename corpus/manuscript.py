"""What every file format is turned into before the outline is read."""
from __future__ import annotations

from dataclasses import dataclass

from .line import Line


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The text of a report file and its lines; the offsets of the lines are code points of `raw`."""

    raw: str
    lines: tuple[Line, ...]
