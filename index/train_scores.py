"""The scores of retrieval as torch computes them, so that word vectors can be trained on them."""
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from .maxsim import WIDTH


def means(table: Any, texts: Sequence[list[int]]) -> Any:
    """The vector of each text, of length one."""
    import torch
    from torch.nn.functional import embedding_bag, normalize

    flat = torch.tensor([word for text in texts for word in text], dtype=torch.long)
    starts = torch.tensor(np.cumsum([0, *map(len, texts[:-1])]), dtype=torch.long)
    return normalize(embedding_bag(flat, table, starts, mode="mean"), dim=1)


def maxsims(table: Any, idf: Any, asked: Sequence[list[int]], held: Sequence[list[int]]) -> Any:
    """MaxSim as in index.maxsim, differentiable: questions x passages of each."""
    import torch
    from torch.nn.functional import embedding, normalize

    questions, passages = _padded(asked), _padded(held)
    passages = passages.view(len(asked), -1, passages.shape[1])
    # Which word is nearest is found without gradients: only the nearest ones get any.
    with torch.no_grad():
        units = normalize(table[:, :WIDTH], dim=1)
        pieces = zip(questions.split(64), passages.split(64), strict=True)
        nearest = torch.cat([_nearest(units, *piece) for piece in pieces])
    words = embedding(questions, table)
    weights = words.norm(dim=2) * idf[questions] ** 0.25 * (questions > 0)
    alike = normalize(words[:, :, :WIDTH], dim=2)[:, :, None] * normalize(embedding(nearest, table[:, :WIDTH]), dim=3)
    borne_out = alike.sum(3).clamp(min=0)
    return (borne_out * weights[:, :, None]).sum(1) / weights.sum(1, keepdim=True).clamp(min=1e-6)


def _nearest(units: Any, questions: Any, passages: Any) -> Any:
    """The word of each passage that is nearest to each word of its question."""
    n, most, length = passages.shape
    alike = units[questions] @ units[passages.reshape(n, -1)].transpose(1, 2)
    places = alike.view(n, -1, most, length).argmax(3)
    return passages.transpose(1, 2).gather(1, places)


def _padded(texts: Sequence[list[int]]) -> Any:
    """Words as rows of one length; what is filled up is the unknown word, whose vector is zero."""
    import torch

    longest = max(1, *map(len, texts))
    return torch.tensor([[*text, *[0] * (longest - len(text))] for text in texts], dtype=torch.long)
