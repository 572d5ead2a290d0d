"""Passages for a question: BM25 and vectors fused, the best re-ranked by late interaction."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .bm25 import BM25
from .embedding import Encoder, StaticEncoder
from .errors import IndexDamaged
from .fusion import Fusion, Scores, first
from .maxsim import BREAK, MaxSim
from .passage import Hit, Passage
from .segmentation import Segmenter
from .synonyms import other_names
from .traits import Traits, neighbours
from .vectors import VectorIndex

_SENTENCE_END = re.compile(r"[。！？；!?;\n]+")
_ORDINAL = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[)）、.．]*\s*")


@dataclass(frozen=True, slots=True)
class Prepared:
    """What searching one report's passages needs, worked out once: tokens, vectors and words of each passage."""

    passages: tuple[Passage, ...]
    tokens: tuple[tuple[str, ...], ...]
    vectors: NDArray[np.float32]
    words: tuple[NDArray[np.int32], ...]


def prepare(passages: Sequence[Passage], segmenter: Segmenter, encoder: Encoder) -> Prepared:
    """Segment and embed the passages of a report."""
    texts = [searched_text(passage) for passage in passages]
    tokens = tuple(tuple(segmenter.search_tokens(text)) for text in texts)
    vectors = encoder.encode_passages(texts)
    words = tuple(_words(encoder, text) for text in texts)
    return Prepared(tuple(passages), tokens, vectors, words)


def searched_text(passage: Passage) -> str:
    """The text that a passage is found by: its last heading, itself, other names of what it speaks of."""
    heading = _ORDINAL.sub("", passage.section[-1]) if passage.section else ""
    text = f"{heading}\n{passage.text}" if heading else passage.text
    others = other_names(text)
    return f"{text}\n{others}" if others else text


class Searcher:
    """Search over the prepared passages of several reports; equal scores are ordered by place.

    Raises IndexDamaged where vectors and encoder have different dimensions.
    """

    def __init__(
        self, parts: Sequence[Prepared], segmenter: Segmenter, encoder: Encoder, fusion: Fusion | None = None
    ) -> None:
        self.passages = tuple(passage for part in parts for passage in part.passages)
        self._segmenter = segmenter
        self._encoder = encoder
        self._fusion = fusion or Fusion()
        self._traits = Traits(self.passages)
        self._bm25 = BM25([tokens for part in parts for tokens in part.tokens])
        self._vectors = VectorIndex(_joined(parts, encoder.dimension))
        words = [words for part in parts for words in part.words]
        self._late = MaxSim(encoder, words, neighbours(self.passages)) if isinstance(encoder, StaticEncoder) else None

    def search(self, text: str, reports: Sequence[str] = (), limit: int = 10) -> list[Hit]:
        """The best passages of the reports named (none: of all), the best first; nothing in common: no hit."""
        scores, best = self._scored(text, reports)
        # Late interaction only adds: a passage that it did not look at stays behind those that it did.
        among = np.sort(best) if limit <= len(best) else np.arange(len(scores))
        places = among[first(scores[among], limit)]
        return [Hit(self.passages[place], float(scores[place])) for place in places]

    def _scored(self, text: str, reports: Sequence[str]) -> tuple[Scores, NDArray[np.int64]]:
        """The score of every passage, 0 for those of other reports, and the places that late interaction looked at."""
        vector, words = self._read(text)
        lexical = self._bm25.scores(self._segmenter.search_tokens(text))
        dense = self._vectors.similarities(vector)
        if reports:
            allowed = self._traits.of_reports(reports)
            lexical, dense = lexical * allowed, dense * allowed
        fused = self._fusion.fused(lexical, dense)
        scores = self._fusion.adjusted(fused, self._fusion.gains(self._traits, text))
        if self._late is None or not self._fusion.late:
            return scores, np.zeros(0, np.int64)
        best = first(scores, self._fusion.reranked)
        scores[best] += self._fusion.interaction(*self._late.scores(words, best, self._fusion.context))
        return scores, best

    def _read(self, text: str) -> tuple[NDArray[np.float32], list[int]]:
        """The vector of a question and its words for late interaction."""
        if not isinstance(self._encoder, StaticEncoder):
            return self._encoder.encode_query(text), []
        words = self._encoder.word_ids(text)
        return self._encoder.mean(words), words


def _words(encoder: Encoder, text: str) -> NDArray[np.int32]:
    """The words of a text for late interaction, sentence by sentence."""
    if not isinstance(encoder, StaticEncoder):
        return np.zeros(0, np.int32)
    sentences = [sorted(set(encoder.word_ids(sentence))) for sentence in _SENTENCE_END.split(text)]
    return np.array([word for words in sentences for word in (*words, BREAK)][:-1], np.int32)


def _joined(parts: Sequence[Prepared], dimension: int) -> NDArray[np.float32]:
    vectors = [part.vectors for part in parts if len(part.passages)]
    if any(each.shape[1:] != (dimension,) for each in vectors):
        raise IndexDamaged("vectors.npy", f"has vectors of another dimension than the model's {dimension}")
    return np.concatenate(vectors) if vectors else np.zeros((0, dimension), np.float32)
