"""What is X: the sentences in which the reports define a term."""
from __future__ import annotations

from collections.abc import Mapping, Sequence

from .asked import Asked
from .defined import Definition
from .found import Found, marked, quote, sentence
from .prose import ended, tidy
from .statements import Library, Statement, bare_text
from .synonyms import forms
from .wanted import Wanted
from .wordlists import word_set

_LONGEST = 600
# an abbreviation with its full name defines only where nothing better does
_WEAK = 0.55
# what is surely a definition is one whatever else a question says around the term
_SURE = 0.9


def define(
    asked: Asked, defined: Mapping[str, tuple[Definition, ...]], library: Library, allowed: frozenset[int] | None
) -> Found | None:
    """The definitions of the term asked for, the surest first; None if the reports define no such term."""
    for term in terms_of(asked, defined):
        known = [d for d in defined[term] if allowed is None or d.statement.number in allowed]
        borne = [d for d in known if _covered(asked, d, library)]
        best = sorted(borne, key=lambda d: (-d.strength, -d.statement.year, d.statement.number))
        if texts := _fitting(best, library):
            return _found(texts)
    return None


def both(
    asked: Asked, defined: Mapping[str, tuple[Definition, ...]], library: Library, allowed: frozenset[int] | None
) -> Found | None:
    """The definitions of the two terms that a question tells apart; None if the reports don't define both."""
    terms: list[str] = []
    for term in terms_of(asked, defined):
        if not any(term in longer for longer in terms):
            terms.append(term)
    texts: list[tuple[Statement, str]] = []
    for term in sorted(terms[:2], key=bare_text(asked.subject).find):
        known = [d for d in defined[term] if d.strength > _WEAK and (allowed is None or d.statement.number in allowed)]
        best = max(known, key=lambda d: (d.strength, d.statement.year, -d.statement.number), default=None)
        if best:
            texts.append((best.statement, _text(best, library)))
    fit = len(texts) == 2 and texts[0][0] != texts[1][0] and sum(len(text) for _, text in texts) <= _LONGEST
    return _found(texts) if fit else None


def whole_of(definition: Definition, library: Library) -> Found:
    """A definition as an answer, with its paragraph where that is the definition."""
    return _found([(definition.statement, _text(definition, library))])


def _found(texts: Sequence[tuple[Statement, str]]) -> Found:
    marks = "".join(marked(text, number) for number, (_, text) in enumerate(texts, 1))
    return Found(marks, tuple(quote(statement) for statement, _ in texts), 1.0)


def _fitting(best: Sequence[Definition], library: Library) -> list[tuple[Statement, str]]:
    """The two surest definitions that are not far apart in sureness, as far as they fit."""
    kept = [d for d in best if d.strength >= 0.6 * best[0].strength and d.strength > _WEAK] or list(best[:1])
    texts: list[tuple[Statement, str]] = []
    for definition in kept[:2]:
        text = _text(definition, library)
        taken = sum(len(other) for _, other in texts)
        if all(statement != definition.statement for statement, _ in texts) and taken + len(text) <= _LONGEST:
            texts.append((definition.statement, text))
    return sorted(texts, key=lambda found: (-found[0].year, found[0].number))


def terms_of(asked: Asked, defined: Mapping[str, tuple[Definition, ...]]) -> list[str]:
    """The defined terms that the question names, by themselves or a synonym, the longest first."""
    subject = bare_text(asked.subject)
    named = {other.lower() for wanted in asked.wanted for other in (*wanted.forms, *forms(wanted.word))}
# the term itself comes before its synonyms: 数字服务贸易 is not 可数字化交付服务 where both are defined
    named_so = [term for term in defined if bare_text(term) in subject]
    terms = named_so or [term for term in defined if term in named]
    return sorted(terms, key=lambda term: (-len(term), term))


def _covered(asked: Asked, definition: Definition, library: Library) -> bool:
    """Whether the definition, or what stands before it, bears out the question's other words."""
    others = [w for w in asked.wanted if not w.light and not _part_of(w.word, w.forms, definition.term.lower())]
    if definition.strength >= _SURE:
        others = [w for w in others if not _is_aside(w, asked, definition.term, library)]
    statement = definition.statement
    around = {statement.number, *(s.number for s in library.before(statement))}
    if definition.whole:
        around |= {s.number for s in library.paragraph(statement)}
    return all(any(library.where(form) & around for form in w.forms) for w in others)


def _is_aside(wanted: Wanted, asked: Asked, term: str, library: Library) -> bool:
    """Whether a word of the question says nothing about the term: no name, and not beside it."""
    if wanted.hard or wanted.event or wanted.word in word_set("telling"):
        return False
    sides = ((wanted.word, term), (term, wanted.word))
    beside = any(f"{one}{of}{two}" in bare_text(asked.subject) for one, two in sides for of in ("", "的"))
    return not beside and (wanted.doing or not any(library.where(form) for form in wanted.forms))


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
