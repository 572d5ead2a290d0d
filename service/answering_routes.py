"""Which answerer a question goes to: figures first where a figure is asked, text first where words are asked."""
from __future__ import annotations

from collections.abc import Sequence

from .answering_desk import Desk
from .arithmetic_rules import Known
from .comparison import COMPARING, compare
from .figures import asks_several, expanded, find, one_figure, several_figures
from .figures_identify import identify
from .figures_source import source_of
from .query import Draft, Query
from .refusal import refuse
from .slots_words import pattern
from .textual import TextAnswer, text_answer
from .verification import verify

_SURE, _LIKELY = 0.62, 0.45
_TEXT_FIRST = ("definition", "list", "policy", "time", "who", "why", "role")


def respond(query: Query, desk: Desk, reports: Sequence[str]) -> Draft:
    """The draft of an answer, or of a refusal."""
    text = text_answer(query.question, desk.text, reports)
    if text.draft.reason is not None and text.draft.reason.kind == "off_topic" and text.kind == "opinion":
        return text.draft
    known = desk.known(reports, infer=query.operation == "infer")
    if query.kind == "verify":
        return verify(query, known) or _text(text) or refuse(query, known)
    if query.kind == "identify":
        return identify(query, known)
    if query.kind == "source" and (draft := source_of(query, known)):
        return draft
    if text.kind in _TEXT_FIRST and not asks_figure(query) and (draft := _text(text)):
        return draft
    return _figures(query, known) or _fallback(query, known, text)


def asks_figure(query: Query) -> bool:
    """Whether the words of a question ask for a number."""
    if query.operation in COMPARING:
        return True
    return any(t.measure or t.unit for t in query.targets) or bool(pattern("多少|几(?=个|家|条|部|成|倍|笔|项)|多大|多高|多长").search(query.question))


def _figures(query: Query, known: Known) -> Draft | None:
    """An answer by facts; None where no fact bears the question out."""
    if query.operation in COMPARING and (draft := compare(query, known)):
        return draft
    single = query.targets[0]
    if not _several_slots(query):
        found = find(single, known) if single.terms or single.flow else None
        if found:
            return one_figure(found, known, bool(single.periods))
    if asks_several(query):
        targets = expanded(query.targets[1:] or query.targets)
        founds = [find(target, known) for target in targets if target.terms or target.flow]
        kept = [found for found in founds if found]
        if kept and len(kept) == len(founds):
            distinct = list({found.fact.id: found for found in kept}.values())
            return one_figure(distinct[0], known) if len(distinct) == 1 else several_figures(distinct, known)
    return None


def _several_slots(query: Query) -> bool:
    """Whether the pieces of the question differ in a slot that one figure has only once."""
    parts = query.targets[1:]
    if len(query.targets[0].periods) > 1:
        return True
    return any(len({getattr(part, slot) for part in parts}) > 1 for slot in ("measure", "counterpart", "flow", "unit", "terms", "periods", "soft")) and len(parts) > 1


def _fallback(query: Query, known: Known, text: TextAnswer) -> Draft:
    if text.draft.status == "answered" and text.confidence >= _SURE and not asks_figure(query):
        return text.draft
    return refuse(query, known)


def _text(text: TextAnswer) -> Draft | None:
    return text.draft if text.draft.status == "answered" and text.confidence >= _LIKELY else None
