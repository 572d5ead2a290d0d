"""Claims about who stands before whom in a ranking: 仅次于美国和印度, 印度排在中国后面, 已经超过美国."""

from __future__ import annotations

import re
from dataclasses import replace

from .figures_known import Known
from .figures_rank import names_ahead
from .matching_views import View
from .query import Draft, Query
from .slots_names import canonical
from .slots_regions import HOME, places
from .verdicts import RIGHT, WRONG, verdict

_SECOND_TO = re.compile("仅?次于(?P<names>[^，。；？?]+)")
_BEHIND = re.compile(f"(?:排|位|居)?在?{HOME}(?:的)?(?:后面|之后|后头|后边)|(?:落后于|不如|低于){HOME}")
_AHEAD = re.compile(f"(?:排|位|居)?在?{HOME}(?:的)?(?:前面|之前|前头|前边)|(?:领先|超过|超越|高于){HOME}")
_PASSED = re.compile(f"{HOME}[^，。？]*(?:超过|超越|赶超|领先于?|高于)")


def order(query: Query, known: Known) -> Draft | None:
    """The verdict where a fact names those ranked before home; None where the claim is about something else."""
    claim = canonical(query.claim or "")
    named = [name for _, _, name in places(claim) if name != HOME]
    said = _says(claim)
    if said is None or not named:
        return None
    ranked = names_ahead(query, known)
    if ranked is None:
        return None
    view, text = ranked
    printed = {name for _, _, name in places(canonical(text))}
    if said == "second":
        return _told(RIGHT if set(named) == printed else WRONG, view, text)
    # who is not named before home may still stand anywhere behind it
    before = all(name in printed for name in named)
    return _told(RIGHT if before == (said == "ahead") else WRONG, view, text)


def _told(word: str, view: View, names: str) -> Draft:
    """The verdict with the rank and the names that stand before it."""
    draft = verdict(word, [view])
    bare = re.sub(r"\s+", "", names)
    return replace(draft, text=f"{draft.text.removesuffix('。')}，仅次于{bare}。")


def _says(claim: str) -> str | None:
    """What the claim says of the others: that they are all ahead, that they are ahead, or that they are behind."""
    if _SECOND_TO.search(claim):
        return "second"
    if _BEHIND.search(claim) or _PASSED.search(claim):
        return "behind"
    return "ahead" if _AHEAD.search(claim) else None
