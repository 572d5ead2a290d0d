"""Where a request gets its index from: one whole index for all of the request, whatever is swapped meanwhile."""
from __future__ import annotations

from typing import Protocol

from flask import current_app, g
from index.opened import OpenIndex

from .errors import NotReady


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
