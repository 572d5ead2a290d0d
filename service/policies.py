"""What a text says about something: the sentence that bears out most of the question, and the next best if it adds."""
from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from .asked import Asked
from .bearing import Borne
from .claims import denied
from .found import Found, marked, quote, sentence
from .prose import shortened
from .statements import Library, Statement
from .wordlists import any_word

_LONGEST, _SHORTER, _NEAR = 330, 280, 5
_OUTLOOK = re.compile(r"未来|今后|打算|准备|接下来|下一步|计划|将来|展望|要怎么|怎么办|将如何|如何应对")
_PLANNED = re.compile(
    r"将(?!数|大|军)|展望|未来|力争|推进|合理|实施|进一步|健全|加强|扩大|推动|完善|增设|培育|优化|强化|支持|鼓励"
)
_AHEAD = re.compile("展望|下一|任务|工作重点|重点任务|形势|前景")
_DONE = re.compile(r"(?:19|20)\d\d年|已|近年来|先后")
_INFLUENCED = r"|受.{1,40}影响|为[^，。]{4,20}提供"
_SAYS_WHAT = re.compile("，(?:该|这|它|其)?[^，。]{0,6}是|首次|旨在|进行全面|明确[^，。]{4}")
_BENEFIT = re.compile("好处|助益|利好|益处|裨益|意义|有什么帮助|有何帮助|有什么影响|有何影响")
_BENEFITS = re.compile("有利于|有助于|促进|激发|带动|推动|带来|降低|缓解|支撑")
_MATTERS = re.compile(
    "(?:为什么|为何)(?:这么|很|如此)?(?:重要|必要|关键)"
    "|(?:为什么|为何)说?.{2,20}(?:利好|有利|好事|机遇|重要)"
)
_OF_A_THING = re.compile("原因|成因|缘由|动因|起因|缘故")
_PAST = re.compile("了(?:些|哪|什么|几|怎样)|做过|已经|曾")
# paragraphs of these reports open with a short sentence that names their subject
_HEADLINE = re.compile(r"^[^，；：]{4,24}。$")


def say(asked: Asked, ranked: Sequence[Borne], library: Library) -> Found | None:
    """The sentence that answers best; a headline of a paragraph alone answers nothing."""
    telling = [borne for borne in ranked if not _is_headline(borne.statement, library)]
    if not telling:
        return None
    ordered = sorted(telling, key=lambda borne: -_score(asked, borne))
    best = ordered[0]
    chosen = _under_headline(asked, best, ranked, library) or [best.statement, *_added(best, ordered[1:])]
    # a name is told in one short sentence
    chosen, longest = (chosen[:1], _SHORTER) if asked.kind in ("who", "plain") else (chosen, _LONGEST)
    texts = [shortened(sentence(statement), asked.forms(), longest) for statement in chosen]
    marks = "".join(marked(text, number) for number, text in enumerate(texts, 1))
    return Found(marks, tuple(map(quote, chosen)), best.share)


def _under_headline(asked: Asked, best: Borne, ranked: Sequence[Borne], library: Library) -> list[Statement]:
    """The paragraph whose headline is asked about, as far as it fits.

    It has to hold the best sentence, unless its headline has every word of the question.
    """
    headline = next((b for b in ranked[:_NEAR] if _is_headline(b.statement, library) and b.rank >= best.rank), None)
    if headline is None:
        return []
    sorts = [form for wanted in asked.wanted if wanted.sort for form in wanted.forms]
    # 尚处于起步阶段: the headline itself says what was asked for
    chosen = [headline.statement] if any(form in headline.statement.text for form in sorts) else []
    for statement in library.paragraph(headline.statement)[1:]:
        if sum(len(s.text) for s in chosen) + len(statement.text) > _LONGEST:
            break
        chosen.append(statement)
    named = not any(not wanted.light for wanted in headline.absent)
    return chosen if named or best.statement in chosen else []


def _is_headline(statement: Statement, library: Library) -> bool:
    """Whether it is the short first sentence that names what its paragraph is about."""
    first = next(library.before(statement), None) is None
    return bool(first and _HEADLINE.match(statement.text) and len(library.paragraph(statement)) > 1)


def reason(asked: Asked, ranked: Sequence[Borne], library: Library) -> Found | None:
    """The sentence that answers and states a reason; a text without one explains nothing."""
    if _MATTERS.search(asked.question):
        return say(asked, ranked, library)
    # why something is done may be told by its aim, why something is so only by a cause
    done = any(wanted.doing or wanted.event for wanted in asked.wanted)
    told = _cause() if _OF_A_THING.search(asked.question) and not done else _reason()
    # why it grew is not told by what says why it fell
    reasoned = [
        borne for borne in ranked if told.search(borne.statement.text) and not denied(asked, borne.statement.text)
    ]
    return say(asked, reasoned, library)


def _score(asked: Asked, borne: Borne) -> float:
    if asked.kind == "definition":
        return borne.rank + 0.2 * bool(_SAYS_WHAT.search(borne.statement.text))
    outlook = bool(_AHEAD.search("".join(borne.statement.section)))
    if _BENEFIT.search(asked.question):
        return borne.rank + 0.2 * bool(_BENEFITS.search(borne.statement.text))
    if not _OUTLOOK.search(asked.question):
        return borne.rank - 0.2 * (outlook and _PAST.search(asked.question) is not None)
# what is planned stands in the outlook; what was done is dated
    text = borne.statement.text
    return borne.rank + 0.15 * bool(_PLANNED.search(text)) + 0.3 * outlook - 0.15 * bool(_DONE.search(text))


def _added(best: Borne, others: Sequence[Borne]) -> list[Statement]:
    """One more sentence, if it has words of the question that the best one lacks."""
    lacking = {wanted.word for wanted in best.lacking}
    gains = [borne for borne in others if lacking - {wanted.word for wanted in borne.lacking} and borne.share > 0.5]
    return [borne.statement for borne in gains[:1]]


@cache
def _cause() -> re.Pattern[str]:
    return re.compile(any_word("asking", "cause") + "|受.{1,40}影响")


@cache
def _reason() -> re.Pattern[str]:
    return re.compile(any_word("asking", "reason") + _INFLUENCED)
