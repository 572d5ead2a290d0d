"""What tests share: a ten-line report, a small fake encoder, an index of both, a client of the application."""
from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest
from flask.testing import FlaskClient

from corpus.catalog import CatalogEntry
from corpus.reading import read_report
from corpus.report import Report
from index.chunking import chunk
from index.fact import Fact
from index.passage import Hit, Passage
from service.settings import Settings

CASES = Path(__file__).parent / "cases"
ENTRY = CatalogEntry("2020", "tiny.txt", "中国数字贸易发展报告 2020", "商务部", 2020, "2020")


class FakeEncoder:
    """Vectors from the characters of a text: equal texts are near, nothing is learnt. White space gives a zero vector."""

    identity = "fake"
    dimension = 16

    def encode_query(self, text: str) -> np.ndarray:
        """The counts of hashed characters, of length one."""
        vector = np.zeros(self.dimension, np.float32)
        for letter in text.split():
            for character in letter:
                vector[hashlib.sha256(character.encode()).digest()[0] % self.dimension] += 1
        length = float(np.linalg.norm(vector))
        return vector / length if length else vector

    def encode_passages(self, texts: list[str]) -> np.ndarray:
        """One row a text."""
        return np.array([self.encode_query(text) for text in texts], np.float32).reshape(-1, self.dimension)


class TinyIndex:
    hash = "0" * 12

    def __init__(self, report):
        self._report = report
        self.passages = chunk(report)
        at = report.raw.index("1.12万亿元"); at2 = report.raw.index("40.1%")
        self.facts = (
          Fact("2020-f0001","2020","跨境电商出口额","level",1.12e12,"CNY",period="2020",region="中国",text="1.12万亿元",quote="q",start=at,end=at+7,quote_start=at-5,quote_end=at+7,passage_id=self.passages[0].id,section=("一、总体情况",)),
          Fact("2020-f0002","2020","跨境电商出口额","yoy",40.1,"percent",period="2020",region="中国",text="40.1%",quote="q",start=at2,end=at2+5,quote_start=at-5,quote_end=at+7,passage_id=self.passages[0].id,section=("一、总体情况",)),
        )
        from index.opened import LoadedReport
        self.reports = (LoadedReport("2020", report.title, report.publisher, 2020, "2020", None, len(self.passages), len(self.facts)),)
    def report(self, i): return self._report
    def passage(self, i): return next(p for p in self.passages if p.id == i)
    def checks(self, i): return ()
    def coverage(self, i): return ()
    def search(self, text, reports=(), limit=10): return [Hit(p, 1.0) for p in self.passages[:limit]]


@pytest.fixture(scope="session")
def tiny_report() -> Report:
    """The ten-line report."""
    return read_report(CASES / "tiny.txt", ENTRY)


@pytest.fixture(scope="session")
def tiny_index(tiny_report: Report):
    return TinyIndex(tiny_report)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that write nowhere but into the test's own folder."""
    return Settings(feedback_file=tmp_path / "feedback.jsonl", index_dir=tmp_path / "built")


@pytest.fixture
def client(tiny_index, settings: Settings) -> FlaskClient:
    """A client of the application over the tiny index."""
    from service.app import create_app  # most tests need no application

    return create_app(settings, tiny_index).test_client()
