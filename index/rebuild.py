"""Build the index of every report of the catalog: python -m index.rebuild.

A new folder is written aside and swapped in whole; a report that did not change is taken over as it is.
"""
from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.catalog import CatalogEntry, read_catalog
from corpus.errors import CorpusError
from corpus.reading import read_report

from . import durable
from .checks import check
from .embedding import Encoder, open_encoder
from .errors import BuildRefused, IndexDamaged, IndexingError, IndexMissing, IndexOutdated
from .fact_store import write_facts
from .folders import current_folder, next_folder, prune, put_in_force, writing
from .manifest import FORMAT, NAME, Edition, Manifest, edition_key, index_hash, read_manifest, verify
from .part import Part, build_part, part_files, read_part
from .places import Places, command_line_places
from .records import to_lines
from .segmentation import default_segmenter

Say = Callable[[str], None]
Gate = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Planned:
    """An edition to be built; `ready` is the folder of the old index that already holds it."""

    entry: CatalogEntry
    path: Path
    key: str
    ready: Path | None


def rebuild(places: Places, say: Say = print, gate: Gate | None = None, forced: str | None = None) -> Path:
    """Build, check and put in force the index of the catalog; the folder of the index in force.

    `gate` looks at the new folder before it is put in force and raises BuildRefused to keep the old one. Nothing is
    written where the index in force is already the one wanted. Raises CorpusError, IndexingError, OSError.
    """
    encoder = open_encoder(places.model)
    with writing(places.built):
        planned = _plan(places, encoder)
        wanted = index_hash((plan.key for plan in planned), encoder.identity)
        folder = _in_force(places.built, wanted)
        if folder is not None and forced is None:
            say(f"the index is up to date: {folder.name}")
            return folder
        folder = _build(places, planned, encoder, wanted, say, forced, gate)
        prune(places.built, places.keep)
    return folder


def is_stale(places: Places, encoder: Encoder | None = None) -> bool:
    """Whether the index in force is missing or not the one that the catalog, model and code would give."""
    encoder = encoder or open_encoder(places.model)
    try:
        manifest = read_manifest(current_folder(places.built))
    except (IndexMissing, IndexDamaged, IndexOutdated):
        return True
    entries = read_catalog(places.corpus)
    keys = [edition_key(entry, (places.corpus / entry.file).read_bytes(), encoder.identity) for entry in entries]
    return manifest.hash != index_hash(keys, encoder.identity)


def _plan(places: Places, encoder: Encoder) -> list[Planned]:
    entries = read_catalog(places.corpus)
    if not entries:
        raise BuildRefused(f"{places.corpus} names no report: add one with make add REPORT=path YEAR=2022")
    ready = _ready_parts(places.built)
    planned = []
    for entry in entries:
        path = places.corpus / entry.file
        key = edition_key(entry, _content(path), encoder.identity)
        planned.append(Planned(entry, path, key, ready.get(key)))
    return planned


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        why = f"the report file {path.name} can't be read ({error.strerror}): put it back or make remove its year"
        raise BuildRefused(why) from None


def _ready_parts(built: Path) -> dict[str, Path]:
    """Folders of parts in the index in force, by their keys; none of a damaged index."""
    try:
        folder = current_folder(built)
        manifest = read_manifest(folder)
        verify(folder, manifest)
    except (IndexMissing, IndexDamaged, IndexOutdated):
        return {}
    return {edition.key: folder / edition.id for edition in manifest.editions}


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


def _build(
    places: Places, planned: Sequence[Planned], encoder: Encoder, wanted: str, say: Say, forced: str | None,
    gate: Gate | None,
) -> Path:
    aside = places.built / f".new-{os.getpid()}"
    parts = []
    for number, plan in enumerate(planned, 1):
        say(f"[{number}/{len(planned)}] {plan.entry.id} {plan.entry.title}: {'unchanged' if plan.ready else 'reading'}")
        parts.append(_part(plan, aside, encoder))
    facts = [fact for part in parts for fact in part.facts]
    durable.write(aside / "checks.jsonl", to_lines(check(tuple(facts))))
    write_facts(aside / "facts.sqlite", facts)
    editions = tuple(_edition(plan, part) for plan, part in zip(planned, parts, strict=True))
    written = sorted(path for path in aside.rglob("*") if path.is_file())
    files = {path.relative_to(aside).as_posix(): durable.digest(path.read_bytes()) for path in written}
    durable.write(aside / NAME, Manifest(FORMAT, wanted, encoder.identity, editions, files, forced).to_bytes())
    durable.flush_folder(aside)
    if gate is not None:
        gate(aside)
    folder = next_folder(places.built, wanted)
    aside.replace(folder)
    durable.flush_folder(places.built)
    put_in_force(places.built, folder)
    passages = sum(edition.passages for edition in editions)
    say(f"index {folder.name}: {len(planned)} reports, {passages} passages, {len(facts)} facts")
    return folder


def _edition(plan: Planned, part: Part) -> Edition:
    return Edition(plan.entry.id, plan.key, len(part.prepared.passages), len(part.facts))


def _part(plan: Planned, aside: Path, encoder: Encoder) -> Part:
    target = aside / plan.entry.id
    if plan.ready is not None:
        target.mkdir(parents=True)
        for file in sorted(plan.ready.iterdir()):
            # A second name of the same bytes: nothing is copied, and pruning the old folder takes nothing away.
            os.link(file, target / file.name)
        return read_part(target)
    part = build_part(read_report(plan.path, plan.entry), default_segmenter(), encoder)
    for name, content in part_files(part).items():
        durable.write(target / name, content)
    return part


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
