"""Train the embedding model that ships with the index: python -m index.train PAIRS OUT.

PAIRS holds a JSON object a line, {"source", "question", "passage"}, gzipped or not. The result is a stock
sentence-transformers model (StaticEmbedding, Normalize) in half precision. One seed, one thread: two runs give the
same weights.
"""
from __future__ import annotations

import argparse
import gzip
import json
import random
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .segmentation import WORDS, default_segmenter, read_terms
from .train_vocabulary import counted_words, tokenizer, vocabulary


@dataclass(frozen=True, slots=True)
class Recipe:
    """The constants of a training run."""

    dimension: int = 256
    matryoshka: tuple[int, ...] = (256, 128)
    epochs: int = 3
    batch: int = 2048
    rate: float = 0.2
    scale: float = 20.0
    seed: int = 13


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and a passage that answers it."""

    source: str
    question: str
    passage: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0 when the model is written, 1 when the pairs can't be used."""
    parser = argparse.ArgumentParser(prog="python -m index.train", description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch", type=int, default=2048)
    parser.add_argument("--rate", type=float, default=0.2)
    given = parser.parse_args(arguments)
    try:
        pairs = read_pairs(given.pairs)
    except (OSError, ValueError, KeyError) as error:
        print(f"index.train: {given.pairs}: {error}", file=sys.stderr)
        return 1
    train(pairs, given.out, Recipe(epochs=given.epochs, batch=given.batch, rate=given.rate))
    return 0


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a file. Raises ValueError where a line is none."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    records = [json.loads(line) for line in content.decode("utf-8").splitlines() if line.strip()]
    return [Pair(record["source"], record["question"], record["passage"]) for record in records]


def train(pairs: Sequence[Pair], out: Path, recipe: Recipe) -> None:
    """Train on the pairs and write the model to the folder `out`."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    torch.manual_seed(recipe.seed)
    torch.set_num_threads(1)
    random.seed(recipe.seed)
    texts = (text for pair in pairs for text in (pair.question, pair.passage))
    pieces = vocabulary(counted_words(texts, default_segmenter()), read_terms(WORDS))
    print(f"{len(pairs)} pairs, {len(pieces)} words", file=sys.stderr, flush=True)
    static = StaticEmbedding(tokenizer(pieces), embedding_dim=recipe.dimension)
    model = SentenceTransformer(modules=[static, Normalize()], device="cpu")
    _fit(model, pairs, recipe)
    _write(model, static, out)


def _fit(model: Any, pairs: Sequence[Pair], recipe: Recipe) -> None:
    from datasets import Dataset, DatasetDict
    from sentence_transformers import SentenceTransformerTrainer, SentenceTransformerTrainingArguments
    from sentence_transformers.sentence_transformer.losses import MatryoshkaLoss, MultipleNegativesRankingLoss
    from sentence_transformers.sentence_transformer.training_args import BatchSamplers, MultiDatasetBatchSamplers

    by_source = DatasetDict({
        source: Dataset.from_dict({
            "anchor": [pair.question for pair in pairs if pair.source == source],
            "positive": [pair.passage for pair in pairs if pair.source == source],
        })
        for source in sorted({pair.source for pair in pairs})
    })  # fmt: skip
    ranking = MultipleNegativesRankingLoss(model, scale=recipe.scale, directions=("query_to_doc", "doc_to_query"))
    loss = MatryoshkaLoss(model, ranking, matryoshka_dims=list(recipe.matryoshka))
    with tempfile.TemporaryDirectory() as folder:
        arguments = SentenceTransformerTrainingArguments(
            output_dir=folder, num_train_epochs=recipe.epochs, per_device_train_batch_size=recipe.batch,
            learning_rate=recipe.rate, warmup_steps=0.1, lr_scheduler_type="cosine",
            seed=recipe.seed, data_seed=recipe.seed,
            # Batches of one source each, without a passage twice: a duplicate would be taught as wrong.
            batch_sampler=BatchSamplers.NO_DUPLICATES,
            multi_dataset_batch_sampler=MultiDatasetBatchSamplers.PROPORTIONAL,
            use_cpu=True, save_strategy="no", report_to=[], logging_steps=20, dataloader_num_workers=0,
        )  # fmt: skip
        SentenceTransformerTrainer(model=model, args=arguments, train_dataset=by_source, loss=loss).train()


def _write(model: Any, static: Any, out: Path) -> None:
    import torch

    with torch.no_grad():
        # What is unknown means nothing: a text of unknown words has no vector, and so no neighbour.
        static.embedding.weight[0] = 0.0
    static.half()
    with tempfile.TemporaryDirectory(dir=out.parent) as aside:
        model.save(str(Path(aside) / "model"), create_model_card=False)
        shutil.rmtree(out, ignore_errors=True)
        shutil.move(str(Path(aside) / "model"), out)


if __name__ == "__main__":
    sys.exit(main())
