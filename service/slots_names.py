"""One name for one thing: the names of questions and facts in the vocabulary's canonical form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from .wordlists import FOLDER, word_lists

# Belongs to the index of a request, and every rule that reads a text would have to hand it on.
_APPROVED: ContextVar[tuple[str, ...]] = ContextVar("approved", default=())


@contextmanager
def knowing(terms: Iterable[str]) -> Iterator[None]:
    """Within the block these words, which an editor approved for an index, are names that are never cut."""
    token = _APPROVED.set(tuple(map(canonical, terms)))
    try:
        yield
    finally:
        _APPROVED.reset(token)


@cache
def _names() -> dict[str, str]:
    """Every name in lower case, with what it is read as; a canonical name is read as itself."""
    found: dict[str, str] = {}
    for line in (FOLDER / "slots_synonyms.txt").read_text(encoding="utf-8").splitlines():
        name, equals, others = line.partition("#")[0].partition("=")
        if equals:
            found |= {other.strip().lower(): name.strip() for other in (name, *others.split("|"))}
    return found


@cache
def _pattern() -> re.Pattern[str]:
    # 跨境电商综合试验区 must win over 跨境电商
    longest_first = sorted(_names(), key=lambda name: (-len(name), name))
    # a Latin name must stand by itself: ICT is not found in a longer word
    parts = (f"(?<![a-z]){re.escape(n)}(?![a-z])" if n.isascii() else re.escape(n) for n in longest_first)
    return re.compile("|".join(parts), re.IGNORECASE)


def names() -> frozenset[str]:
    """The canonical names, which are never cut into words."""
    return _names_with(_APPROVED.get())


@cache
def _names_with(approved: tuple[str, ...]) -> frozenset[str]:
    return frozenset((*_names().values(), *approved))


def canonical(text: str) -> str:
    """The text with every known name in its canonical form, without white space and quotation marks around 一带一路."""
    bare = re.sub(r"(?<![0-9A-Za-z])\s+|\s+(?![0-9A-Za-z])", "", text)
    return _pattern().sub(lambda match: _names()[match[0].lower()], bare)


def known_names(text: str) -> list[re.Match[str]]:
    """The canonical names in a canonical text that say what is measured, longest first at each place."""
    return list(_canonical_pattern(_APPROVED.get()).finditer(text))


def without_approved(text: str) -> str:
    """The text with blanks for the words that an editor approved: what they hold (全球通) is no place of the text."""
    for word in _APPROVED.get():
        text = text.replace(word, " " * len(word))
    return text


@cache
def _canonical_pattern(approved: tuple[str, ...]) -> re.Pattern[str]:
    kept = _names_with(approved) - frozenset(word_lists("slots_fillers")["soft"])
    return re.compile("|".join(re.escape(n) for n in sorted(kept, key=lambda n: (-len(n), n))), re.IGNORECASE)
