"""One name for one thing: the names of questions and facts in the vocabulary's canonical form."""

from __future__ import annotations

import re
from functools import cache

from .wordlists import FOLDER, word_lists


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


@cache
def names() -> frozenset[str]:
    """The canonical names, which are never cut into words."""
    return frozenset(_names().values())


def canonical(text: str) -> str:
    """The text with every known name in its canonical form, without white space and quotation marks around 一带一路."""
    bare = re.sub(r"(?<![0-9A-Za-z])\s+|\s+(?![0-9A-Za-z])", "", text)
    return _pattern().sub(lambda match: _names()[match[0].lower()], bare)


def known_names(text: str) -> list[re.Match[str]]:
    """The canonical names in a canonical text that say what is measured, longest first at each place."""
    return list(_canonical_pattern().finditer(text))


@cache
def _canonical_pattern() -> re.Pattern[str]:
    soft = frozenset(word_lists("slots_fillers")["soft"])
    return re.compile("|".join(re.escape(n) for n in sorted(names() - soft, key=lambda n: (-len(n), n))), re.IGNORECASE)
