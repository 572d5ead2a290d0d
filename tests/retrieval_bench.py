"""Measures our retrieval beside bm25s over the same passages and tokens, in one run: its ratios are worth something.

Passages are drawn from the sentences of the reports here. Without bm25s (pip install bm25s) its lines say so. The last
line of output is one JSON object.
"""
from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from corpus.reading import read_report
from index.chunking import chunk
from index.embedding import Encoder, open_encoder
from index.passage import Passage
from index.search import Searcher, prepare, searched_text
from index.segmentation import Segmenter
from service.settings import read_settings
from tests.loaded import CASES, EDITIONS, entry
from tests.scoring import plain, read

Rank = Callable[[str], Sequence[int]]
Figures = dict[str, float]


def seconds(work: Callable[[], object]) -> float:
    """How long one run takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def quickest_ms(work: Callable[[], object]) -> float:
    """The quickest of three runs, in milliseconds: what else the machine does is left out."""
    return 1000 * min(seconds(work) for _ in range(3))


def report_passages(year: str) -> list[Passage]:
    """The passages of one of the editions here."""
    return list(chunk(read_report(EDITIONS[year], entry(year, EDITIONS[year]))))


def drawn_passages(most: int) -> list[Passage]:
    """As many different passages of three sentences each, drawn from the editions here."""
    texts = [passage.text for year in EDITIONS for passage in report_passages(year)]
    sentences = [sentence for text in texts for sentence in text.split("。") if sentence]
    drawn = random.Random(5)
    made = ["。".join(drawn.sample(sentences, 3)) + "。" for _ in range(most)]
    return [Passage(str(n), "set", n, (), None, text, 0, len(text)) for n, text in enumerate(made)]


def lexical_library(tokens: Sequence[Sequence[str]]) -> Any | None:
    """bm25s over these passages with its own constants; None where it is not installed."""
    if not importlib.util.find_spec("bm25s"):
        return None
    library = importlib.import_module("bm25s").BM25()
    library.index([list(each) for each in tokens], show_progress=False)
    return library


def retrieve(library: Any, tokens: Sequence[str], most: int) -> list[int]:
    """The places of the best passages by bm25s."""
    return [int(place) for place in library.retrieve([list(tokens)], k=most, show_progress=False).documents[0]]


def loading() -> Figures:
    """Segmenter and model, each opened anew."""
    return {
        "segmenter_load_s": seconds(lambda: Segmenter().words("预热")),
        "model_load_s": seconds(lambda: open_encoder(read_settings().embedding_model or None)),
    }


def speed(segmenter: Segmenter, encoder: Encoder, size: int, questions: Sequence[str]) -> Figures:
    """Making passages ready, and one query over them, segmentation and re-rank included."""
    passages = drawn_passages(size)
    texts = [searched_text(passage) for passage in passages]
    segmenting = seconds(lambda: [segmenter.search_tokens(text) for text in texts])
    embedding = seconds(lambda: encoder.encode_passages(texts))
    part = prepare(passages, segmenter, encoder)
    searcher, library = Searcher([part], segmenter, encoder), lexical_library(part.tokens)
    found = {"segmenting_s": segmenting, "embedding_s": embedding, "embedding_to_segmenting": embedding / segmenting}
    ours, theirs = [], []
    for question in questions:
        # One after the other, so that both meet the same load.
        ours.append(quickest_ms(lambda q=question: searcher.search(q)))
        if library is not None:
            tokens = segmenter.search_tokens(question)
            theirs.append(quickest_ms(lambda each=tokens: retrieve(library, each, 10)))
    found["query_ms"] = statistics.median(ours)
    if theirs:
        found["bm25s_query_ms"] = statistics.median(theirs)
        found["query_to_bm25s"] = found["query_ms"] / found["bm25s_query_ms"]
    return found


def quality(segmenter: Segmenter, encoder: Encoder, questions: Sequence[dict[str, Any]]) -> Figures:
    """How often the evidence is in the first passage and in the first three."""
    passages = report_passages("2021")
    part = prepare(passages, segmenter, encoder)
    searcher = Searcher([part], segmenter, encoder)
    places = {passage.id: place for place, passage in enumerate(passages)}
    ways: dict[str, Rank] = {"ours": lambda q: [places[hit.passage.id] for hit in searcher.search(q, limit=3)]}
    for name, tokens in (("bm25s_words", segmenter.words), ("bm25s_tokens", segmenter.search_tokens)):
        library = lexical_library([tokens(passage.text) for passage in passages])
        if library is not None:
            ways[name] = lambda q, library=library, tokens=tokens: retrieve(library, tokens(q), 3)
    asked = [question for question in questions if question.get("evidence") and not question.get("history")]
    return {f"{name}_first_{most}": _share(way, asked, passages, most) for name, way in ways.items() for most in (1, 3)}


def _share(way: Rank, asked: Sequence[dict[str, Any]], passages: Sequence[Passage], most: int) -> float:
    def holds(question: dict[str, Any]) -> bool:
        found = plain("\n".join(passages[place].text for place in way(question["question"])[:most]))
        return any(plain(evidence) in found for evidence in question["evidence"])

    return sum(map(holds, asked)) / len(asked)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print each figure, then all of them as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=5_000)
    given = parser.parse_args(arguments)
    segmenter, encoder = Segmenter(), open_encoder(read_settings().embedding_model or None)
    segmenter.words("预热")  # the first words load the dictionary
    questions = list(read(CASES / "questions-2021.jsonl"))
    asked = [question["question"] for question in questions]
    found = {**loading(), **speed(segmenter, encoder, given.passages, asked), **quality(segmenter, encoder, questions)}
    for name, figure in found.items():
        print(f"{name:<26}{figure:>10.3f}")
    if "bm25s_query_ms" not in found:
        print("bm25s is not installed: nothing to compare with")
    print(json.dumps({name: round(figure, 4) for name, figure in found.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
