"""Going back to the index before the last change, with the catalog and the reports that it was built from."""

from __future__ import annotations

from pathlib import Path

from corpus.catalog import FILE_NAME, read_catalog
from corpus.errors import CatalogError, CorpusError

from . import durable
from .errors import BuildRefused
from .folders import POINTER, index_folders, lineage, writing
from .part import SOURCE
from .places import Places
from .planning import sound


def roll_back(places: Places) -> Path:
    """Put the newest sound index before the one in force into force again; its folder.

    Raises BuildRefused where there is none, BuildRunning, IndexMissing, OSError.
    """
    with writing(places.built):
        now, *line = lineage(places.built)
        # Where the line is broken by damage, whatever is older may still serve.
        older = [folder for folder in reversed(index_folders(places.built)) if folder.name < (line or [now])[-1].name]
        folder = next((folder for folder, _ in sound([*line, *older]) if _catalog_bytes(folder)), None)
        if folder is None:
            raise BuildRefused(f"there is no earlier index to go back to: {now.name} stays in force")
        changes = _reports(places, folder)
        changes[places.corpus / FILE_NAME] = _catalog_bytes(folder)
        changes[places.built / POINTER] = folder.name.encode()
        durable.replace_all(changes)
        remove_unnamed(places)
    return folder


def remove_unnamed(places: Places) -> None:
    """Delete report files that the catalog no longer names and that a kept index holds a copy of."""
    in_use = {entry.file for entry in read_catalog(places.corpus)}
    for folder in index_folders(places.built):
        if not _catalog_bytes(folder):
            continue
        for entry in read_catalog(folder):
            path = places.corpus / entry.file
            if entry.file not in in_use and _same(path, folder / entry.id / SOURCE):
                path.unlink(missing_ok=True)


def _reports(places: Places, folder: Path) -> dict[Path, bytes]:
    """What has to be written for the corpus to hold the reports of this index again."""
    entries = read_catalog(folder)
    missing = [entry for entry in entries if not _same(places.corpus / entry.file, folder / entry.id / SOURCE)]
    return {places.corpus / entry.file: (folder / entry.id / SOURCE).read_bytes() for entry in missing}


def _same(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
    except OSError:
        return False


def _catalog_bytes(folder: Path) -> bytes:
    """The catalog of an index, empty where it can't be used."""
    try:
        read_catalog(folder)
        return (folder / FILE_NAME).read_bytes()
    except (CatalogError, CorpusError, OSError):
        return b""
