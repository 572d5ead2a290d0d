"""A corpus of short reports and a model of a few kilobytes: whole builds in a fraction of a second."""
from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, pre_tokenizers

from corpus.catalog import CatalogEntry, read_catalog, write_catalog
from index.places import Places
from index.rebuild import rebuild
from service.editions import main

CHARACTERS = "年我国跨境电商进出口总额同比增长服务贸易数字经济亿元万美软件业务收入0123456789.%"


def report_text(year: int, trade: str = "1.92", exports: str = "1.39") -> str:
    """A report of one year with a handful of figures."""
    return (
        f"跨境贸易统计报告\n{year}\n商务部\n\n一、总体情况\n{year} 年，我国跨境电商进出口 {trade} 万亿元，"
        f"占进出口总额的 4.9%；其中出口 {exports} 万亿元。{year} 年，我国软件业务出口 521 亿美元。\n"
        f"二、主要特点\n{year} 年，我国服务进出口总额 52982.7 亿元。{year} 年，我国数字经济规模达 45.5 万亿元。\n"
    )


@dataclass(frozen=True)
class Shop:
    """A corpus, its indexes, and the command that changes them."""

    places: Places
    folder: Path

    def write(self, name: str, text: str) -> str:
        """A report file outside the corpus."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def run(self, *arguments: str) -> int:
        """The exit status of python -m service.editions."""
        return main(arguments)

    def ids(self) -> list[str]:
        """The ids of the catalog."""
        return [entry.id for entry in read_catalog(self.places.corpus)]

    def state(self) -> dict[str, bytes]:
        """Every file of corpus and indexes, the lock left out."""
        roots = (self.places.corpus, self.places.built)
        paths = (path for root in roots for path in root.rglob("*") if path.is_file() and path.name != ".lock")
        return {str(path): path.read_bytes() for path in paths}

    def settings(self) -> dict[str, str]:
        """The settings of a service over this corpus."""
        return {
            "CORPUS_DIR": str(self.places.corpus),
            "INDEX_DIR": str(self.places.built),
            "EMBEDDING_MODEL": str(self.places.model),
        }


def write_model(folder: Path) -> Path:
    """A static model that knows some characters."""
    vocabulary = {character: number for number, character in enumerate(("[UNK]", *dict.fromkeys(CHARACTERS)))}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, "[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    folder.mkdir(parents=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    table = np.random.default_rng(1).normal(size=(len(vocabulary), 16)).astype(np.float32)
    save_file({"embedding.weight": table}, str(folder / "model.safetensors"))
    kind = "sentence_transformers.models.StaticEmbedding"
    (folder / "modules.json").write_text(json.dumps([{"idx": 0, "name": "0", "path": "", "type": kind}]))
    return folder


def write_corpus(folder: Path, years: Sequence[int]) -> Path:
    """A corpus with a short report of each year."""
    (folder / "reports").mkdir(parents=True)
    for year in years:
        (folder / "reports" / f"{year}.txt").write_text(report_text(year), encoding="utf-8")
    entries = [CatalogEntry(str(y), f"reports/{y}.txt", f"报告 {y}", "商务部", y, str(y)) for y in years]
    write_catalog(folder, entries)
    return folder


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """A built corpus of the years 2019 and 2020, named by the environment."""
    model = str(write_model(tmp_path / "model"))
    places = Places(write_corpus(tmp_path / "corpus", (2019, 2020)), tmp_path / "built", model)
    made = Shop(places, tmp_path)
    for name, value in made.settings().items():
        monkeypatch.setenv(name, value)
    rebuild(places, lambda line: None)
    return made
