"""From the slots of the pieces of a question to the figures it asks for."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .query import Target
from .slots import Slots
from .slots_regions import HOME, WORLD
from .slots_wholes import whole_of


def target_of(slots: Slots) -> Target:
    """One target from one piece; a slot named twice takes its first value."""
    dates = slots.dates
    measure = slots.measures[0] if slots.measures else None
    periods, base = dates.asked, dates.base
    if dates.span:
        spanning = measure in ("cagr", "change", "multiple", "yoy")
        periods = (*periods, "/".join(dates.span)) if spanning else (*dates.span, *periods)
        base = dates.span[0] if spanning else base
    return Target(
        text=slots.text, terms=slots.terms, soft=slots.soft, flow=slots.flow, measure=measure, unit=_unit(slots),
        region=WORLD if slots.world and not slots.home and measure not in ("rank",) and not _world_is_whole(slots) else HOME if slots.home else None,
        counterpart="、".join(slots.places) or None,
        whole=whole_of(slots.dates.rest) if measure in ("share", "change") else None, periods=periods, base=base,
        edition=dates.editions[0] if dates.editions else None,
    )


def _world_is_whole(slots: Slots) -> bool:
    """Whether the world is what a share is taken of."""
    return "share" in slots.measures


def _unit(slots: Slots) -> str | None:
    if slots.measures and slots.measures[0] != "level":
        return None
    return slots.currency or ("money" if slots.money and not slots.counted else slots.counted)


def completed(read: Sequence[Slots], whole: Slots) -> tuple[Target, ...]:
    """One target a piece; a piece that leaves a slot open takes it from the piece before, else from the one after.

    A piece without anything of its own (small talk, 怎么样) is no target. A piece that names only a measure asks it of
    every target before it: 分别增长多少.
    """
    pieces = [slots for slots in read if _has_content(slots)]
    targets: list[Target] = []
    for at, slots in enumerate(pieces):
        own = target_of(slots)
        names_itself = bool(slots.terms) or (bool(slots.soft) and slots.flow is not None)
        if not names_itself and not slots.places and not slots.dates.asked and not slots.flow and targets and slots.measures:
            targets += [replace(_without_unit(t, slots), measure=slots.measures[0]) for t in _distinct(targets)]
            continue
        targets.append(_filled(own, targets, [target_of(later) for later in pieces[at + 1 :]]))
        targets += [replace(targets[-1], measure=m, unit=None) for m in slots.measures[1:]]
        targets[-1:] = [replace(targets[-1], periods=(p,)) for p in targets[-1].periods] if len(targets[-1].periods) > 1 else targets[-1:]
    return tuple(dict.fromkeys(targets))


def _has_content(slots: Slots) -> bool:
    return bool(slots.terms or slots.measures or slots.places or slots.flow or slots.dates.asked or slots.money or slots.counted or slots.soft)


def _without_unit(target: Target, slots: Slots) -> Target:
    return replace(target, text=target.text + slots.text, unit=None)


def _distinct(targets: Sequence[Target]) -> list[Target]:
    return list(dict.fromkeys(targets))


def _filled(own: Target, before: Sequence[Target], after: Sequence[Target]) -> Target:
    """The target with its open slots taken from its neighbours, the nearest first."""
    neighbours = (*reversed(before), *after)
    changes: dict[str, object] = {}
    if not own.terms:
        donor = next((n for n in neighbours if n.terms), None)
        if donor:
            changes |= {"terms": donor.terms, "soft": donor.soft + own.soft, "flow": own.flow or donor.flow}
            changes |= {} if own.counterpart or own.region else {"counterpart": donor.counterpart, "region": donor.region}
    if own.measure is None and not own.unit:
        donor = next((n for n in (*after, *reversed(before)) if n.measure or n.unit), None)
        if donor and not (own.terms and donor in before):
            changes |= {"measure": donor.measure, "unit": donor.unit if own.terms == () else None}
    if not own.periods:
        donor = next((n for n in neighbours if n.periods), None)
        if donor:
            changes |= {"periods": donor.periods, "base": own.base or donor.base}
    if not own.edition:
        donor = next((n for n in neighbours if n.edition), None)
        changes |= {"edition": donor.edition} if donor else {}
    if own.region is None and own.counterpart is None and "region" not in changes:
        changes["region"] = next((n.region for n in neighbours if n.region == HOME), None)
    return replace(own, **changes)  # type: ignore[arg-type]
