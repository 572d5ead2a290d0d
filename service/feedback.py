"""Thumbs and their reasons, kept as JSON Lines. Nothing personal: no address, no browser, no session."""
from __future__ import annotations

import json
import logging
import threading
from datetime import UTC, datetime
from pathlib import Path

from .errors import NotReady

log = logging.getLogger(__name__)


class FeedbackFile:
    """A file that lines are added to until it has `most` bytes; several threads may add at once."""

    def __init__(self, path: Path, most: int) -> None:
        self._path = path
        self._most = most
        self._lock = threading.Lock()

    def add(self, record: dict[str, str]) -> None:
        """Add a record with the day it came. Raises NotReady where it can't be kept."""
        line = json.dumps({"day": datetime.now(UTC).date().isoformat(), **record}, ensure_ascii=False) + "\n"
        try:
            with self._lock:
                self._append(line.encode())
        except OSError as error:
            log.warning("feedback could not be kept: %s", error)
            raise NotReady("Feedback can't be kept at the moment.") from error

    def _append(self, line: bytes) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        # One write of one line in append mode: lines of several processes don't mix
        with self._path.open("ab", buffering=0) as file:
            if file.tell() + len(line) > self._most:
                raise NotReady("The feedback file is full.")
            file.write(line)
