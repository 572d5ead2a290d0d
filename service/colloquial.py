"""Colloquial, formal and telegraphic words of a question in plain ones."""

from __future__ import annotations

import re
from functools import cache

from .wordlists import FOLDER


def plainly(text: str) -> str:
    """The text with each pattern of colloquial.txt replaced, in the order of the file."""
    for pattern, word in _replacements():
        text = pattern.sub(word, text)
    return text


@cache
def _replacements() -> tuple[tuple[re.Pattern[str], str], ...]:
    lines = (FOLDER / "colloquial.txt").read_text(encoding="utf-8").split("\n")
    written = [line.partition(" = ") for line in lines if line and not line.startswith("#")]
    return tuple((re.compile(pattern), word) for pattern, equals, word in written if equals)
