"""Text to vectors: the only module that imports sentence_transformers."""
from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from .errors import ModelUnusable

BUILT_IN = Path(__file__).with_name("model")
LONGEST_TEXT = 20_000
Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """A model of text: vectors of length one, or zero where it knows no word of the text."""

    identity: str
    dimension: int

    def encode_passages(self, texts: list[str]) -> Vectors:
        """One row a text."""

    def encode_query(self, text: str) -> Vectors:
        """One vector."""


class StaticEncoder:
    """A StaticEmbedding model read with tokenizers and numpy only: ready in a fraction of a second.

    `word_ids` and `table` give late interaction its word vectors.
    """

    def __init__(self, folder: Path, name: str) -> None:
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        try:
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            table = next(iter(load_file(str(folder / "model.safetensors")).values()))
        except Exception as error:
            # tokenizers and safetensors raise bare exceptions of their own for a damaged file
            raise ModelUnusable(name, f"its files can't be read ({type(error).__name__})") from error
        if table.ndim != 2 or table.shape[0] < self._tokenizer.get_vocab_size():
            raise ModelUnusable(name, f"its table of shape {table.shape} does not fit its vocabulary")
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.table: Vectors = table.astype(np.float32)
        self.dimension = int(table.shape[1])
        self.identity = f"{name}:{_digest(folder)}"

    def word_ids(self, text: str) -> list[int]:
        """The rows of `table` for the words of a text, in order."""
        ids: list[int] = self._tokenizer.encode(text[:LONGEST_TEXT], add_special_tokens=False).ids
        return ids

    def encode_passages(self, texts: list[str]) -> Vectors:
        """The mean of the word vectors of each text, of length one."""
        rows = [self._mean(self.word_ids(text)) for text in texts]
        return np.array(rows, np.float32).reshape(-1, self.dimension)

    def encode_query(self, text: str) -> Vectors:
        """As a passage: the model makes no difference."""
        return self._mean(self.word_ids(text))

    def _mean(self, ids: list[int]) -> Vectors:
        return unit(self.table[ids].mean(axis=0)) if ids else np.zeros(self.dimension, np.float32)


class TransformerEncoder:
    """Any model that sentence-transformers opens, with the query and passage prompts that it brings."""

    def __init__(self, name: str, model: Any) -> None:
        self._model = model
        self.identity = f"{name}:{model.get_embedding_dimension()}"
        self.dimension = int(model.get_embedding_dimension())

    def encode_passages(self, texts: list[str]) -> Vectors:
        """One row a text."""
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        return self._rows(self._model.encode_document(texts, normalize_embeddings=True, show_progress_bar=False))

    def encode_query(self, text: str) -> Vectors:
        """With the model's prompt for queries, if it has one."""
        rows = self._rows(self._model.encode_query([text], normalize_embeddings=True, show_progress_bar=False))
        found: Vectors = rows[0]
        return found

    def _rows(self, vectors: Any) -> Vectors:
        return np.nan_to_num(np.asarray(vectors, np.float32))


def open_encoder(name: str | None = None) -> Encoder:
    """The model of this name: a folder, a hub name, or None for the one that ships with the index.

    Raises ModelUnusable. A static model is read without torch; a hub name needs a network once.
    """
    folder = Path(name) if name else BUILT_IN
    if name and not folder.exists():
        return _transformer(name, local=False)
    static = _static_folder(folder, name or "built-in")
    return StaticEncoder(static, _name(folder)) if static else _transformer(str(folder), local=True)


def unit(vector: Vectors) -> Vectors:
    """The vector at length one; zero stays zero."""
    length = float(np.linalg.norm(vector))
    return (vector / length).astype(np.float32) if length else vector.astype(np.float32)


def _static_folder(folder: Path, name: str) -> Path | None:
    """Where a StaticEmbedding model keeps its files, None for a model of another kind."""
    try:
        modules: Sequence[dict[str, str]] = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
        kinds = [str(module["type"]).rpartition(".")[2] for module in modules]
    except (OSError, ValueError, KeyError, TypeError):
        raise ModelUnusable(name, "the folder holds no sentence-transformers model (modules.json)") from None
    if kinds and kinds[0] == "StaticEmbedding" and set(kinds[1:]) <= {"Normalize"}:
        return folder / modules[0].get("path", "")
    return None


def _transformer(name: str, local: bool) -> TransformerEncoder:
    try:
        from sentence_transformers import SentenceTransformer

        model = SentenceTransformer(name, local_files_only=local)
        return TransformerEncoder(_name(Path(name)) if local else name, model)
    except Exception as error:
        # Every layer under sentence-transformers raises its own kinds; the first line says enough
        why = (str(error).splitlines() or [type(error).__name__])[0]
        raise ModelUnusable(name, why[:200]) from error


def _name(folder: Path) -> str:
    return "built-in" if folder == BUILT_IN else folder.resolve().name


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for name in ("tokenizer.json", "model.safetensors"):
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:16]
