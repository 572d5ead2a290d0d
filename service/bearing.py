"""How far statements bear out a question."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .asked import Asked
from .dates import is_governed
from .places import places
from .statements import Library, Statement, bare_text, pairs_of
from .wanted import Wanted
from .weighing import is_misplaced, weigh
from .word_kinds import is_verb

# a word that only the heading or an earlier sentence says
_CONTEXT = 0.6
_UNDATED = 0.3
# the words of one sentence say more together than the same words spread over a long one
_LENGTH_WORTH = 0.0002
_ORDER_WORTH = 0.5
_MOST, _LEADING = 40, 5


@dataclass(frozen=True, slots=True)
class Borne:
    """A statement with the share of the question it bears out (0 to 1), the words it lacks, and whether the dates fit.

    `absent` are the words that the sentence itself lacks, though what stands before may have them. `rank` orders
    statements: beside the share, how far the words stand together, and how little else there is.
    """

    statement: Statement
    share: float
    lacking: tuple[Wanted, ...]
    dated: bool
    rank: float
    absent: tuple[Wanted, ...] = ()

    @property
    def lacks_name(self) -> bool:
        """Whether a name or a place is missing; titles and Latin names have to stand in the sentence itself."""
        named = (wanted for wanted in self.absent if wanted.hard and wanted.word not in places())
        return any(named) or any(wanted.hard for wanted in self.lacking)


def borne_out(asked: Asked, library: Library, allowed: frozenset[int] | None = None) -> list[Borne]:
    """The statements that bear out most of a question, the best first; empty if none has a word of it."""
    judge = _Judge(asked, library)
    if not judge.total:
        return []
    found = [judge.borne(library.statements[number]) for number in judge.candidates(allowed)]
    return sorted(found, key=lambda borne: (-borne.rank, -borne.statement.year, borne.statement.number))


class _Judge:
    """A question's words with their weights, to judge statements by."""

    def __init__(self, asked: Asked, library: Library) -> None:
        self.asked, self.library = asked, library
        # what happened is said by its verb: a date of something else is no answer
        self.strict = asked.kind in ("time", "claim", "why", "who", "plain")
        self.words = weigh(asked.wanted, library, self.strict)
        self.total = sum(word.weight for word in self.words)
        self.order = _order(asked.subject, library)

    def candidates(self, allowed: frozenset[int] | None) -> list[int]:
        """The statements that hold most of the words, and those right behind: their subject may stand before them."""
        scores: dict[int, float] = {}
        for word in self.words:
            for number in word.exact | word.near:
                scores[number] = scores.get(number, 0.0) + word.weight * word.credit(number) / self.total
        ranked = sorted(scores, key=lambda n: (-scores[n] - _ORDER_WORTH * self.order.get(n, 0.0), n))
        best = [number for number in ranked if allowed is None or number in allowed][:_MOST]
        return list(dict.fromkeys((*best, *_behind(best[:_LEADING], self.library))))

    def borne(self, statement: Statement) -> Borne:
        """One statement, judged."""
        before = frozenset(s.number for s in self.library.before(statement))
        headings = bare_text(" ".join(statement.section))
        share, lacking, absent = 0.0, [], []
        for word in self.words:
            credit = word.credit(statement.number)
# 仅次于美国 says nothing about the trade of 美国
            if is_misplaced(statement.bare, word, self.words):
                credit = 0.0
            elif not credit:
                absent.append(word.wanted)
                credit = _CONTEXT if word.is_beside(before, headings) else 0.0
            if not credit and not (word.wanted.light or (not self.strict and _may_be_said_otherwise(word.wanted))):
                lacking.append(word.wanted)
            share += credit * word.weight / self.total
        dated = is_governed(statement, self.asked.dates, self.library)
        rank = share + _ORDER_WORTH * self.order.get(statement.number, 0.0) - _LENGTH_WORTH * len(statement.bare)
        return Borne(statement, share, tuple(lacking), dated, rank - _UNDATED * (not dated), tuple(absent))


def _may_be_said_otherwise(wanted: Wanted) -> bool:
    return wanted.doing and is_verb(wanted.word)


def _behind(numbers: Iterable[int], library: Library) -> list[int]:
    following = ((library.statements[n], library.after(library.statements[n], 1)) for n in numbers)
    return [after[0].number for before, after in following if after and after[0].paragraph == before.paragraph]


def _order(subject: str, library: Library) -> dict[int, float]:
    """The share of the question's character pairs in each statement: words that stand together in both count more."""
    known = [pair for pair in pairs_of(bare_text(subject)) if pair in library.pairs]
    weights = {pair: library.rarity(library.pairs[pair]) for pair in sorted(known)}
    total = sum(weights.values())
    shares: dict[int, float] = {}
    for pair, weight in weights.items():
        for number in library.pairs[pair]:
            shares[number] = shares.get(number, 0.0) + weight / total
    return shares
