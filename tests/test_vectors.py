"""Inner products over a flat index."""
from __future__ import annotations

import numpy as np
import pytest

from index.vectors import VectorIndex

VECTORS = np.array([[1, 0], [0.6, 0.8], [-1, 0], [0, 0]], np.float32)


def test_similarities_are_inner_products_and_never_negative() -> None:
    assert VectorIndex(VECTORS).similarities(np.array([1, 0], np.float32)) == pytest.approx([1, 0.6, 0, 0])


def test_a_query_without_a_known_word_is_near_to_nothing() -> None:
    assert not VectorIndex(VECTORS).similarities(np.zeros(2, np.float32)).any()


def test_no_vectors_at_all() -> None:
    assert VectorIndex(np.zeros((0, 2), np.float32)).similarities(np.ones(2, np.float32)).shape == (0,)


def test_every_vector_is_compared_however_many() -> None:
    vectors = np.random.default_rng(1).standard_normal((3000, 8)).astype(np.float32)
    expected = np.maximum(vectors @ vectors[7], 0)
    assert VectorIndex(vectors).similarities(vectors[7]) == pytest.approx(expected, abs=1e-4)
