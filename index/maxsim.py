"""Late interaction over word vectors: how well a passage, and its best sentence, bears out each word of a query."""
from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .embedding import StaticEncoder

Vectors = NDArray[np.float32]
Words = NDArray[np.int32]
Places = NDArray[np.int64]
# Stands between the words of two sentences.
BREAK = -1
# Our models are trained so that the first dimensions can stand for all: half of them rank as well in half the time.
WIDTH = 128


class MaxSim:
    """MaxSim(q, s) = sum of wt(w) * max over v in s of cos(w, v) / sum of wt(w), from 0 to 1.

    wt(w) = length of the word's vector * idf(w) ** 0.25: frequent and empty words weigh little. `passages` holds the
    rows of the encoder's table that stand in each passage, sentence after sentence with a BREAK between them;
    `neighbours` the places of the passages before and after it, its own where there is none (n x 2).
    """

    def __init__(self, encoder: StaticEncoder, passages: Sequence[Words], neighbours: Places) -> None:
        self._table = encoder.table[:, :WIDTH]
        self._neighbours = neighbours
        flat = np.concatenate([np.append(words, BREAK) for words in passages] or [np.zeros(0, np.int32)])
        breaks = flat == BREAK
        # Only the words that stand in a passage: a small table stays in the processor's cache.
        words, self._rows = np.unique(flat[~breaks], return_inverse=True)
        owners = np.repeat(np.arange(len(passages)), [len(each) + 1 for each in passages])[~breaks]
        self._holders = dict(zip(words.tolist(), _grouped(owners, self._rows), strict=True))
        self._units = _units(encoder.table[words, :WIDTH])
        self._lengths, self._counts = _sentences(breaks, [len(words) for words in passages])
        self._word_ends, self._sentence_ends = np.cumsum(self._lengths), np.cumsum(self._counts)
        self._weights = np.linalg.norm(encoder.table, axis=1) * _idf(passages, len(encoder.table)) ** np.float32(0.25)

    def scores(self, query: Sequence[int], places: Places, context: float) -> tuple[Vectors, Vectors]:
        """MaxSim of the passages at `places` with the words of a query, and of the best sentence of each.

        What a passage takes up from the one before or after it need not be named again: a word that stands there
        counts in the MaxSim of the whole, `context` times.
        """
        words = np.array(sorted(set(query)), np.int64)
        weights = self._weights[words]
        total = weights.sum()
        if not total or not len(places):
            return np.zeros(len(places), np.float32), np.zeros(len(places), np.float32)
        weights = weights / total
        borne_out, best = self._borne_out(words, weights, places)
        beside = np.float32(context) * self._stands_beside(words, places)
        return weights @ np.maximum(borne_out, beside), best

    def _stands_beside(self, words: Places, places: Places) -> NDArray[np.bool_]:
        """Whether each word stands in the passage before or after each of these (words x passages)."""
        stands = np.zeros((len(words), len(self._counts)), bool)
        for row, word in zip(stands, words.tolist(), strict=True):
            row[self._holders.get(word, ())] = True
        before, after = self._neighbours[places].T
        found: NDArray[np.bool_] = stands[:, before] | stands[:, after]
        return found

    def _borne_out(self, words: Places, weights: Vectors, places: Places) -> tuple[Vectors, Vectors]:
        """The nearest cosine of each word in each passage (words x passages), and the MaxSim of the best sentences."""
        whole, best = np.zeros((len(words), len(places)), np.float32), np.zeros(len(places), np.float32)
        filled = self._counts[places] > 0
        if not filled.any():
            return whole, best
        counts = self._counts[places[filled]]
        sentences = _runs(self._sentence_ends[places[filled]] - counts, counts)
        lengths = self._lengths[sentences]
        rows = self._rows[_runs(self._word_ends[sentences] - lengths, lengths)]
        alike = self._alike(_units(self._table[words]), rows)
        by_sentence = np.maximum.reduceat(alike, np.cumsum(lengths) - lengths, axis=1)
        first = np.cumsum(counts) - counts
        whole[:, filled] = np.maximum.reduceat(by_sentence, first, axis=1)
        best[filled] = np.maximum.reduceat(weights @ by_sentence, first)
        return whole, best

    def _alike(self, asked: Vectors, rows: Places) -> Vectors:
        """The cosine of each word asked for with each of these words, never below 0."""
        # Passages on one subject share most of their words: each is compared once.
        said = np.zeros(len(self._units), bool)
        said[rows] = True
        distinct = np.flatnonzero(said)
        place = np.empty(len(self._units), np.int32)
        place[distinct] = np.arange(len(distinct), dtype=np.int32)
        alike = np.maximum(self._units.take(distinct, axis=0) @ asked.T, 0)
        # Row after row in memory: what follows runs along the words of the passages.
        return np.ascontiguousarray(alike.T).take(place.take(rows), axis=1)


def _sentences(breaks: NDArray[np.bool_], sizes: Sequence[int]) -> tuple[Places, Places]:
    """The words of each sentence that has any, and how many such sentences each passage has."""
    ends = np.flatnonzero(breaks)
    lengths = np.diff(ends, prepend=-1) - 1
    owners = np.searchsorted(np.cumsum(np.array(sizes, np.int64) + 1), ends, side="right")
    return lengths[lengths > 0], np.bincount(owners[lengths > 0], minlength=len(sizes)).astype(np.int64)


def _grouped(owners: Places, rows: Places) -> list[Places]:
    """The passages that hold each row, in the order of the rows."""
    order = np.argsort(rows, kind="stable")
    return np.split(owners[order], np.cumsum(np.bincount(rows))[:-1]) if len(rows) else []


def _runs(starts: Places, lengths: Places) -> Places:
    """The numbers from each start on, as many as its length says."""
    runs: Places = np.arange(lengths.sum()) + np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)
    return runs


def _idf(passages: Sequence[Words], size: int) -> Vectors:
    holding = np.zeros(size + 1, np.float32)
    for words in passages:
        holding[np.unique(words)] += 1
    idf: Vectors = np.log(1 + (len(passages) - holding[:size] + 0.5) / (holding[:size] + 0.5)).astype(np.float32)
    return idf


def _units(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32)
