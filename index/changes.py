"""What a changed edition changes: figures that are new, gone, or printed with another value than before."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .fact import Fact
from .linking import comparable, equal, nearest, same_figure
from .part import FACTS
from .precision import step_of
from .records import from_lines


@dataclass(frozen=True, slots=True)
class Revision:
    """One figure with two values: as printed before, as printed now."""

    before: Fact
    after: Fact

    def line(self) -> str:
        """2021 跨境电商进出口 1.92万亿元 → 1.98万亿元, edition 2022."""
        return f"{named(self.after)} {printed(self.before)} → {printed(self.after)}, edition {self.after.report}"


@dataclass(frozen=True, slots=True)
class Changes:
    """`added`, `gone` and `changed` are against the same edition as it was, `revised` against the other editions.

    `added` holds figures that no other edition prints, `repeated` those that another one prints with the same value.
    """

    added: tuple[Fact, ...]
    repeated: tuple[Fact, ...]
    revised: tuple[Revision, ...]
    changed: tuple[Revision, ...]
    gone: tuple[Fact, ...]


def compare(old: Iterable[Fact], new: Iterable[Fact], edition: str) -> Changes:
    """What this edition's facts bring, given the facts of the index before and of the one after."""
    before = [fact for fact in old if fact.report == edition]
    facts = tuple(new)
    now = [fact for fact in facts if fact.report == edition]
    others = _by_figure(fact for fact in facts if fact.report != edition)
    as_it_was, as_it_is = _by_figure(before), _by_figure(now)
    fresh = [fact for fact in now if not _printed_in(as_it_was, fact)]
    repeated = tuple(fact for fact in fresh if _printed_in(others, fact))
    changed = tuple(_revisions(fresh, as_it_was))
    revised = tuple(_revisions((fact for fact in fresh if fact not in repeated), others))
    # A figure that the edition prints again is told once.
    told = {_key(revision.before) for revision in (*changed, *revised)} | {_key(fact) for fact in repeated}
    return Changes(
        added=tuple(fact for fact in fresh if _key(fact) not in told),
        repeated=repeated,
        revised=revised,
        changed=changed,
        gone=tuple(fact for fact in before if not as_it_is.get(_key(fact))),
    )


def facts_of(folder: Path, edition: str) -> tuple[Fact, ...]:
    """The facts of an edition of an index, none where it holds none of that name."""
    try:
        return from_lines(Fact, (folder / edition / FACTS).read_bytes())
    except OSError:
        return ()


def named(fact: Fact) -> str:
    """What a figure is of, in short."""
    place = "" if fact.region in (None, "中国", "全国") or fact.region in fact.indicator else f"{fact.region} "
    partner = f" ({fact.counterpart})" if fact.counterpart and fact.counterpart not in fact.indicator else ""
    kind = "" if fact.measure == "level" else f" {fact.measure}"
    return f"{fact.period or '(no date)'} {place}{fact.indicator}{partner}{kind}"


def printed(fact: Fact) -> str:
    """A figure as printed, on one line."""
    return "".join((fact.text or "").split())


def _by_figure(facts: Iterable[Fact]) -> dict[Hashable, list[Fact]]:
    groups: dict[Hashable, list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[_key(fact)].append(fact)
    return groups


def _key(fact: Fact) -> Hashable:
    return same_figure(fact), fact.scope


def _printed_in(groups: dict[Hashable, list[Fact]], fact: Fact) -> bool:
    return any(equal(fact, other) for other in _finest(groups.get(_key(fact), ())))


def _finest(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The most exact printings in each edition: 约1.4万亿元 beside 1.39万亿元 does not make 1.44万亿元 the same."""
    by_edition: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_edition[fact.report].append(fact)
    for printings in by_edition.values():
        step = min(map(step_of, printings))
        yield from (fact for fact in printings if step_of(fact) == step)


def _revisions(facts: Iterable[Fact], groups: dict[Hashable, list[Fact]]) -> Iterator[Revision]:
    """Every figure once, against the edition before it that prints it."""
    seen: set[Hashable] = set()
    for fact in facts:
        others = [other for other in groups.get(_key(fact), ()) if comparable(fact, other)]
        if others and _key(fact) not in seen:
            seen.add(_key(fact))
            other = nearest(fact, others)
            yield Revision(fact, other) if other.report > fact.report else Revision(other, fact)
