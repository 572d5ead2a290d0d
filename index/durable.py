"""Files that survive a kill or a power cut: written aside, flushed to the disk, renamed into place."""
from __future__ import annotations

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

FLUSHED_AT_ONCE = 16


def digest(content: bytes) -> str:
    """SHA-256 in hex."""
    return sha256(content).hexdigest()


def write(path: Path, content: bytes) -> None:
    """Write a new file and flush it; the folders above it are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def replace(path: Path, content: bytes) -> None:
    """Put new content at `path` in one step: a reader sees all of the old or all of the new."""
    replace_all({path: content})


def replace_all(contents: Mapping[Path, bytes]) -> None:
    """Put new content at several paths, in the order given; where the disk is full or read-only, at none of them."""
    asides = {path: path.with_name(f".{path.name}.{os.getpid()}.new") for path in contents}
    try:
        # Everything that can fail comes first; renaming within a folder needs no space.
        for path, content in contents.items():
            write(asides[path], content)
        for path, aside in asides.items():
            aside.replace(path)
    finally:
        for aside in asides.values():
            aside.unlink(missing_ok=True)
    for folder in {path.parent for path in contents}:
        flush_folder(folder)


def sweep(folder: Path) -> None:
    """Delete what a killed `replace_all` left behind in a folder."""
    for aside in folder.glob(".*.new"):
        # Where nothing can be written, what is left over is in nobody's way.
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def flush_folder(folder: Path) -> None:
    """Make renames and deletions inside a folder permanent."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def flush_tree(folder: Path) -> None:
    """Make everything under a folder permanent, many files at a time: one after the other each waits for the disk."""
    with ThreadPoolExecutor(FLUSHED_AT_ONCE) as flushing:
        list(flushing.map(flush_folder, [folder, *folder.rglob("*")]))
