"""Everything that an index keeps of one report, worked out once and stored."""
from __future__ import annotations

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from corpus.report import Report

from .check import Check
from .checks import check_edition
from .chunking import chunk
from .coverage import Uncovered, uncovered
from .embedding import Encoder
from .extraction import read_facts
from .fact import Fact
from .passage import Passage
from .records import decode, encode, from_lines, to_lines
from .search import Prepared, prepare
from .segmentation import Segmenter

FACTS = "facts.jsonl"
# The report file as it came
SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Part:
    """One report with its facts, its own arithmetic, its numerals that became no fact, and what searching it needs."""

    report: Report
    facts: tuple[Fact, ...]
    checks: tuple[Check, ...]
    coverage: tuple[Uncovered, ...]
    prepared: Prepared


def build_part(report: Report, segmenter: Segmenter, encoder: Encoder, terms: Sequence[str] = ()) -> Part:
    """Cut, extract, segment and embed a report; `terms` are words that an editor approved."""
    passages = chunk(report)
    # read once: what became no fact is told with what did
    found, refused = read_facts(report, terms)
    facts = tuple(replace(fact, passage_id=_holder(fact, passages)) for fact in found)
    checks, coverage = check_edition(facts), uncovered(report, facts, refused)
    return Part(report, facts, checks, coverage, prepare(passages, segmenter, encoder))


def part_files(part: Part) -> dict[str, bytes]:
    """The files of a part by their names."""
    vectors = io.BytesIO()
    np.save(vectors, part.prepared.vectors, allow_pickle=False)
    searching = {"tokens": part.prepared.tokens, "words": [words.tolist() for words in part.prepared.words]}
    return {
        "report.json": json.dumps(encode(part.report), ensure_ascii=False).encode(),
        "passages.jsonl": to_lines(part.prepared.passages),
        FACTS: to_lines(part.facts),
        "checks.jsonl": to_lines(part.checks),
        "coverage.jsonl": to_lines(part.coverage),
        "search.json": json.dumps(searching, ensure_ascii=False).encode(),
        "vectors.npy": vectors.getvalue(),
    }


def read_part(folder: Path) -> Part:
    """The part that `part_files` gave the files of; their checksums were compared before."""
    searching = json.loads((folder / "search.json").read_bytes())
    prepared = Prepared(
        from_lines(Passage, (folder / "passages.jsonl").read_bytes()),
        tuple(map(tuple, searching["tokens"])),
        np.load(folder / "vectors.npy", allow_pickle=False),
        tuple(np.array(words, np.int32) for words in searching["words"]),
    )
    return Part(
        decode(Report, json.loads((folder / "report.json").read_bytes())),
        from_lines(Fact, (folder / FACTS).read_bytes()),
        from_lines(Check, (folder / "checks.jsonl").read_bytes()),
        from_lines(Uncovered, (folder / "coverage.jsonl").read_bytes()),
        prepared,
    )


def _holder(fact: Fact, passages: Sequence[Passage]) -> str | None:
    """The passage that a fact is printed in."""
    place = fact.start or 0
    inside = next((passage for passage in passages if passage.start <= place < passage.end), None)
    return inside.id if inside else None
