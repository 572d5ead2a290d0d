"""The index of a starting service: what is there serves at once, a rebuild beside it brings it up to date."""
from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

from index.places import Places

from .errors import NotBuilt, NotReady
from .settings import Settings
from .watching import Watched


class Preparing(Watched):
    """A source whose index is built or brought up to date by `prepare`; until there is one, it tells the progress."""

    def __init__(self, settings: Settings, say: Callable[[str], None]) -> None:
        places = settings.places()
        super().__init__(places.built)
        self._places = places
        self._say = say
        self._progress = "starting"
        self._rebuild: subprocess.Popen[str] | None = None

    def prepare(self) -> None:
        """Rebuild if missing or stale. Raises NotBuilt where there is no index to serve after it."""
        # A process of its own: requests are answered meanwhile at full speed, and its memory is given back
        self._rebuild = subprocess.Popen(
            [sys.executable, "-m", "index.rebuild"], env={**os.environ, **_environment(self._places)},
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8", errors="replace",
        )  # fmt: skip
        assert self._rebuild.stderr
        for line in self._rebuild.stderr:
            self._progress = line.strip() or self._progress
            self._say(self._progress)
        if self._rebuild.wait() and not self._serves():
            raise NotBuilt(self._progress)

    def stop(self) -> None:
        """End a rebuild that still runs; the index in force stays as it is."""
        if self._rebuild is not None and self._rebuild.poll() is None:
            self._rebuild.terminate()

    def not_ready(self) -> NotReady:
        """The last line that the rebuild has written."""
        return NotReady(f"The index is being built: {self._progress}", progress=self._progress)

    def _serves(self) -> bool:
        try:
            self.current()
        except NotReady:
            return False
        return True


def _environment(places: Places) -> dict[str, str]:
    chosen = {"CORPUS_DIR": str(places.corpus), "INDEX_DIR": str(places.built), "EMBEDDING_MODEL": places.model or ""}
    return {**chosen, "KEEP_INDEXES": str(places.keep), "PYTHONUTF8": "1"}
