"""Lexical scores: Okapi BM25 over tokens, with all weights worked out when it is built."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

# Passages are short: that a word stands there says more than how often it does.
K1, B = 0.5, 0.6
Scores = NDArray[np.float32]


class BM25:
    """Scores of `len(texts)` token lists for the tokens of a query; no match scores 0."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self.size = len(texts)
        counts = [Counter(tokens) for tokens in texts]
        lengths = np.array([max(len(tokens), 1) for tokens in texts], np.float32)
        self._norm = K1 * (1 - B + B * lengths / (lengths.mean() if self.size else 1.0))
        places: dict[str, list[int]] = {}
        times: dict[str, list[int]] = {}
        for place, count in enumerate(counts):
            for token, n in count.items():
                places.setdefault(token, []).append(place)
                times.setdefault(token, []).append(n)
        self._postings = {token: self._weighted(at, times[token]) for token, at in places.items()}

    def idf(self, token: str) -> float:
        """How rare a token is: above 0, the highest for a token that no text has."""
        found = self._postings.get(token)
        n = 0 if found is None else len(found[0])
        return log(1 + (self.size - n + 0.5) / (n + 0.5))

    def scores(self, tokens: Iterable[str]) -> Scores:
        """One score a text, in their order."""
        total = np.zeros(self.size, np.float32)
        for token, n in Counter(tokens).items():
            posting = self._postings.get(token)
            if posting is not None:
                total[posting[0]] += posting[1] if n == 1 else n * posting[1]
        return total

    def _weighted(self, places: list[int], times: list[int]) -> tuple[NDArray[np.int32], Scores]:
        at = np.array(places, np.int32)
        n = np.array(times, np.float32)
        idf = log(1 + (self.size - len(places) + 0.5) / (len(places) + 0.5))
        return at, (idf * n * (K1 + 1) / (n + self._norm[at])).astype(np.float32)
