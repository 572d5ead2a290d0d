"""The terms of an index, arranged so that a mistyped one can be looked up."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from .sounds import sounds

LONGEST = 10
_SHORTEST_WITH_GAP = 5

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms by themselves, by sound, with one character left open, by their characters, and with one character missing.

    `short` are the two-character terms that may be the aim of a repair; `pairs` the character pairs of the reports,
    which count as correct.
    """

    words: frozenset[str]
    short: frozenset[str]
    pairs: frozenset[str]
    by_sound: dict[tuple[str, ...], tuple[str, ...]]
    by_gap: dict[tuple[str, str], tuple[str, ...]]
    by_letters: dict[str, tuple[str, ...]]
    by_missing: dict[str, tuple[str, ...]]


def arrange(words: Iterable[str], short: Iterable[str], texts: Iterable[str]) -> Terms:
    """Terms for looking up. `texts` are those of the reports."""
    kept = sorted({word for word in words if 2 <= len(word) <= LONGEST and _all_han(word)})
    pairs = frozenset(text[i : i + 2] for text in texts for i in range(len(text) - 1))
# a short word with a character missing is too easily another word
    long = [word for word in kept if len(word) >= _SHORTEST_WITH_GAP]
    return Terms(
        frozenset(kept),
        frozenset(word for word in short if len(word) == 2),
        pairs,
        _by((sounds(word), word) for word in kept if len(word) > 3),
        _by(((word[:at], word[at + 1 :]), word) for word in kept for at in range(len(word))),
        _by(("".join(sorted(word)), word) for word in kept if len(word) > 3),
        _by((word[:at] + word[at + 1 :], word) for word in long for at in _droppable(word, pairs)),
    )


def _droppable(word: str, pairs: frozenset[str]) -> list[int]:
    """Characters inside a word whose loss leaves a pair that no report prints."""
    return [at for at in range(1, len(word) - 1) if word[at - 1] + word[at + 1] not in pairs]


def _by(entries: Iterable[tuple[Key, str]]) -> dict[Key, tuple[str, ...]]:
    lists: dict[Key, list[str]] = {}
    for key, word in entries:
        lists.setdefault(key, []).append(word)
    return {key: tuple(found) for key, found in lists.items()}


def _all_han(word: str) -> bool:
    return all("\u4e00" <= character <= "\u9fff" for character in word)
