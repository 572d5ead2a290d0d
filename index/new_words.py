"""Words of the reports that no dictionary has: found by how they stand in the text, approved by an editor, then used.

The file `new_words.txt` of a corpus holds them, one a line: `mark word count example`. The mark `?` is a candidate,
`+` one that an editor approved (the next build keeps it whole), `-` one that is not to be shown again.
"""
from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from . import durable
from .manifest import NEW_WORDS
from .segmentation import fold

LEAST = 4
LONGEST = 8
# Bits. A word stands beside many different characters; a piece of a longer word has nearly always the same neighbour.
_FREEDOM = 1.2
# How many times as often as by chance its two halves stand together.
_COHESION = 60.0
_RUN = re.compile(r"[\u3400-\u9fff]+")
# Characters that begin or end no term: particles, pronouns, verbs of statistics, measure words.
_LOOSE = (
    "的了和与及在是为以对等于从由被把将已也都还而或其该此这那较比同"
    "第占达超约近仅各并且可能够要使让所之向往至到个年月日"
)
_NO_FIRST = frozenset(_LOOSE + "家项")
_NO_LAST = frozenset(_LOOSE + "上中下前后内间者不")
_EXAMPLE = 12
_HEADER = "\n".join(line for line in (__doc__ or "").split("\n\n", 1)[1].strip().splitlines())
_LINE = re.compile(r"([?+-])\s+(\S+)(?:\s+(\d+))?(?:\s+(.*))?")


@dataclass(frozen=True, slots=True)
class NewWord:
    """A word that looks like a term: how often it stands in the corpus, and one place with what is around it."""

    word: str
    count: int
    example: str
    mark: str = "?"


def discover(texts: Iterable[str], known: Container[str]) -> list[NewWord]:
    """Words of these texts that are not known, the commonest first; nothing that is a part of another one found."""
    runs = [run for text in texts for run in _RUN.findall(fold(text))]
    counts = _counts(runs)
    total = sum(map(len, runs))
    likely = {word for word in counts if word not in known and _may_be_a_word(word, counts, total)}
    left, right = _neighbours(runs, likely)
    found = [word for word in likely if min(_entropy(left[word]), _entropy(right[word])) >= _FREEDOM]
    chosen = [word for word in found if not any(_is_shadow(word, other, counts) for other in found)]
    chosen.sort(key=lambda word: (-counts[word], word))
    return [NewWord(word, counts[word], _example(word, runs)) for word in chosen]


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


def _counts(runs: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for run in runs:
        for length in range(1, LONGEST + 1):
            counts.update(run[i : i + length] for i in range(len(run) - length + 1))
    return counts


def _may_be_a_word(word: str, counts: Counter[str], total: int) -> bool:
    if len(word) < 2 or counts[word] < LEAST or word[0] in _NO_FIRST or word[-1] in _NO_LAST:
        return False
    return _cohesion(word, counts, total) >= _COHESION


def _neighbours(runs: Iterable[str], words: set[str]) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]]]:
    left: dict[str, Counter[str]] = defaultdict(Counter)
    right: dict[str, Counter[str]] = defaultdict(Counter)
    for number, run in enumerate(runs):
        for start, end in _pieces(run):
            if run[start:end] not in words:
                continue
            # The edge of a run is a different neighbour every time: a term may well stand alone.
            left[run[start:end]][run[start - 1] if start else f"^{number}"] += 1
            right[run[start:end]][run[end] if end < len(run) else f"${number}"] += 1
    return left, right


def _pieces(run: str) -> Iterator[tuple[int, int]]:
    for start in range(len(run)):
        yield from ((start, end) for end in range(start + 2, min(start + LONGEST, len(run)) + 1))


def _entropy(counts: Counter[str]) -> float:
    total = sum(counts.values())
    return -sum(count / total * math.log2(count / total) for count in counts.values()) if total else 0.0


def _cohesion(word: str, counts: Counter[str], total: int) -> float:
    """How many times as often the word stands there as its loosest cut would by chance."""
    pairs = (counts[word[:cut]] * counts[word[cut:]] for cut in range(1, len(word)))
    return min(counts[word] * total / pair for pair in pairs)


def _is_shadow(word: str, other: str, counts: Counter[str]) -> bool:
    """Whether a word is hardly anything but a part of a longer one."""
    return word != other and word in other and counts[other] > 0.7 * counts[word]


def _example(word: str, runs: Iterable[str]) -> str:
    run = next(run for run in runs if word in run)
    at = run.index(word)
    return run[max(at - _EXAMPLE // 2, 0) : at + len(word) + _EXAMPLE // 2]
