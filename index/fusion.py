"""How the scores of a passage become one: words, vectors, late interaction, and what it is beside its words."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Fusion:
    """The constants of retrieval.

    score = `lexical` * BM25 + `dense` * cosine, each by its maximum over the passages, then for the best `reranked`
    + `late` * MaxSim. Of passages with something in common with the question, those of a year that it names gain
    `year`, and captions of figures, which hold no data, lose `caption`.
    """

    dense: float = 0.4
    lexical: float = 0.6
    late: float = 2.0
    reranked: int = 50
    year: float = 0.6
    caption: float = 0.3

    def fused(self, lexical: Scores, dense: Scores) -> Scores:
        """Words and vectors; 0 where neither finds anything."""
        both: Scores = np.float32(self.lexical) * by_maximum(lexical) + np.float32(self.dense) * by_maximum(dense)
        return both

    def adjusted(self, fused: Scores, of_year: NDArray[np.bool_], captions: NDArray[np.bool_]) -> Scores:
        """The fused scores with what speaks for and against a passage beside its words; above 0 stays above 0."""
        moved = fused + np.float32(self.year) * of_year - np.float32(self.caption) * captions
        return np.where(fused > 0, np.maximum(moved, np.float32(1e-6)), np.float32(0))


def by_maximum(scores: Scores) -> Scores:
    """Scores from 0 to 1; all 0 where the highest is."""
    top = scores.max(initial=0.0)
    return scores / top if top > 0 else np.zeros_like(scores)


def first(scores: Scores, most: int) -> NDArray[np.int64]:
    """The places of the highest scores above 0, the best first; equal scores in the order of their places."""
    places = np.flatnonzero(scores > 0)
    order = np.argsort(-scores[places], kind="stable")[:most]
    return places[order].astype(np.int64)
