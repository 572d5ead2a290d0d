"""Late interaction over word vectors: how well a passage bears out each word of a query."""
from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .embedding import StaticEncoder

Vectors = NDArray[np.float32]
Words = NDArray[np.int32]


class MaxSim:
    """MaxSim(q, s) = sum of wt(w) * max over v in s of cos(w, v) / sum of wt(w), from 0 to 1.

    wt(w) = length of the word's vector * idf(w) ** 0.25: frequent and empty words weigh little. `passages` holds the
    distinct rows of the encoder's table that stand in each passage.
    """

    def __init__(self, encoder: StaticEncoder, passages: Sequence[Words]) -> None:
        self._encoder = encoder
        self._ends = np.cumsum([len(words) for words in passages], dtype=np.int64)
        flat = np.concatenate(passages) if passages else np.zeros(0, np.int32)
        # Only the words that stand in a passage: a small table stays in the processor's cache.
        words, self._places = np.unique(flat, return_inverse=True)
        self._units = _units(encoder.table[words])
        holding = np.zeros(len(encoder.table), np.float32)
        holding[words] = np.bincount(self._places, minlength=len(words))
        self._idf = np.log(1 + (len(passages) - holding + 0.5) / (holding + 0.5)).astype(np.float32)

    def scores(self, query: str, places: NDArray[np.int64]) -> Vectors:
        """One score for each of the passages at `places`; 0 where query or passage has no known word."""
        result = np.zeros(len(places), np.float32)
        words = np.unique(np.array(self._encoder.word_ids(query), np.int32))
        asked = self._encoder.table[words]
        weights = np.linalg.norm(asked, axis=1) * self._idf[words] ** 0.25
        starts, ends = self._ends[places - 1] * (places > 0), self._ends[places]
        filled = ends > starts
        if not weights.sum() or not filled.any():
            return result
        flat, firsts = self._words_of(starts[filled], ends[filled])
        alike = _units(asked) @ self._units[flat].T
        nearest = np.maximum(np.maximum.reduceat(alike, firsts, axis=1), 0)
        result[filled] = weights @ nearest / weights.sum()
        return result

    def _words_of(self, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> tuple[Words, NDArray[np.int64]]:
        """The words of several passages in one row, and where those of each begin."""
        lengths = ends - starts
        firsts = np.cumsum(lengths) - lengths
        return self._places[np.arange(lengths.sum()) + np.repeat(starts - firsts, lengths)], firsts


def _units(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32)
