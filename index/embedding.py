"""Text to vectors: the only module that imports sentence_transformers for use."""
from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from .errors import ModelUnusable
from .hub import require_on_hub
from .transformer import TransformerEncoder

BUILT_IN = Path(__file__).with_name("model")
LONGEST_TEXT = 20_000
_LETTERS = re.compile("[A-Za-zＡ-Ｚａ-ｚ]{2}")  # a cut between two of them is inside a word
Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """A model of text: vectors of length one, or zero where it knows no word of the text.

    `identity` changes with the model's weights; an index built with another one is refused.
    """

    identity: str
    dimension: int

    def encode_passages(self, texts: list[str]) -> Vectors:
        """One row a text."""

    def encode_query(self, text: str) -> Vectors:
        """One vector."""


class StaticEncoder:
    """A StaticEmbedding model read with tokenizers and numpy only: ready in a fraction of a second.

    `table` holds a vector a word, the unknown word's all zero; `word_ids` gives late interaction the words of a text.
    """

    def __init__(self, folder: Path, name: str) -> None:
        tokenizer, table = _read_static(folder, name)
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self.table = table
        self.dimension = int(table.shape[1])
        self.identity = f"{name}:{_digest(folder)}"

    def word_ids(self, text: str) -> list[int]:
        """The rows of `table` for the words of a text, in order, its first LONGEST_TEXT characters."""
        read = text[:LONGEST_TEXT]
        return known_words(read, self._tokenizer.encode(read, add_special_tokens=False))

    def encode_passages(self, texts: list[str]) -> Vectors:
        """The mean of the word vectors of each text, of length one."""
        read = [text[:LONGEST_TEXT] for text in texts]
        found = self._tokenizer.encode_batch(read, add_special_tokens=False)
        rows = [self.mean(known_words(text, words)) for text, words in zip(read, found, strict=True)]
        return np.array(rows, np.float32).reshape(-1, self.dimension)

    def encode_query(self, text: str) -> Vectors:
        """As a passage: the model makes no difference."""
        return self.mean(self.word_ids(text))

    def mean(self, ids: list[int]) -> Vectors:
        """The vector of a text that has these words."""
        return unit(self.table[ids].sum(axis=0)) if ids else np.zeros(self.dimension, np.float32)


def known_words(text: str, words: Any) -> list[int]:
    """The rows of the words read, without pieces of a Latin word that the vocabulary lacks.

    Cut into letters such a word would look like any other word of those letters, and find a neighbour by chance.
    """
    return [row for row, (start, end) in zip(words.ids, words.offsets, strict=True) if not _is_cut(text, start, end)]


def _is_cut(text: str, start: int, end: int) -> bool:
    return bool(
        (start > 0 and _LETTERS.fullmatch(text[start - 1 : start + 1]))
        or _LETTERS.fullmatch(text[end - 1 : end + 1])
    )


def open_encoder(name: str | None = None) -> Encoder:
    """The model of this name: a folder, a hub name, or None for the one that ships with the index.

    Raises ModelUnusable. A static model is read without torch; a hub name needs a network once.
    """
    folder = Path(name) if name else BUILT_IN
    if name and not folder.exists():
        return _open_transformer(name, local=False)
    shown = name or "built-in"
    modules = _read_json(folder / "modules.json", shown)
    if _is_static(modules):
        return StaticEncoder(folder / modules[0].get("path", ""), "built-in" if not name else folder.resolve().name)
    return _open_transformer(shown, local=True)


def unit(vector: Vectors) -> Vectors:
    """The vector at length one; zero stays zero."""
    length = float(np.linalg.norm(vector))
    return (vector / length).astype(np.float32) if length else vector.astype(np.float32)


def _read_static(folder: Path, name: str) -> tuple[Any, Vectors]:
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tensors: Mapping[str, NDArray[Any]] = load_file(str(folder / "model.safetensors"))
    except Exception as error:
        # tokenizers and safetensors raise bare exceptions of their own for a damaged file
        raise ModelUnusable(name, f"its files can't be read ({type(error).__name__})") from error
    table = tensors.get("embedding.weight")
    if table is None or table.ndim != 2 or table.shape[0] < tokenizer.get_vocab_size() or not table.shape[1]:
        shape = "none" if table is None else table.shape
        raise ModelUnusable(name, f"its table of word vectors ({shape}) does not fit its vocabulary")
    table = table.astype(np.float32)
    if not np.isfinite(table).all():
        raise ModelUnusable(name, "its table of word vectors holds values that are no numbers")
    return tokenizer, table


def _open_transformer(name: str, local: bool) -> Encoder:
    try:
        # Seconds and hundreds of megabytes that the model which ships with the index does without
        from sentence_transformers import SentenceTransformer

        try:
            # A name that was fetched before needs no network, and does not change under an index.
            model = SentenceTransformer(name, local_files_only=True)
        except Exception:
            if local:
                raise
            require_on_hub(name)
            model = SentenceTransformer(name)
        return TransformerEncoder(Path(name).resolve().name if local else name, model)
    except ModelUnusable:
        raise
    except Exception as error:
        # Every layer under sentence-transformers raises its own kinds; the first line says enough
        why = (str(error).splitlines() or [type(error).__name__])[0][:200]
        if isinstance(error, ImportError):
            why += " (made with a newer sentence-transformers?)"
        raise ModelUnusable(name, why) from error


def _is_static(modules: Sequence[Mapping[str, str]]) -> bool:
    kinds = [str(module.get("type")).rpartition(".")[2] for module in modules]
    return bool(kinds) and kinds[0] == "StaticEmbedding" and set(kinds[1:]) <= {"Normalize"}


def _read_json(path: Path, name: str) -> list[dict[str, str]]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = None
    if not isinstance(found, list) or not all(isinstance(module, dict) for module in found):
        raise ModelUnusable(name, f"the folder holds no sentence-transformers model ({path.name})")
    return found


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for name in ("tokenizer.json", "model.safetensors"):
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:16]
