"""Any embedding model that sentence-transformers opens, with the prompts that it wants."""
from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

PROMPTS = Path(__file__).with_name("prompts.txt")
Vectors = NDArray[np.float32]


class TransformerEncoder:
    """A SentenceTransformer as an encoder; `name` is part of its identity and finds its prompts."""

    def __init__(self, name: str, model: Any) -> None:
        self._model = model
        self.dimension = int(model.get_embedding_dimension())
        self._for_query, self._for_passage = _prompts(name, model.prompts)
        self.identity = f"{name}:{_digest(model, self._for_query + self._for_passage)}"

    def encode_passages(self, texts: list[str]) -> Vectors:
        """One row a text."""
        return self._rows(texts, self._for_passage)

    def encode_query(self, text: str) -> Vectors:
        """With the model's prompt for questions, if it has one."""
        vector: Vectors = self._rows([text], self._for_query)[0]
        return vector

    def _rows(self, texts: list[str], prompt: str) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        rows = self._model.encode(texts, prompt=prompt or None, normalize_embeddings=True, show_progress_bar=False)
        # A text that the model knows nothing of may come back as no number at all.
        return np.nan_to_num(np.asarray(rows, np.float32))


def _prompts(name: str, own: dict[str, str]) -> tuple[str, str]:
    """What goes before a question and before a passage: the model's own prompts, else those of prompts.txt."""
    query, passage = own.get("query") or "", own.get("document") or own.get("passage") or ""
    if query or passage:
        return query, passage
    lines = PROMPTS.read_text(encoding="utf-8").splitlines()
    for line in lines:
        part, *prompts = (cell.strip() for cell in line.split("|"))
        if not line.startswith("#") and len(prompts) == 2 and part in name.lower():
            query, passage = (f"{prompt} " if prompt.endswith(":") else prompt for prompt in prompts)
            break
    return query, passage


def _digest(model: Any, prompts: str) -> str:
    digest = hashlib.sha256(prompts.encode())
    for name, weights in sorted(model.state_dict().items()):
        digest.update(name.encode() + weights.detach().cpu().contiguous().float().numpy().tobytes())
    return digest.hexdigest()[:16]
