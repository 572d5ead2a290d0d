"""Train the embedding model that ships with the index: python -m index.train PAIRS OUT.

PAIRS holds a JSON object a line, {"source", "question", "passage"}, gzipped or not. First the vectors learn to tell the
right passage from those of other questions, then words, vectors and late interaction together learn to tell it from
near misses. The result is a stock sentence-transformers model (StaticEmbedding, Normalize) in half precision. One seed,
one thread: two runs give the same weights. The last line of output is one JSON object: recall@1 by vectors alone on the
pairs kept back, by source.
"""
from __future__ import annotations

import argparse
import gzip
import json
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .embedding import StaticEncoder, known_words
from .segmentation import WORDS, default_segmenter, read_terms
from .train_check import Pair, recalls, split
from .train_late import Sharpening, Words, sharpen
from .train_negatives import contests
from .train_vocabulary import counted_words, first_vectors, tokenizer, vocabulary


@dataclass(frozen=True, slots=True)
class Recipe:
    """The constants of a training run."""

    dimension: int = 256
    matryoshka: tuple[int, ...] = (256, 128)
    epochs: int = 2
    batch: int = 2048
    rate: float = 0.01
    scale: float = 20.0
    seed: int = 13
    sharpening: Sharpening = field(default_factory=Sharpening)
    half: bool = True


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0 when the model is written, 1 when the pairs can't be used or the model not be written."""
    parser = argparse.ArgumentParser(
        prog="python -m index.train", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs", type=Path)
    parser.add_argument("out", type=Path)
    usual = Recipe()
    parser.add_argument("--epochs", type=int, default=usual.epochs)
    parser.add_argument("--batch", type=int, default=usual.batch)
    parser.add_argument("--rate", type=float, default=usual.rate)
    parser.add_argument("--single", action="store_true", help="write single precision, to compare with")
    given = parser.parse_args(arguments)
    try:
        training, kept_back = split(list(read_pairs(given.pairs)))
        recipe = Recipe(epochs=given.epochs, batch=given.batch, rate=given.rate, half=not given.single)
        train(training, given.out, recipe)
        print(json.dumps(recalls(StaticEncoder(given.out, given.out.name), kept_back), ensure_ascii=False))
    except (OSError, ValueError) as error:
        print(f"index.train: {given.pairs}: {error}", file=sys.stderr)
        return 1
    return 0


def read_pairs(path: Path) -> Iterator[Pair]:
    """The pairs of a file. Raises ValueError where a line is none."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                record = json.loads(line)
                yield Pair(*(str(record[key]) for key in ("source", "question", "passage")))
            except (ValueError, KeyError, TypeError):
                raise ValueError(f'line {number} is no {{"source", "question", "passage"}}') from None


def train(pairs: Sequence[Pair], out: Path, recipe: Recipe) -> None:
    """Train on the pairs and write the model to the folder `out`. Raises ValueError where there are none, OSError."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    if not pairs:
        raise ValueError("no pairs to train on")
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(True)
    random.seed(recipe.seed)
    texts = dict.fromkeys(text for pair in pairs for text in (pair.question, pair.passage))
    segmenter = default_segmenter()
    counts = counted_words(texts, segmenter)
    pieces = vocabulary(counts, read_terms(WORDS))
    print(f"{len(pairs)} pairs, {len(pieces)} words", file=sys.stderr, flush=True)
    begin = first_vectors(pieces, counts, len(texts), recipe.dimension, recipe.seed)
    cut = tokenizer(pieces)
    static = StaticEmbedding(cut, embedding_weights=begin)
    model = SentenceTransformer(modules=[static, Normalize()], device="cpu")
    _fit(model, pairs, recipe)
    near = contests(pairs, segmenter, recipe.sharpening.near_misses, recipe.seed)
    sharpen(static.embedding.weight, _reader(cut), near, recipe.sharpening, recipe.seed)
    _write(model, static, out, recipe.half)


def _reader(cut: Any) -> Words:
    """Texts to rows of the table, as the finished model reads them."""
    return lambda text: known_words(text, cut.encode(text, add_special_tokens=False))


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


def _write(model: Any, static: Any, out: Path, half: bool) -> None:
    import torch

    with torch.no_grad():
        # What is unknown means nothing: a text of unknown words has no vector, and so no neighbour.
        static.embedding.weight[0] = 0.0
    if half:
        static.half()
    with tempfile.TemporaryDirectory(dir=out.absolute().parent) as aside:
        made = Path(aside) / "model"
        model.save(str(made), create_model_card=False)
        for file in made.rglob("*"):
            file.chmod(0o755 if file.is_dir() else 0o644)
        card = out / "README.md"
        if card.exists():
            shutil.copy(card, made)
        shutil.rmtree(out, ignore_errors=True)
        shutil.move(made, out)


if __name__ == "__main__":
    sys.exit(main())
