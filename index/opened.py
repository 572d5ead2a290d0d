"""An index as the service uses it: whole, checked, in memory."""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corpus.report import Report

from .check import Check
from .coverage import Uncovered
from .embedding import Encoder, open_encoder
from .errors import IndexDamaged, IndexOutdated, ModelMismatch
from .fact import Fact
from .folders import POINTER, current_folder, index_folders, lineage, pointer_is_sound
from .linking import link
from .manifest import Manifest, read_manifest, verify
from .part import Part, read_part
from .passage import Hit, Passage
from .records import from_lines
from .search import Searcher
from .segmentation import Segmenter, segmenter_with


@dataclass(frozen=True, slots=True)
class LoadedReport:
    """A report of an index with its counts; the last four count its arithmetic checks by their verdicts."""

    id: str
    title: str
    publisher: str | None
    data_year: int
    edition: str
    published: str | None
    passages: int
    facts: int
    agree: int = 0
    rounding: int = 0
    disagree: int = 0
    revised: int = 0


class OpenIndex:
    """The reports, passages and facts of one index, and search over them. Never changes.

    `warning` says why it is not the index in force, `terms` are the new words that an editor approved for it.
    """

    def __init__(
        self, index_hash: str, parts: Sequence[Part], checks: Sequence[Check], segmenter: Segmenter, encoder: Encoder,
        warning: str | None = None, terms: Sequence[str] = (),
    ) -> None:
        self.hash = index_hash
        self.warning = warning
        self.passages: tuple[Passage, ...] = tuple(passage for part in parts for passage in part.prepared.passages)
        facts = tuple(fact for part in parts for fact in part.facts)
        self.facts: tuple[Fact, ...] = link(facts) if len(parts) > 1 else facts
        self._parts = {part.report.id: part for part in parts}
        self.terms = tuple(terms)
        self._checks = tuple(checks)
        self._searcher = Searcher([part.prepared for part in parts], segmenter, encoder)
        self.reports = tuple(self._loaded(part) for part in parts)

    @cached_property
    def _passages_by_id(self) -> dict[str, Passage]:
        return {passage.id: passage for passage in self.passages}

    @cached_property
    def _facts_by_id(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def _checks_by_report(self) -> dict[str, list[Check]]:
        found: dict[str, list[Check]] = defaultdict(list)
        for check in self._checks:
            owner = self._facts_by_id.get(check.facts[-1]) if check.facts else None
            if owner:
                found[owner.report].append(check)
        return found

    def passage(self, passage_id: str) -> Passage:
        """The passage of this id. Raises KeyError."""
        return self._passages_by_id[passage_id]

    def fact(self, fact_id: str) -> Fact:
        """The fact of this id. Raises KeyError."""
        return self._facts_by_id[fact_id]

    def report(self, report_id: str) -> Report:
        """The report of this id. Raises KeyError."""
        return self._parts[report_id].report

    def checks(self, report_id: str) -> tuple[Check, ...]:
        """The arithmetic of a report; an identity over several reports belongs to that of its last figure."""
        return tuple(self._checks_by_report.get(report_id, ()))

    def coverage(self, report_id: str) -> tuple[Uncovered, ...]:
        """The numerals of a report that became no fact. Raises KeyError."""
        return self._parts[report_id].coverage

    def search(self, text: str, reports: Sequence[str] = (), limit: int = 10) -> list[Hit]:
        """The best passages for a text, of the reports named or of all."""
        return self._searcher.search(text, reports, limit)

    def _loaded(self, part: Part) -> LoadedReport:
        report = part.report
        verdicts = Counter(check.verdict for check in self.checks(report.id))
        return LoadedReport(
            report.id, report.title, report.publisher, report.data_year, report.edition, report.published,
            len(part.prepared.passages), len(part.facts),
            verdicts["agrees"], verdicts["rounding"], verdicts["disagrees"], verdicts["revised"],
        )  # fmt: skip


def open_index(
    built: Path, model: str | None = None, encoder: Encoder | None = None, only: Collection[str] = ()
) -> OpenIndex:
    """The index in force in a folder of built indexes, or an index folder itself.

    A damaged one is passed over for the one before it, which then carries a warning. `only` names reports of an index
    folder, for a look at these alone. Raises IndexMissing, IndexDamaged, IndexOutdated, ModelUnusable, ModelMismatch.
    """
    encoder = encoder or open_encoder(model)
    if (built / "manifest.json").exists():
        return _open(built, encoder, None, only)
    first = current_folder(built)
    damaged = None if pointer_is_sound(built) else f"{POINTER} names no index: the newest one ({first.name}) is in use."
    line = lineage(built)
    others = [*line[1:], *(folder for folder in reversed(index_folders(built)) if folder not in line)]
    try:
        return _open(first, encoder, damaged)
    except (IndexDamaged, IndexOutdated) as damage:
        warning = f"{first.name}: {damage}. Until then an index before it is in use:"
        for folder in others:
            try:
                return _open(folder, encoder, f"{warning} {folder.name}")
            except (IndexDamaged, IndexOutdated, ModelMismatch):
                continue
        raise


def read_index(folder: Path, only: Collection[str] = ()) -> tuple[Manifest, list[Part], tuple[Check, ...]]:
    """The contents of an index folder, every file compared with its checksum, and the checks over several editions.

    Raises IndexDamaged, IndexOutdated.
    """
    manifest = read_manifest(folder)
    verify(folder, manifest, only)
    parts = [read_part(folder / edition.id) for edition in manifest.editions if not only or edition.id in only]
    return manifest, parts, from_lines(Check, (folder / "checks.jsonl").read_bytes())


def _open(folder: Path, encoder: Encoder, warning: str | None, only: Collection[str] = ()) -> OpenIndex:
    manifest, parts, across = read_index(folder, only)
    checks = [*(check for part in parts for check in part.checks), *across]
    if manifest.model != encoder.identity:
        raise ModelMismatch(manifest.model, encoder.identity)
    return OpenIndex(manifest.hash, parts, checks, segmenter_with(manifest.terms), encoder, warning, manifest.terms)
