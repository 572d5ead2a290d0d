"""The second part of training: words, vectors and late interaction together must find the passage among near misses."""
from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .train_negatives import Contest
from .train_scores import maxsims, means

Words = Callable[[str], list[int]]


@dataclass(frozen=True, slots=True)
class Sharpening:
    """The constants of the second part: what each score weighs, and how fast and how often the vectors move."""

    near_misses: int = 7
    batch: int = 256
    rate: float = 0.002
    rounds: int = 1
    scale: float = 8.0
    lexical: float = 0.8
    dense: float = 0.5
    late: float = 2.0
    # As before: the right passage among those of the other questions, so that vectors alone stay good.
    among_all: float = 0.5
    among_all_scale: float = 20.0


def sharpen(table: Any, words: Words, contests: Sequence[Contest], recipe: Sharpening, seed: int) -> None:
    """Move the word vectors (a torch parameter, words x dimension) so that the right passages come first."""
    import torch

    read = _Read(words, contests)
    idf = torch.from_numpy(read.idf(len(table)))
    optimizer = torch.optim.Adam([table], lr=recipe.rate, betas=(0.9, 0.99))
    batches = list(_batches(contests, recipe, seed))
    for step, batch in enumerate(batches):
        for group in optimizer.param_groups:
            group["lr"] = recipe.rate * _pace(step / len(batches))
        loss = _loss(table, idf, read, batch, recipe)
        optimizer.zero_grad()
        loss.backward()
        table.grad[0] = 0.0
        optimizer.step()
        if step % 20 == 0:
            print(f"near misses: {step} of {len(batches)}, loss {loss.item():.3f}", file=sys.stderr, flush=True)


class _Read:
    """The words of each text, read once."""

    def __init__(self, words: Words, contests: Sequence[Contest]) -> None:
        texts = dict.fromkeys(text for contest in contests for text in (contest.question, *contest.passages))
        self.words = {text: words(text) for text in texts}
        self.distinct = {text: sorted(set(ids)) for text, ids in self.words.items()}
        self._passages = list(dict.fromkeys(text for contest in contests for text in contest.passages))

    def idf(self, size: int) -> NDArray[np.float32]:
        """How rare each row of a table of this size is among the passages."""
        holding = np.zeros(size, np.float32)
        for text in self._passages:
            holding[self.distinct[text]] += 1
        idf: NDArray[np.float32] = np.log(1 + (len(self._passages) - holding + 0.5) / (holding + 0.5))
        return idf.astype(np.float32)


def _batches(contests: Sequence[Contest], recipe: Sharpening, seed: int) -> Iterator[list[Contest]]:
    """Batches of one source each, in an order drawn by the seed."""
    drawn = np.random.default_rng(seed)
    sources = sorted({contest.source for contest in contests})
    found = []
    for _ in range(recipe.rounds):
        for source in sources:
            own = [contest for contest in contests if contest.source == source]
            order = drawn.permutation(len(own))
            found += [[own[at] for at in order[n : n + recipe.batch]] for n in range(0, len(own), recipe.batch)]
    yield from (found[at] for at in drawn.permutation(len(found)))


def _pace(done: float) -> float:
    """The share of the full rate: a short warm-up, then down along a cosine."""
    return min(1.0, (done + 0.005) / 0.05) * 0.5 * (1 + cos(pi * done))


def _loss(table: Any, idf: Any, read: _Read, batch: Sequence[Contest], recipe: Sharpening) -> Any:
    import torch
    from torch.nn.functional import cross_entropy

    n = len(batch)
    questions = [contest.question for contest in batch]
    passages = [text for contest in batch for text in contest.passages]
    asked = means(table, [read.words[text] for text in questions])
    held = means(table, [read.words[text] for text in passages]).view(n, -1, asked.shape[1])
    dense = (asked[:, None] * held).sum(2)
    late = maxsims(table, idf, [read.distinct[text] for text in questions], [read.distinct[text] for text in passages])
    lexical = torch.from_numpy(np.stack([contest.lexical for contest in batch]))
    scores = recipe.lexical * lexical + recipe.dense * dense + recipe.late * late
    loss = cross_entropy(recipe.scale * scores, torch.zeros(n, dtype=torch.long))
    across = recipe.among_all_scale * asked @ held[:, 0].T
    # Two questions that one passage answers do not compete.
    same = torch.tensor([[a is not b and a.passages[0] == b.passages[0] for a in batch] for b in batch])
    across = across.masked_fill(same, -100.0)
    own = torch.arange(n)
    return loss + recipe.among_all * (cross_entropy(across, own) + cross_entropy(across.T, own)) / 2
