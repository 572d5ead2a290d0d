"""Vocabulary files of this package: words under [headings], with their grammar in comments on top."""
from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


def lines_of(name: str) -> list[str]:
    """The lines of a vocabulary file that are neither empty nor comments."""
    text = (_HERE / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def sections(name: str) -> dict[str, list[str]]:
    """The lines of a vocabulary file by the heading that they stand under."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in lines_of(name):
        if line.startswith("[") and line.endswith("]"):
            heading = line[1:-1]
        else:
            found.setdefault(heading, []).append(line)
    return found


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
