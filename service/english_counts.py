"""How many X: the Chinese way of asking puts the measure word before what is counted."""
from __future__ import annotations

import re
from collections.abc import Sequence

from .english_lexicon import Piece

# countries that something is done with are counted, not what is done
_COUNTRIES = re.compile(r"how many (?:countries(?: and regions)?|economies|nations)\b")
_MEASURES = (("企业", "家"), ("公司", "家"), ("作品", "部"), ("缆", "条"), ("业务", "笔"))


def counted(text: str, pieces: Sequence[Piece]) -> str | None:
    """我国签署了多少个自贸协定 for a question that begins with how many; None where an amount is asked for instead."""
    if "how many" not in text or any(piece.kind in ("amount", "flow") for piece in pieces):
        return None
    topics = [piece.chinese for piece in pieces if piece.kind in ("topic", "unknown")]
    home = "我国" if any(piece.chinese == "我国" for piece in pieces) else ""
    verb = next((piece.chinese + "了" for piece in pieces if piece.kind == "verb"), "")
    if _COUNTRIES.search(text):
        return f"{home}与多少个国家{verb or '有'}{''.join(topics)}" if topics else None
    if not topics:
        return None
    after = text.index("how many")
    first = next((p.chinese for p in pieces if p.kind in ("topic", "unknown") and p.start > after), topics[0])
    rest = "".join(topic for topic in topics if topic != first)
    return f"{home}{rest}{verb or '有'}多少{_measure(first)}{first}"


def _measure(thing: str) -> str:
    return next((measure for ending, measure in _MEASURES if thing.endswith(ending)), "个")
