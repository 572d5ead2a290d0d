"""How the sides of a comparison are worded and cited."""

from __future__ import annotations

from collections.abc import Sequence

from .figures import Found
from .matching_views import View
from .wording import body, lead, statement
from .wording_derived import derived_sentence


def side_words(found: Found, before: Found | None = None) -> str:
    """One side; the date is not said again where the side before has said it."""
    if found.derived:
        return derived_sentence(found.derived)
    if before is not None and not before.derived and lead(before.fact) == lead(found.fact):
        words = body(found.fact)
        # whose figures both are is said once
        return words.removeprefix("我国") if body(before.fact).startswith("我国") else words
    return statement(found.fact)


def marks_of(found: Found, cited: Sequence[object]) -> str:
    """The citation marks of a side."""
    passages = [getattr(source, "passage_id", None) for source in cited]
    marks = dict.fromkeys(
        passages.index(v.fact.passage_id) + 1 for v in found.operands if v.fact.passage_id in passages
    )
    return "".join(f"[{mark}]" for mark in marks)


def views_of(sides: Sequence[Found]) -> list[View]:
    """The first printed fact of each side."""
    return [side.operands[0] for side in sides]
