"""Which answerer a question goes to: figures first where a figure is asked, text first where words are asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from .answering_desk import Desk
from .arithmetic_rules import year_before
from .asking import TextKind, kind_of
from .comparison import COMPARING, compare
from .comparison_joint import joint_share
from .comparison_rest import rest
from .comparison_sources import by_source
from .comparison_superlative import TOP, superlative
from .figures import ALL_EDITIONS, Found, asks_several, expanded, find, one_figure, several_figures
from .figures_chart import chart_asked
from .figures_identify import identify
from .figures_known import Known
from .figures_rank import ahead, ranked_as
from .figures_source import source_of
from .figures_stated import ASKS_MOST, asks_which_most, stated_most
from .figures_trend import trend
from .lists import COUNT, NAMES_ASKED
from .query import Draft, Query
from .question import BY_YEAR
from .question_targets import measure_nouns
from .refusal import refuse, refuse_definition, refuse_list
from .refusal_premise import false_premise, why_refused
from .slots_regions import HOME, WORLD
from .textual import TextAnswer, TextSource, text_answer
from .verification import holds_figures, verify
from .wording_scale import in_asked_scale

# text that answers a question for text may be less certain than text in place of a figure
_SURE, _LIKELY = 0.62, 0.45
_TEXT_FIRST = ("definition", "list", "policy", "time", "who", "why", "role")


@dataclass(frozen=True)
class Asked:
    """A question on its way: as a query for figures, and as a question that text may answer."""

    query: Query
    known: Known
    source: TextSource
    reports: Sequence[str]

    @cached_property
    def kind(self) -> TextKind:
        """What kind of question it is for text."""
        return kind_of(self.query.question)

    @cached_property
    def text(self) -> TextAnswer:
        """The answer by text, sought only where a route wants it: most questions for figures need none."""
        return text_answer(self.query.question, self.source, self.reports)


def respond(query: Query, desk: Desk, reports: Sequence[str]) -> Draft:
    """The draft of an answer, or of a refusal: by the first route that leads to one."""
    asked = Asked(query, desk.known(reports, infer=query.operation == "infer"), desk.text, reports)
    if drawn := chart_asked(query, desk.index.passages, reports):
        return drawn
    for route in _ROUTES:
        if draft := route(asked):
            return in_asked_scale(query, draft)
    return _fallback(asked)


def _opinion(asked: Asked) -> Draft | None:
    return asked.text.draft if asked.kind == "opinion" else None


def _claim(asked: Asked) -> Draft | None:
    if asked.query.kind != "verify":
        return None
    if draft := verify(asked.query, asked.known):
        return draft
    # a sentence that is about the claim says nothing about its figures
    by_text = None if holds_figures(asked.query, asked.known) else _text(asked)
    return by_text or refuse(asked.query, asked.known)


def _about_figure(asked: Asked) -> Draft | None:
    """What a given figure is of, and where a figure comes from."""
    if asked.query.kind == "identify":
        return identify(asked.query, asked.known)
    return source_of(asked.query, asked.known) if asked.query.kind == "source" else None


def _ranking(asked: Asked) -> Draft | None:
    query, known = asked.query, asked.known
    if draft := ahead(query, known) or ranked_as(query, known):
        return draft
    together = re.search("合计|总共|一共|加起来", query.question)
    one = TOP.search(query.question) and not together and len(query.targets) < 3
    return superlative(query, known) if one else None


def _listed(asked: Asked) -> Draft | None:
    """Questions that list what they ask about, before text is tried: of all years, of editions, of sides compared."""
    query, known = asked.query, asked.known
    if query.kind == "source":
        return None
    if (
        draft := by_source(query, known)
        or rest(query, known)
        or joint_share(query, known)
        or stated_most(query, known)
        or (trend(query, known) if query.kind == "trend" else None)
    ):
        return draft
    if query.operation == "which" and len(query.targets) > 2 and (draft := compare(query, known)):
        return draft
    if (most := ASKS_MOST.search(query.question)) and len(query.targets) == 1:
        by_text = _text(asked) if most[0] in asked.text.draft.text else None
        found = stated_most(query, known) or superlative(query, known) or by_text
        # the figure of the whole does not say which part is the most
        return found or (refuse(query, known) if asks_which_most(query) else None)
    return _several(query, known) if len({target.edition for target in query.targets[1:]}) > 1 else None


def _words_asked(asked: Asked) -> Draft | None:
    if asked.kind not in _TEXT_FIRST or asks_figure(asked.query):
        return why_refused(asked.query, asked.known) if asked.kind == "why" else None
    draft = _text(asked) or (why_refused(asked.query, asked.known) if asked.kind == "why" else None)
    # a sentence of figures about a thing does not say what it is
    only_figures = draft and _FIGURES.search(draft.text) and not _DEFINES.search(draft.text)
    if only_figures and _WHAT_IS.search(asked.query.question):
        return refuse_definition(asked.query)
    return draft


def _figure_asked(asked: Asked) -> Draft | None:
    if _asks_names(asked) or (asked.kind in ("time", "why") and not asks_figure(asked.query)):
        return None  # how many there are does not say which, nor when
    single = asked.query.targets[0]
    if asked.query.kind == "which" and not asked.query.operation and not (single.measure or single.unit):
        return None  # nor does the amount of a whole
    draft = _figures(asked.query, asked.known)
    return draft and (false_premise(asked.query, draft, asked.known) or draft)


# earlier routes take the narrower questions
_ROUTES = (_opinion, _claim, _about_figure, _ranking, _listed, _words_asked, _figure_asked)


def _asks_names(asked: Asked) -> bool:
    question = asked.query.question
    names = NAMES_ASKED.search(question) or COUNT.search(question)
    return bool(asked.kind == "list" and names and not asks_figure(asked.query))


def asks_figure(query: Query) -> bool:
    """Whether the words of a question ask for a number."""
    # 哪几类 asks for names, 几类 for a number
    if _NUMBER_WORDS.search(query.question):
        return True
    if query.operation in COMPARING and query.operation != "which":
        return True
    return any((t.measure and t.measure not in ("rank", "level")) or t.unit for t in query.targets)


_NUMBER_WORDS = re.compile(
    r"多少|(?:什么|何种|啥)(?:水平|规模|量级)|多大规模|(?<!哪)几(?=个|家|条|部|成|倍|笔|项|户|人)|第几|多大|多高|多长|百分之|老几|位次|名次|排名|数量|总数"
)
_FIGURES = re.compile(r"\d[\d.,]*(?:万亿|亿|万)?(?:[%％]|美元|元|笔|家|个|公里|户)")
_WHAT_IS = re.compile("^[^的，。]{2,20}是(?:什么|啥|个啥)(?:东西|意思)?[？?。]*$|^(?:什么是|何为|何谓)|定义")
_DEFINES = re.compile("是指|指的|所谓|定义|即|称为|是(?:我国|一[个种项])|包括|由.{2,20}(?:组成|构成)")
_KIND_OF_AMOUNT = re.compile("(数量|个数|面积|长度|里程|金额|产值|产量|销量|人数|户数|笔数|件数)[是有为各多少分别，。？?]*$")
_EACH = re.compile("分别|各(?:是|自|为|占|有|多少|达)")


def _figures(query: Query, known: Known) -> Draft | None:
    """An answer by facts; None where no fact bears the question out."""
    single = query.targets[0]
    if query.operation == "infer" and BY_YEAR.search(query.question) and (back := year_before(single, known)):
        return one_figure(Found(single, derived=back), known)
    if (
        single.measure in ("share", "change")
        and not single.base
        and len(single.periods) < 2
        and "、" in (single.counterpart or "")
    ) or single.measure == "change":
        found = find(single, known)  # a joint share, or a change that is printed, before its parts are compared
        if found:
            return one_figure(found, known, bool(single.periods))
    if query.operation in COMPARING and (draft := compare(query, known)):
        return draft
    if _falls_apart(query):
        return None  # one side of a comparison does not answer it
    # 光缆总长度以及数据中心规模: each part has a figure of its own
    if asks_several(query) and (draft := _apart(query, known)):
        return draft
    # one fact that has the words of two questions would answer both with one figure
    several = several_slots(query)
    if several and asks_several(query) and (draft := _several(query, known)):
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
    return _several(query, known) if asks_several(query) and not several else None


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
    return _several(query, known)


def _falls_apart(query: Query) -> bool:
    """Whether things of their own names are compared, so that a figure of one of them would be half an answer."""
    parts = [set(part.terms) for part in query.targets[1:] if part.terms]
    return query.operation in ("which", "difference", "ratio") and len(parts) > 1 and not set.intersection(*parts)


def _names_amount(text: str) -> bool:
    return any(len(noun) > 1 and noun in text for noun in measure_nouns())


def _same_slots(query: Query) -> bool:
    """Whether the pieces differ in words alone: then one figure may still bear them all out."""
    return len({(part.counterpart, part.flow, part.measure, part.periods) for part in query.targets[1:]}) <= 1


def _several(query: Query, known: Known) -> Draft | None:
    targets = expanded(query.targets[1:] or query.targets, known)
    kept: list[Found] = []
    for target in targets:
        if target.terms or (target.counterpart and target.measure):
            if (found := find(target, known)) is None:
                return None  # a list is answered whole or not at all
            kept.append(found)
    if not kept:
        return None
    distinct = list({found.fact.id: found for found in kept}.values())
    return one_figure(distinct[0], known) if len(distinct) == 1 else several_figures(distinct, known)


def several_slots(query: Query) -> bool:
    """Whether the pieces of the question differ in a slot that one figure has only once; words alone do not count,
    since one figure may bear out the words of all pieces."""
    parts = query.targets[1:]
    if query.targets[0].measure == "share" and query.targets[0].whole and not _NUMBER_WORDS.search(parts[0].text if parts else ""):
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
    if len({part.region for part in parts} & {HOME, WORLD}) > 1:
        return True  # 我国和全球
    return len(measures) > 1 or any(len({getattr(part, slot) for part in parts} - {None, ()}) > 1 for slot in slots)


def _measure_noun(text: str) -> str:
    """The kind of amount that a piece ends with: 数量, 面积."""
    match = _KIND_OF_AMOUNT.search(text)
    return match[1] if match else ""


def _fallback(asked: Asked) -> Draft:
    text = asked.text
    if text.draft.status == "answered" and text.confidence >= _SURE and not text.asks_number:
        return text.draft
    return (refuse_list if _asks_names(asked) else refuse)(asked.query, asked.known)


def _text(asked: Asked) -> Draft | None:
    text = asked.text
    return text.draft if text.draft.status == "answered" and text.confidence >= _LIKELY else None
