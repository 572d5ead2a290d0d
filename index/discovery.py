"""Words that no dictionary has, found by how they stand in a text.

A term stands beside many different characters, its parts stand together far more often than by chance, and it begins
and ends where words do. The counts of all runs of characters are worked out together, length by length.
"""
from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from .new_words import NewWord
from .segmentation import Segmenter, fold, kinds_of

LEAST = 4
LONGEST = 8
# Bits. A piece of a longer word has nearly always the same neighbour.
_FREEDOM = 1.2
# How many times as often as by chance its two halves stand together.
_COHESION = 60.0
# 速增长 is common beside many characters, but always begins inside of 快速 or 高速.
_WHOLE = 0.5
# What has a longer form this much as often as itself is hardly anything but a part of it.
_SHADOW = 0.7
_RUN = re.compile(r"[\u3400-\u9fff]+")
# Characters that begin or end no term: particles, pronouns, verbs of statistics, measure words.
_LOOSE = (
    "的了和与及在是为以对等于从由被把将已也都还而或其该此这那较比同本某每另我他它们很更最就则均又再只但因如若"
    "第占达超约近仅各并且可能够要使让所之向往至到个年月日"
)
_NO_FIRST = frozenset(_LOOSE + "家项")
_NO_LAST = frozenset(_LOOSE + "上中下前后内间者不")
# jieba's kinds of words that begin or end no term: adverbs, pronouns, prepositions, conjunctions, directions, particles
_LOOSE_KINDS = frozenset({"d", "r", "p", "c", "f", "u", "ud", "uj", "ul", "uv", "y", "e", "o"})
_EXAMPLE = 12
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Runs:
    """All Chinese characters of the texts in one row, a 0 between runs; `cuts` says where words begin."""

    text: str
    codes: Numbers
    cuts: NDArray[np.bool_]


def discover(texts: Iterable[str], segmenter: Segmenter, unwanted: Container[str] = ()) -> list[NewWord]:
    """Words that the segmenter does not know, the commonest first; nothing that is a part of another one found."""
    runs = _runs(texts, segmenter)
    likely = {word: count for word, count in _likely(runs) if not segmenter.knows(word) and not _is_loose(word)}
    kinds = kinds_of({part for word in likely for part in _ends(word, segmenter)})
    found = {w: n for w, n in likely.items() if not any(kinds.get(end) in _LOOSE_KINDS for end in _ends(w, segmenter))}
    longest = [word for word in found if not any(_is_shadow(word, other, found) for other in found)]
    chosen = [word for word in longest if word not in unwanted]
    chosen.sort(key=lambda word: (-found[word], word))
    return [NewWord(word, found[word], _example(word, runs.text)) for word in chosen]


def _runs(texts: Iterable[str], segmenter: Segmenter) -> _Runs:
    runs = list(_distinct(run for text in texts for run in _RUN.findall(fold(text))))
    words = {run: segmenter.words(run) for run in set(runs)}
    text = "\n" + "\n".join(runs) + "\n"
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.int64)
    codes[codes == ord("\n")] = 0
    cuts = np.zeros(len(text) + 1, np.bool_)
    starts = accumulate((len(run) + 1 for run in runs), initial=1)
    cuts[[start + at for start, run in zip(starts, runs, strict=False) for at in _starts(words[run])]] = True
    return _Runs(text, codes, cuts)


def _distinct(runs: Iterable[str]) -> Iterator[str]:
    """The runs without clauses said before: what editions repeat word for word tells no more than once."""
    seen: set[str] = set()
    for run in runs:
        if run not in seen:
            seen.add(run)
            yield run


def _starts(words: Sequence[str]) -> Iterator[int]:
    """Where the words of a run begin, and where the last one ends."""
    yield from accumulate(map(len, words), initial=0)


def _likely(runs: _Runs) -> Iterator[tuple[str, int]]:
    """Runs of characters that stand as a word does, each with its count."""
    codes, size = runs.codes, len(runs.codes)
    total = int((codes > 0).sum())
    ids = np.unique(codes, return_inverse=True)[1].astype(np.int64)
    alphabet = int(ids.max()) + 1
    counts = [np.zeros(size, np.int64), np.where(codes > 0, np.bincount(ids)[ids], 0)]
    grams = ids
    for length in range(2, LONGEST + 1):
        # What is rare is rare in every longer form, too: from length to length less is left.
        at = np.flatnonzero((counts[-1] >= LEAST)[: size - length + 1])
        at = at[codes[at + length - 1] > 0]
        gram, times = _counted(grams[at] * alphabet + ids[at + length - 1])
        grams, count = np.full(size, -1, np.int64), np.zeros(size, np.int64)
        grams[at], count[at] = gram, times[gram]
        counts.append(count)
        at = at[count[at] >= LEAST]
        if not len(at):
            return
        yield from _wordlike(runs, at, grams[at], counts, total)


def _wordlike(
    runs: _Runs, at: Numbers, grams: Numbers, counts: Sequence[Numbers], total: int
) -> Iterator[tuple[str, int]]:
    """Of the frequent runs of one length, which begin at these places, those that hold together and stand freely."""
    length = len(counts) - 1
    first, gram, times = np.unique(grams, return_index=True, return_inverse=True, return_counts=True)[1:]
    pairs = [counts[cut][at[first]] * counts[length - cut][at[first] + cut] for cut in range(1, length)]
    cohesive = np.min([times * total / pair for pair in pairs], axis=0) >= _COHESION
    whole = np.bincount(gram, runs.cuts[at] & runs.cuts[at + length]) >= _WHOLE * times
    free = np.minimum(_entropy(gram, runs.codes, at - 1), _entropy(gram, runs.codes, at + length)) >= _FREEDOM
    for chosen in np.flatnonzero(cohesive & whole & free):
        start = int(at[first[chosen]])
        yield runs.text[start : start + length], int(times[chosen])


def _entropy(gram: Numbers, codes: Numbers, places: Numbers) -> NDArray[np.float64]:
    """Bits of choice among the characters at these places, for each run that they stand beside."""
    beside = codes[places]
    # The edge of a run is a different neighbour every time: a term may well stand alone.
    beside = np.where(beside > 0, beside, 0x110000 + places)
    pair, times = np.unique(gram * (0x110000 + len(codes)) + beside, return_counts=True)
    owner = pair // (0x110000 + len(codes))
    total = np.bincount(owner, times)
    bits: NDArray[np.float64] = np.log2(total) - np.bincount(owner, times * np.log2(times)) / total
    return bits


def _counted(keys: Numbers) -> tuple[Numbers, Numbers]:
    """Small numbers for the keys, and how often each of these numbers stands there."""
    _, numbers, times = np.unique(keys, return_inverse=True, return_counts=True)
    return numbers.astype(np.int64), times.astype(np.int64)


def _is_loose(word: str) -> bool:
    return word[0] in _NO_FIRST or word[-1] in _NO_LAST


def _ends(word: str, segmenter: Segmenter) -> tuple[str, str]:
    """The first and the last of the words that a word is made of."""
    parts = segmenter.words(word)
    return parts[0], parts[-1]


def _is_shadow(word: str, other: str, counts: dict[str, int]) -> bool:
    return word != other and word in other and counts[other] > _SHADOW * counts[word]


def _example(word: str, text: str) -> str:
    at = text.index(word)
    start = max(text.rfind("\n", 0, at) + 1, at - _EXAMPLE // 2)
    return text[start : min(text.index("\n", at), at + len(word) + _EXAMPLE // 2)]
