"""Figures that follow from printed ones. Operands are facts, the formula is shown, approximations are said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from index.fact import Derivation, Fact, Measure

from .figures_choice import rough
from .matching_views import View
from .wording_numbers import magnitude, number, printed, scale_of, significant, unit_word


@dataclass(frozen=True, slots=True)
class Derived:
    """A computed figure: the fact, its operands in the order of the formula, and the figure in words."""

    fact: Fact
    operands: tuple[View, ...]
    text: str

    @property
    def formula(self) -> str:
        """How the figure follows from its operands."""
        return self.fact.derivation.formula if self.fact.derivation else ""

    @property
    def exact(self) -> bool:
        """Whether no operand is printed as an approximation and nothing was divided."""
        return (
            not any(map(rough, self.operands))
            and self.fact.derivation is not None
            and self.fact.derivation.operation
            in (
                "difference",
                "sum",
                "other_flow",
                "balance",
                "remainder",
            )
        )


def same_unit(*views: View) -> bool:
    """Whether figures can be added: one unit, so never two currencies; and none of them a threshold."""
    return len({view.fact.unit for view in views}) == 1


def difference(one: View, other: View, operation: str = "difference", **changes: object) -> Derived:
    """one − other; of two percentages in percentage points."""
    # the difference of two percentages is in points, not percent
    unit = "percentage_point" if one.fact.unit == "percent" else one.fact.unit
    value = _clean(one.fact.value - other.fact.value)
    measure: Measure = "change" if unit == "percentage_point" else "level"
    return _derived((one, other), value, unit, measure, operation, " − ", changes)


def apart(operands: tuple[View, ...], value: float, formula: str, **changes: object) -> Derived:
    """How far two figures are apart of which one is computed."""
    first = operands[0].fact
    return _built(operands, value, first.unit, "level", "apart", formula, changes)


def total(parts: tuple[View, ...], **changes: object) -> Derived:
    """The sum of figures of one unit."""
    return _derived(
        parts, _clean(sum(part.fact.value for part in parts)), parts[0].fact.unit, "level", "sum", " + ", changes
    )


def less(views: tuple[View, ...], **changes: object) -> Derived:
    """The first figure less all the others."""
    value = _clean(views[0].fact.value - sum(view.fact.value for view in views[1:]))
    return _derived(views, value, views[0].fact.unit, "level", "difference", " − ", changes)


def balance(outward: View, both: View, **changes: object) -> Derived:
    """Exports minus imports, where only exports and the total are printed."""
    value = _clean(2 * outward.fact.value - both.fact.value)
    formula = f"{printed(outward.fact)} − ({printed(both.fact)} − {printed(outward.fact)})"
    return _built((outward, both), value, outward.fact.unit, "level", "balance", formula, changes)


def ratio(one: View, other: View, **changes: object) -> Derived:
    """How many times `other` goes into `one`."""
    return _derived((one, other), one.fact.value / other.fact.value, "multiple", "multiple", "ratio", " ÷ ", changes)


def share(part: View, whole: View, **changes: object) -> Derived:
    """The part in percent of the whole."""
    formula = f"{printed(part.fact)} ÷ {printed(whole.fact)} × 100%"
    return _built(
        (part, whole), 100 * part.fact.value / whole.fact.value, "percent", "share", "share", formula, changes
    )


def complement(portion: View, **changes: object) -> Derived:
    """What all others have of a whole of which a share is printed."""
    name = f"{portion.fact.indicator}（{portion.fact.counterpart or '其'}以外）"
    value = _clean(100 - portion.fact.value)
    formula = f"100% − {printed(portion.fact)}"
    own: dict[str, object] = {"indicator": name, "counterpart": None}
    return _built((portion,), value, "percent", "share", "difference", formula, own | changes)


def growth(new: View, old: View, **changes: object) -> Derived:
    """Growth in percent between two levels."""
    formula = f"({printed(new.fact)} − {printed(old.fact)}) ÷ {printed(old.fact)} × 100%"
    value = 100 * (new.fact.value - old.fact.value) / old.fact.value
    return _built((new, old), value, "percent", "yoy", "growth", formula, changes)


def yearly_growth(new: View, old: View, years: int, **changes: object) -> Derived:
    """Average growth a year in percent between two levels."""
    formula = f"({printed(new.fact)} ÷ {printed(old.fact)})^(1/{years}) − 1"
    value = 100 * ((new.fact.value / old.fact.value) ** (1 / years) - 1)
    return _built((new, old), value, "percent", "cagr", "yearly_growth", formula, changes)


def before_growth(level: View, grown: View, **changes: object) -> Derived:
    """The level a year earlier, from a level and its growth."""
    sign = "−" if grown.fact.value < 0 else "+"
    formula = f"{printed(level.fact)} ÷ (1 {sign} {number(abs(grown.fact.value), 4)}%)"
    value = level.fact.value / (1 + grown.fact.value / 100)
    return _built((level, grown), value, level.fact.unit, "level", "previous", formula, changes)


def before_multiple(level: View, times: View, **changes: object) -> Derived:
    """The level at the earlier date, from a level and how many times the earlier one it is."""
    formula = f"{printed(level.fact)} ÷ {number(times.fact.value, 4)}"
    value = level.fact.value / times.fact.value
    return _built((level, times), value, level.fact.unit, "level", "previous", formula, changes)


def before_change(rate: View, change: View, **changes: object) -> Derived:
    """A share or rate at the earlier date, from the later one and the change in percentage points."""
    sign = "+" if change.fact.value < 0 else "−"
    formula = f"{printed(rate.fact)} {sign} {number(abs(change.fact.value), 4)}个百分点"
    value = _clean(rate.fact.value - change.fact.value)
    return _built((rate, change), value, "percent", rate.fact.measure, "previous", formula, changes)


def average(amount: View, count: View, **changes: object) -> Derived:
    """An amount for each of a count; an average keeps the numerator's unit."""
    return _derived(
        (amount, count), amount.fact.value / count.fact.value, amount.fact.unit, "level", "average", " ÷ ", changes
    )


