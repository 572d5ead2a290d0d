"""How far a statement bears out the words of a question."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .asked import Asked, Wanted, places
from .statements import Library, Statement, bare_text, pairs_of
from .synonyms import forms

_SYNONYM, _CONTEXT = 0.85, 0.6
# the words of one sentence say more together than the same words spread over a long one
_LENGTH_WORTH = 0.0002
_MOST = 40
# a year that something is only compared with dates nothing
_YEARS = re.compile(r"(?<!较)(?<!比)(?<!低于)(?<!高于)(?<!超过)(?<!从)(?<!自)((?:19|20)\d\d)年")
_LEADING = 5
_ORDER_WORTH = 0.5


@dataclass(frozen=True, slots=True)
class Borne:
    """A statement with the share of the question it bears out (0 to 1), the words it lacks, and whether the dates fit.

    `absent` are the words that the sentence itself lacks, though what stands before may have them. `rank` orders statements: beside the share, how far the words stand together, and how little else there is.
    """

    statement: Statement
    share: float
    lacking: tuple[Wanted, ...]
    dated: bool
    rank: float
    absent: tuple[Wanted, ...] = ()

    @property
    def lacks_name(self) -> bool:
        """Whether a name, a place or a quotation of the question is missing."""
        return any(wanted.hard for wanted in self.lacking)


@dataclass(frozen=True, slots=True)
class _Weighed:
    wanted: Wanted
    weight: float
    exact: frozenset[int]
    near: frozenset[int]

    def credit(self, number: int) -> float:
        return 1.0 if number in self.exact else _SYNONYM if number in self.near else 0.0


def borne_out(asked: Asked, library: Library, allowed: frozenset[int] | None = None) -> list[Borne]:
    """The statements that bear out most of a question, the best first; empty if none has a word of it."""
    weighed = [_weigh(wanted, library) for wanted in _present(asked, library)]
    total = sum(w.weight for w in weighed)
    if not total:
        return []
    sums: dict[int, float] = {}
    for word in weighed:
        for number in word.exact | word.near:
            if allowed is None or number in allowed:
                sums[number] = sums.get(number, 0.0) + word.weight * word.credit(number)
    order = _order(asked, library)
    for number in sums:
        sums[number] = sums[number] / total + _ORDER_WORTH * order.get(number, 0.0)
    best = sorted(sums, key=lambda number: (-sums[number], number))[:_MOST]
    best += _following(best, sums, library, allowed)
    found = [_judge(library.statements[n], weighed, total, asked, library, order.get(n, 0.0)) for n in best]
    return sorted(found, key=lambda borne: (-borne.rank, -borne.statement.year, borne.statement.number))


def _following(best: list[int], known: dict[int, float], library: Library, allowed: frozenset[int] | None) -> list[int]:
    """The sentences right behind the best ones: their subject stands there, not in them."""
    pairs = ((library.statements[n], library.statements[n + 1]) for n in best[:_LEADING] if n + 1 < len(library.statements))
    behind = (after.number for before, after in pairs if after.paragraph == before.paragraph)
    return [n for n in dict.fromkeys(behind) if n not in known and (allowed is None or n in allowed)]


def _order(asked: Asked, library: Library) -> dict[int, float]:
    """The share of the question's character pairs in each statement: words that stand together in both count more."""
    weights = {pair: library.rarity(numbers) for pair in pairs_of(bare_text(asked.subject)) if (numbers := library.pairs.get(pair))}
    total = sum(weights.values())
    shares: dict[int, float] = {}
    for pair, weight in weights.items():
        for number in library.pairs[pair]:
            shares[number] = shares.get(number, 0.0) + weight / total
    return shares


def _present(asked: Asked, library: Library) -> Iterator[Wanted]:
    """The words to look for; a title that is not named in full is looked for under the full names it may mean."""
    for wanted in asked.wanted:
        if wanted.parts and not any(library.where(form) for form in wanted.forms):
            meant = tuple(title for title in library.titles if all(part in title for part in wanted.parts))
            yield replace(wanted, forms=(*wanted.forms, *meant))
        elif not wanted.hard and len(wanted.word) > 3 and not any(library.where(form) for form in wanted.forms):
            # 数据交易规则: no report says it in one word, but one may say its parts
            yield from (Wanted(part, forms(part)) for part in (wanted.word[:2], wanted.word[2:]))
        else:
            yield wanted


def _weigh(wanted: Wanted, library: Library) -> _Weighed:
    exact = library.where(wanted.word)
    near: frozenset[int] = frozenset().union(*(library.where(form) for form in wanted.forms))
    worth = 1.3 if wanted.hard else 0.25 if wanted.light else 1.0
    return _Weighed(wanted, library.rarity(exact | near) * worth, exact, near)


def _judge(statement: Statement, weighed: list[_Weighed], total: float, asked: Asked, library: Library, order: float) -> Borne:
    around = frozenset(s.number for s in library.before(statement))
    headings = bare_text(" ".join(statement.section))
    share, lacking, absent = 0.0, [], []
    for word in weighed:
        credit = word.credit(statement.number)
        if credit and word.wanted.word in places() and not _together(statement.bare, word, weighed):
            credit = 0.0
        if not credit:
            absent.append(word.wanted)
        if not credit and ((word.exact | word.near) & around or any(bare_text(f) in headings for f in word.wanted.forms)):
            credit = _CONTEXT
        if not credit and not word.wanted.light:
            lacking.append(word.wanted)
        share += credit * word.weight / total
    dated = all(_dated(statement, year, month, library) for year, month in asked.dates)
    rank = share + _ORDER_WORTH * order - _LENGTH_WORTH * len(statement.bare) - (0 if dated else 0.3)
    return Borne(statement, share, tuple(lacking), dated, rank, tuple(absent))


def _together(text: str, place: _Weighed, others: list[_Weighed]) -> bool:
    """Whether a place is named beside something else of the question, not merely somewhere in the sentence."""
    rest = [form.lower() for other in others if other.wanted.word not in places() for form in other.wanted.forms]
    beside = [clause for clause in re.split("[，；。]", text) if any(form.lower() in clause for form in place.wanted.forms)]
    return not rest or any(form in clause for clause in beside for form in rest) or text.startswith(place.wanted.forms)


def _dated(statement: Statement, year: int, month: int | None, library: Library) -> bool:
    """Whether the date of the question governs the statement: it is named there or before, or is the data year."""
    name = f"{year}年" if month is None else f"{year}年{month}月"
    if name in statement.bare:
        return True
    if month is not None or _YEARS.search(statement.bare):
        return False
    for earlier in library.before(statement):
        if years := _YEARS.findall(earlier.bare):
            return str(year) in years
    return statement.year == year
