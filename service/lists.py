"""Which ones: sentences that enumerate what the question asks for."""
from __future__ import annotations

import re
from collections.abc import Sequence

from .asked import Asked
from .bearing import Borne
from .enumerations import enumerations, items_start
from .found import Found, marked, quote, sentence
from .prose import shortened
from .statements import Library, Statement

_LONGEST = 450
_ENUMERATED, _BARE_LIST = 0.35, 0.15
_PAIR = re.compile(r"哪[两二2]|两个|两类|两部分|前面|之前|领先")
_ANNOUNCES = re.compile(r"(?:如下|以下|诸多|多方面|几个方面|[一二三四五六七八九十]个方面|[一二三四五六七八九十]大|部分|方面)[^，。；]{0,10}[。：:]$")
_CONTINUES = re.compile(r"^(?:例如|比如|包括|一是|第一|首先|其中|具体|主要|（1）|1[.、])")


def enumerate_answer(asked: Asked, ranked: Sequence[Borne], library: Library) -> Found | None:
    """The sentence that enumerates what is asked; None if the best ones say it without enumerating."""
    pairs = bool(_PAIR.search(asked.question))
    scored = [(borne.rank + _worth(asked, borne.statement, library, pairs), borne) for borne in ranked]
    scored = [(score, borne) for score, borne in scored if score > borne.rank]
    if not scored:
        return None
    _, best = max(scored, key=lambda pair: (pair[0], pair[1].statement.year, -pair[1].statement.number))
    statements = _with_continuation(best.statement, library, pairs)
    words = [form for wanted in asked.wanted for form in wanted.forms]
    texts = [shortened(sentence(s), [*words, "、"], _LONGEST) for s in statements]
    marks = "".join(marked(text, number) for number, text in enumerate(texts, 1))
    return Found(marks, tuple(map(quote, statements)), best.share)


def _worth(asked: Asked, statement: Statement, library: Library, pairs: bool) -> float:
    """What the sentence gains for enumerating things under the words asked for, not those words themselves."""
    text = statement.text
    spans = enumerations(text, pairs)
    if not spans:
        return _BARE_LIST if _continued(statement, library, pairs) else 0.0
    words = [w for w in asked.wanted if any(form.lower() in text.lower() for form in w.forms)]
    if not words:
        return _BARE_LIST
    topical = [w for w in words if any(_outside(text, form, spans) for form in w.forms)]
    return _ENUMERATED * len(topical) / len(words)


def _outside(text: str, word: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the word stands somewhere that is not a later member of an enumeration."""
    at = text.lower().find(word.lower())
    while at >= 0:
        if not any(items_start(text, span) <= at < span[1] for span in spans):
            return True
        at = text.lower().find(word.lower(), at + 1)
    return False


def _continued(statement: Statement, library: Library, pairs: bool) -> bool:
    return len(_with_continuation(statement, library, pairs)) > 1


def _with_continuation(statement: Statement, library: Library, pairs: bool) -> list[Statement]:
    """The sentence, with the next one where only that enumerates: 面临诸多挑战。例如，…"""
    if enumerations(statement.text, pairs):
        return [statement]
    paragraph = library.paragraph(statement)
    at = paragraph.index(statement) + 1
    if at < len(paragraph) and enumerations(paragraph[at].text, pairs):
        if _CONTINUES.match(paragraph[at].text) or _ANNOUNCES.search(statement.text):
            return [statement, paragraph[at]]
    return [statement]
