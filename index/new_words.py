"""Words of the reports that no dictionary has, in a file for an editor to approve; what is approved is used.

The file `new_words.txt` of a corpus holds them, the words of its reports that no dictionary has, one a line:
`mark word count example`, or `mark word` where an editor adds one. The mark `?` is a candidate, `+` one that an editor
approved, `-` one that is not to be shown again. The next build (make index) keeps an approved word whole: in search,
in the names of indicators, in questions.
"""
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from . import durable
from .manifest import NEW_WORDS

_HEADER = "\n".join(line for line in (__doc__ or "").split("\n\n", 1)[1].strip().splitlines())
_LINE = re.compile(r"([?+-])\s+(\S+)(?:\s+(\d+))?(?:\s+(.*))?")


@dataclass(frozen=True, slots=True)
class NewWord:
    """A word that looks like a term: how often it stands in the corpus, and one place with what is around it."""

    word: str
    count: int
    example: str
    mark: str = "?"


def read_new_words(corpus: Path) -> tuple[NewWord, ...]:
    """The lines of `new_words.txt`, none where there is no such file; a line of another form is passed over."""
    try:
        lines = (corpus / NEW_WORDS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ()
    matches = (_LINE.fullmatch(line.strip()) for line in lines if not line.startswith("#"))
    return tuple(NewWord(m[2], int(m[3] or 0), m[4] or "", m[1]) for m in matches if m)


def approved_words(corpus: Path) -> tuple[str, ...]:
    """The words that an editor approved, sorted."""
    return tuple(sorted({word.word for word in read_new_words(corpus) if word.mark == "+"}))


def write_new_words(corpus: Path, found: Iterable[NewWord]) -> None:
    """Put these candidates into the file in place of those before; what an editor decided stays."""
    decided = [word for word in read_new_words(corpus) if word.mark != "?"]
    names = {word.word for word in decided}
    fresh = [word for word in found if word.word not in names]
    comment = "\n".join(f"# {line}" for line in _HEADER.splitlines())
    lines = (f"{word.mark} {word.word} {word.count} {word.example}".rstrip() for word in (*decided, *fresh))
    durable.replace(corpus / NEW_WORDS, "\n".join((comment, "", *lines, "")).encode())
