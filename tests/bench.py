"""Times what users wait for, in process: answers against bare retrieval, extraction against segmentation, loading.

Each line names what was run, how often, and the median and the worst in milliseconds.
"""
from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from corpus.report import Report
from index.extraction import extract
from index.opened import OpenIndex, open_index
from index.segmentation import Segmenter
from service.answering import answer
from service.settings import read_settings
from tests.scoring import CASES, read


def times(work: Callable[[], object], rounds: int = 1) -> list[float]:
    """Milliseconds of each of `rounds` runs."""
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        took.append((time.perf_counter() - began) * 1000)
    return took


def line(name: str, took: Sequence[float]) -> str:
    """A line of the table."""
    return f"{name:<34}{len(took):>6} runs   median {statistics.median(took):>9.2f} ms   worst {max(took):>9.2f} ms"


def bench_questions(index: OpenIndex, questions: Sequence[str]) -> list[str]:
    """Answers and bare retrieval of the same questions, and how many times as long answers take."""
    answers = [took for question in questions for took in times(lambda q=question: answer(q, index))]
    searches = [took for question in questions for took in times(lambda q=question: index.search(q))]
    ratio = statistics.median(answers) / statistics.median(searches)
    worst = max(answers) / statistics.median(answers)
    return [
        line("answer", answers),
        line("bare retrieval", searches),
        f"answer / retrieval, medians: {ratio:.1f}; slowest answer / median answer: {worst:.1f}",
    ]


def bench_report(report: Report) -> list[str]:
    """Extraction and segmentation of the same text; the dictionary is loaded before."""
    segmenter = Segmenter()
    segmenter.words("预热")
    extraction = times(lambda: extract(report), 3)
    segmentation = times(lambda: segmenter.words(report.raw), 3)
    return [
        line(f"extraction of {report.id}", extraction),
        line(f"segmentation of {report.id}", segmentation),
        f"extraction / segmentation, medians: {statistics.median(extraction) / statistics.median(segmentation):.1f}",
    ]


def main() -> int:
    """Print the table for the index in the folder of the settings."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=Path, default=CASES / "questions-2021.jsonl")
    given = parser.parse_args()
    places = read_settings().places()
    print(line("loading the index", times(lambda: open_index(places.built, places.model), 3)))
    index = open_index(places.built, places.model)
    questions = [question["question"] for question in read(given.questions)]
    answer(questions[0], index)  # the first answer also reads the vocabulary
    print(*bench_questions(index, questions), sep="\n")
    for report in index.reports:
        print(*bench_report(index.report(report.id)), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
