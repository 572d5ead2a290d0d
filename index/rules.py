"""The rules in the order in which they are tried: the first that reads a group of figures decides."""

from __future__ import annotations

from .draft import Draft, Place, Rule
from .facts_growth import (
    fell_short,
    gap,
    grew,
    grew_absolutely,
    grew_times,
    growth_noun_behind,
    outgrown,
    points_moved,
    rate_moved,
    times_of,
)
from .facts_level import (
    amounted,
    apposed,
    balanced,
    beside,
    carried_on,
    counted,
    hinted,
    led,
    rated,
    reached,
    redated,
    summed,
    threshold,
)
from .facts_rank import rank_first, rank_held, rank_largest, rank_moved, rank_of_other
from .facts_share import (
    share_by_means,
    share_equal,
    share_from,
    share_given,
    share_going_on,
    share_held,
    share_listed,
    share_named,
    share_of_those,
    share_of_what_follows,
    share_ratio,
    share_reached,
    share_taken,
    share_within,
)

# Ranks and gaps before growth and shares, since they use the same verbs; amounts last, since they read anything.
RULES: tuple[Rule, ...] = (
    rank_largest,
    rank_first,
    rank_of_other,
    rank_held,
    rank_moved,
    outgrown,
    share_listed,
    beside,
    gap,
    rate_moved,
    points_moved,
    growth_noun_behind,
    threshold,
    apposed,
    grew,
    share_within,
    share_by_means,
    share_held,
    share_taken,
    share_named,
    share_equal,
    share_ratio,
    share_from,
    share_given,
    share_reached,
    reached,
    times_of,
    grew_times,
    carried_on,
    redated,
    hinted,
    summed,
    fell_short,
    share_of_what_follows,
    share_of_those,
    rated,
    share_going_on,
    grew_absolutely,
    balanced,
    led,
    counted,
    amounted,
)


def read_group(place: Place) -> Draft | None:
    """The draft of the first rule that reads the group, None if none does."""
    return next((draft for rule in RULES if (draft := rule(place)) is not None), None)
