"""Answers that are text: definitions, lists, policies, dates, names and reasons, by whole sentences of the reports."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.passage import Passage

from .agents import agent_asked, verb_asked
from .asked import Asked, read
from .asking import CONTRAST, ORDER, TextKind
from .bearing import Borne, borne_out
from .claims import judge_claim
from .defined import Definition, definitions_of
from .definitions import both, define, terms_of, whole_of
from .found import Found
from .lists import enumerate_answer
from .lists_asked import COUNT, MAY_BE_TOLD, NAMES_ASKED, PLACES_ASKED
from .places import places
from .policies import reason, say
from .query import Draft, Quoted, Reason, ReasonKind
from .sequences import in_order
from .several import singly
from .statements import Library, bare_text, library_of, within
from .synonyms import forms
from .times import when
from .vocabulary import Split
from .word_kinds import load

_WHERE = re.compile("在哪里|在哪儿|在哪[？?。]?$|位于哪|设在哪|何处|什么地方")
# how to apply for, register or buy something is no subject of a report
_HOW_TO = re.compile("(?:如何|怎么|怎样)(?:才能)?(?:申请|注册|办理|报名|下载|购买|成为|加入|开通|投资|联系)")
# nothing but the thing itself is asked for
_GENERAL = re.compile("科普|讲讲|说说|谈谈|介绍|怎么讲|怎么说|说明|阐明|简述|概述|什么样")
_EXPLICIT = re.compile("定义|释义|名词解释|作何解释|有何解释|什么叫|何谓|何为|内涵|口径")
_AS_GOOD = 0.05
# where a word of the question is missing, the rest has to weigh more
_ENOUGH, _NEARLY_ALL = 0.6, 0.7


@dataclass(frozen=True, slots=True)
class TextSource:
    """What text answers are taken from: the sentences of an index, and the terms they define."""

    library: Library
    defined: dict[str, tuple[Definition, ...]]
    split: Split

    @property
    def compounds(self) -> frozenset[str]:
        """Terms that stand for one thing, though the dictionary may cut them."""
        return frozenset(self.defined)


@dataclass(frozen=True, slots=True)
class TextAnswer:
    """An answer by text or the refusal of one; `confidence` (0 to 1) is how well the cited text bears the question out.

    `kind` is how the question was read; `missing` are its words that the best text lacks; `asks_number` says
    that a number is asked for, so that text can only be second best.
    """

    draft: Draft
    confidence: float
    kind: TextKind
    missing: tuple[str, ...] = ()
    asks_number: bool = False


def text_source(passages: Sequence[Passage], years: dict[str, int], split: Split) -> TextSource:
    """The source of text answers of an index, made once; `years` gives the data year of each report."""
    load()  # the first question should not wait for the dictionary
    library = library_of(passages, years)
    return TextSource(library, definitions_of(library), split)


def text_answer(question: str, source: TextSource, reports: Sequence[str] = ()) -> TextAnswer:
    """Answer a normalised Chinese question from the text of the reports, or say what is missing."""
    asked = read(question, source.split, source.compounds)
    if asked.kind == "opinion":
        return _refusal(asked, "off_topic", "这个问题不是在问报告的内容。", ())
    if in_time := in_order(asked.question, lambda part: _date(part, source, reports)):
        return _answered(asked, in_time)
    if ORDER.search(asked.question):
        return _unknown(asked, borne_out(asked, source.library, within(source.library, reports)))
# each part must be answered, or the whole question is tried as one
    parts = [read(part, source.split, source.compounds) for part in singly(question)]
    found = [part for part in (_answer(part, source, reports) for part in parts) if isinstance(part, Found)]
    if parts and len(found) == len(parts):
        return _answered(asked, _joined(found))
    answer = _answer(asked, source, reports)
    return _answered(asked, answer) if isinstance(answer, Found) else answer


def _date(question: str, source: TextSource, reports: Sequence[str]) -> Found | None:
    answer = _answer(read(question, source.split, source.compounds), source, reports)
    return answer if isinstance(answer, Found) else None


def _answer(asked: Asked, source: TextSource, reports: Sequence[str]) -> Found | TextAnswer:
    if asked.edition is not None:
        reports = [s.report for s in source.library.statements if s.year == asked.edition] or reports
    allowed = within(source.library, reports)
    if asked.kind == "definition" and CONTRAST.search(asked.question):
        two = both(asked, source.defined, source.library, allowed)
        return two or _refusal(asked, "indicator_not_found", "报告没有同时给出这两个概念的定义。", (asked.subject,))
    if asked.kind == "definition" and (found := define(asked, source.defined, source.library, allowed)):
        return found
    ranked = borne_out(asked, source.library, allowed)
    if all(wanted.light and not wanted.event for wanted in asked.wanted):
        return _unknown(asked, ranked)  # words of speech alone name nothing
    if asked.kind == "claim":
        return judge_claim(asked, ranked) or _unknown(asked, ranked)
# a sentence that merely uses the term would pass for its definition
    if asked.kind == "definition" and _strict(asked):
        term = asked.subject.strip("“”")
        return _refusal(asked, "indicator_not_found", f"报告没有给出“{term}”的定义。", (term,))
    enough = [borne for borne in ranked if _bears(asked, borne)]
    if enough and asked.kind == "policy" and (found := _what_it_is(asked, enough, source, allowed)):
        return found
    found = _by_kind(asked, enough, source) if enough else None
    return found or _unknown(asked, ranked)


def _what_it_is(asked: Asked, ranked: list[Borne], source: TextSource, allowed: frozenset[int] | None) -> Found | None:
    """The definition of a term that nothing further is asked of: 讲讲X, X将来怎样; else None."""
    things = [wanted for wanted in asked.wanted if not (wanted.light or wanted.doing)]
    term = next(iter(terms_of(asked, source.defined)), None)
    if term is None:
        return None
    if top := next((d for d in source.defined[term] if _holds(d, ranked[0])), None):
        return whole_of(top, source.library)
    if len(things) != 1 or things[0].word.lower() != term:
        return None
    best = {borne.statement.paragraph for borne in ranked if borne.rank > ranked[0].rank - _AS_GOOD}
    whole = any(d.whole and d.statement.paragraph in best for d in source.defined[term])
    asks_what = _GENERAL.search(asked.question) and not any(wanted.sort for wanted in asked.wanted)
    return define(asked, source.defined, source.library, allowed) if whole or asks_what else None


def _holds(definition: Definition, borne: Borne) -> bool:
    """Whether the paragraph that defines a term holds the sentence found, so that its other sentences belong to it."""
    return definition.whole and definition.statement.paragraph == borne.statement.paragraph


def _by_kind(asked: Asked, ranked: list[Borne], source: TextSource) -> Found | None:
    if asked.kind == "time":
        return when(asked, ranked, source.library)
    if asked.kind == "why":
        return reason(asked, ranked, source.library)
    if asked.kind == "list":
        found = enumerate_answer(asked, ranked, source.library)
# a sentence that names none cannot say which they are; measures and the like may be told otherwise
        if found or not MAY_BE_TOLD.search(asked.question):
            return found
        if any(pattern.search(asked.question) for pattern in (PLACES_ASKED, NAMES_ASKED, COUNT)):
            return None
    return say(asked, ranked, source.library)


def _bears(asked: Asked, borne: Borne) -> bool:
    if _HOW_TO.search(asked.question) and not any(w.event and w not in borne.absent for w in asked.wanted):
        return False
# a reason for something else that happens nearby is no reason
    if verb := verb_asked(asked.question):
        said = any(bare_text(form) in borne.statement.bare for form in forms(verb))
        if not said:
            return False
    wants_place = asked.kind not in ("why", "definition", "policy") and _WHERE.search(asked.question)
    if wants_place and not any(place in borne.statement.text for place in places()):
        return False
    if asked.kind == "why" and any(wanted.hard for wanted in borne.absent):
        return False
    if (agent := agent_asked(asked.question)) and not agent.search(borne.statement.text):
        return False
    enough = _ENOUGH if not (borne.lacking or verb_asked(asked.question)) else _NEARLY_ALL
    return borne.share >= enough and borne.dated and not borne.lacks_name


def _strict(asked: Asked) -> bool:
    """Whether only a definition answers: what is a plain term, not 最重要的方式是什么."""
    names = [wanted.word for wanted in asked.wanted if wanted.hard]
    if any(name.isascii() or f"《{name}》" in asked.question for name in names):
        return False  # a law or a name: what the text says of it answers
    if _EXPLICIT.search(asked.question) and "《" not in asked.question:
        return True
    acts = any(wanted.event or (wanted.doing and not wanted.light) for wanted in asked.wanted)
    return not acts and not re.search("[的最]", asked.subject) and len(asked.subject) <= 14


def _unknown(asked: Asked, ranked: Sequence[Borne]) -> TextAnswer:
    """The refusal of a question that no sentence bears out: it names the words, or the date, that are missing."""
    if not ranked:
        return _refusal(asked, "off_topic", "这个问题与报告内容无关。", tuple(w.word for w in asked.wanted))
    best = ranked[0]
    missing = tuple(wanted.word for wanted in best.lacking)
    if not missing and not best.dated:
        return _refusal(asked, "period_not_covered", "报告没有这一时间的内容。", ())
    named = "、".join(f"“{word}”" for word in missing[:4])
    return _refusal(asked, "indicator_not_found", f"报告没有关于{named or '这一问题'}的说明。", missing)


def _refusal(asked: Asked, kind: ReasonKind, detail: str, missing: tuple[str, ...]) -> TextAnswer:
    return TextAnswer(Draft("no_answer", detail, reason=Reason(kind, detail)), 0.0, asked.kind, missing, asked.figure)


def _answered(asked: Asked, found: Found) -> TextAnswer:
# a figure that is asked for has to come from a fact; bare keywords may mean either
    worth = 0.3 if asked.figure else 0.5 if asked.kind == "plain" else 1.0
    confidence = round(found.share * worth, 3)
    return TextAnswer(Draft("answered", found.text, cited=found.cited), confidence, asked.kind, (), asked.figure)


def _joined(found: Sequence[Found]) -> Found:
    """Several answers as one, their marks counted on."""
    text = ""
    cited: list[Quoted] = []
    for answer in found:
        text += _shifted(answer.text, len(cited))
        cited += answer.cited
    return Found(text, tuple(cited), min(answer.share for answer in found))


def _shifted(text: str, by: int) -> str:
    return re.sub(r"\[(\d+)\]", lambda mark: f"[{int(mark[1]) + by}]", text)
