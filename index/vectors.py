"""Nearest vectors by inner product: the only module that imports faiss."""
from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class VectorIndex:
    """Vectors of one length, searched exactly: the same answer on every run."""

    def __init__(self, vectors: Vectors) -> None:
        import faiss

        # One thread: more gain nothing at this size, and a forked worker with several would hang.
        faiss.omp_set_num_threads(1)
        self._faiss: Any = faiss
        self.dimension = vectors.shape[1]
        self._vectors = np.ascontiguousarray(vectors, np.float32)

    def similarities(self, query: Vectors) -> Vectors:
        """The inner product with each vector, 0 where it is negative; a zero query or vector is near to nothing."""
        if query.shape != (self.dimension,):
            raise ValueError(f"a query of shape {query.shape} for vectors of {self.dimension}")
        result = np.zeros(len(self._vectors), np.float32)
        if len(result) and np.any(query):
            row = np.ascontiguousarray(query, np.float32)
            # What a flat index does inside, without its list of hits: every score is wanted, in the order of places.
            pointers = (self._faiss.swig_ptr(each) for each in (result, row, self._vectors))
            self._faiss.fvec_inner_products_ny(*pointers, self.dimension, len(result))
            np.maximum(result, 0, out=result)
        return result
