"""The sign and the qualifier of a figure from the words right before it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from corpus.quantity import Quantity
from corpus.span import Mapped

from .clauses import unmarked
from .draft import Draft

# Verbs of a threshold crossed say 超 as the adverb does.
_CROSSED = "突破|超过|超|逾|跨越|跨过|迈过|迈上|站上|跃上|登上|越过|冲破|首破"
_QUALIFIED = re.compile(rf"({_CROSSED}|约为|约|接近|近|不足|不到)$")
_QUALIFIER = {"约为": "约", "约": "约", "接近": "近", "近": "近", "不足": "不到", "不到": "不到"}
_FALLS = ("下降", "减少", "回落", "降低", "下滑", "下跌")
_TURN = re.compile(r"[、和及与](?:约|同比)?(增长|下降|上升|提高|减少|增加|回落|提升|降低|下滑|上涨|下跌)(?:了|约)?$")


def unbroken(figure: Quantity, content: Mapped, raw: str) -> Quantity | None:
    """The figure up to where foreign text (a page number between two lines) breaks it in the raw file.

    None if what is left of it isn't the whole numeral.
    """
    offsets = content.offsets[figure.start : figure.end]
    broken = (i for i, (left, right) in enumerate(pairwise(offsets), start=1) if raw[left + 1 : right].strip())
    cut = next(broken, None)
    if cut is None:
        return figure
    kept, lost = figure.text[:cut], figure.text[cut:]
    whole = re.search(r"[\d万亿%％]$", kept) and not re.match(r"[\d.,，万亿千百%％]", lost)
    return replace(figure, text=kept, end=figure.start + cut) if whole else None


def value_of(figure: Quantity, draft: Draft, marked: str) -> float:
    """The value, negative for a fall; a list may turn: 分别增长4.8%、下降1.9%."""
    sign = draft.sign
    if draft.measure in ("yoy", "change", "cagr"):
        turn = _TURN.search(marked, max(0, figure.start - 6), figure.start)
        sign = sign if turn is None else -1 if turn[1] in _FALLS else 1
    return -figure.value if sign < 0 < figure.value else figure.value


def qualifier_of(figure: Quantity, marked: str) -> str | None:
    """约, 超, 近, 左右, 以上, 余: as the figure has it, else from the verb before it (突破 is 超)."""
    if figure.qualifier:
        return figure.qualifier
    match = _QUALIFIED.search(unmarked(marked[max(0, figure.start - 4) : figure.start]))
    return _QUALIFIER.get(match[1], "超") if match else None
