"""The model that ships, any other one, and what can be wrong with a model folder."""
from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from index import transformer
from index.embedding import BUILT_IN, Encoder, StaticEncoder, open_encoder
from index.errors import ModelUnusable
from tests.models import bert_model, static_model

TEXTS = ["2021年跨境电商出口1.39万亿元，增长28.3%。", "可数字化交付的服务进出口额", "", "ＲＣＥＰ与数字经济 5G", "ꙮꙮ"]


@pytest.fixture(scope="module")
def built_in() -> Encoder:
    return open_encoder()


@pytest.fixture(scope="module")
def bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bert_model(tmp_path_factory.mktemp("models") / "bert", "".join(TEXTS) + "query: passage")


def test_stock_sentence_transformers_gives_the_same_vectors(built_in: Encoder) -> None:
    from sentence_transformers import SentenceTransformer

    stock = SentenceTransformer(str(BUILT_IN), device="cpu", local_files_only=True)
    expected = stock.encode([text or " " for text in TEXTS]).astype(np.float32)
    assert np.nan_to_num(expected) == pytest.approx(built_in.encode_passages(TEXTS), abs=2e-3)


def test_vectors_have_length_one_or_none(built_in: Encoder) -> None:
    lengths = np.linalg.norm(built_in.encode_passages(TEXTS), axis=1)
    assert lengths == pytest.approx([1, 1, 0, 1, 0], abs=1e-5)


def test_question_and_passage_are_read_alike(built_in: Encoder) -> None:
    assert np.array_equal(built_in.encode_query(TEXTS[0]), built_in.encode_passages(TEXTS)[0])


def test_the_shipped_table_is_half_precision_and_small() -> None:
    size = (BUILT_IN / "model.safetensors").stat().st_size
    assert 10e6 < size < 32e6
    assert isinstance(open_encoder(), StaticEncoder)


def test_long_and_no_texts(built_in: Encoder) -> None:
    assert np.linalg.norm(built_in.encode_query("数字贸易" * 25_000)) == pytest.approx(1, abs=1e-5)
    assert built_in.encode_passages([]).shape == (0, built_in.dimension)


def test_identity_follows_the_weights(tmp_path: Path) -> None:
    first = open_encoder(str(static_model(tmp_path / "a" / "model", ["出口"])))
    other = static_model(tmp_path / "b" / "model", ["出口"])
    assert open_encoder(str(other)).identity == first.identity
    save_file({"embedding.weight": np.ones((2, 8), np.float16)}, other / "model.safetensors")
    assert open_encoder(str(other)).identity != first.identity


DAMAGES = {
    "weights cut off": lambda folder: (folder / "model.safetensors").write_bytes(b"\x00" * 40),
    "no weights": lambda folder: (folder / "model.safetensors").unlink(),
    "no vocabulary": lambda folder: (folder / "tokenizer.json").unlink(),
    "vocabulary is no JSON": lambda folder: (folder / "tokenizer.json").write_text("{"),
    "no modules": lambda folder: (folder / "modules.json").unlink(),
    "modules are no list": lambda folder: (folder / "modules.json").write_text("{}"),
    "unknown module": lambda folder: (folder / "modules.json").write_text('[{"type": "not.a.Module", "path": ""}]'),
    "too few vectors": lambda f: save_file({"embedding.weight": np.ones((1, 8), np.float16)}, f / "model.safetensors"),
    "other tensor": lambda f: save_file({"weight": np.ones((9, 8), np.float16)}, f / "model.safetensors"),
    "no numbers": lambda f: save_file({"embedding.weight": np.full((2, 8), np.nan, "f2")}, f / "model.safetensors"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_folder_is_refused(damage, tmp_path: Path) -> None:
    folder = static_model(tmp_path / "model", ["出口"])
    damage(folder)
    with pytest.raises(ModelUnusable, match="EMBEDDING_MODEL"):
        open_encoder(str(folder))


def test_a_part_that_the_library_lacks_points_to_a_newer_one(tmp_path: Path) -> None:
    folder = static_model(tmp_path / "model", ["出口"])
    (folder / "modules.json").write_text('[{"type": "sentence_transformers.future.Static", "path": ""}]')
    with pytest.raises(ModelUnusable, match="newer"):
        open_encoder(str(folder))


def test_a_config_of_a_newer_library_is_no_obstacle(tmp_path: Path) -> None:
    folder = static_model(tmp_path / "model", ["出口"])
    versions = {"__version__": {"sentence_transformers": "99.0"}, "model_type": "SentenceTransformer"}
    (folder / "config_sentence_transformers.json").write_text(json.dumps(versions))
    assert open_encoder(str(folder)).encode_query("出口").any()


@pytest.mark.parametrize("name, why", [("nobody/no-model", "does not answer"), ("no such name", "neither a folder")])
def test_a_wrong_name_fails_without_a_second_try(name: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[str] = []

    def no_network(*_: object, **__: object) -> None:
        tries.append(name)
        raise ConnectionError

    monkeypatch.setattr("httpx.Client.send", no_network)
    with pytest.raises(ModelUnusable, match=why):
        open_encoder(name)
    assert len(tries) <= 2


def test_a_model_of_berts_kind(bert: Path) -> None:
    encoder = open_encoder(str(bert))
    vectors = encoder.encode_passages(TEXTS)
    assert vectors.shape == (len(TEXTS), 16) and vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-4)
    assert encoder.identity == open_encoder(str(bert)).identity


@pytest.mark.parametrize("name, query, passage", [
    ("multilingual-e5-small", "query: ", "passage: "), ("other", "", ""),
    ("bge-base-zh-v1.5", "为这个句子生成表示以用于检索相关文章：", ""),
])  # fmt: skip
def test_prompts_that_models_want(bert: Path, tmp_path: Path, name: str, query: str, passage: str) -> None:
    renamed = shutil.copytree(bert, tmp_path / name)
    encoder, plain = open_encoder(str(renamed)), open_encoder(str(bert))
    assert encoder.encode_query("出口") == pytest.approx(plain.encode_query(f"{query}出口"), abs=1e-5)
    assert encoder.encode_passages(["出口"]) == pytest.approx(plain.encode_passages([f"{passage}出口"]), abs=1e-5)


def test_a_models_own_prompts_come_first(bert: Path, tmp_path: Path) -> None:
    renamed = shutil.copytree(bert, tmp_path / "e5-own")
    config = json.loads((renamed / "config_sentence_transformers.json").read_text())
    config["prompts"] = {"query": "问", "document": ""}
    (renamed / "config_sentence_transformers.json").write_text(json.dumps(config))
    plain = open_encoder(str(bert))
    assert open_encoder(str(renamed)).encode_query("出口") == pytest.approx(plain.encode_query("问出口"), abs=1e-5)


def test_every_line_of_the_prompts_is_read() -> None:
    lines = [line for line in transformer.PROMPTS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert lines and all(line.count("|") == 2 for line in lines)