def whole(part: View, portion: View, **changes: object) -> Derived:
    """The whole from a part and the share it has."""
    value = part.fact.value / portion.fact.value * 100
    return _derived((part, portion), value, part.fact.unit, "level", "whole", " ÷ ", changes)


def part_of(whole: View, portion: View, **changes: object) -> Derived:
    """A part from a whole and the share it has."""
    return _derived(
        (whole, portion), whole.fact.value * portion.fact.value / 100, whole.fact.unit, "level", "part", " × ", changes
    )


def _derived(
    operands: tuple[View, ...],
    value: float,
    unit: str | None,
    measure: Measure,
    operation: str,
    sign: str,
    changes: dict[str, object],
) -> Derived:
    return _built(
        operands, value, unit, measure, operation, sign.join(printed(view.fact) for view in operands), changes
    )


def _built(
    operands: tuple[View, ...],
    value: float,
    unit: str | None,
    measure: Measure,
    operation: str,
    formula: str,
    changes: dict[str, object],
) -> Derived:
    first = operands[0].fact
    ids = tuple(view.fact.id for view in operands)
    # the id is made of the operands, so that the same arithmetic has the same id everywhere
    derivation = Derivation(formula, ids, operation)
    # a computed figure stands nowhere in the report: every place is taken off
    blank = replace(
        first,
        id=f"{operation}:{'+'.join(ids)}",
        value=value,
        unit=unit,
        measure=measure,
        qualifier=None,
        value_to=None,
        source=None,
        rule=None,
        same_as=(),
        text=None,
        quote=None,
        start=None,
        end=None,
        quote_start=None,
        quote_end=None,
        passage_id=None,
        forecast=any(view.fact.forecast for view in operands),
        derivation=derivation,
    )
    fact = replace(blank, **changes)  # type: ignore[arg-type]
    return Derived(fact, operands, _words(fact, first))


def _words(fact: Fact, first: Fact) -> str:
    value = (
        abs(fact.value)
        if fact.derivation and fact.derivation.operation in ("growth", "yearly_growth", "difference", "balance")
        else fact.value
    )
    if fact.unit in ("percent", "percentage_point", "multiple"):
        return number(value, 2) + unit_word(fact.unit)
    if fact.derivation and fact.derivation.operation in ("difference", "sum", "other_flow", "balance", "remainder"):
        return magnitude(value, fact.unit, scale_of(first), 12)
    return magnitude(value, fact.unit, scale_of(first), 5) if fact.unit else significant(value, 5)


def _clean(value: float) -> float:
    """Without the noise of binary fractions: 30.4 − 27.3 is 3.1."""
    return float(f"{value:.12g}")
