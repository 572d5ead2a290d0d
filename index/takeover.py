"""An edition that an earlier index holds already: found by its key, copied, every byte compared on the way."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .durable import digest
from .errors import IndexDamaged, IndexMissing, IndexOutdated
from .fact import Fact
from .folders import current_folder, index_folders
from .manifest import Edition, Manifest, read_manifest
from .part import FACTS
from .records import from_lines


@dataclass(frozen=True, slots=True)
class Ready:
    """An edition in the folder of an earlier index, with the checksums of its files by their names."""

    folder: Path
    edition: Edition
    files: Mapping[str, str]


def ready_editions(built: Path, keys: Sequence[str]) -> Mapping[str, Sequence[Ready]]:
    """Where editions lie by their keys: in the index in force first, then in those kept beside it, newest first."""
    found: dict[str, list[Ready]] = defaultdict(list)
    try:
        first = current_folder(built)
    except IndexMissing:
        return found
    for folder in (first, *(other for other in reversed(index_folders(built)) if other != first)):
        try:
            manifest = read_manifest(folder)
        except (IndexDamaged, IndexOutdated):
            continue
        for edition in manifest.editions:
            if edition.key in keys:
                found[edition.key].append(Ready(folder / edition.id, edition, _files(manifest, edition.id)))
    return found


def take_over(ready: Ready, target: Path) -> tuple[Fact, ...]:
    """Write the files of an edition into a new folder; its facts. Raises IndexDamaged where one is not as it was."""
    target.mkdir(parents=True, exist_ok=True)
    facts: tuple[Fact, ...] = ()
    for name, checksum in ready.files.items():
        try:
            content = (ready.folder / name).read_bytes()
        except OSError:
            raise IndexDamaged(name, "is missing") from None
        if digest(content) != checksum:
            raise IndexDamaged(name, "is not as it was written")
        # Copied, not linked: a disk error in one index must not be one in the index before it too.
        (target / name).write_bytes(content)
        if name == FACTS:
            facts = from_lines(Fact, content)
    return facts


def _files(manifest: Manifest, edition: str) -> dict[str, str]:
    start = f"{edition}/"
    return {name[len(start) :]: checksum for name, checksum in manifest.files.items() if name.startswith(start)}
