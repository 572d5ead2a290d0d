"""What a training run is checked with: pairs of each source that it does not see."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from .embedding import Encoder

# One passage of so many is kept back, with all its questions.
ONE_OF = 25


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and a passage that answers it."""

    source: str
    question: str
    passage: str


def split(pairs: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    """The pairs to train on, and those kept back; which, depends on the passage alone."""
    back = {pair.passage for pair in pairs if sha256(pair.passage.encode()).digest()[0] < 256 / ONE_OF}
    return [pair for pair in pairs if pair.passage not in back], [pair for pair in pairs if pair.passage in back]


def recalls(encoder: Encoder, kept_back: Sequence[Pair]) -> dict[str, float]:
    """For each source the share of questions whose passage is the nearest of all kept back, by vectors alone."""
    passages = list(dict.fromkeys(pair.passage for pair in kept_back))
    places = {passage: place for place, passage in enumerate(passages)}
    vectors = encoder.encode_passages(passages)
    right: dict[str, list[bool]] = {}
    for pair in kept_back:
        nearest = int(np.argmax(vectors @ encoder.encode_query(pair.question)))
        right.setdefault(pair.source, []).append(nearest == places[pair.passage])
    return {source: round(sum(found) / len(found), 4) for source, found in sorted(right.items())}
