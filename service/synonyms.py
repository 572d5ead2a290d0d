"""Different words for one thing."""
from __future__ import annotations

import re
from functools import cache

from .wordlists import FOLDER


@cache
def groups_of() -> dict[str, tuple[str, ...]]:
    """For each word the words that may be taken for it, the word itself first."""
    found: dict[str, dict[str, None]] = {}
    for line in (FOLDER / "synonyms.txt").read_text(encoding="utf-8").splitlines():
        words = line.partition("#")[0].split()
        for word in words:
            # a single character is part of too many other words to stand for anything
            found.setdefault(word, {word: None}).update(dict.fromkeys(w for w in words if len(w) > 1))
    return {word: tuple(others) for word, others in found.items()}


def forms(word: str) -> tuple[str, ...]:
    """The word and its synonyms."""
    return groups_of().get(word) or groups_of().get(_by_case().get(word.lower(), ""), (word,))


@cache
def _by_case() -> dict[str, str]:
    return {word.lower(): word for word in groups_of()}


@cache
def phrases() -> re.Pattern[str]:
    """Matches the words of the list that a dictionary would cut into pieces, or that are Latin."""
# words of one or two characters are left to the cutting into words
    long = sorted((word for word in groups_of() if len(word) > 2), key=lambda w: (-len(w), w))
    return re.compile("|".join(re.escape(word) for word in long), re.IGNORECASE)
