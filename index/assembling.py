"""A whole index folder, written aside: editions taken over or worked out, what they give together, the manifest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.catalog import write_catalog
from corpus.reading import read_report

from . import durable
from .checks_across import check_across
from .embedding import Encoder
from .errors import IndexDamaged, IndexMissing
from .fact import Fact
from .fact_store import write_facts
from .folders import current_folder
from .manifest import FORMAT, NAME, Edition, Manifest
from .part import SOURCE, build_part, part_files
from .planning import Plan, Planned, Wanted
from .records import to_lines
from .segmentation import segmenter_with
from .takeover import take_over

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Written:
    """An edition in the new folder, with the checksums of its files by their names."""

    edition: Edition
    facts: tuple[Fact, ...]
    files: Mapping[str, str]


def write_index(
    aside: Path, planned: Plan, wanted: Wanted, encoder: Encoder, say: Say
) -> tuple[Manifest, tuple[Fact, ...]]:
    """Write a whole index folder, the manifest last; the facts in it."""
    counted: list[Edition] = []
    facts: list[Fact] = []
    files: dict[str, str] = {}
    for number, edition in enumerate(planned.editions, 1):
        what = "unchanged" if edition.ready else "reading"
        say(f"[{number}/{len(planned.editions)}] {edition.entry.id} {edition.entry.title}: {what}")
        written = _edition(edition, aside / edition.entry.id, planned.terms, encoder)
        counted.append(written.edition)
        facts += written.facts
        files |= {f"{edition.entry.id}/{name}": checksum for name, checksum in written.files.items()}
    files |= _write_together(aside, tuple(facts), wanted)
    before = _name_in_force(aside.parent)
    files = dict(sorted(files.items()))
    manifest = Manifest(FORMAT, planned.hash, encoder.identity, tuple(counted), files, None, planned.terms, before)
    durable.write(aside / NAME, manifest.to_bytes())
    durable.flush_tree(aside)
    say(f"built: {len(counted)} reports, {sum(edition.passages for edition in counted)} passages, {len(facts)} facts")
    return manifest, tuple(facts)


def _write_together(aside: Path, facts: tuple[Fact, ...], wanted: Wanted) -> dict[str, str]:
    """Write what belongs to no single edition; the checksums of its files."""
    durable.write(aside / "checks.jsonl", to_lines(check_across(facts)))
    write_facts(aside / "facts.sqlite", facts)
    # The catalog belongs to the index: going back to an earlier index brings back what it was built from.
    write_catalog(aside, wanted.entries)
    return {path.name: durable.digest(path.read_bytes()) for path in aside.iterdir() if path.is_file()}


def _name_in_force(built: Path) -> str | None:
    try:
        return current_folder(built).name
    except IndexMissing:
        return None


def _edition(planned: Planned, target: Path, terms: Sequence[str], encoder: Encoder) -> Written:
    """Write the files of an edition: those of an earlier index, or what its report gives."""
    for ready in planned.ready:
        try:
            facts = take_over(ready, target)
        except IndexDamaged:
            continue
        return Written(ready.edition, facts, ready.files)
    target.mkdir(parents=True, exist_ok=True)
    part = build_part(read_report(planned.path, planned.entry), segmenter_with(terms), encoder, terms)
    contents = {**part_files(part), SOURCE: planned.path.read_bytes()}
    for name, content in contents.items():
        (target / name).write_bytes(content)
    files = {name: durable.digest(content) for name, content in contents.items()}
    counted = Edition(planned.entry.id, planned.key, len(part.prepared.passages), len(part.facts))
    return Written(counted, part.facts, files)
