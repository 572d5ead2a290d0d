"""What one more edition costs: python -m tests.growing [--editions 1 10 50].

Builds a corpus of so many editions of the length of the report that ships, then adds one as an editor does, gate and
new words included. Prints a table in Markdown: seconds of a full build, of adding one edition, the share that one is of
the other, by the clock and in processor time (on a busy machine only this one tells), of opening, and megabytes.
"""
from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from corpus.catalog import CatalogEntry, write_catalog
from index.folders import current_folder
from index.opened import open_index
from index.places import Places
from index.rebuild import rebuild
from service.editions_adding import add
from service.editions_arriving import Given
from tests.running import PROJECT

_REPORT = PROJECT / "corpus" / "reports" / "2021.txt"


def edition(year: int) -> str:
    """The report that ships, moved to another year, with other figures."""
    text = _REPORT.read_text(encoding="utf-8")
    text = re.sub(r"(?<!\d)20[0-2]\d(?!\d)", lambda match: str(int(match[0]) + year - 2021), text)
    digit = str(year % 9 + 1)
    return re.sub(r"(?<=\.)\d(?=\s*[万亿%])", digit, text)


def quiet(line: str) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds by the clock, and of processor time."""

    clock: float
    processor: float


@dataclass(frozen=True, slots=True)
class Cost:
    """What a full build costs, adding the last edition to the others, opening the index; its megabytes."""

    full: Took
    adding: Took
    opening: Took
    size: float

    def row(self, count: int) -> str:
        """A row of the table."""
        by_clock, busy = self.adding.clock / self.full.clock, self.adding.processor / self.full.processor
        times = f"{self.full.clock:.2f} | {self.adding.clock:.2f} | {100 * by_clock:.1f} % | {100 * busy:.1f} %"
        return f"| {count} | {times} | {self.opening.clock:.2f} | {self.size:.1f} |"


def seconds(work: Callable[[], object]) -> Took:
    """How long it takes."""
    began, busy = time.perf_counter(), time.process_time()
    work()
    return Took(time.perf_counter() - began, time.process_time() - busy)


def measure(count: int, folder: Path, model: str | None) -> Cost:
    """A full build of `count` + 1 editions, then one of `count`, and the last edition added to it."""
    years = range(2022 - count, 2023)
    corpus = folder / "corpus"
    (corpus / "reports").mkdir(parents=True)
    for year in years:
        (corpus / "reports" / f"{year}.txt").write_text(edition(year), encoding="utf-8")
    entries = tuple(CatalogEntry(str(y), f"reports/{y}.txt", f"报告 {y}", None, y, str(y)) for y in years)
    write_catalog(corpus, entries)
    full = seconds(lambda: rebuild(Places(corpus, folder / "full", model), quiet))
    places = Places(corpus, folder / "built", model)
    write_catalog(corpus, entries[:-1])
    rebuild(places, quiet)
    last = Given((corpus / "reports" / "2022.txt").rename(folder / "2022.txt"), "2022", None, None, True)
    adding = seconds(lambda: add(last, places, quiet, quiet))
    opening = seconds(lambda: open_index(places.built, places.model))
    size = sum(path.stat().st_size for path in current_folder(places.built).rglob("*") if path.is_file())
    return Cost(full, adding, opening, size / 1e6)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.growing", description=__doc__)
    parser.add_argument("--editions", type=int, nargs="+", default=[1, 10, 50])
    parser.add_argument("--model", help="embedding model, instead of the built-in one")
    given = parser.parse_args()
    print("| editions before | full build, s | adding one, s | share | share, processor | opening, s | index, MB |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as name:
        # The first build also reads the dictionaries, which is the cost of a start and not of an edition.
        measure(1, Path(name) / "warm", given.model)
        for count in given.editions:
            print(measure(count, Path(name) / str(count), given.model).row(count), flush=True)


if __name__ == "__main__":
    sys.exit(main())
