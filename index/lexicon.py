"""Word lists in text files, read once and turned into patterns.

A list is lines `kind: word word …`; a kind may go on over several lines, `#` begins a comment.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path


class VocabularyError(ValueError):
    """A line of a word list that follows no rule of its grammar."""

    def __init__(self, file: str, number: int, line: str) -> None:
        super().__init__(f"{file}, line {number}: expected 'kind: word word …', found {line!r}")


FOLDER = Path(__file__).parent


def read_words(path: Path) -> dict[str, tuple[str, ...]]:
    """The words of each kind, in the order of the file."""
    found: dict[str, list[str]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        bare = line.split("#", 1)[0].strip()
        if not bare:
            continue
        kind, colon, words = bare.partition(":")
        if not colon:
            raise VocabularyError(path.name, number, line)
        found.setdefault(kind.strip(), []).extend(words.split())
    return {kind: tuple(words) for kind, words in found.items()}


@cache
def words(name: str) -> Mapping[str, tuple[str, ...]]:
    """The word list `name`.txt of this folder."""
    return read_words(FOLDER / f"{name}.txt")


@cache
def any_of(name: str, *kinds: str) -> str:
    """A non-capturing group that matches any word of these kinds, longest first."""
    lists = words(name)
    chosen = {word for kind in kinds for word in lists[kind]}
    # Longest first, or 进出口 would be read as 进 and 出口.
    return "(?:" + "|".join(re.escape(word) for word in sorted(chosen, key=lambda w: (-len(w), w))) + ")"


@cache
def compiled(template: str) -> re.Pattern[str]:
    """A pattern in which `<list.kind>` (or `<list.kind+kind>`) stands for any word of that list."""

    def expand(match: re.Match[str]) -> str:
        return any_of(match[1], *match[2].split("+"))

    return re.compile(re.sub(r"<([a-z_]+)\.([a-z_+]+)>", expand, template))
