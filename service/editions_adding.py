"""Taking a report year in or out: built aside, looked at, shown, then in force."""
from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from corpus.catalog import CatalogEntry, read_catalog
from index.assembling import Say
from index.changes import Changes, compare, facts_of
from index.embedding import Encoder, open_encoder
from index.errors import IndexingError
from index.fact import Fact
from index.folders import current_folder, writing
from index.opened import OpenIndex, open_index
from index.places import Places
from index.planning import Wanted
from index.rebuild import Gate, build, is_stale
from index.rollback import remove_unnamed

from .answering import bare_answer
from .editions_arriving import Arrival, Given, examine
from .editions_showing import change_lines, report_lines
from .editions_words import note_new_words
from .errors import EditionRefused
from .gate import asked_about, failures, pass_or_refuse, read_cases


def add(given: Given, places: Places, say: Say, show: Say) -> None:
    """Take a report in; `show` gets what changed, `say` the progress.

    Raises EditionRefused, CorpusError, IndexingError or OSError, with corpus, catalog and index as before.
    """
    with writing(places.built):
        _refuse_unwritable(places)
        entries = read_catalog(places.corpus)
        arrival = examine(given, places.corpus, entries)
        for remark in arrival.remarks:
            say(f"{given.path.name}: {remark}")
        # Opened once for everything that follows.
        encoder = open_encoder(places.model)
        if entries and is_stale(places, encoder):
            # Otherwise a rollback would have nothing to go back to.
            build(places, Wanted(entries), encoder, say)
        others = [entry for entry in entries if entry is not arrival.replaced]
        catalog = tuple(sorted((*others, arrival.entry), key=lambda entry: entry.data_year))
        there = (places.corpus / arrival.entry.file).exists()
        wanted = Wanted(catalog, {} if there else {arrival.entry.file: given.path})
        folder = build(places, wanted, encoder, say, _gate_of_arrival(arrival, given.force, places, encoder, show))
        remove_unnamed(places)
    show(f"{arrival.entry.id} is taken in: index {folder.name}")
    note_new_words(folder, arrival.entry.id, places, show)


def remove(edition: str, places: Places, say: Say, show: Say, force: bool = False) -> None:
    """Take a report out, by its id or, where it is the only one of its year, by the year. Raises as `add`."""
    with writing(places.built):
        _refuse_unwritable(places)
        entries = read_catalog(places.corpus)
        chosen = _chosen(edition, entries)
        rest = tuple(entry for entry in entries if entry is not chosen)
        if not rest:
            raise EditionRefused(f"{chosen.id} is the only report: add another one before you remove it")
        gone = len(_facts_before(places, chosen.id))
        encoder = open_encoder(places.model)
        folder = build(places, Wanted(rest), encoder, say, _gate_of_rest(rest, force, encoder))
        remove_unnamed(places)
    show(f"{chosen.id} is taken out, {gone} facts with it: index {folder.name}; make rollback brings it back")


def _gate_of_arrival(arrival: Arrival, force: bool, places: Places, encoder: Encoder, show: Say) -> Gate:
    edition = arrival.entry.id

    def gate(folder: Path, facts: Sequence[Fact]) -> str | None:
        cases = read_cases()
        # What is unchanged was looked at when it came; of it, only what there are questions about is opened.
        chosen = asked_about(read_catalog(folder), cases) | {edition}
        index = open_index(folder, encoder=encoder, only=chosen)
        _show(index, edition, compare(_facts_before(places, edition), facts, edition), show)
        found = failures(index, bare_answer, cases)
        return pass_or_refuse([*arrival.overlooked, *found], force)

    return gate


def _gate_of_rest(rest: Sequence[CatalogEntry], force: bool, encoder: Encoder) -> Gate:
    """What stays must answer as before: what is gone may have been all that kept an answer right."""

    def gate(folder: Path, facts: Sequence[Fact]) -> str | None:
        cases = read_cases()
        chosen = asked_about(rest, cases) or {rest[-1].id}
        return pass_or_refuse(failures(open_index(folder, encoder=encoder, only=chosen), bare_answer, cases), force)

    return gate


def _show(index: OpenIndex, edition: str, changes: Changes, show: Callable[[str], None]) -> None:
    for line in (*report_lines(index, edition), *change_lines(changes)):
        show(line)


def _facts_before(places: Places, edition: str) -> tuple[Fact, ...]:
    """The facts of an edition in the index in force; none of one that is missing or damaged."""
    try:
        return facts_of(current_folder(places.built), edition)
    except (IndexingError, ValueError):
        return ()


def _chosen(edition: str, entries: tuple[CatalogEntry, ...]) -> CatalogEntry:
    named = [entry for entry in entries if entry.id == edition]
    of_year = [entry for entry in entries if str(entry.data_year) == edition]
    if len(named or of_year) != 1:
        what = f"{len(of_year)} reports are of {edition}" if of_year else f"no report {edition[:40]} is loaded"
        raise EditionRefused(f"{what}: give one of {', '.join(entry.id for entry in entries)}")
    return (named or of_year)[0]


def _refuse_unwritable(places: Places) -> None:
    """Said before the work, not after it."""
    reports = places.corpus / "reports"
    for folder in (places.corpus, reports):
        if folder.exists() and not os.access(folder, os.W_OK):
            raise EditionRefused(f"the corpus folder {folder} can't be written: make it writable and try again")
