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
        self._flat = faiss.IndexFlatIP(self.dimension)
        self._flat.add(np.ascontiguousarray(vectors, np.float32))

    def similarities(self, query: Vectors) -> Vectors:
        """The inner product with each vector, 0 where it is negative; a zero query or vector is near to nothing."""
        result = np.zeros(self._flat.ntotal, np.float32)
        if np.any(query):
            row = np.ascontiguousarray(query, np.float32).reshape(1, -1)
            _, scores, places = self._flat.range_search(row, 0.0)
            result[places] = scores
        return result
