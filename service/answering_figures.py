"""Answers by facts: one figure, several, or what follows from them; which of these a question asks for."""

from __future__ import annotations

import re

from .arithmetic_rules import year_before
from .comparison import COMPARING, compare
from .figures import ALL_EDITIONS, Found, asks_several, expanded, find, one_figure, several_figures
from .figures_known import Known
from .query import Draft, Query
from .question import BY_YEAR
from .question_targets import measure_nouns
from .slots_regions import HOME, WORLD

_NUMBER_WORDS = re.compile(
    r"多少|(?:什么|何种|啥)(?:水平|规模|量级|程度|位置|名次)|多大规模"
    r"|(?<!哪)几(?=个|家|条|部|成|倍|笔|项|户|人)|第几|多大|多高|多长|百分之|老几|位次|名次|排名|数量|总数"
)
_ASKED_OF = re.compile("[是有为各多少分别，。？?]*$")
_THIN = 0.5
_EACH = re.compile("分别|各(?:是|自|为|占|有|多少|达)")


def asks_figure(query: Query) -> bool:
    """Whether the words of a question ask for a number."""
    # 哪几类 asks for names, 几类 for a number
    if _NUMBER_WORDS.search(query.question):
        return True
    if query.operation in COMPARING and query.operation != "which":
        return True
    return any((t.measure and t.measure not in ("rank", "level")) or t.unit for t in query.targets)


def by_figures(query: Query, known: Known) -> Draft | None:
    """An answer by facts; None where no fact bears the question out."""
    single = query.targets[0]
    if query.operation == "infer" and BY_YEAR.search(query.question) and (back := year_before(single, known)):
        return one_figure(Found(single, derived=back), known)
    if (
        single.measure in ("share", "change")
        and not single.base
        and len(single.periods) < 2
        and "、" in (single.counterpart or "")
    ) or (single.measure == "change" and sum(bool(_NUMBER_WORDS.search(part.text)) for part in query.targets[1:]) < 2):
        found = find(single, known)  # a joint share, or a change that is printed, before its parts are compared
        if found:
            return one_figure(found, known, bool(single.periods))
    if query.operation in COMPARING and (draft := compare(query, known)):
        return draft
    if _is_thin(query) or (query.operation == "which" and len(query.targets) == 1):
        return None  # which of all is not told by the whole
    if _falls_apart(query):
        return None  # one side of a comparison does not answer it
    # 光缆总长度以及数据中心规模: each part has a figure of its own
    if asks_several(query) and (draft := _apart(query, known)):
        return draft
    # one fact that has the words of two questions would answer both with one figure
    several = several_slots(query)
    if several and asks_several(query) and (draft := each_figure(query, known)):
        return draft
    if (
        query.operation == "average"
        and single.measure in (None, "level")
        and not re.search("[日月年户人]均|每(?:百|千|万)", single.text)
    ):
        return None  # an average that neither is printed nor follows
    if not several or _same_slots(query):
        found = (
            find(single, known) if single.terms or (single.counterpart and (single.soft or single.measure)) else None
        )
        if found:
            return one_figure(found, known, bool(single.periods))
    return each_figure(query, known) if asks_several(query) and not several else None


def _apart(query: Query, known: Known) -> Draft | None:
    """Figures of parts that share no word, each found by its own words alone."""
    parts = query.targets[1:]
    named = [set(part.terms) for part in parts]
    if len(named) < 2 or not all(named) or set.intersection(*named) or any(part.whole for part in parts):
        return None
    if any(part.text.endswith("，") for part in parts[:-1]) or not all(_names_amount(part.text) for part in parts):
        return None
    found = [known.find(part) for part in parts]
    facts = [view.fact for view in found if view]
    if len(facts) < len(parts) or len({fact.indicator for fact in facts}) < len(parts):
        return None
    return each_figure(query, known)


def _is_thin(query: Query) -> bool:
    """Whether a text that asks for no figure has little in common with one: 系统提示词 with 跨境支付系统."""
    single = query.targets[0]
    slots = (single.measure, single.flow, single.unit, single.counterpart, single.region, single.edition)
    if any(slots) or single.periods or single.soft or _NUMBER_WORDS.search(query.question):
        return False
    return sum(map(len, single.terms)) < _THIN * len(re.sub(r"\W", "", single.text))


def _falls_apart(query: Query) -> bool:
    """Whether things of their own names are compared, so that a figure of one of them would be half an answer."""
    parts = [set(part.terms) for part in query.targets[1:] if part.terms]
    return query.operation in ("which", "difference", "ratio") and len(parts) > 1 and not set.intersection(*parts)


def _names_amount(text: str) -> bool:
    return any(len(noun) > 1 and noun in text for noun in measure_nouns())


def _same_slots(query: Query) -> bool:
    """Whether the pieces differ in words alone: then one figure may still bear them all out."""
    return len({(part.counterpart, part.flow, part.measure, part.periods) for part in query.targets[1:]}) <= 1


def each_figure(query: Query, known: Known) -> Draft | None:
    """A figure for every target; None unless all are found: a list is answered whole or not at all."""
    targets = expanded(query.targets[1:] or query.targets, known)
    kept: list[Found] = []
    for target in targets:
        if target.terms or (target.counterpart and target.measure):
            if (found := find(target, known)) is None:
                return None
            kept.append(found)
    if not kept:
        return None
    distinct = list({found.fact.id: found for found in kept}.values())
    return one_figure(distinct[0], known) if len(distinct) == 1 else several_figures(distinct, known)


def several_slots(query: Query) -> bool:
    """Whether the pieces of the question differ in a slot that one figure has only once.

    Words alone do not count, since one figure may bear out the words of all pieces.
    """
    single, parts = query.targets[0], query.targets[1:]
    introduces = bool(parts) and not _NUMBER_WORDS.search(parts[0].text)
    if single.measure == "share" and single.whole and introduces and single.whole in parts[0].text:
        parts = parts[1:]  # 进出口中，进口所占的比例: the first piece is the whole
    if len(query.targets[0].periods) > 1 or query.targets[0].edition == ALL_EDITIONS:
        return True
    asking = {part.text for part in parts if _NUMBER_WORDS.search(part.text)}
    if len(asking) > 1 or (_EACH.search(query.question) and len({part.terms for part in parts}) > 1):
        return True
    measures = {part.measure or ("level" if part.unit or "多少" in part.text else None) for part in parts} - {None}
    named = [set(part.terms) for part in parts if part.terms and part.measure == "level"]
    if len(named) > 1 and len(named) == len(parts) and not set.intersection(*named):
        return True  # 光缆总长度以及5G基站数: two amounts, each with its own noun
    if len(nouns := [noun for part in parts if (noun := _measure_noun(part.text))]) == len(parts) == len(set(nouns)):
        return True  # 数量和面积
    slots = ("counterpart", "flow", "unit", "periods", "edition")
    if single.measure != "rank" and len({part.region for part in parts} & {HOME, WORLD}) > 1:
        return True  # 我国和全球
    return len(measures) > 1 or any(len({getattr(part, slot) for part in parts} - {None, ()}) > 1 for slot in slots)


def _measure_noun(text: str) -> str:
    """The kind of amount that a piece ends with: 数量, 面积."""
    bare = _ASKED_OF.sub("", text)
    return max((noun for noun in measure_nouns() if len(noun) > 1 and bare.endswith(noun)), key=len, default="")
