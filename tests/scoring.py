"""Scores the project's own questions (tests/cases/questions*.jsonl) in process, figures per type.

A question has `id`, `type`, `question`, `answerable`, `accept` (groups: of each, one alternative must be in the
answer), and optionally `reject`, `evidence` (one must be in a cited passage), `evidence_all`, `value`, `unit`,
`reports`, `history`.
"""
from __future__ import annotations

import argparse
import json
import re
import sys
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from index.embedding import open_encoder
from index.opened import OpenIndex
from service.answer import Turn
from service.answering import answer
from service.settings import read_settings
from tests.loaded import EDITIONS, index_of

CASES = Path(__file__).parent / "cases"
SCALES = (1, 1e4, 1e6, 1e8, 1e9, 1e12)
NUMBER = re.compile(r"(?<![a-z0-9.])\d+(?:\.\d+)?")
LONG_ANSWERS = {"definition", "list", "policy", "multi"}
Ask = Callable[[dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is right about one reply; `loose` are numbers that nothing supports."""

    question: dict[str, Any]
    reply: dict[str, Any]
    right: bool
    cited: bool
    figure: bool
    loose: tuple[float, ...]

    @property
    def joint(self) -> bool:
        """Right, cited, and the figure asked for."""
        return self.right and self.cited and self.figure


def plain(text: object) -> str:
    """Text for comparison: NFKC, without white space and thousands separators, lower case."""
    bare = re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(text or ""))).lower()
    return re.sub(r"(?<=\d),(?=\d{3})", "", bare)


def judge(question: dict[str, Any], reply: dict[str, Any]) -> Verdict:
    """The verdict over a reply."""
    said, refused = plain(reply["answer"]), reply["status"] == "no_answer"
    accepted = all(any(plain(words) in said for words in group) for group in question.get("accept") or [])
    loose = tuple(unsupported(question, reply))
    if not question["answerable"]:
        return Verdict(question, reply, refused or (bool(question.get("accept")) and accepted), True, True, loose)
    passages = plain("\n".join(citation["passage"] for citation in reply["citations"]))
    some, every = question.get("evidence") or [""], question.get("evidence_all") or []
    cited = any(plain(piece) in passages for piece in some) and all(plain(piece) in passages for piece in every)
    right = not refused and accepted and not any(plain(words) in said for words in question.get("reject") or [])
    right = right and len(said) <= (700 if question["type"] in LONG_ANSWERS else 300)
    return Verdict(question, reply, right, cited, has_figure(question, reply), loose)


def has_figure(question: dict[str, Any], reply: dict[str, Any]) -> bool:
    """Whether the first fact is the figure asked for; a computed one may be rounded by half a percent."""
    wanted = question.get("value")
    if wanted is None:
        return True
    if not reply["facts"]:
        return False
    first = reply["facts"][0]
    tolerance = 0.005 if question["type"] == "compute" else 1e-9
    near = abs(first["value"] - wanted) <= tolerance * max(abs(wanted), 1e-12)
    return near and (not question.get("unit") or first["unit"] == question["unit"])


def unsupported(question: dict[str, Any], reply: dict[str, Any]) -> Iterator[float]:
    """Numbers of the answer that stand in no citation, fact, formula or the question, in no magnitude."""
    nearest = (reply.get("reason") or {}).get("nearest") or []
    facts = [*reply["facts"], *nearest]
    known = numbers(json.dumps([reply["citations"], facts, question.get("history")], ensure_ascii=False))
    known |= numbers(question["question"])
    if reply["status"] == "no_answer":
        known |= {float(year) for year in range(1990, 2051)}
    for number in numbers(re.sub(r"\[\d+\]", "", reply["answer"])) - known:
        if not any(prints_as(abs(fact["value"]), number) for fact in facts):
            yield number


def numbers(text: str) -> set[float]:
    """The Arabic numbers in a text."""
    return {float(found) for found in NUMBER.findall(plain(text))}


def prints_as(value: float, printed: float) -> bool:
    """Whether a value, in some magnitude, is this number at the number's own precision."""
    decimals = 0 if printed.is_integer() else len(repr(printed).split(".")[1])
    return any(abs(value / scale - printed) <= 0.5001 * 10.0**-decimals for scale in SCALES if value >= scale / 100)


def read(path: Path) -> list[dict[str, Any]]:
    """The questions of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def table(verdicts: Sequence[Verdict], milliseconds: Sequence[float]) -> Iterator[str]:
    """Lines of figures: one a type, one for all."""
    by_type: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        by_type[verdict.question["type"]].append(verdict)
    yield f"{'type':<14}{'n':>5}{'right':>8}{'cited':>8}{'figure':>8}{'joint':>8}"
    for kind, group in [*sorted(by_type.items()), ("all", list(verdicts))]:
        rates = (share(getattr(v, name) for v in group) for name in ("right", "cited", "figure", "joint"))
        yield f"{kind:<14}{len(group):>5}" + "".join(f"{rate:>8.3f}" for rate in rates)
    refused = share(v.reply["status"] == "no_answer" for v in verdicts if v.question["answerable"])
    middle = sorted(milliseconds)[len(milliseconds) // 2]
    loose = sum(bool(v.loose) for v in verdicts)
    yield f"wrongly refused {refused:.3f}, answers with unsupported numbers {loose}, median {middle:.1f} ms"


def share(truths: Iterable[bool]) -> float:
    """How many of them hold."""
    held = list(truths)
    return sum(held) / max(len(held), 1)


def run(questions: Sequence[dict[str, Any]], ask: Ask) -> tuple[list[Verdict], list[float]]:
    """The verdicts over all questions, and how long each took in milliseconds."""
    verdicts, took = [], []
    for question in questions:
        began = time.perf_counter()
        reply = ask(question)
        took.append((time.perf_counter() - began) * 1000)
        verdicts.append(judge(question, reply))
    return verdicts, took


def asking(questions: Sequence[dict[str, Any]]) -> Ask:
    """Asks the editions that these questions are about: that of 2021 alone where all of them name only it."""
    alone = all(question.get("reports") == ["2021"] for question in questions)
    index = _index(("2021",) if alone else tuple(EDITIONS))

    def ask(question: dict[str, Any]) -> dict[str, Any]:
        turns = [Turn(turn["question"], turn.get("answer") or "") for turn in question.get("history") or []]
        return answer(question["question"], index, question.get("reports") or (), turns).as_json()

    return ask


@cache
def _index(years: tuple[str, ...]) -> OpenIndex:
    encoder = open_encoder(read_settings().embedding_model or None)
    return index_of([(year, EDITIONS[year]) for year in years], encoder)


def main() -> int:
    """Print the figures of each file, and what failed with --failures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=sorted(CASES.glob("questions*.jsonl")))
    parser.add_argument("--failures", action="store_true", help="print the questions that failed")
    given = parser.parse_args()
    for path in given.files:
        questions = read(path)
        verdicts, took = run(questions, asking(questions))
        print(path.name, *table(verdicts, took), sep="\n", end="\n\n")
        for verdict in verdicts:
            if given.failures and not (verdict.joint and not verdict.loose):
                print(verdict.question["id"], verdict.question["question"], "→", verdict.reply["answer"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
