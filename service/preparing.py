"""The index of a server that has just started: built if it is missing or stale, loaded, then watched."""
from __future__ import annotations

from collections.abc import Callable

from corpus.errors import CorpusError
from index.errors import IndexingError, IndexMissing
from index.folders import current_folder
from index.opened import OpenIndex
from index.rebuild import is_stale, rebuild

from .current import Watched
from .errors import NotReady
from .settings import Settings


class Preparing:
    """A source that tells its progress until the index is there."""

    def __init__(self, settings: Settings, say: Callable[[str], None]) -> None:
        self._watched = Watched(settings)
        self._places = settings.places()
        self._say = say
        self._progress = "starting"
        self._ready = False

    def current(self) -> OpenIndex:
        """The index in force. Raises NotReady, with the progress, while it is being prepared."""
        if not self._ready:
            raise NotReady("The index is being prepared.", progress=self._progress)
        return self._watched.current()

    def prepare(self) -> None:
        """Build the index if need be and load it. Raises CorpusError, IndexingError, OSError if there is none."""
        try:
            if is_stale(self._places):
                rebuild(self._places, self._tell)
        except (CorpusError, IndexingError, OSError) as error:
            self._fall_back(error)
        self._tell("loading the index")
        self._watched.current()
        self._ready = True
        self._say("ready")

    def _fall_back(self, error: Exception) -> None:
        """An index that is there answers on, whatever keeps a new one from being built."""
        try:
            current_folder(self._places.built)
        except IndexMissing:
            raise error from None
        self._say(f"the index can't be brought up to date: {error}")

    def _tell(self, line: str) -> None:
        self._progress = line
        self._say(line)
