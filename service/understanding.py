"""A question as it was typed, with the conversation before it, in one Chinese sentence that stands on its own."""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .english import to_chinese
from .followup import resolve
from .normalise import Language, Normalised, normalise
from .typos import Repair
from .vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Understood:
    """The question to answer: `text` is Chinese, `language` that of the reader.

    `repairs` are typing errors put right, `taken_over` is what came from earlier turns, `unknown` are English words
    that the lexicon lacks; they stay in `text`, so that nothing is answered past them.
    """

    text: str
    language: Language
    repairs: tuple[Repair, ...] = ()
    taken_over: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def understand(question: str, earlier: Sequence[str], vocabulary: Vocabulary) -> Understood:
    """Read a question; `earlier` are the questions of the conversation before it, oldest first."""
    plain = normalise(question, vocabulary)
    text, unknown = _in_chinese(plain)
    before = [_in_chinese(normalise(turn, vocabulary))[0] for turn in earlier]
    resolved = resolve(text, before)
    return Understood(resolved.question, plain.language, plain.repairs, resolved.taken_over, unknown)


def _in_chinese(plain: Normalised) -> tuple[str, tuple[str, ...]]:
    if plain.language == "zh":
        return plain.text, ()
    translated = to_chinese(plain.text)
    return translated.question, translated.unknown
