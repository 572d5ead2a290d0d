"""Which answerer a question goes to: figures first where a figure is asked, text first where words are asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from .answering_desk import Desk
from .answering_figures import asks_figure, by_figures, each_figure
from .asking import CONTRAST, TextKind, kind_of
from .comparison import compare
from .comparison_joint import joint_share
from .comparison_rest import rest
from .comparison_sources import by_source
from .comparison_superlative import TOP, breakdown, superlative
from .figures_chart import chart_asked
from .figures_identify import identify
from .figures_known import Known
from .figures_rank import ahead, ranked_as
from .figures_source import source_of
from .figures_stated import ASKS_MOST, asks_which_most, stated_most
from .figures_trend import trend
from .figures_year import year_reached
from .lists_asked import COUNT, NAMES_ASKED
from .query import Draft, Query
from .refusal import refuse, refuse_definition, refuse_list
from .refusal_premise import false_premise, why_refused
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
        or year_reached(query, known)
        or breakdown(query, known)
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
    editions = {target.edition for target in query.targets[1:]}
    if query.operation == "difference" and len(editions) == 2 and len(query.targets) == 3:
        return compare(query, known)
    return each_figure(query, known) if len({target.edition for target in query.targets[1:]}) > 1 else None


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
    when = asked.kind == "time" and not asked.query.operation  # 哪一年更多 compares figures
    if _asks_names(asked) or ((when or asked.kind == "why") and not asks_figure(asked.query)):
        return None  # how many there are does not say which, nor when
    if _asks_words(asked) and not asked.query.operation:
        return None  # nor what is listed, why it is so, or how two things differ
    single = asked.query.targets[0]
    if asked.query.kind == "which" and not asked.query.operation and not (single.measure or single.unit):
        return None  # nor does the amount of a whole
    draft = by_figures(asked.query, asked.known)
    return draft and (false_premise(asked.query, draft, asked.known) or draft)


# earlier routes take the narrower questions
_ROUTES = (_opinion, _claim, _about_figure, _ranking, _listed, _words_asked, _figure_asked)


def _asks_words(asked: Asked) -> bool:
    question = asked.query.question
    if asked.kind == "why":
        return not re.search("多少|几|百分之", question)
    listed = asked.kind in ("list", "who") and (asked.kind == "list" or re.search("分别|什么地方|哪里", question))
    contrasted = asked.kind == "definition" and CONTRAST.search(question)
    return bool((listed or contrasted) and not asks_figure(asked.query))


def _asks_names(asked: Asked) -> bool:
    question = asked.query.question
    names = NAMES_ASKED.search(question) or COUNT.search(question)
    return bool(asked.kind == "list" and names and not asks_figure(asked.query))


_FIGURES = re.compile(r"\d[\d.,]*(?:万亿|亿|万)?(?:[%％]|美元|元|笔|家|个|公里|户)")
_WHAT_IS = re.compile("^[^的，。]{2,20}是(?:什么|啥|个啥)(?:东西|意思)?[？?。]*$|^(?:什么是|何为|何谓)|定义")
_DEFINES = re.compile("是指|指的|所谓|定义|即|称为|是(?:我国|一[个种项])|包括|由.{2,20}(?:组成|构成)")
def _fallback(asked: Asked) -> Draft:
    text = asked.text
    if text.draft.status == "answered" and text.confidence >= _SURE and not text.asks_number:
        return text.draft
    return (refuse_list if _asks_names(asked) else refuse)(asked.query, asked.known)


def _text(asked: Asked) -> Draft | None:
    text = asked.text
    return text.draft if text.draft.status == "answered" and text.confidence >= _LIKELY else None
