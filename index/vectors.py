"""Nearest vectors by inner product: the only module that imports faiss."""
from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class VectorIndex:
    """A flat FAISS index: exact, and the same answer on every run."""

    def __init__(self, vectors: Vectors) -> None:
        import faiss

        # One thread: more gain nothing at this size, and a forked worker with several would hang.
        faiss.omp_set_num_threads(1)
        self.dimension = vectors.shape[1]
        self._known = np.linalg.norm(vectors, axis=1) > 0
        self._flat = faiss.IndexFlatIP(self.dimension)
        self._flat.add(np.ascontiguousarray(vectors, np.float32))

    def similarities(self, query: Vectors, most: int) -> Vectors:
        """Inner products of the `most` nearest vectors, 0 for the others; a zero vector is near to nothing."""
        result = np.zeros(self._flat.ntotal, np.float32)
        if not np.any(query) or not self._flat.ntotal:
            return result
        scores, places = self._flat.search(query.reshape(1, -1).astype(np.float32), min(most, self._flat.ntotal))
        result[places[0]] = np.maximum(scores[0], 0.0)
        return np.where(self._known, result, 0.0).astype(np.float32)
