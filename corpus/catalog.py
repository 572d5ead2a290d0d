"""The list of reports that a corpus holds: catalog.toml."""
from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from .errors import CatalogError

FILE_NAME = "catalog.toml"
_REQUIRED = ("id", "file", "title", "data_year", "edition")
_PREAMBLE = """\
# The reports that the index is built from, one [[report]] an edition.
#
#   id         unique, by default the data year
#   file       relative to this file's folder
#   title      as printed
#   publisher  as printed
#   data_year  the year that the figures without a year of their own belong to
#   edition    what the edition calls itself
#   published  ISO date or month of publication, if known
"""


@dataclass(frozen=True, slots=True)
class CatalogEntry:
    """What is known of a report beside its text. `file` is relative to the folder of the catalog."""

    id: str
    file: str
    title: str
    publisher: str | None
    data_year: int
    edition: str
    published: str | None = None


def read_catalog(folder: Path) -> tuple[CatalogEntry, ...]:
    """The entries of `folder/catalog.toml` in its order. Raises CatalogError with the line or entry at fault."""
    path = folder / FILE_NAME
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CatalogError(f"{path}: not found; set CORPUS_DIR to a folder with a {FILE_NAME}") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogError(f"{path}: {error}") from None
    reports = table.get("report", [])
    if not isinstance(reports, list):
        raise CatalogError(f"{path}: reports are written as [[report]], with two brackets")
    entries = tuple(_entry(record, number, path) for number, record in enumerate(reports, 1))
    _refuse_doubles(entries, path)
    return entries


def write_catalog(folder: Path, entries: Sequence[CatalogEntry]) -> None:
    """Replace `folder/catalog.toml` whole, so that a reader sees the old or the new one."""
    path = folder / FILE_NAME
    _refuse_doubles(entries, path)
    text = "\n".join([_PREAMBLE, *(_as_toml(entry) for entry in entries)])
    aside = path.with_suffix(".toml.new")
    try:
        aside.write_text(text, encoding="utf-8")
        aside.replace(path)
    except OSError as error:
        raise CatalogError(f"{path}: can't be written ({error.strerror})") from None


def _entry(record: Any, number: int, path: Path) -> CatalogEntry:
    where = f"{path}: report {number}"
    if not isinstance(record, dict):
        raise CatalogError(f"{where} is no table")
    missing = [key for key in _REQUIRED if key not in record]
    if missing:
        raise CatalogError(f"{where} lacks {', '.join(missing)}")
    known = {field.name for field in fields(CatalogEntry)}
    unknown = sorted(set(record) - known)
    if unknown:
        raise CatalogError(f"{where} has unknown keys: {', '.join(unknown)}")
    for key, value in record.items():
        wanted = int if key == "data_year" else str
        if not isinstance(value, wanted) or isinstance(value, bool):
            raise CatalogError(f"{where}: {key} must be a {'whole number' if wanted is int else 'string'}")
    if Path(record["file"]).is_absolute() or ".." in Path(record["file"]).parts:
        raise CatalogError(f"{where}: file must lie in the folder of the catalog")
    return CatalogEntry(**{"publisher": None, **record})


def _refuse_doubles(entries: Sequence[CatalogEntry], path: Path) -> None:
    seen: set[str] = set()
    for entry in entries:
        if entry.id in seen:
            raise CatalogError(f"{path}: the id {entry.id} is used twice; give one report an id of its own")
        seen.add(entry.id)


def _as_toml(entry: CatalogEntry) -> str:
    # JSON strings and integers are valid TOML values.
    pairs = ((key, value) for key, value in asdict(entry).items() if value is not None)
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in pairs]
    return "\n".join(["[[report]]", *lines, ""])
