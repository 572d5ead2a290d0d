"""A verdict over a claim, in words: 正确 or 不正确, then the figures that decide it."""

from __future__ import annotations

from collections.abc import Sequence

from .figures import cited_once
from .matching_views import View
from .query import Draft
from .wording import statement

RIGHT, WRONG = "正确。", "不正确。"


def verdict(word: str, views: Sequence[View]) -> Draft:
    """The draft with the word and every deciding figure once."""
    distinct = list(dict.fromkeys(views))
    cited = cited_once([view.fact for view in distinct])
    places = [fact.passage_id for fact in cited]
    text = "；".join(f"{statement(view.fact)}[{places.index(view.fact.passage_id) + 1}]" for view in distinct)
    return Draft("answered", f"{word}{text}。", tuple(view.fact for view in distinct), cited)
