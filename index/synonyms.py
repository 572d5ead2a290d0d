"""Other names of what a text speaks of, so that a passage is found by them too."""
from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from .segmentation import fold

SYNONYMS = Path(__file__).with_name("synonyms.txt")


def other_names(text: str) -> str:
    """The names in synonyms.txt of the things that a text names otherwise, those that it uses itself left out."""
    folded = fold(text)
    found = dict.fromkeys(other for name in _pattern().findall(folded) for other in _groups()[name])
    return " ".join(name for name in found if name not in folded)


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    lines = SYNONYMS.read_text(encoding="utf-8").splitlines()
    written = [line.split("|") for line in lines if line and not line.startswith("#")]
    groups = [tuple(fold(name.strip()) for name in names) for names in written]
    return {name: group for group in groups for name in group}


@cache
def _pattern() -> re.Pattern[str]:
    # The longest name first: 跨境电子商务 is not 电子商务. Letters of a longer Latin word are no name.
    names = sorted(_groups(), key=lambda name: (-len(name), name))
    return re.compile("|".join(rf"(?<![a-z]){re.escape(n)}(?![a-z])" if n.isascii() else re.escape(n) for n in names))
