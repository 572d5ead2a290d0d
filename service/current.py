"""Where a request gets its index from: one whole index for all of the request, whatever is swapped meanwhile."""
from __future__ import annotations

import logging
from threading import Lock
from typing import Protocol

from flask import current_app, g

from index.errors import IndexingError
from index.folders import POINTER
from index.opened import OpenIndex, open_index

from .answering_desk import prepare
from .errors import NotReady
from .settings import Settings


class Source(Protocol):
    """Hands out the index in force."""

    def current(self) -> OpenIndex:
        """The newest whole index. Raises NotReady with what is being done about it."""


class Fixed:
    """A source of one index that never changes."""

    def __init__(self, index: OpenIndex) -> None:
        self._index = index

    def current(self) -> OpenIndex:
        """The index given."""
        return self._index


def use(source: Source) -> None:
    """Make `source` the one that requests of the current application take their index from."""
    current_app.extensions["index_source"] = source


def the_index() -> OpenIndex:
    """The index of this request: taken once, kept until the response is written. Raises NotReady."""
    if "index" not in g:
        g.index = current_app.extensions["index_source"].current()
    index: OpenIndex = g.index
    return index


def ready_index() -> OpenIndex | None:
    """The index of this request, or None while there is none."""
    try:
        return the_index()
    except NotReady:
        return None


class Watched:
    """A source that takes a newer index over, whole, between two requests.

    The pointer file is looked at once a request. Whoever sees it change first loads the new index; all others go on
    with the old one until it is there, and no request waits for it.
    """

    def __init__(self, settings: Settings) -> None:
        self._places = settings.places()
        self._loading = Lock()
        self._seen: tuple[int, int] | None = None
        self._index: OpenIndex | None = None

    def current(self) -> OpenIndex:
        """The newest whole index. Raises NotReady while there is none; why is in the log, since it names folders."""
        if self._changed() and self._loading.acquire(blocking=self._index is None):
            try:
                self._load()
            finally:
                self._loading.release()
        if self._index is None:
            raise NotReady("There is no index that can be used; the log says why, and make index builds one.")
        return self._index

    def _changed(self) -> bool:
        return self._index is None or self._pointer() != self._seen

    def _pointer(self) -> tuple[int, int] | None:
        try:
            status = (self._places.built / POINTER).stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_ino

    def _load(self) -> None:
        seen = self._pointer()
        if self._index is not None and seen == self._seen:
            return
        try:
            index = open_index(self._places.built, self._places.model)
            # Before it is handed out: otherwise every thread would make the same things ready, each for itself.
            prepare(index)
            self._index = index
        except (IndexingError, OSError) as error:
            # The index that is loaded stays in use; the operator reads why the new one is not.
            logging.getLogger(__name__).error("the new index is not used: %s", error)
        self._seen = seen
        if self._index is not None and self._index.warning:
            logging.getLogger(__name__).warning("%s", self._index.warning)
