"""What kind of word a Chinese word is: a thing has to be borne out by a cited text, a doing may be said otherwise."""
from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

# parts of speech in the dictionary's notation: verbs, adjectives, states, idioms; and small words of grammar
_DOING = ("v", "a", "z", "b", "i", "l")
_SMALL = ("m", "q", "r", "d", "c", "p", "u", "f", "y", "e", "o")


def is_doing(word: str) -> bool:
    """Whether the dictionary knows it as a verb, an adjective or a set phrase."""
    return word in _words(_DOING)


def is_verb(word: str) -> bool:
    """Whether the dictionary knows it as a verb or an adjective, and not as a set phrase."""
    return any(kind[:1] in ("v", "a", "z") for kind in kinds_of(word))


def is_small(word: str) -> bool:
    """Whether the dictionary knows it as a number, a pronoun, an adverb or the like."""
    return word in _words(_SMALL)


def kinds_of(word: str) -> frozenset[str]:
    """The parts of speech that the dictionary gives a word, in its notation; empty for a word that it lacks."""
    return _kinds().get(word, frozenset())


def load() -> None:
    """Read the dictionary now."""
    _words(_DOING)
    _words(_SMALL)


@cache
def _words(kinds: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for word, kind in _dictionary() if kind[:1] in kinds)


@cache
def _kinds() -> dict[str, frozenset[str]]:
    return {word: frozenset((kind,)) for word, kind in _dictionary()}


@cache
def _dictionary() -> tuple[tuple[str, str], ...]:
    """The words with their parts of speech, of the dictionary that the segmenter cuts with; empty without it."""
# found, not imported: only the segmenter runs that package
    found = find_spec("jieba")
    places = list(found.submodule_search_locations or ()) if found else []
    file = Path(places[0], "dict.txt") if places else Path()
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    entries = (line.split(" ") for line in lines)
    return tuple((entry[0], entry[2]) for entry in entries if len(entry) == 3 and entry[2][:1] in _DOING + _SMALL)
