"""Typing errors of a question, put right only where a term of the index explains them.

A piece of the question is changed when it is no known word, stands nowhere in the reports, and sounds or looks like a
term of the index: 跨境点商 → 跨境电商, 出囗 → 出口, 离案 → 离岸. A correct word is never turned into another.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from .sounds import sound, sounds
from .terms import LONGEST, Terms
from .wordlists import word_lists

Split = Callable[[str], list[str]]

# a text with more unexplained characters is no question with a slip of the finger
_MOST_DOUBTS = 40
_RUN = re.compile("[\u3400-\u9fff]+")

# function words that stand alone in every question: a sound shared with a term means nothing there
_SMALL = frozenset(
    "的了是在和与及或对为由从被把于有多少几哪什么吗呢吧啊呀也都就还又再更最很那这其中各个占到比之以将会能要做谁年月日第元"
    "我你他她它们咱您请问想说讲看给让跟向往按照据约近超达今明去前后上下里内外不没未被去来过着得地所只才可该此每某另"
)


@dataclass(frozen=True, slots=True)
class Repair:
    """A piece of the question that was read as another one."""

    typed: str
    read_as: str


def repair(text: str, terms: Terms, split: Split) -> tuple[str, tuple[Repair, ...]]:
    """The question with its typing errors put right, and what was changed. `split` cuts a text into words."""
    found: list[Repair] = []
# a question has a slip or two; more is another language
    for _ in range(4):
        change = next(_changes(text, terms, _doubts(text, terms, split)), None)
        if change is None:
            break
        start, end, term = change
        found.append(Repair(text[start:end], term))
        text = text[:start] + term + text[end:]
    return text, tuple(found)


@dataclass(frozen=True, slots=True)
class _Doubts:
    """Positions of Han characters that a word of the question doesn't explain.

    `single` stand alone in the cut; `strange` do too, and form no character pair of the reports; `rare` lie in
    words that the reports never use.
    """

    single: frozenset[int]
    strange: frozenset[int]
    rare: frozenset[int]


def _doubts(text: str, terms: Terms, split: Split) -> _Doubts:
    single: set[int] = set()
    rare: set[int] = set()
    for run in _RUN.finditer(text):
        tokens = split(run[0])
        for token, end in zip(tokens, accumulate(map(len, tokens), initial=run.start()), strict=False):
            if len(token) == 1:
                single.add(end)
            elif len(token) == 2 and token not in terms.pairs:
                rare.update((end, end + 1))
    return _Doubts(frozenset(single), frozenset(i for i in single if not _in_pair(text, i, terms)), frozenset(rare))


def _in_pair(text: str, at: int, terms: Terms) -> bool:
    around = (text[max(at - 1, 0) : at + 1], text[at : at + 2])
    return any(pair in terms.pairs and len(pair) == 2 and not _SMALL & set(pair) for pair in around)


def _changes(text: str, terms: Terms, doubts: _Doubts) -> Iterator[tuple[int, int, str]]:
    """Possible repairs, the longest term first: start, end, and the term to put there."""
    doubtful = doubts.single | doubts.rare
    if not doubtful or len(doubtful) > _MOST_DOUBTS:
        return
    for length in range(LONGEST, 1, -1):
        for start in range(len(text) - length + 1):
            window = text[start : start + length]
            if window in terms.words or doubtful.isdisjoint(range(start, start + length)):
                continue
            if term := _term_for(window, start, terms, doubts):
                yield start, start + length, term
    yield from _doubled(text, terms, doubts.single)


def _term_for(window: str, start: int, terms: Terms, doubts: _Doubts) -> str | None:
    if term := _one_off(window, start, terms, doubts):
        return term
    if len(window) < 4 or not all(map(_han, window)):
        return None
    touched = frozenset(range(start, start + len(window)))
    if touched & (doubts.strange | doubts.rare):
        if same := terms.by_sound.get(sounds(window)):
            return same[0]
        if turned := [t for t in terms.by_letters.get("".join(sorted(window)), ()) if _swapped(window, t)]:
            return turned[0]
    if touched & doubts.single and _bounded(window, start, doubts):
        return next((t for t in terms.by_missing.get(window, ()) if _torn(window, start, t, doubts)), None)
    return None


def _torn(window: str, start: int, term: str, doubts: _Doubts) -> bool:
    """Whether the gap left by the missing character is beside one that no word explains."""
    gap = next(at for at in range(1, len(term)) if window[:at] == term[:at] and window[at:] == term[at + 1 :])
    return any(start + at in doubts.single and window[at] not in _SMALL for at in (gap - 1, gap))


def _one_off(window: str, start: int, terms: Terms, doubts: _Doubts) -> str | None:
    """A term that differs in one strange character, which sounds or looks like the right one."""
    for at, character in enumerate(window):
        if start + at not in doubts.strange or character in _SMALL:
            continue
        for term in terms.by_gap.get((window[:at], window[at + 1 :]), ()):
            whole = len(term) > 2 or (term in terms.short and _alone(window, start, doubts))
            if whole and alike(character, term[at]):
                return term
    return None


def _alone(window: str, start: int, doubts: _Doubts) -> bool:
    return doubts.single.issuperset(range(start, start + len(window)))


def _bounded(window: str, start: int, doubts: _Doubts) -> bool:
    """Whether no unexplained character touches the window: 自 before 研游戏 says that 自研 is a word we don't know."""
    return start - 1 not in doubts.strange and start + len(window) not in doubts.strange


def alike(typed: str, meant: str) -> bool:
    """Whether two characters are typed for one another: the same sound without tone, or a similar shape."""
    return typed != meant and (sound(typed) == sound(meant) or meant in _lookalikes().get(typed, ""))


def _swapped(window: str, term: str) -> bool:
    """Whether two neighbouring characters changed places."""
    apart = [i for i, (a, b) in enumerate(zip(window, term, strict=True)) if a != b]
    return len(apart) == 2 and apart[1] == apart[0] + 1


def _doubled(text: str, terms: Terms, single: frozenset[int]) -> Iterator[tuple[int, int, str]]:
    """A character typed twice inside a term: 跨境电电商."""
    for at in sorted(single):
        # 多多少 is how people ask for a difference
        if text[at : at + 1] != text[at + 1 : at + 2] or text[at] in "多少":
            continue
        once = text[:at] + text[at + 1 :]
        around = ((i, j) for j in range(at + 3, at - 1, -1) for i in range(max(at - 4, 0), at + 1) if j - i > 2)
        if any(once[i:j] in terms.words for i, j in around):
            yield at, at + 2, text[at]


@cache
def _lookalikes() -> dict[str, str]:
    groups = word_lists("lookalikes")["look"]
    return {character: "".join(g for g in groups if character in g) for character in set("".join(groups))}


def _han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf"
