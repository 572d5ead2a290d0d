"""The index in force as it changes: loaded beside the requests, taken over whole between two of them."""
from __future__ import annotations

import logging
from threading import Event, Lock, Thread

from index.embedding import Encoder, open_encoder
from index.errors import IndexDamaged, IndexingError, IndexOutdated, ModelMismatch
from index.folders import POINTER
from index.opened import OpenIndex, open_index

from .answering_desk import prepare
from .errors import NotReady
from .settings import Settings

# Seconds; where there are requests, they look as well.
LOOKED_AT_EVERY = 1.0
_log = logging.getLogger(__name__)


class Watched:
    """A source that takes a newer index over, whole, between two requests.

    The first request loads the index. From then on a thread beside the requests does: it looks at the pointer file
    once a second, or at once when a request has seen it change, and until the new index is ready the old one answers.
    A new index that can't be loaded is not used; `warning` says so.
    """

    def __init__(self, settings: Settings) -> None:
        self._places = settings.places()
        self._first = Lock()
        self._wake = Event()
        self._watching = False
        self._seen: tuple[int, int] | None = None
        self._index: OpenIndex | None = None
        self._encoder: Encoder | None = None
        self._failure: str | None = None

    def current(self) -> OpenIndex:
        """The newest whole index. Raises NotReady while there is none; why is in the log, since it names folders."""
        index = self._index or self._load_first()
        if self._pointer() != self._seen:
            self._wake.set()
        return index

    def warning(self) -> str | None:
        """Why the index handed out is not the one in force."""
        return self._failure or (self._index.warning if self._index else None)

    def _load_first(self) -> OpenIndex:
        with self._first:
            if self._index is None:
                self._load()
            if self._index is None:
                raise NotReady("There is no index that can be used; the log says why, and make index builds one.")
            if not self._watching:
                # Not before: a server that forks its workers does so before the first request.
                Thread(target=self._watch, name="index", daemon=True).start()
                self._watching = True
            return self._index

    def _watch(self) -> None:
        while True:
            self._wake.wait(LOOKED_AT_EVERY)
            self._wake.clear()
            if self._pointer() != self._seen:
                self._load()

    def _pointer(self) -> tuple[int, int] | None:
        try:
            status = (self._places.built / POINTER).stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_ino

    def _load(self) -> None:
        # Looked at before: what changes meanwhile is a change again.
        seen = self._pointer()
        try:
            index = self._open()
            # Before it is handed out: otherwise every thread would make the same things ready, each for itself.
            prepare(index)
            self._index, self._failure = index, None
            if index.warning:
                _log.warning("%s", index.warning)
        except Exception as error:  # whatever it is, the index that is loaded answers on
            _log.error("the new index is not used: %s", error, exc_info=not isinstance(error, IndexingError | OSError))
            self._failure = f"A newer index can't be used, the one before it answers: {_why(error)}"
        self._seen = seen

    def _open(self) -> OpenIndex:
        """The index in force, with the model that is loaded already where it is still the right one."""
        try:
            self._encoder = self._encoder or open_encoder(self._places.model)
            return open_index(self._places.built, encoder=self._encoder)
        except ModelMismatch:
            self._encoder = open_encoder(self._places.model)
            return open_index(self._places.built, encoder=self._encoder)


def _why(error: Exception) -> str:
    """What may be told to everybody: other messages name folders."""
    return str(error) if isinstance(error, IndexDamaged | IndexOutdated) else "the log says why."
