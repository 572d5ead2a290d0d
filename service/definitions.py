"""What is X: the sentences in which the reports define a term."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .asked import Asked
from .defined import Definition
from .found import Found, marked, quote, sentence
from .prose import ended, tidy
from .statements import Library, Statement, bare_text
from .synonyms import forms

_LONGEST = 600
_ASIDE = re.compile(r"本?报告|文中|书中|这里|所说|说的|所谓|提到|提出|如何|的$")


def define(asked: Asked, defined: Mapping[str, tuple[Definition, ...]], library: Library, allowed: frozenset[int] | None) -> Found | None:
    """The definitions of the term asked for, the surest first; None if the reports define no such term."""
    term = _term(asked, defined)
    if term is None:
        return None
    chosen = sorted(
        (d for d in defined[term] if allowed is None or d.statement.number in allowed),
        key=lambda d: (-_covered(asked, d, library), -d.strength, -d.statement.year, d.statement.number),
    )
    best = [d for d in chosen if _covered(asked, d, library) > 0.99]
    if not best:
        return None
    kept = [d for d in best if d.strength >= 0.6 * best[0].strength and d.strength > 0.55] or best[:1]
    texts: list[str] = []
    statements: list[Statement] = []
    for definition in kept[:2]:
        text = _text(definition, library)
        if definition.statement not in statements and sum(map(len, texts)) + len(text) <= _LONGEST:
            texts.append(text)
            statements.append(definition.statement)
    if not texts:
        return None
    marks = "".join(marked(text, number) for number, text in enumerate(texts, 1))
    return Found(marks, tuple(quote(s) for s in statements), 1.0)


def _term(asked: Asked, defined: Mapping[str, tuple[Definition, ...]]) -> str | None:
    """The longest defined term that the question names, by itself or a synonym."""
    subject = bare_text(asked.subject)
    named = {other.lower() for wanted in asked.wanted for other in (*wanted.forms, *forms(wanted.word))}
    named_so = [term for term in defined if bare_text(term) in subject]
    terms = named_so or [term for term in defined if term in named]
    return max(terms, key=lambda term: (len(term), term), default=None)


def _covered(asked: Asked, definition: Definition, library: Library) -> float:
    """Which share of the question's other words the definition, or what stands before it, bears out."""
    others = [w for w in asked.wanted if not w.light and not _part_of(w.word, w.forms, definition.term.lower())]
    if not others:
        return 1.0
    statement = definition.statement
    around = {statement.number, *(s.number for s in library.before(statement))}
    if definition.whole:
        around |= {s.number for s in library.paragraph(statement)}
    return sum(any(library.where(form) & around for form in w.forms) for w in others) / len(others)


def _part_of(word: str, others: tuple[str, ...], term: str) -> bool:
    return word.lower() in term or any(other.lower() == term for other in others)


def _text(definition: Definition, library: Library) -> str:
    """The defining sentence, or its paragraph where that is the definition, as far as it fits."""
    if not definition.whole:
        return sentence(definition.statement)
    text = ""
    for statement in library.paragraph(definition.statement):
        following = ended(tidy(statement.text))
        if text and len(text) + len(following) > _LONGEST:
            break
        text += following
    return text
