"""What a clause without figures says for the clauses after it: a topic, a whole, names, a scope."""

from __future__ import annotations

import re

from .attribution import find_scope, is_future
from .clauses import Clause, unmarked
from .entities import Entity, name_list, take_entity
from .lexicon import compiled
from .memory import Memory
from .naming import clean, cut_subject
from .subjects import complete

_NO_SUBJECT = re.compile(
    r"^(?:从.*看|.*(?:方面|来看|看|上|下|期间|背景下|以来)|随着.*|为了?.*|通过.*|在.*|按.*|以.*|由于.*|受.*|不含.*|不包括.*|若.*)$"
)
_SUPERLATIVE = r"^(?P<subject>.*?)的?(?P<noun><growth_words.share_noun+rise_noun+fall_noun>)(?:最|较|居首|领先|名列|进一步|持续|保持|稳步|不断|继续|居|明显|大幅|显著|仍).*$"
_LISTED = re.compile(r"^[^，]{2,}?(?:依次为|分别为|分别是|依次是|是|为|包括|有)(?=[^，]*[、和与及])")
_FIRST = re.compile(
    r"^(?P<name>.{2,}?)(?:规模|排名|总量|占比)?(?:位居|位列|居|排|列)?(?:全球|世界)?(?:排名)?前[一二三四五六七八九十\d]+(?:位|名|大|强)?"
)
_WHOLE = re.compile(r"^(?P<whole>.{2,}?[^其集适])(?:之中|当中|中|里)$")


def listen(clause: Clause, memory: Memory) -> None:
    """Take in a clause before its figures are read."""
    words = unmarked(clause.text)
    memory.aside = clause.aside
    if words.startswith("其中"):
        memory.opened = memory.opened or not clause.mark
        memory.closed = False
        memory.nest()
    elif clause.mark and clause.mark in "；;" and not memory.opened and memory.parent:
        memory.parent, memory.closed = None, True
    scope = find_scope(words)
    if scope and (not clause.groups or words.startswith(scope)):
        memory.scope = scope
    superlative = compiled(_SUPERLATIVE).match(words) if not clause.groups else None
    if superlative:
        memory.hint = (superlative["subject"], superlative["noun"])
    if is_future(words) and not clause.groups:
        memory.forecast = True
    if not clause.groups and not clause.aside:
        _announce(clean(words), memory)
        memory.loose = () if _NO_SUBJECT.match(clean(words)) else (*memory.loose, clean(words))


def _announce(words: str, memory: Memory) -> None:
    whole = _WHOLE.match(words)
    if whole:
        _, rest = take_entity(whole["whole"])
        memory.whole = complete(
            clean(re.sub(r"^在|的?(?:市场)?(?:结构|构成|分布)$", "", rest)), memory.main(), None, memory
        )[0]
        return
    memory.list_text = _LISTED.sub("", words) if _LISTED.match(words) else None
    listed = next((found for count in (6, 5, 4, 3, 2) if (found := name_list(words, count))), None)
    if listed:
        memory.names = tuple(Entity((name,), name, listed[0].kind) for name in listed[0].names)
        _ranking(words, memory)
    elif words and not _NO_SUBJECT.match(words):
        _topic(words, memory)


def _ranking(words: str, memory: Memory) -> None:
    """集成电路出口前五位的经济体依次为…: the list is in the order of what stands before."""
    match = _FIRST.match(words)
    if match:
        entity, rest = take_entity(match["name"])
        if entity and entity.kind == "world":
            memory.entity = entity
        memory.titled = clean(rest) or None
        memory.listed = "、".join(name.printed for name in memory.names)


def _topic(words: str, memory: Memory) -> None:
    entity, rest = take_entity(words)
    subject = cut_subject(clean(rest)) if rest else ""
    # Words without a verb are a subject only if none was named before them in the sentence.
    if subject == clean(rest) and memory.announced == memory.sentence:
        return
    if entity and entity.kind not in ("home", "zone") and len(rest) < len(words):
        memory.entity = entity
    elif len(subject) >= 2:
        memory.topic, memory.announced = subject, memory.sentence
