"""Late interaction over word vectors: how well a passage bears out each word of a query."""
from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .embedding import StaticEncoder

Vectors = NDArray[np.float32]


class MaxSim:
    """MaxSim(q, s) = sum of wt(w) * max over v in s of cos(w, v) / sum of wt(w), from 0 to 1.

    wt(w) = length of the word's vector * idf(w) ** 0.25: frequent and empty words weigh little.
    """

    def __init__(self, encoder: StaticEncoder, passages: Sequence[NDArray[np.int32]]) -> None:
        self._encoder = encoder
        self._passages = passages
        self._lengths = np.linalg.norm(encoder.table, axis=1)
        holding = np.zeros(len(encoder.table), np.float32)
        for words in passages:
            holding[words] += 1
        n = len(passages)
        self._idf = np.log(1 + (n - holding + 0.5) / (holding + 0.5)).astype(np.float32)

    def scores(self, query: str, places: Sequence[int]) -> Vectors:
        """One score for each of the passages at `places`."""
        words = np.array(sorted(set(self._encoder.word_ids(query))), np.int32)
        weights = self._lengths[words] * self._idf[words] ** 0.25
        if not len(words) or not weights.sum():
            return np.zeros(len(places), np.float32)
        asked = self._units(words)
        return np.array([self._one(asked, weights, self._passages[place]) for place in places], np.float32)

    def _one(self, asked: Vectors, weights: Vectors, passage: NDArray[np.int32]) -> float:
        if not len(passage):
            return 0.0
        nearest = (asked @ self._units(passage).T).max(axis=1)
        return float(np.maximum(nearest, 0.0) @ weights / weights.sum())

    def _units(self, words: NDArray[np.int32]) -> Vectors:
        lengths = self._lengths[words][:, None]
        units: Vectors = (self._encoder.table[words] / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)
        return units


