"""kill -9 at random moments of adding, building, pruning and rolling back: python -m tests.killing [--kills 100].

After every kill the index must open, be whole and be one that was meant to be there, and the next command must work.
Prints one line of JSON; exit status 1 where anything else was found.
"""
from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from corpus.catalog import read_catalog
from index.opened import OpenIndex, open_index
from index.places import Places
from index.rebuild import is_stale, rebuild
from tests.small_corpus import report_text, write_corpus, write_model

# The command runs in a fork of a process that has already imported everything, so that kills meet its work.
_SERVER = """
import os, sys, json
from index.rebuild import main as rebuild
from service.editions import main as editions
import service.answering, sqlite3, faiss, jieba
from index.segmentation import default_segmenter
default_segmenter()
print("ready", flush=True)
for line in sys.stdin:
    arguments = json.loads(line)
    child = os.fork()
    if not child:
        os.setpgid(0, 0)
        sys.stdout = open(os.devnull, "w")
        sys.stderr = open(os.devnull, "w")
        os._exit(rebuild([]) if arguments == ["rebuild"] else editions(arguments))
    print(child, flush=True)
    print(os.waitpid(child, 0)[1], flush=True)
"""


class Worker:
    """Runs commands in processes that can be killed."""

    def __init__(self, settings: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "OMP_NUM_THREADS": "1", "KEEP_INDEXES": "2", **settings},
        )  # fmt: skip
        self._line()

    def run(self, arguments: list[str], kill_after: float | None = None) -> tuple[int, float]:
        """Wait status and seconds of a command, killed after so many seconds."""
        assert self._process.stdin
        began = time.perf_counter()
        self._process.stdin.write(json.dumps(arguments) + "\n")
        self._process.stdin.flush()
        child = int(self._line())
        if kill_after is not None:
            time.sleep(kill_after)
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        return int(self._line()), time.perf_counter() - began

    def close(self) -> None:
        """End the worker."""
        self._process.kill()
        self._process.wait()

    def _line(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline()


def sound(index: OpenIndex, years: set[str]) -> bool:
    """Whether an index is whole: all facts where they say, every report one that was meant to be there."""
    placed = all(
        "".join(index.report(fact.report).raw[fact.start : fact.end].split()) == "".join((fact.text or "").split())
        for fact in index.facts
    )
    return placed and {report.id for report in index.reports} <= years and len(index.facts) > 0


def measure(kills: int, seed: int, folder: Path) -> dict[str, object]:
    """Kill so many commands, look after every one."""
    chance = random.Random(seed)
    places = Places(write_corpus(folder / "corpus", (2019, 2020)), folder / "built", str(write_model(folder / "m")), 2)
    for year in (2021, 2022):
        (folder / f"{year}.txt").write_text(report_text(year, "1.5"), encoding="utf-8")
    (folder / "other.txt").write_text(report_text(2020, "1.7"), encoding="utf-8")
    rebuild(places, lambda line: None)
    settings = {"CORPUS_DIR": str(places.corpus), "INDEX_DIR": str(places.built), "EMBEDDING_MODEL": str(places.model)}
    worker = Worker(settings)
    commands = [
        ["add", str(folder / "2021.txt")], ["add", str(folder / "2022.txt")], ["rollback"], ["remove", "2021"],
        ["add", str(folder / "other.txt"), "--year", "2020", "--force"], ["rebuild"], ["rollback"], ["remove", "2022"],
    ]  # fmt: skip
    outcomes: Counter[str] = Counter()
    longest = dict.fromkeys(map(str, commands), 0.5)
    try:
        while outcomes["killed"] < kills and outcomes.total() < 5 * kills:
            command = chance.choice(commands)
            status, took = worker.run(command, chance.uniform(0, longest[str(command)]))
            outcomes["killed" if os.WIFSIGNALED(status) else "ended before"] += 1
            if not os.WIFSIGNALED(status):
                longest[str(command)] = max(0.02, took)
            problem = _look(places)
            if problem:
                outcomes[problem] += 1
    finally:
        worker.close()
    return {name: count for name, count in outcomes.items() if name}


def _look(places: Places) -> str:
    """What is wrong after a kill, empty where nothing is."""
    try:
        index = open_index(places.built, places.model)
        if index.warning:
            return f"warning: {index.warning}"
        if not sound(index, {"2019", "2020", "2021", "2022"}):
            return "index is not sound"
        if is_stale(places):
            # As at the start of a service: the catalog came into force, its index did not yet.
            rebuild(places, lambda line: None)
            index = open_index(places.built, places.model)
        if [report.id for report in index.reports] != [entry.id for entry in read_catalog(places.corpus)]:
            return "index and catalog differ"
    except Exception as error:  # whatever it is, it is what the kill did
        return f"{type(error).__name__}: {error}"
    return ""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.killing", description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        found = measure(given.kills, given.seed, Path(name))
    print(json.dumps(found))
    return 1 if set(found) - {"killed", "ended before"} else 0


if __name__ == "__main__":
    sys.exit(main())
