"""The text side of answering for tests: passages of three reports, the vocabulary and the sentences of them."""
from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from scoring import judge

from corpus.catalog import CatalogEntry
from corpus.reading import read_report
from index.chunking import chunk
from index.passage import Passage
from service.followup import resolve
from service.normalise import normalise
from service.slots_words import cut
from service.textual import TextAnswer, TextSource, text_answer, text_source
from service.vocabulary import Vocabulary, vocabulary_of

CASES = Path(__file__).parent / "cases"
FILES = {
    "2021": CASES.parent.parent / "corpus" / "reports" / "2021.txt",
    "2022": CASES / "report-2022.txt",
    "2023": CASES / "report-prose.txt",
    "2024": CASES / "report-prose-2.txt",
}


@cache
def passages(*years: str) -> tuple[Passage, ...]:
    """The passages of these reports."""
    entries = [CatalogEntry(y, FILES[y].name, "中国数字贸易发展报告", "商务部", int(y), y) for y in years]
    return tuple(p for entry in entries for p in chunk(read_report(FILES[entry.id], entry)))


@cache
def vocabulary(*years: str) -> Vocabulary:
    """The vocabulary of these reports."""
    return vocabulary_of(passages(*years), cut)


@cache
def source(*years: str) -> TextSource:
    """The sentences of these reports."""
    return text_source(passages(*years), {year: int(year) for year in years}, cut)


def ask(question: str, *years: str, history: tuple[str, ...] = ()) -> TextAnswer:
    """Answer by text, over the reports of these years."""
    known = vocabulary(*years)
    earlier = [normalise(turn, known).text for turn in history]
    return text_answer(resolve(normalise(question, known).text, earlier).question, source(*years))


def is_right(case: dict[str, Any]) -> bool:
    """Whether the answer to a question of a case file is right and cited, or rightly refused."""
    years = tuple(case["reports"])
    answer = ask(case["question"], *years, history=tuple(turn["question"] for turn in case.get("history", ())))
    texts = {passage.id: passage.text for passage in passages(*years)}
    # below this the assembly prefers a refusal
    status = answer.draft.status if answer.confidence >= 0.45 else "no_answer"
    reply = {
        "status": status, "answer": answer.draft.text, "facts": [],
        "citations": [{"passage": texts[quoted.passage_id]} for quoted in answer.draft.cited],
    }  # fmt: skip
    return judge(case, reply).joint


def cases(name: str) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file of tests/cases."""
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


def pairs(name: str) -> list[tuple[str, ...]]:
    """The lines `left = right = …` of a text file of tests/cases."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [tuple(part.strip() for part in line.split(" = ")) for line in lines if line and not line.startswith("#")]
