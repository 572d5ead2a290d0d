"""What can go wrong with an index.

IndexingError
├── IndexMissing     there is no index yet
├── IndexDamaged     a file of an index is missing or not as it was written
├── IndexOutdated    the index was written by another version of the format
├── ModelUnusable    the embedding model can't be opened
├── ModelMismatch    the index was built with another model than the one in force
├── BuildRunning     somebody else is changing the index at this moment
└── BuildRefused     the new index did not pass a gate, or there is nothing to build from
"""
from __future__ import annotations


class IndexingError(Exception):
    """Base of all errors of this package; its message is one line for the user, with a way out."""


class IndexMissing(IndexingError):
    """No index in the folder."""

    def __init__(self, folder: object) -> None:
        super().__init__(f"there is no index in {folder}: run make index")


class IndexDamaged(IndexingError):
    """A file is missing or its checksum is another."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(f"the index is damaged, {file} {why}: run make index")
        self.file = file


class IndexOutdated(IndexingError):
    """Another format version."""

    def __init__(self, found: object, wanted: int) -> None:
        super().__init__(f"the index has format {found}, this version reads format {wanted}: run make index")


class ModelUnusable(IndexingError):
    """The embedding model can't be opened."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"embedding model {name}: {why}; EMBEDDING_MODEL names another one")


class ModelMismatch(IndexingError):
    """The index belongs to another model."""

    def __init__(self, built_with: str, in_force: str) -> None:
        super().__init__(f"the index was built with the model {built_with}, not with {in_force}: run make index")


class BuildRunning(IndexingError):
    """One writer at a time."""

    def __init__(self, process: str) -> None:
        super().__init__(f"the index is being changed by process {process}: try again when it has finished")


class BuildRefused(IndexingError):
    """The old index stays in force."""
