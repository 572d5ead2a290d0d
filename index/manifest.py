"""What an index folder says of itself: where it came from, what it holds, and the checksum of every file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from corpus.catalog import CatalogEntry

from .durable import digest
from .errors import IndexDamaged, IndexOutdated

FORMAT = 2
NAME = "manifest.json"
NEW_WORDS = "new_words.txt"
_PACKAGES = (Path(__file__).parent, Path(__file__).parent.parent / "corpus")


@dataclass(frozen=True, slots=True)
class Edition:
    """One report of an index: `key` is the checksum of everything that its files follow from."""

    id: str
    key: str
    passages: int
    facts: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """`hash` is taken over inputs alone, so the same inputs give the same hash on every machine.

    `forced` says what was overridden to put it in force; `terms` are the approved words that it is cut with,
    `before` names the index that was in force until then.
    """

    format: int
    hash: str
    model: str
    editions: tuple[Edition, ...]
    files: dict[str, str]
    forced: str | None = None
    terms: tuple[str, ...] = ()
    before: str | None = None

    def to_bytes(self) -> bytes:
        """The file, with a checksum of its own."""
        record = asdict(self)
        return json.dumps({**record, "checksum": _checksum(record)}, ensure_ascii=False, indent=1).encode()


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an index folder. Raises IndexDamaged or IndexOutdated."""
    try:
        record = json.loads((folder / NAME).read_bytes())
        checksum = record.pop("checksum")
        found = record["format"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise IndexDamaged(NAME, "can't be read") from None
    if checksum != _checksum(record):
        raise IndexDamaged(NAME, "is not as it was written")
    if found != FORMAT:
        raise IndexOutdated(found, FORMAT)
    editions = tuple(Edition(**edition) for edition in record.pop("editions"))
    return Manifest(**{**record, "editions": editions, "terms": tuple(record.get("terms", ()))})


def verify(folder: Path, manifest: Manifest, only: Collection[str] = ()) -> None:
    """Compare every file with its checksum. Raises IndexDamaged with the name of the first that differs.

    `only` names editions, whose files are compared, and those of no edition, instead of all.
    """
    for name, checksum in manifest.files.items():
        if only and "/" in name and name.split("/")[0] not in only:
            continue
        try:
            content = (folder / name).read_bytes()
        except OSError:
            raise IndexDamaged(name, "is missing") from None
        if digest(content) != checksum:
            raise IndexDamaged(name, "is not as it was written")


def edition_key(entry: CatalogEntry, content: bytes, model: str, terms: Iterable[str] = ()) -> str:
    """The checksum of all that an edition's files follow from: text, catalog entry, model, vocabulary and code.

    Where the text lies makes no difference.
    """
    described = {name: value for name, value in asdict(entry).items() if name != "file"}
    suffix = Path(entry.file).suffix.lower()
    parts = (digest(content), suffix, json.dumps(described, ensure_ascii=False, sort_keys=True), model, *terms)
    return _joined((*parts, code_digest()))


def index_hash(keys: Iterable[str], model: str) -> str:
    """The hash of an index of these editions."""
    return _joined((str(FORMAT), model, *keys))[:16]


@cache
def code_digest() -> str:
    """The checksum of the code and the vocabulary files: whatever changes in them makes a new index."""
    found = (path for package in _PACKAGES for kind in ("*.py", "*.txt") for path in package.glob(kind))
    # Approved words count by themselves; the candidates beside them change with every edition.
    paths = sorted(path for path in found if path.name != NEW_WORDS)
    return _joined(f"{path.parent.name}/{path.name}:{digest(path.read_bytes())}" for path in paths)


def _joined(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _checksum(record: dict[str, object]) -> str:
    return digest(json.dumps(record, ensure_ascii=False, sort_keys=True).encode())
