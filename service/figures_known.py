"""The facts that a question may use."""

from __future__ import annotations

from dataclasses import dataclass

from .figures_choice import choose
from .matching_views import View
from .query import Target


@dataclass(frozen=True, slots=True)
class Known:
    """The facts that a question may use, the newest data year, and the captions of charts with the years they show."""

    views: tuple[View, ...]
    last_year: int
    infer: bool = False
    captions: tuple[tuple[str, int, int], ...] = ()

    def find(self, target: Target) -> View | None:
        """The fact of a target, None if no report prints it."""
        choice = choose(self.views, target)
        return choice.view if choice else None
