"""The folders of built indexes: which is in force, one writer at a time, what is kept."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import durable
from .errors import BuildRunning, IndexDamaged, IndexMissing, IndexOutdated
from .manifest import read_manifest

POINTER = "current"
_NAME = re.compile(r"(\d{6})-[0-9a-f]+")


def current_folder(built: Path) -> Path:
    """The index folder in force. Raises IndexMissing."""
    # The pointer may be damaged as any other file: then the newest whole folder is in force.
    if pointer_is_sound(built):
        return built / (built / POINTER).read_text(encoding="utf-8").strip()
    found = index_folders(built)
    if not found:
        raise IndexMissing(built)
    return found[-1]


def index_folders(built: Path) -> list[Path]:
    """All whole index folders, oldest first."""
    if not built.is_dir():
        return []
    return sorted(path for path in built.iterdir() if _NAME.fullmatch(path.name) and path.is_dir())


def pointer_is_sound(built: Path) -> bool:
    """Whether the pointer names a folder that is there."""
    try:
        name = (built / POINTER).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return False
    return bool(_NAME.fullmatch(name)) and (built / name).is_dir()


def next_folder(built: Path, index_hash: str) -> Path:
    """Where the next index goes: numbered, so that folders sort by age."""
    found = index_folders(built)
    number = int(found[-1].name[:6]) + 1 if found else 1
    return built / f"{number:06d}-{index_hash}"


def lineage(built: Path) -> list[Path]:
    """The index in force, the one before it, and so on, as far as they are there; what was rolled back is none of them.

    Raises IndexMissing.
    """
    found = [current_folder(built)]
    while True:
        try:
            before = read_manifest(found[-1]).before
        except (IndexDamaged, IndexOutdated):
            return found
        if not before or not _NAME.fullmatch(before) or not (built / before).is_dir() or before >= found[-1].name:
            return found
        found.append(built / before)


def prune(built: Path, keep: int) -> None:
    """Delete old index folders; the one in force and `keep` others stay, first those that a rollback goes back to."""
    in_force, *line = lineage(built)
    rest = [folder for folder in reversed(index_folders(built)) if folder != in_force and folder not in line]
    for folder in [*line, *rest][keep:]:
        # Renamed first: a folder that is half deleted must never look whole.
        doomed = built / f".old-{folder.name}"
        folder.replace(doomed)
        shutil.rmtree(doomed, ignore_errors=True)


def sweep(built: Path) -> None:
    """Delete what a killed build or pruning left behind; call it with the lock held."""
    durable.sweep(built)
    for leftover in (".new-*", ".old-*"):
        for path in built.glob(leftover):
            shutil.rmtree(path, ignore_errors=True)


@contextmanager
def writing(built: Path) -> Iterator[None]:
    """Be the only one that changes the index folders. Raises BuildRunning; a killed process holds nothing."""
    built.mkdir(parents=True, exist_ok=True)
    with (built / ".lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise BuildRunning(lock.read().strip() or "another") from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        sweep(built)
        yield
