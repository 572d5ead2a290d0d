"""Files that survive a kill or a power cut: written aside, flushed to the disk, renamed into place."""
from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path


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
    aside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        write(aside, content)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Make renames and deletions inside a folder permanent."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
