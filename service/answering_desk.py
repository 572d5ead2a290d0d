"""What answering needs of one index, prepared once: views of its facts, its vocabulary, its sentences, its names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from .figures_known import Known
from .matching_views import views
from .slots_names import canonical
from .slots_words import cut
from .textual import TextSource, text_source
from .vocabulary import Vocabulary, vocabulary_of

if TYPE_CHECKING:
    from index.opened import OpenIndex


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """Everything at hand for answering from one index."""

    index: OpenIndex
    vocabulary: Vocabulary
    text: TextSource
    names: str
    captions: tuple[tuple[str, str, int, int], ...]

    def last_year(self, reports: Sequence[str]) -> int:
        """The newest data year among these reports."""
        return max((r.data_year for r in self.index.reports if not reports or r.id in reports), default=0)

    def is_name(self, text: str) -> bool:
        """Whether a text stands so in the name of an indicator."""
        return text in self.names

    def known(self, reports: Sequence[str], infer: bool = False) -> Known:
        """The facts of these reports."""
        shown = tuple(caption[1:] for caption in self.captions if not reports or caption[0] in reports)
        return Known(views(self.index, reports), self.last_year(reports), infer, shown)


_CAPTION = re.compile(
    r"图\s*\d+\s*(?P<first>(?:19|20)\d\d)(?:\s*[-—–~至]\s*(?P<last>(?:19|20)\d\d))?\s*年?\s*(?P<title>[^\n。]{4,60})"
)


def _captions(index: OpenIndex) -> Iterator[tuple[str, str, int, int]]:
    """Report, caption, first and last year of every chart."""
    for passage in index.passages:
        for match in _CAPTION.finditer(passage.text):
            # the number of a chart says nothing to the reader and is no supported numeral
            caption = re.sub(r"^图\s*\d+\s*|\s+", "", match[0])
            yield passage.report, caption, int(match["first"]), int(match["last"] or match["first"])


# kept by index, so that a rebuilt index gets a desk of its own and the old one goes with it
_DESKS: WeakKeyDictionary[OpenIndex, Desk] = WeakKeyDictionary()


def prepare(index: OpenIndex) -> None:
    """Make ready what the first question would otherwise wait for."""
    views(index)
    desk_of(index)


def desk_of(index: OpenIndex) -> Desk:
    """The desk of an index, made at its first question."""
    desk = _DESKS.get(index)
    if desk is None:
        indicators = [fact.indicator for fact in index.facts]
        desk = Desk(
            index,
            vocabulary_of(index.passages, cut, [*indicators, *index.terms]),
            text_source(index.passages, {report.id: report.data_year for report in index.reports}, cut),
            "|".join(map(canonical, indicators)),
            tuple(_captions(index)),
        )
        _DESKS[index] = desk
    return desk
