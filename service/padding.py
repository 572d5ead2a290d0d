"""Greetings, thanks and self-introductions around a question, taken off."""
from __future__ import annotations

import re
from functools import cache

from .wordlists import any_word

_CLAUSE = re.compile(r"[^，,。；;！!？?~～]+[，,。；;！!？?~～]*")
# a clause that names a year asks, whoever it speaks of
_DATED = re.compile(r"(?:19|20)\d\d年")
_MARKS = "，,。；;！!～~、：: "


def without_padding(question: str) -> str:
    """The question itself. A question that is nothing but padding stays as it is."""
    question = _behind_opening(question)
    clauses = [bare for clause in _CLAUSE.findall(question) if (bare := _bare(clause))]
# a question that speaks only of its writer is still a question
    telling = [clause for clause in clauses if not _about_me().match(clause) or _DATED.search(clause)]
    kept = "".join(telling or clauses).strip(_MARKS)
    return kept or question


def _behind_opening(text: str) -> str:
    """What follows 想请问 and the like, where the writer speaks of himself before it without a comma."""
    greeting = _opening().match(text)
    text = text[greeting.end() :].lstrip(_MARKS) if greeting else text
    if not _about_me().match(text) or _CLAUSE.match(text)[0] != text:  # type: ignore[index]
        return text
    asked = list(_asking_me().finditer(text))
    return text[asked[-1].end() :] if asked and asked[-1].end() < len(text) else text


def _bare(clause: str) -> str:
    """A clause without padding at its two ends; its final mark goes with what is dropped whole."""
    text = clause
    while match := _opening().match(text):
        text = text[match.end() :].lstrip(_MARKS)
    while match := _closing().search(text):
        text = text[: match.start()].rstrip(_MARKS) + match["mark"]
    return text if text.strip(_MARKS + "？?") else ""


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(any_word("padding", "opening") + r"(?![的些]|件|是|年)")


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(any_word("padding", "closing") + r"(?P<mark>[，,。；;！!？?~～ ]*)$")


@cache
def _asking_me() -> re.Pattern[str]:
    return re.compile(any_word("padding", "asking_me"))


@cache
def _about_me() -> re.Pattern[str]:
    return re.compile(any_word("padding", "about_me") + "(?!国)")
