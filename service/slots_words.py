"""The word lists of slots.txt and slots_fillers.txt, and the cutting of a text into words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from index.segmentation import default_segmenter

from .wordlists import word_lists

_ASKING = (
    "amount",
    "forecast",
    "newest",
    "sum",
    "difference",
    "ratio",
    "infer",
    "which",
    "larger",
    "smaller",
    "better_or_worse",
    "trend",
    "verify",
    "identify",
    "source",
    "currency",
)


@cache
def pattern(template: str) -> re.Pattern[str]:
    """A pattern in which `<kind>` (or `<kind+kind>`) stands for any word of that list of slots.txt."""

    def expand(match: re.Match[str]) -> str:
        words = {word.rpartition("=")[2] for kind in match[1].split("+") for word in word_lists("slots")[kind]}
        return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"

    return re.compile(re.sub(r"<([a-z_+]+)>", expand, template), re.IGNORECASE)


@cache
def named(kind: str) -> Mapping[str, str]:
    """A list of entries `name=word` as word (in lower case) → name."""
    return {word.partition("=")[2].lower(): word.partition("=")[0] for word in word_lists("slots")[kind]}


@cache
def particles() -> frozenset[str]:
    """Words that name nothing."""
    lists = word_lists("slots_fillers")
    # words that only ask are no content
    asking = [word.rpartition("=")[2] for kind in _ASKING for word in word_lists("slots")[kind]]
    return frozenset((*lists["particle"], *lists["light"], *asking)) - frozenset(lists["soft"])


@cache
def soft_words() -> frozenset[str]:
    """General words of the field."""
    return frozenset(word_lists("slots_fillers")["soft"])


@cache
def small_talk() -> re.Pattern[str]:
    """Openings and endings that name nothing."""
    phrases = sorted((w for w in word_lists("slots_fillers")["small_talk"] if len(w) > 1), key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, phrases)))


def cut(text: str) -> list[str]:
    """A text cut into words."""
    return default_segmenter().words(text)
