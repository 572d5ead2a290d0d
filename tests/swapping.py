"""A running service under load while its editions change: python -m tests.swapping [--clients 8] [--rounds 3].

Every answer is looked at: it must be an answer, and its facts must be those of the index that it names. Prints one line
of JSON; exit status 1 where a request failed or an answer was mixed.
"""
from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.running import PROJECT, Running, running

CASES = PROJECT / "tests" / "cases"
QUESTION = "2022年跨境电商进出口是多少？"
ADD = ("add", str(CASES / "report-2022.txt"), "--year", "2022")


class Load:
    """Clients that ask the same question again and again, and what they got."""

    def __init__(self, service: Running, clients: int, question: str = QUESTION) -> None:
        self.failed = 0
        self.times: list[float] = []
        self.bodies: dict[str, Counter[bytes]] = defaultdict(Counter)
        self._service = service
        self._question = question
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._clients = [threading.Thread(target=self._ask, daemon=True) for _ in range(clients)]

    def __enter__(self) -> Load:
        for client in self._clients:
            client.start()
        return self

    def __exit__(self, *unused: object) -> None:
        self._stop.set()
        for client in self._clients:
            client.join(30)

    def mixed(self) -> int:
        """Answers that are not the answer of the index that they name: one index has one answer, to the byte."""
        return sum(sum(bodies.values()) - max(bodies.values()) for bodies in self.bodies.values())

    def _ask(self) -> None:
        while not self._stop.is_set():
            began = time.perf_counter()
            try:
                status, body = self._service.send("/api/ask", {"question": self._question})
            except OSError:
                status, body = 0, b""
            with self._lock:
                self.times.append(time.perf_counter() - began)
                self.failed += status != 200
                if status == 200:
                    self.bodies[json.loads(body)["index"]][body] += 1


def edit(settings: dict[str, str], *arguments: str) -> int:
    """The exit status of python -m service.editions in a process of its own."""
    command = [sys.executable, "-m", "service.editions", *arguments]
    environment = {**os.environ, **settings}
    return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, check=False).returncode


def wait_for(met: Callable[[], bool], seconds: float = 60) -> None:
    """Return when it is met. Raises AssertionError when it takes longer."""
    end = time.monotonic() + seconds
    while not met():
        if time.monotonic() > end:
            raise AssertionError("waited in vain")
        time.sleep(0.1)


def copy_corpus(folder: Path) -> dict[str, str]:
    """The corpus that ships, copied, and the settings for it."""
    shutil.copytree(PROJECT / "corpus" / "reports", folder / "corpus" / "reports")
    shutil.copy(PROJECT / "corpus" / "catalog.toml", folder / "corpus")
    return {"CORPUS_DIR": str(folder / "corpus"), "INDEX_DIR": str(folder / "built"), "OMP_NUM_THREADS": "1"}


def measure(clients: int, rounds: int) -> dict[str, Any]:
    """Add and take back the 2022 report `rounds` times while `clients` ask."""
    with tempfile.TemporaryDirectory() as name:
        settings = copy_corpus(Path(name))
        with running(Path(name), **settings) as service:
            service.wait_until_ready()
            with Load(service, clients) as load:
                for _ in range(rounds):
                    for arguments, reports in ((ADD, 2), (("rollback",), 1)):
                        assert edit(settings, *arguments) == 0
                        wait_for(lambda n=reports: len(service.get("/readyz")["reports"]) == n)
    times = sorted(load.times)
    return {
        "clients": clients, "swaps": 2 * rounds, "requests": len(times), "failed": load.failed, "mixed": load.mixed(),
        "indexes": {index: sum(bodies.values()) for index, bodies in load.bodies.items()},
        "p50_ms": round(1000 * times[len(times) // 2], 1), "p99_ms": round(1000 * times[len(times) * 99 // 100], 1),
        "worst_ms": round(1000 * times[-1], 1),
    }  # fmt: skip


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.swapping", description=__doc__)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    found = measure(given.clients, given.rounds)
    print(json.dumps(found))
    return 1 if found["failed"] or found["mixed"] else 0


if __name__ == "__main__":
    sys.exit(main())
