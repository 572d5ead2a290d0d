"""A question as it was typed, in the form that everything after this reads."""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .colloquial import plainly
from .english import to_chinese
from .padding import without_padding
from .script import clean_characters, full_years, join_spaced, simplified
from .typos import Repair, repair
from .vocabulary import Vocabulary

Language = Literal["zh", "en"]

_HAN = re.compile("[\u3400-\u9fff]")
_ENGLISH_WORD = re.compile(r"\b[A-Za-z]?[a-z]{2,}\b")


@dataclass(frozen=True, slots=True)
class Normalised:
    """The question in one width and script, without padding, in Chinese whatever its language.

    `language` is that of the reader, `repairs` are the typing errors put right, `unknown` the English words that the
    lexicon lacks; they stay in `text`, so that nothing is answered past them.
    """

    text: str
    language: Language
    repairs: tuple[Repair, ...] = ()
    unknown: tuple[str, ...] = ()


def normalise(question: str, vocabulary: Vocabulary) -> Normalised:
    """Read a question of any width, script, spelling and of either language."""
    text = clean_characters(question)
# spaces and typing errors are put right by rules of Chinese, so English leaves here
    if language_of(text) == "en":
        translated = to_chinese(text)
        return Normalised(translated.question, "en", unknown=translated.unknown)
    text = full_years(join_spaced(plainly(simplified(text)), vocabulary.terms.words))
    text, repairs = repair(without_padding(text), vocabulary.terms, vocabulary.split)
    return Normalised(text, "zh", repairs)


def language_of(text: str) -> Language:
    """English is what has no Chinese character and more than names in capitals."""
    return "en" if not _HAN.search(text) and _ENGLISH_WORD.search(text) else "zh"
