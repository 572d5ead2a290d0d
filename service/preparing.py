"""The index of a server that has just started: built if it is missing or stale, loaded, then watched."""
from __future__ import annotations

from collections.abc import Callable

from corpus.errors import CorpusError
from index.errors import IndexingError
from index.folders import POINTER
from index.opened import OpenIndex
from index.rebuild import is_stale, rebuild

from .errors import NotReady
from .settings import Settings
from .watching import Watched


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

    def warning(self) -> str | None:
        """Why the index handed out is not the one in force."""
        return self._watched.warning()

    def prepare(self) -> None:
        """Build the index if need be and load it. Raises CorpusError, IndexingError, OSError if there is none."""
        failure = self._bring_up_to_date()
        if failure is not None and not (self._places.built / POINTER).exists():
            raise failure
        self._tell("loading the index")
        try:
            self._watched.current()
        except NotReady as nothing:
            raise failure or nothing from None
        if failure is not None:
            self._say(f"the index can't be brought up to date, the one before answers on: {failure}")
        self._ready = True
        self._say("ready")

    def _bring_up_to_date(self) -> Exception | None:
        """What kept a new index from being built: an index that is there answers on all the same."""
        try:
            if is_stale(self._places):
                rebuild(self._places, self._tell)
        except (CorpusError, IndexingError, OSError) as error:
            return error
        return None

    def _tell(self, line: str) -> None:
        self._progress = line
        self._say(line)
