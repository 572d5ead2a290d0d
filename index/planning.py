"""What a build has to do: which editions are wanted, and which of them an earlier index already holds."""
from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.catalog import CatalogEntry, read_catalog

from .embedding import Encoder
from .errors import BuildRefused, IndexDamaged, IndexOutdated
from .manifest import Manifest, edition_key, index_hash, read_manifest, verify
from .new_words import approved_words
from .places import Places
from .takeover import Ready, ready_editions


@dataclass(frozen=True, slots=True)
class Wanted:
    """The catalog to build for. `arriving` holds, by the `file` of its entry, the path of a report that is not in the
    corpus yet; it is put there, and the catalog written, when the new index comes into force."""

    entries: tuple[CatalogEntry, ...]
    arriving: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Planned:
    """An edition to be built; `ready` are the earlier indexes that hold it already, the best first."""

    entry: CatalogEntry
    path: Path
    key: str
    ready: Sequence[Ready]


@dataclass(frozen=True, slots=True)
class Plan:
    """The editions of the next index, in the order of the catalog, and the hash that it will have."""

    editions: tuple[Planned, ...]
    terms: tuple[str, ...]
    hash: str


def plan(places: Places, wanted: Wanted, encoder: Encoder) -> Plan:
    """Look at every report file. Raises BuildRefused for an empty catalog or a missing file."""
    if not wanted.entries:
        raise BuildRefused(
            f"the catalog in {places.corpus} names no report: add one with make add REPORT=path YEAR=2022"
        )
    terms = approved_words(places.corpus)
    paths = [wanted.arriving.get(entry.file, places.corpus / entry.file) for entry in wanted.entries]
    contents = map(_content, paths)
    rows = zip(wanted.entries, contents, strict=True)
    keys = [edition_key(entry, content, encoder.identity, terms) for entry, content in rows]
    ready = ready_editions(places.built, keys)
    found = zip(wanted.entries, paths, keys, strict=True)
    editions = tuple(Planned(entry, path, key, ready.get(key, ())) for entry, path, key in found)
    return Plan(editions, terms, index_hash(keys, encoder.identity))


def wanted_hash(places: Places, encoder: Encoder) -> str:
    """The hash of the index that the catalog, model and code would give. Raises CatalogError, OSError."""
    terms = approved_words(places.corpus)
    entries = read_catalog(places.corpus)
    keys = [edition_key(e, (places.corpus / e.file).read_bytes(), encoder.identity, terms) for e in entries]
    return index_hash(keys, encoder.identity)


def sound(folders: Sequence[Path]) -> Iterator[tuple[Path, Manifest]]:
    """Those of these index folders that are as they were written, each with its manifest."""
    for folder in folders:
        try:
            manifest = read_manifest(folder)
            verify(folder, manifest)
        except (IndexDamaged, IndexOutdated):
            continue
        yield folder, manifest


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BuildRefused(
            f"the report file {path.name} can't be read ({error.strerror}): put it back or make remove its year"
        ) from None


def text_of(folder: Path, edition: str) -> str:
    """The raw text of a report in an index folder. Raises OSError."""
    raw: str = json.loads((folder / edition / "report.json").read_bytes())["raw"]
    return raw
