"""The index in a folder: opened when it is first needed, opened anew when another one has taken its place."""
from __future__ import annotations

import logging
import threading
from pathlib import Path

from index.opened import OpenIndex, open_index

from index.errors import IndexingError

from .errors import NotReady

log = logging.getLogger(__name__)
Mark = tuple[int, int, int]


class Watched:
    """A source of the newest whole index in a folder.

    A rebuild replaces the pointer `current`; the next request opens what it points to while others go on with
    the old one. An index that can't be opened leaves the old one in force, with a warning in the log.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pointer = folder / "current"
        self._lock = threading.Lock()
        self._index: OpenIndex | None = None
        self._mark: Mark | None = None
        self._trouble = ""

    def current(self) -> OpenIndex:
        """The index in force. Raises NotReady where there is none that can be opened."""
        if self._index is None:
            with self._lock:
                self._look()
        elif self._seen() != self._mark and self._lock.acquire(blocking=False):
            # one thread opens the new index; it is not worth the others' wait
            try:
                self._look()
            finally:
                self._lock.release()
        if self._index is None:
            raise self.not_ready()
        return self._index

    def not_ready(self) -> NotReady:
        """What is told while there is no index."""
        return NotReady("There is no index that can be opened; run make index.")

    @property
    def trouble(self) -> str:
        """Why the newest index could not be opened; empty where it could."""
        return self._trouble

    def _look(self) -> None:
        mark = self._seen()
        if mark == self._mark:
            return
        # remembered before opening: a damaged index is tried once, not at every request
        self._mark, self._trouble = mark, ""
        if mark is None:
            return
        try:
            self._index = open_index(self._folder)
        except (IndexingError, OSError) as error:
            self._trouble = str(error)
            log.warning("%s", error)

    def _seen(self) -> Mark | None:
        try:
            found = self._pointer.lstat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size
