"""The settings: one table of names, defaults and meanings, read from the environment and from a file .env.

The name of a setting is that of its field in capitals: `port` is PORT. The environment wins over .env, and
an empty value counts as none.
"""
from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from index.places import CORPUS, PACKAGE, Places

from .errors import BadSetting

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
PROJECT = PACKAGE.parent


def _setting(default: Any, meaning: str, least: int = 0, most: int = 2**31) -> Any:
    return field(default=default, metadata={"meaning": meaning, "least": least, "most": most})


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, with its default. Sizes are in bytes where nothing else is said."""

    host: str = _setting("127.0.0.1", "address to listen on")
    port: int = _setting(8000, "port to listen on; 0 takes a free one", 0, 65535)
    threads: int = _setting(4, "requests answered at the same time", 1, 256)
    corpus_dir: Path = _setting(CORPUS, "folder with catalog.toml and the report files")
    index_dir: Path = _setting(PACKAGE / "built", "folder that the built indexes are kept in")
    embedding_model: str = _setting("", "embedding model: hub name or local folder; empty takes the built-in one")
    keep_indexes: int = _setting(3, "earlier indexes kept for a rollback", 0, 100)
    log_level: str = _setting("INFO", "DEBUG, INFO, WARNING or ERROR; the log goes to standard error")
    max_question: int = _setting(500, "longest question, in characters", 1, 100_000)
    max_body: int = _setting(65536, "largest request body", 1024, 2**26)
    max_history: int = _setting(20, "earlier turns of a conversation that are read; older ones are left out", 0, 1000)
    max_answer: int = _setting(2000, "longest answer in a history turn, in characters; the rest is cut", 1, 100_000)
    max_limit: int = _setting(1000, "most facts or passages in one response; larger limits are capped", 1, 100_000)
    feedback_file: Path = _setting(PROJECT / "var" / "feedback.jsonl", "file that thumbs and reasons are added to")
    max_feedback: int = _setting(10_000_000, "size at which the feedback file takes no more", 0)

    def places(self) -> Places:
        """Where a build reads and writes, in the words of the index package."""
        return Places(self.corpus_dir, self.index_dir, self.embedding_model or None, self.keep_indexes)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table of settings."""

    name: str
    default: str
    meaning: str


def table() -> Iterator[Row]:
    """Name, default and meaning of every setting; paths are given relative to the project."""
    for entry in fields(Settings):
        default = entry.default
        if isinstance(default, Path) and default.is_relative_to(PROJECT):
            default = default.relative_to(PROJECT)
        yield Row(entry.name.upper(), str(default), entry.metadata["meaning"])


def read_settings(environment: Mapping[str, str] | None = None, dotenv: Path = Path(".env")) -> Settings:
    """The settings in force. Raises BadSetting for a value that can't be used."""
    known = {**_read_dotenv(dotenv), **(os.environ if environment is None else environment)}
    given = {entry.name: known[entry.name.upper()] for entry in fields(Settings) if known.get(entry.name.upper())}
    return Settings(**{name: _convert(name, value) for name, value in given.items()})


def _convert(name: str, value: str) -> Any:
    entry = next(entry for entry in fields(Settings) if entry.name == name)
    if name == "log_level" and value.upper() not in LEVELS:
        raise BadSetting("LOG_LEVEL", value, f"must be one of {', '.join(LEVELS)}")
    if isinstance(entry.default, int):
        return _whole_number(name.upper(), value, entry.metadata["least"], entry.metadata["most"])
    if isinstance(entry.default, Path):
        return Path(value).expanduser()
    return value.upper() if name == "log_level" else value


def _whole_number(name: str, value: str, least: int, most: int) -> int:
    # int() alone also takes "1_000", "+5" and digits of other scripts, which nobody writes on purpose
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 12 else -1
    if not least <= number <= most:
        raise BadSetting(name, value, f"must be a whole number from {least} to {most}")
    return number


def _read_dotenv(path: Path) -> dict[str, str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise BadSetting(".env", path.name, f"cannot be read ({type(error).__name__})") from error
    return dict(_pairs(lines))


def _pairs(lines: list[str]) -> Iterator[tuple[str, str]]:
    """NAME=value lines; # begins a comment line, quotes around a value and a leading `export` are dropped."""
    for number, line in enumerate(lines, 1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        name, equals, value = stripped.removeprefix("export ").partition("=")
        if not equals:
            raise BadSetting(".env", stripped[:40], f"line {number} is no NAME=value")
        yield name.strip(), _unquoted(value.strip())


def _unquoted(value: str) -> str:
    quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "'\""
    return value[1:-1] if quoted else value
