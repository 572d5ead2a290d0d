"""What the editor reads: what an edition brought, what is loaded, what does not add up."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from corpus.catalog import read_catalog
from index.changes import Changes, named, printed
from index.errors import IndexingError
from index.fact import Fact
from index.folders import current_folder, index_folders
from index.manifest import read_manifest
from index.opened import OpenIndex, open_index
from index.places import Places

from .answering import bare_answer
from .errors import EditionRefused
from .gate import failures, read_cases

MOST_LINES = 20


def report_lines(index: OpenIndex, edition: str) -> Iterator[str]:
    """Counts, arithmetic and coverage of one edition."""
    loaded = next(report for report in index.reports if report.id == edition)
    numerals = index.coverage(edition)
    reasons = Counter(numeral.reason for numeral in numerals).most_common(3)
    yield f"{loaded.id}: {loaded.title}, {loaded.publisher or 'publisher unknown'}, data year {loaded.data_year}"
    yield f"passages {loaded.passages}, facts {loaded.facts}"
    total = loaded.agree + loaded.rounding + loaded.disagree + loaded.revised
    agreeing = f"{loaded.agree} agree, {loaded.rounding} by rounding"
    yield f"arithmetic: {total} checks, {agreeing}, {loaded.disagree} disagree, {loaded.revised} revised"
    for check in index.checks(edition):
        if check.verdict == "disagrees":
            yield f"  {check.kind}: {check.detail}"
        elif check.verdict == "revised":
            yield f"  {check.kind}: {check.detail}; another edition's figure, since revised or counted otherwise"
    why = "; ".join(f"{reason} {count}" for reason, count in reasons)
    yield f"numerals that became no fact: {len(numerals)}" + (f" ({why})" if why else "")


def change_lines(changes: Changes) -> Iterator[str]:
    """Facts new, repeated, changed, revised and gone."""
    counts = f"facts new {len(changes.added)}, as in another edition {len(changes.repeated)}"
    yield f"{counts}, changed {len(changes.changed)}, gone {len(changes.gone)}, revised {len(changes.revised)}"
    yield from _some("revised", (revision.line() for revision in changes.revised))
    yield from _some("changed", (revision.line() for revision in changes.changed))
    yield from _some("gone", map(_fact_line, changes.gone))
    if changes.changed or changes.gone:
        yield from _some("new", map(_fact_line, changes.added))


def list_lines(places: Places) -> Iterator[str]:
    """The catalog with the counts of the index in force, and the indexes that are kept."""
    entries = read_catalog(places.corpus)
    try:
        folder = current_folder(places.built)
        manifest = read_manifest(folder)
    except IndexingError as error:
        yield from (f"{entry.id}  {entry.title}  {entry.file}" for entry in entries)
        yield str(error)
        return
    counts = {edition.id: edition for edition in manifest.editions}
    for entry in entries:
        found = counts.get(entry.id)
        size = f"{found.passages} passages, {found.facts} facts" if found else "not in the index: run make index"
        yield f"{entry.id}  {entry.title}  data year {entry.data_year}  {entry.file}  {size}"
    forced = f", forced: {manifest.forced}" if manifest.forced else ""
    yield f"in force: index {folder.name}{forced}"
    kept = [other.name for other in index_folders(places.built) if other != folder]
    yield f"kept beside it: {', '.join(kept) or 'none'}"


def check_lines(places: Places, edition: str | None) -> tuple[Sequence[str], bool]:
    """The index in force, or one edition of it, gone through again; and whether nothing speaks against it."""
    index = open_index(places.built, places.model)
    ids = [report.id for report in index.reports]
    if edition is not None and edition not in ids:
        raise EditionRefused(f"no report {edition[:40]} is loaded: give one of {', '.join(ids)}")
    lines = [line for chosen in ([edition] if edition else ids) for line in report_lines(index, chosen)]
    found = [*([index.warning] if index.warning else []), *failures(index, bare_answer, read_cases())]
    return [*lines, *(found or ["places, quotes, arithmetic, questions: nothing speaks against it"])], not found


def _fact_line(fact: Fact) -> str:
    return f"{named(fact)} {printed(fact)}"


def _some(what: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    yield from (f"  {what}: {line}" for line in found[:MOST_LINES])
    if len(found) > MOST_LINES:
        yield f"  {what}: {len(found) - MOST_LINES} more"
