"""How the scores of a passage become one: words, vectors, late interaction, and what it is beside its words."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .traits import Traits

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Fusion:
    """The constants of retrieval.

    score = `lexical` * BM25 + `dense` * cosine, each by its maximum over the passages, then for the best `reranked`
    + `late` * (MaxSim + `sentence` * MaxSim of the best sentence), where a word that stands in
    the passage before or after counts `context` times.
    Of passages with something in common with the question, those of a year that it names gain `year`, those that
    define what it asks the meaning of gain `definition`; captions of figures, which hold no data, lose `caption`, and
    passages about the world alone lose `abroad` where the question names China.
    """

    dense: float = 0.35
    lexical: float = 0.9
    late: float = 2.0
    sentence: float = 0.5
    context: float = 0.6
    reranked: int = 20
    year: float = 0.6
    definition: float = 0.8
    caption: float = 0.3
    abroad: float = 0.3

    def fused(self, lexical: Scores, dense: Scores) -> Scores:
        """Words and vectors; 0 where neither finds anything."""
        both: Scores = by_maximum(lexical, self.lexical) + by_maximum(dense, self.dense)
        return both

    def interaction(self, whole: Scores, sentence: Scores) -> Scores:
        """What late interaction adds."""
        added: Scores = np.float32(self.late) * (whole + np.float32(self.sentence) * sentence)
        return added

    def adjusted(self, fused: Scores, gains: NDArray[np.float32]) -> Scores:
        """The fused scores with what speaks for and against a passage beside its words; above 0 stays above 0."""
        return np.where(fused > 0, np.maximum(fused + gains, np.float32(1e-6)), np.float32(0))

    def gains(self, traits: Traits, question: str) -> Scores:
        """What speaks for and against each passage beside its words."""
        result: Scores = np.float32(-self.caption) * traits.captions
        for weight, mask in (
            (self.year, traits.of_year(question)), (self.definition, traits.defining(question)),
            (-self.abroad, traits.abroad(question)),
        ):  # fmt: skip
            if mask.any():
                result += np.float32(weight) * mask
        return result


def by_maximum(scores: Scores, most: float = 1.0) -> Scores:
    """Scores from 0 to `most`; all 0 where the highest is."""
    top = scores.max(initial=0.0)
    return scores * np.float32(most / top) if top > 0 else np.zeros_like(scores)


def first(scores: Scores, most: int) -> NDArray[np.int64]:
    """The places of the highest scores above 0, the best first; equal scores in the order of their places."""
    least = np.partition(scores, -most)[-most] if 0 < most < len(scores) else np.float32(0)
    places = np.flatnonzero(scores >= least if least > 0 else scores > 0)
    order = np.argsort(-scores[places], kind="stable")[:most]
    return places[order].astype(np.int64)
