"""The report's own arithmetic, done again: shares, growth, sums, balances, and figures printed twice.

`python -m index.checks` reads facts as JSON Lines and prints what was checked.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import asdict, fields
from itertools import pairwise

from .check import (
    Check,
    average_growth,
    growth,
    is_average_growth,
    is_change_in_points,
    is_growth,
    is_one_figure,
    made,
    once,
    points,
    printings,
)
from .checks_across import check_across
from .fact import Fact
from .ledger import Ledger
from .linking import same_figure
from .precision import Interval, Verdict


def check(facts: tuple[Fact, ...]) -> tuple[Check, ...]:
    """Every identity among these facts that can be recomputed: edition by edition, then those over several."""
    editions: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        editions[fact.report].append(fact)
    own = [found for edition in editions.values() for found in check_edition(tuple(edition))]
    return (*own, *check_across(facts))


def check_edition(facts: tuple[Fact, ...]) -> tuple[Check, ...]:
    """Every identity among the facts of one edition, each once."""
    ledger = Ledger(facts)
    return once(found for rule in _RULES for found in rule(facts, ledger))


def _shares(facts: tuple[Fact, ...], ledger: Ledger) -> Iterator[Check]:
    for share in facts:
        # 超七成 or 近三成 print a bound, which no quotient can confirm.
        if share.measure != "share" or share.qualifier not in (None, "约"):
            continue
        parts = ledger.parts_of(share)
        whole = ledger.whole_of(share, parts[0]) if parts else None
        if whole is None or whole.value <= 0 or any(part.value >= whole.value for part in parts):
            continue
        total = sum(part.value for part in parts)
        reach = _sum(parts).over(Interval.of(whole))
        formula = f"{_added(parts)} / {whole.text}"
        yield made("share", [*parts, whole], share, 100 * total / whole.value, _percent(reach), formula)


def _growth(facts: tuple[Fact, ...], ledger: Ledger) -> Iterator[Check]:
    for fact in facts:
        ends = ledger.ends_of_growth(fact) if is_growth(fact) else None
        if ends and ends.first and ends.last:
            yield growth(ends.first, ends.last, fact)


def _average_growth(facts: tuple[Fact, ...], ledger: Ledger) -> Iterator[Check]:
    for fact in facts:
        ends = ledger.ends_of_growth(fact) if is_average_growth(fact) else None
        found = average_growth(ends.first, ends.last, fact) if ends and ends.first and ends.last else None
        if found:
            yield found


def _two_ways(facts: tuple[Fact, ...], ledger: Ledger) -> Iterator[Check]:
    """Exports and imports against their total and their balance."""
    for total in ledger.levels():
        sides = ledger.sides_of(total)
        if sides:
            out, back = sides
            reach = Interval.of(out) + Interval.of(back)
            yield made(
                "exports and imports", [out, back], total, out.value + back.value, reach, f"{out.text} + {back.text}"
            )
        sides = ledger.sides_of_balance(total)
        if sides:
            more, less = sides
            reach = Interval.of(more) - Interval.of(less)
            yield made("balance", [more, less], total, more.value - less.value, reach, f"{more.text} − {less.text}")


def _parts(facts: tuple[Fact, ...], ledger: Ledger) -> Iterator[Check]:
    """Parts named together that add up to the figure before them; parts that don't may simply not be all."""
    for whole, parts in ledger.candidates_for_sums():
        total = sum(part.value for part in parts)
        found = made("parts", parts, whole, total, _sum(parts), _added(parts))
        # Levels in a row are parts only if they add up; otherwise nothing is claimed.
        if found.verdict != "disagrees":
            yield found


def _whole_shares(facts: tuple[Fact, ...], ledger: Ledger) -> Iterator[Check]:
    groups: dict[Hashable, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.measure == "share" and fact.of and fact.qualifier is None:
            groups[fact.report, fact.quote_start, fact.of, fact.period].append(fact)
    for group in groups.values():
        total = sum(fact.value for fact in group)
        # Shares that fall short of 100 may leave parts out, so only a full sum says something.
        if len(group) > 1 and Interval(100, 100).meets(_sum(group)):
            ids = tuple(fact.id for fact in group)
            verdict: Verdict = "agrees" if abs(total - 100) < 1e-6 else "rounding"
            yield Check(
                "shares",
                ids,
                _added(group),
                100.0,
                total,
                verdict,
                f"shares of {group[0].of} in {group[0].period} add up to {total:.6g}%",
            )


def _points(facts: tuple[Fact, ...], ledger: Ledger) -> Iterator[Check]:
    for fact in facts:
        ends = ledger.ends_of_points(fact) if is_change_in_points(fact) else None
        if ends and ends.first and ends.last:
            yield points(ends.first, ends.last, fact)


def _printings(facts: tuple[Fact, ...], ledger: Ledger) -> Iterator[Check]:
    """A figure printed more than once."""
    groups: dict[Hashable, list[Fact]] = defaultdict(list)
    for fact in facts:
        # A threshold crossed is no printing of the figure that crossed it.
        if is_one_figure(fact):
            groups[same_figure(fact), fact.scope].append(fact)
    for group in groups.values():
        for one, other in pairwise(group):
            yield printings(one, other, "disagrees")


_RULES: tuple[Callable[[tuple[Fact, ...], Ledger], Iterator[Check]], ...] = (
    _shares,
    _growth,
    _average_growth,
    _two_ways,
    _parts,
    _whole_shares,
    _points,
    _printings,
)


def _sum(parts: list[Fact]) -> Interval:
    total = Interval(0.0, 0.0)
    for part in parts:
        total += Interval.of(part)
    return total


def _percent(reach: Interval) -> Interval:
    return Interval(100 * reach.low, 100 * reach.high)


def _added(parts: list[Fact]) -> str:
    text = " + ".join(part.text or "" for part in parts)
    return f"({text})" if len(parts) > 1 else text


def main() -> None:
    """Facts as JSON Lines on standard input, one line a check on standard output."""
    names = {field.name for field in fields(Fact)}
    lines = (json.loads(line) for line in sys.stdin if line.strip())
    facts = tuple(Fact(**{key: value for key, value in line.items() if key in names}) for line in lines)
    for found in check(facts):
        print(json.dumps(asdict(found), ensure_ascii=False))


if __name__ == "__main__":
    main()
