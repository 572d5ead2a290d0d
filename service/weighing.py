"""How much each word of a question weighs, and which statements hold it."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .places import places
from .statements import Library, bare_text
from .wanted import Wanted, ordinary
from .wordlists import word_set

# the question's own word is the surest sign
_SYNONYM = 0.85
_COMPARED = re.compile("次于|低于|高于|超过|多于|少于|优于|落后|相比|比|较|除|其次|其后|随后|之后|之前")
_HAN_WORD = re.compile("[\u4e00-\u9fff]{2,3}")
# characters of too many words to tell which of them is meant
_COMMON = frozenset("的了在是有不大小多上下中国人年月日时数据贸易服务业化性者员部门方面生学会")
# against a thing, which weighs 1
_HARD, _DOING, _SORT, _LIGHT = 1.3, 0.6, 0.25, 0.2
_LONG_PLACE = 4


@dataclass(frozen=True, slots=True)
class Weighed:
    """A word with its weight and the numbers of the statements that hold it, itself or as a synonym."""

    wanted: Wanted
    weight: float
    exact: frozenset[int]
    near: frozenset[int]

    def credit(self, number: int) -> float:
        """How far a statement says the word."""
        return 1.0 if number in self.exact else _SYNONYM if number in self.near else 0.0

    def is_beside(self, numbers: frozenset[int], headings: str) -> bool:
        """Whether these statements or headings say the word."""
        said = (self.exact | self.near) & numbers
        return bool(said) or any(bare_text(form) in headings for form in self.wanted.forms)


def weigh(words: Sequence[Wanted], library: Library, strict: bool = False) -> list[Weighed]:
    """The words to look for: rare ones weigh more, names most, everyday words little.

    What no report says and names no thing is passed over, unless `strict`: then only everyday words are.
    """
    present = [wanted for word in words for wanted in _present(word, library)]
    kept = [wanted for wanted in present if not _passing(wanted, library, strict)]
    return [_weighed(wanted, library) for wanted in kept]


def _passing(wanted: Wanted, library: Library, strict: bool) -> bool:
    """Whether it is a word of speech that the reports never use: 扎堆, 请予, 小白."""
    if wanted.hard or wanted.event or any(library.where(form) for form in wanted.forms):
        return False
    everyday = wanted.light or wanted.word in word_set("plain_words")
    return everyday or (wanted.doing and not strict and wanted.word not in word_set("telling"))


def _weighed(wanted: Wanted, library: Library) -> Weighed:
    exact = library.where(wanted.word)
    near: frozenset[int] = frozenset().union(*(library.where(form) for form in wanted.forms))
    if not (exact or near or wanted.hard):
        near = _shortened(wanted.word, library)
    return Weighed(wanted, library.rarity(exact | near) * _worth(wanted), exact, near)


def _shortened(word: str, library: Library) -> frozenset[int]:
    """The statements that hold a longer word which this one shortens: 网剧 for 网络剧, 小企业 for 中小企业."""
    if not _HAN_WORD.fullmatch(word) or any(character in _COMMON for character in word):
        return frozenset()
    longer = re.compile("[\u4e00-\u9fff]{0,2}?".join(word))
    return frozenset(statement.number for statement in library.statements if longer.search(statement.bare))


def _worth(wanted: Wanted) -> float:
    if wanted.hard:
        return _HARD
    if wanted.sort:
        return _SORT
    return _LIGHT if wanted.light else _DOING if wanted.doing else 1.0


def _present(wanted: Wanted, library: Library) -> Iterator[Wanted]:
    """The word, or what to look for instead where no report says it so."""
    if any(library.where(form) for form in wanted.forms):
        yield wanted
    elif wanted.parts:
        meant = (title for title in library.titles if all(part in title for part in wanted.parts))
        yield replace(wanted, forms=(*wanted.forms, *meant))
    elif len(wanted.word) > 3 and not wanted.hard:
        # 数据交易规则: no report says it in one word, but one may say its parts
        yield from map(ordinary, (wanted.word[:2], wanted.word[2:]))
    else:
        yield wanted


def _tells_apart(wanted: Wanted) -> bool:
    return wanted.word not in places() and (wanted.event or not wanted.light)


def is_misplaced(text: str, word: Weighed, others: Sequence[Weighed]) -> bool:
    """Whether a place is named somewhere in the sentence, but beside nothing else of the question."""
    named = word.wanted.forms
    name = word.wanted.word
    # G20 is a body, 海南自由贸易港 a thing: neither is only a place
    if name not in places() or name.isascii() or len(name) > _LONG_PLACE or text.startswith(named):
        return False
    rest = [form.lower() for other in others if _tells_apart(other.wanted) for form in other.wanted.forms]
    clauses = [clause for clause in re.split("[，；。]", text) if any(form.lower() in clause for form in named)]
    aside = all(_COMPARED.search(clause) for clause in clauses)
    return bool(rest and clauses and aside) and not any(form in clause for clause in clauses for form in rest)
