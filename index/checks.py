"""The report's own arithmetic, done again: shares, growth, sums, balances, and figures printed twice.

`python -m index.checks` reads facts as JSON Lines and prints what was checked.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import asdict, dataclass, fields
from itertools import pairwise

from .fact import Fact
from .ledger import Ledger
from .linking import equal, same_figure
from .precision import Interval, Verdict, judge


@dataclass(frozen=True, slots=True)
class Check:
    """One identity: `facts` are the ids of its operands, the figure that is checked last.

    `expected` is what the arithmetic gives, `printed` what the report prints, in the unit of the figure checked.
    """

    kind: str
    facts: tuple[str, ...]
    formula: str
    expected: float
    printed: float
    verdict: Verdict
    detail: str


def check(facts: tuple[Fact, ...]) -> tuple[Check, ...]:
    """Every identity among these facts that can be recomputed; facts of several editions give growth across years."""
    ledger = Ledger(facts)
    return tuple(found for rule in _RULES for found in rule(facts, ledger))


def _made(kind: str, operands: list[Fact], printed: Fact, expected: float, reach: Interval, formula: str) -> Check:
    verdict = judge(expected, reach, printed)
    detail = f"{printed.indicator}, {printed.period}: {formula} = {expected:.6g}, printed {printed.text}"
    return Check(kind, (*(o.id for o in operands), printed.id), formula, expected, printed.value, verdict, detail)


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
        yield _made("share", [*parts, whole], share, 100 * total / whole.value, _percent(reach), formula)


def _growth(facts: tuple[Fact, ...], ledger: Ledger) -> Iterator[Check]:
    # The growth is checked in the unit of the level that it follows: the report prints both dollars and yuan.
    for growth in facts:
        if growth.measure not in ("yoy", "change") or growth.unit != "percent" or growth.qualifier is not None:
            continue
        pair = ledger.before_and_after(growth)
        if pair:
            first, last = pair
            reach = Interval.of(last).over(Interval.of(first))
            formula = f"{last.text} / {first.text} − 1"
            expected = 100 * (last.value / first.value - 1)
            yield _made(
                "growth",
                [first, last],
                growth,
                expected,
                Interval(100 * reach.low - 100, 100 * reach.high - 100),
                formula,
            )


def _average_growth(facts: tuple[Fact, ...], ledger: Ledger) -> Iterator[Check]:
    for growth in facts:
        pair = ledger.before_and_after(growth) if growth.measure == "cagr" and growth.qualifier is None else None
        if not pair:
            continue
        first, last = pair
        years = int((last.period or "0")[:4]) - int((first.period or "0")[:4])
        if years > 0:
            ratio = Interval.of(last).over(Interval.of(first))
            reach = Interval(100 * (ratio.low ** (1 / years) - 1), 100 * (ratio.high ** (1 / years) - 1))
            expected = 100 * ((last.value / first.value) ** (1 / years) - 1)
            yield _made(
                "average growth",
                [first, last],
                growth,
                expected,
                reach,
                f"({last.text} / {first.text})^(1/{years}) − 1",
            )


def _two_ways(facts: tuple[Fact, ...], ledger: Ledger) -> Iterator[Check]:
    """Exports and imports against their total and their balance."""
    for total in ledger.levels():
        sides = ledger.sides_of(total)
        if sides:
            out, back = sides
            reach = Interval.of(out) + Interval.of(back)
            yield _made(
                "exports and imports", [out, back], total, out.value + back.value, reach, f"{out.text} + {back.text}"
            )
        sides = ledger.sides_of_balance(total)
        if sides:
            more, less = sides
            reach = Interval.of(more) - Interval.of(less)
            yield _made("balance", [more, less], total, more.value - less.value, reach, f"{more.text} − {less.text}")


def _parts(facts: tuple[Fact, ...], ledger: Ledger) -> Iterator[Check]:
    """Parts named together that add up to the figure before them; parts that don't may simply not be all."""
    for whole, parts in ledger.candidates_for_sums():
        total = sum(part.value for part in parts)
        found = _made("parts", parts, whole, total, _sum(parts), _added(parts))
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
    for change in facts:
        pair = ledger.rates_of(change) if change.unit == "percentage_point" and change.qualifier is None else None
        if pair:
            first, last = pair
            reach = Interval.of(last) - Interval.of(first)
            yield _made("points", [first, last], change, last.value - first.value, reach, f"{last.text} − {first.text}")


def _printings(facts: tuple[Fact, ...], ledger: Ledger) -> Iterator[Check]:
    """A figure printed more than once."""
    groups: dict[Hashable, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.measure in ("level", "yoy", "share") and fact.period is not None:
            groups[same_figure(fact), fact.scope].append(fact)
    for group in groups.values():
        for one, other in pairwise(group):
            # A threshold crossed is no printing of the figure that crossed it.
            if {one.qualifier, other.qualifier} & {"超", "以上", "不到", "近", "余", "以下"}:
                continue
            verdict: Verdict = (
                "agrees" if one.value == other.value else "rounding" if equal(one, other) else "disagrees"
            )
            detail = f"{one.indicator}, {one.period}: printed as {one.text} and as {other.text}"
            yield Check(
                "printings", (one.id, other.id), f"{one.text} = {other.text}", one.value, other.value, verdict, detail
            )


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
