"""Countries, groups of countries and regions, as far as text answers need them."""
from __future__ import annotations

import re
from functools import cache

from index.lexicon import words

# how the reports name the home country
_HOME = re.compile("我国|中国|中方|我方|国内")


@cache
def places() -> frozenset[str]:
    """Countries, groups of countries and regions other than the home country."""
    lists = words("regions")
    return frozenset(name for kind in ("foreign", "group", "domestic", "home_partner") for name in lists.get(kind, ()))


@cache
def countries() -> frozenset[str]:
    """Other countries."""
    return frozenset(words("regions").get("foreign", ()))


def is_foreign(question: str, text: str) -> bool:
    """Whether a question about the home country meets a sentence that speaks of other countries only."""
    return bool(_HOME.search(question)) and not _HOME.search(text) and any(place in text for place in countries())
