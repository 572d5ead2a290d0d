"""Approved words out of sight while a report is read: no rule cuts 再链通 at 再 or reads 三元经济 as an amount.

Each character of such a word is replaced by one that no report prints, so that every place stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import Any

from corpus.period import find_periods
from corpus.quantity import find_quantities
from corpus.report import Block, Report, Row, Section, Sentence
from corpus.span import Mapped

from .entities import take_entity
from .fact import Fact
from .lexicon import compiled
from .naming import clean, topic

# Han characters of the last block that Unicode filled: to every rule they are Chinese, and no word has them.
_FIRST, _SECOND = ([chr(code) for code in codes] for codes in (range(0x9FA6, 0x9FC8), range(0x9FC8, 0x9FF0)))
_HIDDEN = re.compile(f"[{_FIRST[0]}-{_FIRST[-1]}]?([{_SECOND[0]}-{_SECOND[-1]}])\\1*|[{_FIRST[0]}-{_FIRST[-1]}]")
_JOINT = re.compile("[、和与及等跟同]|以及|并")
_TAIL = r"(?:<indicators.measure+content+flow>)+$"


class Hiding:
    """Replaces the words that rules would cut, and brings them back."""

    def __init__(self, terms: Iterable[str]) -> None:
        words = dict.fromkeys(filter(_is_cut, map(_head, terms)))
        self._marks = {word: mark for word, mark in zip(words, _marks(), strict=False) if len(word) >= len(mark)}
        self._shown = {mark: word for word, mark in self._marks.items()}
        # 数和通宝 must win over 数和通.
        longest_first = sorted(self._marks, key=len, reverse=True)
        self._words = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def hide(self, report: Report) -> Report:
        """The report with the words replaced in everything that is read for facts; the raw text stays."""
        if not self._words:
            return report
        return replace(report, sections=tuple(self._section(section) for section in report.sections))

    def show(self, fact: Fact) -> Fact:
        """The fact with the words as printed."""
        if not self._words:
            return fact
        members = {field.name: getattr(fact, field.name) for field in fields(fact)}
        shown: dict[str, Any] = {
            name: self._show(value) if isinstance(value, str) else value for name, value in members.items()
        }
        return Fact(**shown)

    def _show(self, text: str) -> str:
        # Also where a rule has cut a name by its length: half a word is none.
        return _HIDDEN.sub(lambda match: self._shown.get(match[0][:2], ""), text)

    def _hidden(self, word: str) -> str:
        mark = self._marks[word]
        return mark + mark[-1] * (len(word) - len(mark))

    def _section(self, section: Section) -> Section:
        return replace(section, blocks=tuple(self._block(block) for block in section.blocks))

    def _block(self, block: Block) -> Block:
        sentences = tuple(Sentence(self._mapped(sentence.content)) for sentence in block.sentences)
        rows = tuple(Row(self._mapped(row.content), tuple(map(self._mapped, row.cells))) for row in block.rows)
        return replace(block, content=self._mapped(block.content), sentences=sentences, rows=rows)

    def _mapped(self, content: Mapped) -> Mapped:
        assert self._words
        return Mapped(self._words.sub(lambda match: self._hidden(match[0]), content.text), content.offsets)


def _head(term: str) -> str:
    """A term without what it says of a measure or a direction of trade, which rules have to see."""
    match = compiled(_TAIL).search(term)
    return term[: match.start()] if match and match.start() >= 2 else term


def _is_cut(term: str) -> bool:
    """Whether the rules, left to themselves, would take something of a term away or make several of it."""
    kept = clean(term) == term and topic(term + "收入") == term and take_entity(term)[0] is None
    return not kept or bool(_JOINT.search(term) or find_quantities(term) or find_periods(term))


def _marks() -> Iterator[str]:
    """One mark a word, of two characters of which the second is never the first of another."""
    yield from (first + second for first in _FIRST for second in _SECOND)
