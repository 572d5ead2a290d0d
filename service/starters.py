"""What the empty page suggests: questions that the loaded index answers, in the language of the page."""
from __future__ import annotations

from functools import lru_cache

from index.opened import OpenIndex

from .answering import answer
from .wordlists import pairs

MOST = 6


@lru_cache(maxsize=2)
def starters(index: OpenIndex, language: str = "zh") -> tuple[str, ...]:
    """Questions of starters.txt for the empty page, with the newest data year; language is zh or en."""
    year = max((report.data_year for report in index.reports), default=0)
    tried = [english if language == "en" else chinese for chinese, english in pairs("starters")]
    dated = (question.format(year=year) for question in tried)
    return tuple(question for question in dated if answer(question, index).status == "answered")[:MOST]
