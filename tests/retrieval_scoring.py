"""Scores retrieval on any passages and queries, through our own segmentation, model and fusion.

The file is one JSON object: {"passages": [text], "queries": [{"q": text, "relevant": [number of a passage]}]}. Prints a
table of BM25, vectors, both fused, and the configuration in use; the last line is one JSON object for the latter.
"""
from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from index.embedding import open_encoder
from index.passage import Passage
from index.search import Fusion, Searcher, prepare
from index.segmentation import default_segmenter
from service.settings import read_settings

IN_USE = Fusion()
CONFIGURATIONS = {
    "BM25": replace(IN_USE, dense=0.0, late=0.0),
    "vectors": replace(IN_USE, lexical=0.0, late=0.0),
    "fused": replace(IN_USE, late=0.0),
    "in use": IN_USE,
}
DEPTH = 10


def read(path: Path) -> tuple[list[Passage], list[dict[str, Any]]]:
    """The passages, as if of one report without headings, and the queries. Raises ValueError for another shape."""
    content = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(content, dict) or not content.get("passages") or not content.get("queries"):
        raise ValueError('expected {"passages": [...], "queries": [{"q", "relevant"}]}, neither empty')
    passages = [
        Passage(str(number), "set", number, (), None, text, 0, len(text))
        for number, text in enumerate(content["passages"])
    ]
    return passages, content["queries"]


def first_ranks(searcher: Searcher, queries: Sequence[dict[str, Any]]) -> tuple[list[int], list[float]]:
    """For each query the place of the first relevant passage (DEPTH: not among the first), and its milliseconds."""
    ranks, took = [], []
    for query in queries:
        began = time.perf_counter()
        hits = searcher.search(query["q"], limit=DEPTH)
        took.append((time.perf_counter() - began) * 1000)
        relevant = set(query["relevant"])
        ranks.append(next((place for place, hit in enumerate(hits) if hit.passage.number in relevant), DEPTH))
    return ranks, took


def figures(ranks: Sequence[int], took: Sequence[float], passages: int) -> dict[str, float]:
    """The figures of one configuration."""
    recall = {f"recall@{depth}": round(sum(rank < depth for rank in ranks) / len(ranks), 4) for depth in (1, 5, 10)}
    mrr = sum(1 / (rank + 1) for rank in ranks if rank < DEPTH) / len(ranks)
    sizes = {"passages": passages, "queries": len(ranks), "ms_per_query": round(statistics.mean(took), 3)}
    return {**recall, "mrr@10": round(mrr, 4), **sizes}


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 2 where the file can't be used."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    given = parser.parse_args(arguments)
    try:
        passages, queries = read(given.file)
    except (OSError, ValueError, TypeError) as error:
        print(f"retrieval_scoring: {given.file}: {error}", file=sys.stderr)
        return 2
    segmenter, encoder = default_segmenter(), open_encoder(read_settings().embedding_model or None)
    part = prepare(passages, segmenter, encoder)
    print(f"{'':<10}{'recall@1':>10}{'recall@5':>10}{'recall@10':>10}{'mrr@10':>10}{'ms':>10}")
    result: dict[str, float] = {}
    for name, fusion in CONFIGURATIONS.items():
        result = figures(*first_ranks(Searcher([part], segmenter, encoder, fusion), queries), len(passages))
        columns = ("recall@1", "recall@5", "recall@10", "mrr@10", "ms_per_query")
        print(f"{name:<10}" + "".join(f"{result[column]:>10}" for column in columns))
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
