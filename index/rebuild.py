"""Build the index of every report of the catalog: python -m index.rebuild.

A new folder is written aside and swapped in whole; a report that did not change is taken over as it is.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.catalog import FILE_NAME, read_catalog
from corpus.errors import CorpusError

from . import durable
from .assembling import Say, write_index
from .embedding import Encoder, open_encoder
from .errors import IndexDamaged, IndexingError, IndexMissing, IndexOutdated
from .fact import Fact
from .folders import POINTER, current_folder, index_folders, next_folder, prune, writing
from .manifest import NAME, read_manifest, verify
from .places import Places, command_line_places
from .planning import Wanted, plan, sound, wanted_hash

Gate = Callable[[Path, Sequence[Fact]], str | None]


def rebuild(places: Places, say: Say = print, gate: Gate | None = None) -> Path:
    """Build, check and put in force the index of the catalog; the folder of the index in force.

    `gate` looks at the new folder and the facts in it before it is put in force: it raises BuildRefused to keep the
    old one, or returns what it was told to overlook, which the manifest then records. Nothing is written where the
    index in force is already the one wanted. Raises CorpusError, IndexingError, OSError.
    """
    with writing(places.built):
        return build(places, Wanted(read_catalog(places.corpus)), open_encoder(places.model), say, gate)


def build(places: Places, wanted: Wanted, encoder: Encoder, say: Say, gate: Gate | None = None) -> Path:
    """As `rebuild`, for a catalog that comes into force together with its index. The caller holds the lock."""
    for folder in (places.corpus, places.corpus / "reports"):
        durable.sweep(folder)
    planned = plan(places, wanted, encoder)
    ready = _in_force(places.built, planned.hash)
    if ready is not None:
        say(f"the index is up to date: {ready.name}")
        return ready
    aside = places.built / f".new-{os.getpid()}"
    try:
        manifest, facts = write_index(aside, planned, wanted, encoder, say)
        overlooked = gate(aside, facts) if gate else None
        if overlooked:
            durable.write(aside / NAME, replace(manifest, forced=overlooked).to_bytes())
        folder = _put_in_force(places, aside, planned.hash, wanted)
    finally:
        # Refused, failed or stopped: nothing half built stays behind.
        shutil.rmtree(aside, ignore_errors=True)
    prune(places.built, places.keep)
    return folder


def is_stale(places: Places, encoder: Encoder | None = None) -> bool:
    """Whether the index in force is missing or not the one that the catalog, model and code would give.

    A damaged one is not stale as long as an earlier one can answer: that is served with a warning, and an operator
    finds out what happened to the disk before anything is written over.
    """
    encoder = encoder or open_encoder(places.model)
    try:
        folder = current_folder(places.built)
        manifest = read_manifest(folder)
        verify(folder, manifest)
    except IndexDamaged:
        return not any(sound([other for other in index_folders(places.built) if other != folder]))
    except (IndexMissing, IndexOutdated):
        return True
    return manifest.hash != wanted_hash(places, encoder)


def _in_force(built: Path, wanted: str) -> Path | None:
    try:
        folder = current_folder(built)
        manifest = read_manifest(folder)
        if manifest.hash == wanted:
            verify(folder, manifest)
            return folder
    except (IndexMissing, IndexDamaged, IndexOutdated):
        pass
    return None


def _put_in_force(places: Places, aside: Path, wanted_index: str, wanted: Wanted) -> Path:
    """Move the folder to its place, then the arriving reports, the catalog and the pointer, the pointer last."""
    folder = next_folder(places.built, wanted_index)
    changes = {places.corpus / file: path.read_bytes() for file, path in wanted.arriving.items()}
    if read_catalog(aside) != read_catalog(places.corpus):
        changes[places.corpus / FILE_NAME] = (aside / FILE_NAME).read_bytes()
    # Last: whoever reads the pointer must find everything else in its place.
    changes[places.built / POINTER] = folder.name.encode()
    aside.replace(folder)
    durable.flush_folder(places.built)
    try:
        durable.replace_all(changes)
    except OSError:
        # A pointer that was written before the failure is in force, and so is its folder.
        if current_folder(places.built) != folder:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0 with the index in force, 1 where it could not be built: one line on standard error says why."""
    parser = argparse.ArgumentParser(prog="python -m index.rebuild", description=__doc__)
    parser.add_argument("--corpus", type=Path, help="folder with catalog.toml, instead of CORPUS_DIR")
    parser.add_argument("--index", type=Path, help="folder of the built indexes, instead of INDEX_DIR")
    parser.add_argument("--model", help="embedding model, instead of EMBEDDING_MODEL")
    given = parser.parse_args(arguments)
    places = command_line_places().changed(given.corpus, given.index, given.model)
    try:
        rebuild(places, lambda line: print(line, file=sys.stderr, flush=True))
    except (CorpusError, IndexingError, OSError) as error:
        print(f"index.rebuild: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
