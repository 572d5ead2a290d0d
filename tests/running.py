"""The service as its users meet it: a process of its own on a free port, talked to over HTTP."""
from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
# A proxy of the environment is no way to this machine itself
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Running:
    """A service process. `lines` is what it has written to standard error so far."""

    def __init__(self, folder: Path, settings: dict[str, str]) -> None:
        self.folder = folder
        chosen = {"PORT": "0", "INDEX_DIR": str(folder / "built"), "FEEDBACK_FILE": str(folder / "feedback.jsonl")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "service"], cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            text=True, encoding="utf-8", env={**os.environ, "OMP_NUM_THREADS": "1", **chosen, **settings},
        )  # fmt: skip
        self.lines: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()
        self.url = self._address()

    def get(self, path: str) -> Any:
        """The decoded body of a page that is there."""
        return json.loads(self.send(path)[1])

    def ask(self, question: str, **members: Any) -> dict[str, Any]:
        """The reply to a question."""
        reply: dict[str, Any] = json.loads(self.send("/api/ask", {"question": question, **members})[1])
        return reply

    def send(self, path: str, body: object = None) -> tuple[int, bytes]:
        """Status and body, of an error too; a body makes it a POST of JSON."""
        sent = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, sent, {"Content-Type": "application/json"})
        try:
            with OPENER.open(request, timeout=30) as response:
                return response.status, response.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def wait_until_ready(self, seconds: float = 120) -> None:
        """Return when questions can be answered; fails with what the service wrote otherwise."""
        self._wait(lambda: self.send("/readyz")[0] == 200, seconds)

    def stop(self) -> int:
        """Ask it to end; its exit status."""
        self.process.terminate()
        return self.process.wait(20)

    def _read(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self.lines.append(line.rstrip("\n"))

    def _address(self) -> str:
        def found() -> list[str]:
            return re.findall(r"listening on (http://\S+)", "\n".join(self.lines))

        self._wait(lambda: bool(found()), 60)
        return found()[0]

    def _wait(self, met: Any, seconds: float) -> None:
        end = time.monotonic() + seconds
        while not met():
            if self.process.poll() is not None or time.monotonic() > end:
                raise AssertionError("the service is not there: " + "\n".join(self.lines[-20:]))
            time.sleep(0.1)


@contextmanager
def running(folder: Path, **settings: str) -> Iterator[Running]:
    """A service that keeps its index in `folder` and ends with the block; settings by their names in capitals."""
    service = Running(folder, settings)
    try:
        yield service
    finally:
        service.process.kill()
        service.process.wait()
