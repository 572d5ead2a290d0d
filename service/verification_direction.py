"""Claims that something rose or fell, without a figure: the sign of the printed growth decides."""

from __future__ import annotations

from dataclasses import replace

from .figures import find
from .figures_known import Known
from .query import Draft, Query
from .question_targets import target_of
from .slots import read_slots
from .slots_words import pattern
from .verdicts import RIGHT, WRONG, verdict

_PLAIN = r"(?:<rise>|<fall>)了?(?:一?点儿?|一些|些)?(?:[，。？?！!\s]|$)"


def direction(query: Query, known: Known) -> Draft | None:
    """The verdict on 出口下降了; None where the claim says more than the direction, or no growth is printed."""
    claim = query.claim or ""
    said = pattern(_PLAIN).search(claim)
    # 增速下降 and 占比提高 speak of a change in the growth or share itself
    if said is None or pattern("<share>|<rank>|增速|增幅|增长率").search(claim) or len(query.targets) > 1:
        return None
    frame = target_of(read_slots(claim[: said.start()] + claim[said.end() :], known.last_year))
    found = find(replace(frame, measure="yoy", unit=None), known) if frame.terms else None
    if found is None or found.choice is None or not found.fact.value:
        return None
    falls = pattern("<fall>").match(said[0]) is not None
    return verdict(RIGHT if falls == (found.fact.value < 0) else WRONG, found.operands)
