"""Near misses to train against: passages of the same source that share words with a question and don't answer it."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .bm25 import BM25
from .fusion import by_maximum, first
from .segmentation import Segmenter
from .train_check import Pair

Places = NDArray[np.int64]
# More questions or passages of one source cost minutes and change little.
MOST_QUESTIONS, MOST_PASSAGES = 6_000, 20_000


@dataclass(frozen=True, slots=True)
class Contest:
    """A question and passages that compete for it, the right one first, with their BM25 by maximum."""

    source: str
    question: str
    passages: tuple[str, ...]
    lexical: NDArray[np.float32]


def contests(pairs: Sequence[Pair], segmenter: Segmenter, near_misses: int, seed: int) -> list[Contest]:
    """For questions of each source the passages that BM25 ranks highest among those of the source.

    Questions with fewer near misses than asked for are left out; which ones are drawn depends on the seed alone.
    """
    drawn = np.random.default_rng(seed)
    found: list[Contest] = []
    for source in sorted({pair.source for pair in pairs}):
        own = [pair for pair in pairs if pair.source == source]
        shuffled = [own[place] for place in drawn.permutation(len(own))]
        found += _of_source(shuffled, segmenter, near_misses)
    return found


def _of_source(pairs: Sequence[Pair], segmenter: Segmenter, near_misses: int) -> list[Contest]:
    passages = list(dict.fromkeys(pair.passage for pair in pairs))[:MOST_PASSAGES]
    places = {passage: place for place, passage in enumerate(passages)}
    right: dict[str, set[str]] = {}
    for pair in pairs:
        right.setdefault(pair.question, set()).add(pair.passage)
    bm25 = BM25([segmenter.search_tokens(passage) for passage in passages])
    found: list[Contest] = []
    for pair in pairs[:MOST_QUESTIONS]:
        scores = by_maximum(bm25.scores(segmenter.search_tokens(pair.question)))
        # What answers the same question elsewhere is no near miss.
        others = [at for at in first(scores, near_misses + 8) if passages[at] not in right[pair.question]]
        if len(others) >= near_misses and pair.passage in places:
            chosen = np.array([places[pair.passage], *others[:near_misses]])
            found.append(Contest(pair.source, pair.question, tuple(passages[at] for at in chosen), scores[chosen]))
    return found
