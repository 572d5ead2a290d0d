"""The English phrases of the field, found in a text and sorted into what they are in a Chinese question."""
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from index.lexicon import words as index_words

from .wordlists import FOLDER, word_lists

PieceKind = Literal["place", "topic", "flow", "amount", "verb", "unknown"]


_WORD = re.compile(r"[a-z][a-z0-9'&.\-]*|[a-z]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A phrase of the question: what it is, in Chinese, with the preposition that stood before it."""

    kind: PieceKind
    chinese: str
    preposition: str = ""
    start: int = 0


def pieces_of(text: str) -> list[Piece]:
    """The phrases of a text in lower case, in its order; words that the lexicon lacks are unknown pieces."""
    found: list[Piece] = []
# what the lexicon explains is blanked out; the rest are unknown words
    rest = text
    for match in _phrases().finditer(text):
        chinese = _lexicon()[_plain(match["phrase"])]
        found.append(Piece(_kind(chinese), chinese, (match["before"] or "").strip(), match.start("phrase")))
        rest = rest[: match.start("phrase")] + " " * len(match["phrase"]) + rest[match.end("phrase") :]
    for match in _WORD.finditer(rest):
        word = match[0].rstrip("'.-").removesuffix("'s")
        if len(word) > 1 and word not in _listed("plain"):
            found.append(Piece("unknown", word, "", match.start()))
    return sorted(found, key=lambda piece: piece.start)


@cache
def _lexicon() -> dict[str, str]:
    entries: dict[str, str] = {}
    for line in (FOLDER / "english.txt").read_text(encoding="utf-8").splitlines():
        wordings, equals, chinese = line.partition("#")[0].rpartition(" = ")
        for wording in wordings.split(" | ") if equals else ():
            entries.setdefault(_plain(wording), chinese.strip())
    return entries


def _plain(phrase: str) -> str:
    """A phrase without the plural endings and hyphens that writers vary."""
    bare = re.sub(r"[\s\-]+", " ", phrase.lower().strip())
    return re.sub(r"(?<=[a-z]{3})(?<![sui])s\b", "", bare)


@cache
def _phrases() -> re.Pattern[str]:
    def flexible(phrase: str) -> str:
        return r"[\s\-]+".join(re.escape(word) + ("" if word.endswith("s") else "s?") for word in phrase.split(" "))

# longest first: software outsourcing services before software
    longest = sorted(_lexicon(), key=lambda phrase: (-len(phrase), phrase))
    before = r"(?P<before>\b(?:to|from|with|for|in|of|by)\s+(?:the\s+)?)?(?<![a-z0-9])"
    return re.compile(before + "(?P<phrase>" + "|".join(map(flexible, longest)) + r")(?![a-z0-9])")


def _kind(chinese: str) -> PieceKind:
    if chinese in _places():
        return "place"
    kinds: tuple[PieceKind, ...] = ("verb", "flow", "amount")
    for kind in kinds:
        if chinese in _listed(kind):
            return kind
    return "amount" if chinese in word_lists("followup")["amount"] else "topic"


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(word_lists("english_plain")[kind])


@cache
def _places() -> frozenset[str]:
    kinds = index_words("regions")
    listed = (kinds.get(kind, ()) for kind in ("home", "world", "foreign", "group", "home_partner", "domestic"))
    names = {entry.rpartition("=")[2] for entries in listed for entry in entries}
    return frozenset(names) | {"RCEP成员国", "“一带一路”沿线国家", "“一带一路”"}
