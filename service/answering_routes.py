"""Which answerer a question goes to: figures first where a figure is asked, text first where words are asked."""
from __future__ import annotations

import re
from collections.abc import Sequence

from .answering_desk import Desk
from .arithmetic_rules import Known
from .comparison import COMPARING, compare
from .comparison_superlative import TOP, superlative
from .comparison_rest import rest
from .figures import ALL_EDITIONS, asks_several, expanded, find, one_figure, several_figures
from .figures_identify import identify
from .figures_rank import ahead, ranked_as
from .figures_source import source_of
from .figures_trend import trend
from .query import Draft, Query
from .refusal import refuse
from .refusal_premise import false_premise
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
    if draft := ahead(query, known) or ranked_as(query, known) or rest(query, known):
        return draft
    if query.kind == "trend" and (draft := trend(query, known)):
        return draft
    if TOP.search(query.question) and (draft := superlative(query, known)):
        return draft
    if query.operation == "which" and len(query.targets) > 2 and (draft := compare(query, known)):
        return draft
    if len({target.edition for target in query.targets[1:]}) > 1 and (draft := _several(query, known)):
        return draft
    if text.kind in _TEXT_FIRST and not asks_figure(query) and (draft := _text(text)):
        return draft
    draft = _figures(query, known)
    if draft is None:
        return _fallback(query, known, text)
    return false_premise(query, draft, known) or draft


def asks_figure(query: Query) -> bool:
    """Whether the words of a question ask for a number."""
    if _NUMBER_WORDS.search(query.question):
        return True
    if query.operation in COMPARING and query.operation != "which":
        return True
    return any((t.measure and t.measure not in ("rank", "level")) or t.unit for t in query.targets)


_NUMBER_WORDS = re.compile(r"多少|(?<!哪)几(?=个|家|条|部|成|倍|笔|项|户|人)|第几|多大|多高|多长|百分之|老几|位次|名次|排名|数量|总数")
_EACH = re.compile("分别|各(?:是|自|为|占|有|多少|达)")


def _figures(query: Query, known: Known) -> Draft | None:
    """An answer by facts; None where no fact bears the question out."""
    single = query.targets[0]
    if single.measure in ("share", "change") and not single.base and len(single.periods) < 2 and "、" in (single.counterpart or "") or single.measure == "change":
        found = find(single, known)  # a joint share, or a change that is printed, before its parts are compared
        if found:
            return one_figure(found, known, bool(single.periods))
    if query.operation in COMPARING and (draft := compare(query, known)):
        return draft
    several = several_slots(query)
    if several and asks_several(query) and (draft := _several(query, known)):
        return draft
    if not several or _same_slots(query):
        found = find(single, known) if single.terms else None
        if found:
            return one_figure(found, known, bool(single.periods))
    return _several(query, known) if asks_several(query) and not several else None


def _same_slots(query: Query) -> bool:
    """Whether the pieces differ in words alone: then one figure may still bear them all out."""
    return len({(part.counterpart, part.flow, part.measure, part.periods) for part in query.targets[1:]}) <= 1


def _several(query: Query, known: Known) -> Draft | None:
    targets = expanded(query.targets[1:] or query.targets, known)
    founds = [find(target, known) for target in targets if target.terms]
    kept = [found for found in founds if found]
    if not kept or len(kept) < len(founds):
        return None
    distinct = list({found.fact.id: found for found in kept}.values())
    return one_figure(distinct[0], known) if len(distinct) == 1 else several_figures(distinct, known)


def several_slots(query: Query) -> bool:
    """Whether the pieces of the question differ in a slot that one figure has only once; words alone do not count,
    since one figure may bear out the words of all pieces."""
    parts = query.targets[1:]
    if len(query.targets[0].periods) > 1 or query.targets[0].edition == ALL_EDITIONS:
        return True
    asking = {part.text for part in parts if _NUMBER_WORDS.search(part.text)}
    if len(asking) > 1 or (_EACH.search(query.question) and len({part.terms for part in parts}) > 1):
        return True
    measures = {part.measure or ("level" if part.unit or "多少" in part.text else None) for part in parts} - {None}
    slots = ("counterpart", "flow", "unit", "periods", "edition")
    return len(measures) > 1 or any(len({getattr(part, slot) for part in parts} - {None, ()}) > 1 for slot in slots)


def _fallback(query: Query, known: Known, text: TextAnswer) -> Draft:
    if text.draft.status == "answered" and text.confidence >= _SURE and not asks_figure(query):
        return text.draft
    return refuse(query, known)


def _text(text: TextAnswer) -> Draft | None:
    return text.draft if text.draft.status == "answered" and text.confidence >= _LIKELY else None
