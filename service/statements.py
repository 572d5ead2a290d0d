"""The sentences of an index as something that can be cited, found by the words they hold."""
from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, takewhile

from corpus.sentences import split_sentences
from corpus.span import Mapped
from index.passage import Passage

# layout puts spaces between Chinese and digits, and quotation marks are left out by whoever asks
_UNMATCHED = re.compile(r"[\s“”‘’\"']+")
_TITLE = re.compile(r"《([^《》]+)》")
_EXHIBIT = re.compile(r"(?:图|表|数据来源|资料来源|注)\s*[:：\d]")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a passage: `text` stands verbatim in it, `bare` is the form that words are looked for in, with
    the full titles behind that it means by short ones.

    `year` is the data year of its report, `paragraph` counts paragraphs of the library, `number` statements.
    """

    number: int
    paragraph: int
    report: str
    year: int
    passage_id: str
    section: tuple[str, ...]
    text: str
    bare: str


@dataclass(frozen=True, slots=True)
class Library:
    """All statements in reading order; `pairs` says for two neighbouring characters which statements hold them.

    `titles` are the names in 《》 that the reports mention.
    """

    statements: tuple[Statement, ...]
    pairs: Mapping[str, frozenset[int]] = field(repr=False)
    titles: tuple[str, ...] = field(default=(), repr=False)
    _places: dict[str, frozenset[int]] = field(default_factory=dict, repr=False, compare=False)

    def where(self, word: str) -> frozenset[int]:
        """The numbers of the statements that hold a word."""
        found = self._places.get(word)
        if found is None:
            found = self._find(bare_text(word))
            # questions bring ever new words; what is kept must not grow without end
            if len(self._places) < 20_000:
                self._places[word] = found
        return found

    def _find(self, word: str) -> frozenset[int]:
# the pairs of a word narrow the search down to a few sentences before any text is looked into
        sets = [self.pairs.get(pair, frozenset()) for pair in pairs_of(word)]
        if not sets:
            return frozenset(s.number for s in self.statements if word and word in s.bare)
        return frozenset(n for n in frozenset.intersection(*sets) if word in self.statements[n].bare)

    def rarity(self, numbers: frozenset[int]) -> float:
        """How much it says that a word stands in just these statements (inverse document frequency)."""
        return math.log(1 + len(self.statements) / (1 + len(numbers)))

    def before(self, statement: Statement) -> Iterator[Statement]:
        """The earlier sentences of the same paragraph, the nearest first."""
        for number in range(statement.number - 1, -1, -1):
            if self.statements[number].paragraph != statement.paragraph:
                return
            yield self.statements[number]

    def after(self, statement: Statement, most: int) -> tuple[Statement, ...]:
        """The next sentences of the same section, at most so many."""
        following = self.statements[statement.number + 1 : statement.number + 1 + most]
        same = (statement.report, statement.section)
        return tuple(takewhile(lambda s: (s.report, s.section) == same, following))

    def paragraph(self, statement: Statement) -> tuple[Statement, ...]:
        """All sentences of the paragraph, in reading order."""
        first = statement.number - sum(1 for _ in self.before(statement))
        rest = iter(self.statements[first:])
        return next(tuple(group) for _, group in groupby(rest, lambda s: s.paragraph))


def library_of(passages: Iterable[Passage], years: dict[str, int]) -> Library:
    """The library of these passages; `years` gives the data year of each report."""
    statements = tuple(_statements(passages, years))
    pairs: dict[str, set[int]] = {}
    for statement in statements:
        for pair in pairs_of(statement.bare):
            pairs.setdefault(pair, set()).add(statement.number)
# sorted, so that the same index always answers in the same words
    titles = sorted({title for s in statements for title in _TITLE.findall(s.text)})
    return Library(statements, {pair: frozenset(numbers) for pair, numbers in pairs.items()}, tuple(titles))


def _statements(passages: Iterable[Passage], years: dict[str, int]) -> Iterator[Statement]:
    number = paragraph = 0
    named: list[str] = []
    for passage in passages:
        for line in passage.text.split("\n"):
            if _EXHIBIT.match(line) or "\t" in line:  # rows of tables are facts, not prose
                continue
            for sentence in split_sentences(Mapped(line, tuple(range(len(line))))):
                text = sentence.text
                named += _TITLE.findall(text)
                yield Statement(
                    number, paragraph, passage.report, years.get(passage.report, 0), passage.id, passage.section, text,
                    bare_text(text + _meant(text, named)),
                )  # fmt: skip
                number += 1
            paragraph += 1


def _meant(text: str, named: Sequence[str]) -> str:
    """The full titles that a sentence means by 《意见》 or 《规定》: the last one named that ends so."""
# a long title is a name of its own
    short = [title for title in _TITLE.findall(text) if len(title) <= 3]
    full = (next((name for name in reversed(named) if name.endswith(title) and name != title), "") for title in short)
    return "".join(f"《{name}》" for name in full if name)


def bare_text(text: str) -> str:
    """A text without white space and quotation marks, in lower case."""
    return _UNMATCHED.sub("", text).lower()


def pairs_of(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a bare text."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def within(library: Library, reports: Sequence[str]) -> frozenset[int] | None:
    """The statements of these reports; None means all."""
    return frozenset(s.number for s in library.statements if s.report in reports) if reports else None
