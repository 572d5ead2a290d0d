"""The figures of one edition by what they measure, so that operands of an identity can be looked up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from .fact import Fact
from .linking import plain_name
from .precision import step_of

_WORLD = re.compile(r"全球|世界|国际")
_EXACT = (None, "约")
# Name, region, counterpart, period and unit of a level; name, measure, region, counterpart and period of a rate
Place = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Ends:
    """The figures at both ends of a change, and the places that they are looked up at."""

    first_place: Place
    first: Fact | None
    last: Fact | None


class Ledger:
    """Levels and rates of one edition under their plain names, the finest printing of each figure."""

    def __init__(self, facts: tuple[Fact, ...]) -> None:
        self.facts = facts
        self.rates: dict[Place, Fact] = {}
        self._levels: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            if fact.measure == "level" and fact.qualifier in _EXACT and fact.value_to is None:
                self._levels[plain_name(fact.indicator)].append(fact)
            if fact.unit == "percent" and fact.measure in ("share", "level", "yoy") and fact.qualifier in _EXACT:
                place = (plain_name(fact.indicator), fact.measure, fact.region, fact.counterpart, fact.period)
                self.rates.setdefault(place, fact)
        # The finest printing of a figure is the one to reckon with.
        for found in self._levels.values():
            found.sort(key=step_of)
        self.finest = {_place(name, fact): fact for name, found in self._levels.items() for fact in reversed(found)}

    def levels(self) -> Iterator[Fact]:
        """All exact levels, one printing of each figure."""
        seen = set()
        for found in self._levels.values():
            for fact in found:
                key = (plain_name(fact.indicator), fact.region, fact.counterpart, fact.period, fact.unit)
                if key not in seen:
                    seen.add(key)
                    yield fact

    def _find(self, name: str, like: Fact, **changed: str | None) -> Fact | None:
        """The finest level with this name, in the place, period and unit of `like` save what is changed."""
        return self.finest.get(_place(name, like, **changed))

    def parts_of(self, share: Fact) -> list[Fact]:
        """The levels whose share is printed: one, or one for each partner or region; [] if one is missing."""
        name = plain_name(share.indicator)
        unit = self._unit_near(share, name) or share.unit
        partners, regions = (share.counterpart or "").split("、"), (share.region or "").split("、")
        if share.counterpart and not self._find(name, share, unit=unit):
            partners = re.split("、|和", share.counterpart)
            found = [self._find(name, share, unit=unit, counterpart=partner) for partner in partners]
        elif len(regions) > 1:
            found = [self._find(name, share, unit=unit, region=region) for region in regions]
        else:
            found = [self._find(name, share, unit=unit)]
        return [fact for fact in found if fact] if all(found) else []

    def _unit_near(self, fact: Fact, name: str) -> str | None:
        """The unit of the level of the same name printed last before a growth or a share of it."""
        same = [f for f in self._levels.get(name, ()) if f.unit != "percent"]
        before = [f for f in same if f.start is not None and fact.start is not None and f.start < fact.start]
        nearest = max(before, key=lambda f: f.start or 0, default=None)
        return nearest.unit if nearest else next((f.unit for f in same), None)

    def whole_of(self, share: Fact, part: Fact) -> Fact | None:
        """The level of the whole that a share names, in the period and unit of its part."""
        whole, name = share.of or "", plain_name(share.indicator)
        if _WORLD.search(whole):
            rest = plain_name(re.sub(r"市场|全球|世界|国际", "", whole))
            return self._alike(rest or name, part, region="全球") or (
                self._alike(name, part, region="全球") if rest else None
            )
        if part.counterpart and (plain_name(whole) == name or name.endswith(plain_name(whole))):
            return self._find(name, part, counterpart=None)
        # A region's share of 全国 is taken of the country's figure of the same name.
        if part.region != "中国" and re.fullmatch(r"全国(?:总量|市场|总额)?", whole):
            return self._find(name, part, region="中国")
        return self._alike(plain_name(whole), part)

    def _alike(self, name: str, part: Fact, **changed: str | None) -> Fact | None:
        exact = self._find(name, part, **changed)
        if exact or len(name) < 4:
            return exact
        longer = (
            known
            for known in self._levels
            if known != name and (known.endswith(name) or (name.endswith(known) and len(known) >= 4))
        )
        return next(
            (found for known in longer if (found := self._find(known, part, **changed)) and found is not part), None
        )

    def ends_of_growth(self, growth: Fact) -> Ends | None:
        """The levels at both ends of a growth; None where its unit or its dates are not known."""
        name = plain_name(growth.indicator)
        # Both dollars and yuan are printed: the growth is that of the level which it follows.
        unit = {"按人民币计": "CNY", "以美元计": "USD"}.get(growth.scope or "") or self._unit_near(growth, name)
        first, last = _ends(growth)
        if unit is None or first is None or last is None:
            return None
        place = _place(name, growth, unit=unit, period=first)
        end = self._find(name, growth, unit=unit, period=last)
        return Ends(place, _positive(self.finest.get(place)), _positive(end))

    def sides_of(self, total: Fact) -> tuple[Fact, Fact] | None:
        """Exports and imports of a total of both."""
        name = plain_name(total.indicator)
        # A name that says both directions twice (进出口中的进出口) can't be split safely.
        if name.count("进出口") != 1:
            return None
        out, back = (self._find(name.replace("进出口", side), total) for side in ("出口", "进口"))
        return (out, back) if out and back else None

    def sides_of_balance(self, balance: Fact) -> tuple[Fact, Fact] | None:
        """The larger and the smaller side of a surplus or deficit."""
        match = re.match(r"^(?P<name>.*?)(?:贸易)?(?P<kind>顺差|逆差)$", balance.indicator)
        if not match:
            return None
        name = plain_name(match["name"] + "出口")
        out, back = self._find(name, balance), self._find(name[:-2] + "进口", balance)
        if not out or not back:
            return None
        return (out, back) if match["kind"] == "顺差" else (back, out)

    def candidates_for_sums(self) -> Iterator[tuple[Fact, list[Fact]]]:
        """A level and the two to six levels of the same unit, date and place that follow it."""
        order = [
            f for f in self.facts if f.measure == "level" and f.qualifier in _EXACT and f.unit and f.unit != "percent"
        ]
        for i, whole in enumerate(order):
            following = [
                f
                for f in order[i + 1 : i + 8]
                if (f.unit, f.period, f.region) == (whole.unit, whole.period, whole.region)
            ]
            for count in range(2, min(6, len(following)) + 1):
                parts = following[:count]
                if all(0 < part.value < whole.value for part in parts) and "进口" not in "".join(
                    p.indicator for p in parts
                ):
                    yield whole, parts

    def ends_of_points(self, change: Fact) -> Ends:
        """The rates at both ends of a change in points."""
        first, _, last = (change.period or "").partition("/")
        name = plain_name(re.sub("(?:占比|增速)$", "", change.indicator))
        measure = (
            "share" if change.indicator.endswith("占比") else "yoy" if change.indicator.endswith("增速") else "level"
        )
        places = [(name, measure, change.region, change.counterpart, period) for period in (first, last)]
        return Ends(places[0], *map(self.rates.get, places))


def _place(name: str, like: Fact, **changed: str | None) -> Place:
    """Where the level of this name is kept that is like a fact save for what is changed."""
    parts = {"region": like.region, "counterpart": like.counterpart, "period": like.period, "unit": like.unit}
    return (name, *(parts | changed).values())


def _positive(fact: Fact | None) -> Fact | None:
    """A level that growth can be reckoned from."""
    return fact if fact and fact.value > 0 else None


def _ends(growth: Fact) -> tuple[str | None, str | None]:
    period = growth.period
    if period is None:
        return None, None
    if growth.measure in ("cagr", "change"):
        first, _, last = period.partition("/")
        return first, last or None
    years = re.sub(r"\d{4}", lambda match: str(int(match[0]) - 1), period)
    return years, period
