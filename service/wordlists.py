"""The word lists of this package: text files with their grammar on top, read once."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from index.lexicon import read_words

FOLDER = Path(__file__).parent


@cache
def word_lists(name: str) -> Mapping[str, tuple[str, ...]]:
    """The words of each kind in `name`.txt, lines `kind: word word …`."""
    return read_words(FOLDER / f"{name}.txt")


@cache
def any_word(name: str, *kinds: str) -> str:
    """A non-capturing group that matches any word of these kinds (all kinds if none is named), longest first."""
    lists = word_lists(name)
    chosen = {word for kind in kinds or lists for word in lists[kind]}
# longest first: an alternation takes the first that fits
    return "(?:" + "|".join(re.escape(word) for word in sorted(chosen, key=lambda w: (-len(w), w))) + ")"


@cache
def word_set(name: str, *kinds: str) -> frozenset[str]:
    """The words of these kinds of `name`.txt, of all kinds if none is named."""
    lists = word_lists(name)
    return frozenset(word for kind in kinds or lists for word in lists[kind])


@cache
def equations(name: str) -> tuple[tuple[str, str], ...]:
    """The pairs of `name`.txt, lines `left = right`, longest left side first."""
    return tuple(sorted(pairs(name), key=lambda pair: (-len(pair[0]), pair[0])))


def pairs(name: str) -> Iterator[tuple[str, str]]:
    """The pairs of `name`.txt, lines `left = right`, in the order of the file."""
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        left, equals, right = line.partition("#")[0].partition("=")
        if equals and left.strip():
            yield left.strip(), right.strip()
