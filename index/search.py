"""Passages for a question: BM25 and vectors fused, the best re-ranked by late interaction."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .bm25 import BM25
from .embedding import Encoder, StaticEncoder
from .maxsim import MaxSim
from .passage import Hit, Passage
from .segmentation import Segmenter, fold
from .vectors import VectorIndex

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Fusion:
    """The constants of retrieval.

    score = dense * min-max of the nearest `nearest` vectors + lexical * BM25 by its maximum, then for the best
    `reranked` + late * MaxSim; `year` is added for a passage that prints a year of the question.
    """

    dense: float = 0.4
    lexical: float = 0.6
    late: float = 2.0
    nearest: int = 200
    reranked: int = 50
    year: float = 0.15


@dataclass(frozen=True, slots=True)
class Prepared:
    """What searching one report's passages needs, worked out once: tokens, vectors and words of each passage."""

    passages: tuple[Passage, ...]
    tokens: tuple[tuple[str, ...], ...]
    vectors: NDArray[np.float32]
    words: tuple[NDArray[np.int32], ...]


def prepare(passages: Sequence[Passage], segmenter: Segmenter, encoder: Encoder) -> Prepared:
    """Segment and embed the passages of a report; the headings of a passage count as part of it."""
    texts = [searched_text(passage) for passage in passages]
    tokens = tuple(tuple(segmenter.search_tokens(text)) for text in texts)
    vectors = encoder.encode_passages(texts)
    words = tuple(_words(encoder, text) for text in texts)
    return Prepared(tuple(passages), tokens, vectors, words)


def searched_text(passage: Passage) -> str:
    """The text that a passage is found by."""
    last = passage.section[-1] if passage.section else ""
    heading = re.sub(r"^[（(]?[一二三四五六七八九十\d]+[)）、.．]*\s*", "", last)
    return f"{heading}\n{passage.text}" if heading else passage.text


class Searcher:
    """Search over the prepared passages of several reports; equal scores are ordered by place."""

    def __init__(
        self, parts: Sequence[Prepared], segmenter: Segmenter, encoder: Encoder, fusion: Fusion | None = None
    ) -> None:
        self.passages = tuple(passage for part in parts for passage in part.passages)
        self._segmenter = segmenter
        self._encoder = encoder
        self._fusion = fusion or Fusion()
        self._bm25 = BM25([tokens for part in parts for tokens in part.tokens])
        vectors = [part.vectors for part in parts if len(part.vectors)]
        nothing = np.zeros((0, encoder.dimension), np.float32)
        self._vectors = VectorIndex(np.concatenate(vectors) if vectors else nothing)
        words = [words for part in parts for words in part.words]
        self._late = MaxSim(encoder, words) if isinstance(encoder, StaticEncoder) else None
        self._reports = np.array([passage.report for passage in self.passages])

    def search(self, text: str, reports: Sequence[str] = (), limit: int = 10) -> list[Hit]:
        """The best passages of the reports named (none: of all), the best first; nothing in common: no hit."""
        scores = self.scores(text)
        allowed = scores > 0
        if reports:
            allowed &= np.isin(self._reports, list(reports))
        places = np.flatnonzero(allowed)
        order = places[np.lexsort((places, -scores[places]))][:limit]
        return [Hit(self.passages[place], float(scores[place])) for place in order]

    def scores(self, text: str) -> Scores:
        """The fused score of every passage."""
        settings = self._fusion
        lexical = self._bm25.scores(self._segmenter.search_tokens(text))
        dense = self._vectors.similarities(self._encoder.encode_query(text), settings.nearest)
        fused = settings.lexical * _by_maximum(lexical) + settings.dense * _min_max(dense)
        fused = (fused + self._years(text, fused)).astype(np.float32)
        if self._late is not None and settings.late and len(fused):
            best = np.argsort(-fused, kind="stable")[: settings.reranked]
            best = best[fused[best] > 0]
            fused[best] += settings.late * self._late.scores(text, [int(place) for place in best])
        return fused

    def _years(self, text: str, fused: Scores) -> Scores:
        # Two editions say the same of two years; the year asked for decides between them.
        years = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", fold(text)))
        if not years:
            return np.zeros_like(fused)
        has = [any(year in passage.text or year == passage.report for year in years) for passage in self.passages]
        return np.where(fused > 0, self._fusion.year * np.array(has, np.float32), 0).astype(np.float32)


def _words(encoder: Encoder, text: str) -> NDArray[np.int32]:
    ids = set(encoder.word_ids(text)) if isinstance(encoder, StaticEncoder) else ()
    return np.array(sorted(ids), np.int32)


def _by_maximum(scores: Scores) -> Scores:
    top = scores.max(initial=0.0)
    return scores / top if top else scores


def _min_max(scores: Scores) -> Scores:
    known = scores[scores > 0]
    if not len(known):
        return scores
    low, high = known.min(), known.max()
    spread = high - low
    return np.where(scores > 0, (scores - low) / spread if spread else 1.0, 0).astype(np.float32)
