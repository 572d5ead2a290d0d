"""Report sentences as pieces of an answer: without layout spaces, cut down to what was asked, with their marks."""
from __future__ import annotations

import re
from collections.abc import Iterable

from .script import HAN

_MARKS = "，。；：、！？（）“”《》"
_LAYOUT = re.compile(rf"(?<=[{HAN}{_MARKS}\d%]) +(?=[{HAN}{_MARKS}])|(?<=[{HAN}{_MARKS}]) +(?=[\dA-Za-z])")
_CLAUSES = re.compile(r"[^；;。！？，]*[；;。！？，]?")


def tidy(text: str) -> str:
    """A sentence without the spaces that only layout put between Chinese and digits."""
    return _LAYOUT.sub("", text).strip()


def clauses(text: str) -> list[str]:
    """A sentence cut behind its commas and semicolons; the pieces joined give the sentence."""
    return [piece for piece in _CLAUSES.findall(text) if piece]


def shortened(text: str, words: Iterable[str], longest: int) -> str:
    """The clauses of a long sentence from the first to the last that hold one of the words, as far as they fit.

    A sentence that is short enough stays whole; what is left out at the end is closed with a full stop.
    """
# a whole sentence is always better than its pieces
    if len(text) <= longest:
        return text
    pieces = clauses(text)
    wanted = tuple(word.lower() for word in words)
    weights = [sum(word in piece.lower() for word in wanted) for piece in pieces]
    first, last = _best_window(weights, [len(piece) for piece in pieces], longest)
    return "".join(pieces[first : last + 1]).rstrip("，；;、。") + "。"


def _best_window(weights: list[int], lengths: list[int], longest: int) -> tuple[int, int]:
    """The neighbouring clauses within the length that hold most, the earliest and then the longest of them."""
    best, found = (-1, 0), (0, 0)
    for first in range(len(weights)):
        last, length = first, lengths[first]
        while last + 1 < len(weights) and length + lengths[last + 1] <= longest:
            last += 1
            length += lengths[last]
        score = (sum(weights[first : last + 1]), -first)
        if score > best:
            best, found = score, (first, last)
    return found


def ended(text: str) -> str:
    """The text with a full stop where it has none."""
    return text.rstrip("；;，、：:") + ("" if text.endswith(("。", "！", "？", "”", "…")) else "。")
