"""What an answerer of text found, before it becomes a draft."""
from __future__ import annotations

from dataclasses import dataclass

from .prose import ended, tidy
from .query import Quoted
from .statements import Statement


@dataclass(frozen=True, slots=True)
class Found:
    """An answer: `text` with marks [1] … that count `cited`; `share` is how far the cited text bears it out."""

    text: str
    cited: tuple[Quoted, ...]
    share: float


def quote(statement: Statement) -> Quoted:
    """The statement as a citation."""
    return Quoted(statement.passage_id, statement.text)


def sentence(statement: Statement) -> str:
    """The statement as it is printed in an answer."""
    return ended(tidy(statement.text))


def marked(text: str, number: int) -> str:
    """A sentence with the mark of its citation, before the full stop."""
# the mark stands inside the sentence, where a reader looks for it
    body = text.rstrip("。")
    return f"{body}[{number}]。"
