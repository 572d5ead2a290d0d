"""What tests share: a ten-line report, a small fake encoder, an index of both, a client of the application."""
from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from numpy.typing import NDArray

from service.settings import Settings

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from index.opened import OpenIndex

TINY = Path(__file__).parent / "cases" / "tiny.txt"


class FakeEncoder:
    """Vectors from the characters of a text: equal texts are near, nothing is learnt; white space is not known."""

    identity = "fake"
    dimension = 16

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """The counts of hashed characters, at length one."""
        vector = np.zeros(self.dimension, np.float32)
        for character in "".join(text.split()):
            vector[hashlib.sha256(character.encode()).digest()[0] % self.dimension] += 1
        length = float(np.linalg.norm(vector))
        return vector / length if length else vector

    def encode_passages(self, texts: list[str]) -> NDArray[np.float32]:
        """One row a text."""
        return np.array([self.encode_query(text) for text in texts], np.float32).reshape(-1, self.dimension)


@pytest.fixture(scope="session")
def tiny_index() -> OpenIndex:
    """An index of the ten-line report, which has data of 2020."""
    from tests.loaded import index_of  # tests of single modules need none of this

    return index_of([("2020", TINY)], FakeEncoder())


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that write nowhere but into the test's own folder."""
    return Settings(feedback_file=tmp_path / "feedback.jsonl", index_dir=tmp_path / "built")


@pytest.fixture
def client(tiny_index: OpenIndex, settings: Settings) -> FlaskClient:
    """A client of the application over the tiny index."""
    from service.app import create_app

    return create_app(settings, tiny_index).test_client()
