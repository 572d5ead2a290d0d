"""A report that arrives: what it is, whether it may be taken in, and its entry in the catalog."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.catalog import CatalogEntry
from corpus.describing import Description, describe
from corpus.formats import format_of, load
from corpus.manuscript import Manuscript
from corpus.reading import read_manuscript
from index.durable import digest

from .errors import EditionRefused

_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,39}")
_YEAR = re.compile(r"(?:19[5-9]|20\d)\d")
_HAN = re.compile("[\u3400-\u9fff]")
# Among letters; a Chinese report full of English names still has far more.
_LEAST_HAN = 0.2
_SUFFIXES = {"text": ".txt", "markdown": ".md", "html": ".html", "docx": ".docx", "pdf": ".pdf"}


@dataclass(frozen=True, slots=True)
class Given:
    """What an editor says of a report; None where the text is to tell."""

    path: Path
    year: str | None
    title: str | None
    id: str | None
    force: bool


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report that may be taken in: its entry, the entry that it replaces, and what was overlooked by force."""

    entry: CatalogEntry
    replaced: CatalogEntry | None
    overlooked: tuple[str, ...]
    remarks: tuple[str, ...]


def examine(given: Given, corpus: Path, entries: Sequence[CatalogEntry]) -> Arrival:
    """Look at a report before anything is built. Raises UnreadableReport, EditionRefused."""
    if given.path == Path():
        raise EditionRefused("no report is named: make add REPORT=path YEAR=2022")
    content = load(given.path)
    _refuse_bad_names(given)
    _refuse_loaded(given, digest(content), corpus, entries)
    manuscript = read_manuscript(given.path)
    found = describe(manuscript)
    year = _year(given, found)
    doubts = [doubt for doubt in (_not_chinese(manuscript.raw), _wrong_year(year, found, manuscript)) if doubt]
    replaced = next((entry for entry in entries if entry.id == (given.id or str(year))), None)
    if replaced:
        doubts.append(
            f"{replaced.id} is loaded already ({replaced.title}), from another file: --force (FORCE=1) replaces it, "
            f"--id {year}-b (ID={year}-b) takes this one in beside it"
        )
    if doubts and not given.force:
        raise EditionRefused(f"{given.path.name}: {doubts[0]}")
    suffix = _SUFFIXES[format_of(content, given.path.name)]
    entry = _entry(given, found, year, suffix)
    return Arrival(_placed(entry, digest(content), corpus), replaced, tuple(doubts), manuscript.remarks)


def _refuse_bad_names(given: Given) -> None:
    if given.id is not None and not _ID.fullmatch(given.id):
        raise EditionRefused(f"id {given.id[:40]!r}: letters, digits, - and _ only, at most 40, such as 2022-b")
    if given.year and not _YEAR.fullmatch(given.year):
        raise EditionRefused(f"year {given.year[:20]!r}: give the year that the figures are of, such as YEAR=2022")


def _refuse_loaded(given: Given, content: str, corpus: Path, entries: Sequence[CatalogEntry]) -> None:
    for entry in entries:
        path = corpus / entry.file
        if not given.force and path.is_file() and digest(path.read_bytes()) == content:
            raise EditionRefused(
                f"{given.path.name} is already loaded as {entry.id} ({entry.title}): nothing to do; "
                f"make remove ID={entry.id} takes it out"
            )


def _year(given: Given, found: Description) -> int:
    if given.year:
        return int(given.year)
    if found.data_year is None:
        raise EditionRefused(f"{given.path.name}: no year was found in it: give it, such as YEAR=2022")
    return found.data_year


def _not_chinese(raw: str) -> str | None:
    letters = sum(map(str.isalpha, raw))
    if len(_HAN.findall(raw)) >= _LEAST_HAN * letters:
        return None
    return "it is not in Chinese, and its figures would not be understood: give the Chinese edition of the report"


def _wrong_year(year: int, found: Description, manuscript: Manuscript) -> str | None:
    """A year that the text hardly speaks of, while it speaks a lot of the one found."""
    text = "".join(manuscript.raw.split())
    named, expected = (text.count(f"{y}年") for y in (year, found.data_year or year))
    if str(year) in (str(found.data_year), found.edition) or 3 * named >= expected:
        return None
    return (
        f"{year} looks like the wrong year: the text speaks of {year}年 {named} times and of {found.data_year}年 "
        f"{expected} times: YEAR={found.data_year}, or --force (FORCE=1) if {year} is right"
    )


def _entry(given: Given, found: Description, year: int, suffix: str) -> CatalogEntry:
    edition_id = given.id or str(year)
    return CatalogEntry(
        id=edition_id,
        file=f"reports/{edition_id}{suffix}",
        title=given.title or found.title or f"{given.path.stem} {year}",
        publisher=found.publisher,
        data_year=year,
        edition=found.edition or str(year),
        published=found.published,
    )


def _placed(entry: CatalogEntry, content: str, corpus: Path) -> CatalogEntry:
    """The entry with a file name that no other file has: what an index in force rests on is never written over."""
    path = corpus / entry.file
    if not path.exists() or digest(path.read_bytes()) == content:
        return entry
    name = Path(entry.file)
    other = name.with_name(f"{name.stem}-{content[:8]}{name.suffix}").as_posix()
    return replace(entry, file=other)
