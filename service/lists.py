"""Which ones: sentences that enumerate what the question asks for."""
from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from .asked import Asked
from .bearing import Borne
from .enumerations import end_of_clause, enumerations, items_start
from .found import Found, marked, quote, sentence
from .lists_asked import PLACES_ASKED, Span, admits, fits_sort, has_asked_number
from .prose import shortened
from .statements import Library, Statement, bare_text

_LONGEST = 450
# what enumerating is worth, against the rank that words alone give (about 0 to 1.5)
_ENUMERATED, _BARE_LIST = 0.35, 0.15
# two things joined by 和 are a list only for somebody who asks for two, or for those ahead
_PAIR = re.compile(r"哪[两二2]|两个|两类|两部分|前面|之前|之后|后面|领先|次于|比我国|比中国")
_ANNOUNCES = re.compile(
    r"(?:如下|以下|诸多|方面|部分|[一二三四五六七八九十两]个?(?:大|部分|类|种|方面|领域|层面|阶段))[^，。；]{0,10}[。：:；]?$"
)
_BESIDES = re.compile("之外|以外|除了|除去|另外还|还有哪|还包括|其他还")
# a longer first thing carries a subject and a verb of its own
_SHORT_NAME = 14
_PREPOSITIONS = tuple("以在从对将把由向按与和")
_MOST_ITEMS, _BEST = 4, 2
_NUMBER = "[一二三四五六七八九十]"
_LABELLED = re.compile(rf"^(?:[（(](?:{_NUMBER}|\d)+[)）]|\d+[.、]|{_NUMBER}是|第{_NUMBER}[，、是]|[①-⑩])")
_CONTINUES = re.compile(r"^(?:例如|比如|包括|一是|第一|首先|其中|具体|主要|（1）|1[.、])")


def enumerate_answer(asked: Asked, ranked: Sequence[Borne], library: Library) -> Found | None:
    """The sentence that enumerates what is asked; None if the best ones say it without enumerating."""
    pairs = bool(_PAIR.search(asked.question))
    ranked = [borne for borne in ranked if admits(asked.question, borne.statement.text)]
    scored = _scored(asked, ranked, library, pairs)
    if not scored and not pairs and PLACES_ASKED.search(asked.question):
        # two things are a list too where the best sentences name no more
        close = [borne for borne in ranked[:_BEST] if _in_one_clause(asked, borne.statement.text)]
        scored = _scored(asked, close, library, pairs=True)
        pairs = bool(scored)
    if not scored:
        return None
    _, best = max(scored, key=lambda pair: (pair[0], pair[1].statement.year, -pair[1].statement.number))
    statements = _with_continuation(best.statement, library, pairs)
    words = asked.forms()
    texts = [shortened(sentence(s), [*words, "、"], _LONGEST) for s in statements]
    marks = "".join(marked(text, number) for number, text in enumerate(texts, 1))
    return Found(marks, tuple(map(quote, statements)), best.share)


def _in_one_clause(asked: Asked, text: str) -> bool:
    """Whether a clause has both two things joined by 和 and a word of the question."""
    words = [form for wanted in asked.wanted if not wanted.light for form in wanted.forms]
    clauses = [clause for clause in re.split("[，；。]", text) if enumerations(clause, pairs=True)]
    return any(form in clause for clause in clauses for form in words)


def _scored(asked: Asked, ranked: Sequence[Borne], library: Library, pairs: bool) -> list[tuple[float, Borne]]:
    """Those that list something, with their rank and what listing is worth."""
    worths = ((_worth(asked, borne.statement, library, pairs), borne) for borne in ranked)
    return [(borne.rank + worth, borne) for worth, borne in worths if worth > 0]


def _worth(asked: Asked, statement: Statement, library: Library, pairs: bool) -> float:
    """What the sentence gains for enumerating things under the words asked for, not those words themselves."""
    text = statement.text
    divided = any(_divides(text, form) for w in asked.wanted for form in w.forms)
    spans = enumerations(text, pairs or divided)
    if not spans:
        return _BARE_LIST if _continued(statement, library, pairs) else 0.0
    if not fits_sort(asked.question, text, spans):
        return 0.0
    besides = _BESIDES.search(asked.question)  # 医疗、文化之外: what is named is listed itself
    if not besides and any(_is_listed(text, form) for form in _head_noun(asked) if form in asked.subject):
        return 0.0
    topical = [w for w in asked.wanted if any(_heads(text, form, spans) for form in w.forms)]
    if not topical and not _under_heading(asked, statement, library, spans):
        return 0.0
    return 0.5 * divided + _ENUMERATED * (0.2 + 0.8 * len(topical) / len(asked.wanted))


def _under_heading(asked: Asked, statement: Statement, library: Library, spans: Sequence[Span]) -> bool:
    """Whether the paragraph's first sentence has the words of the question, and as many things follow as it says."""
    first = next(iter(library.paragraph(statement)))
    if first == statement or not any(has_asked_number(asked.question, statement.text[slice(*span)]) for span in spans):
        return False
    things = [wanted for wanted in asked.wanted if not wanted.light]
    return bool(things) and all(any(bare_text(form) in first.bare for form in wanted.forms) for wanted in things)


def _head_noun(asked: Asked) -> tuple[str, ...]:
    """The last content word of the question, which says what the things asked for are; empty for a title or a name."""
    nouns = [w for w in asked.wanted if not (w.light or w.hard or w.event or w.doing) and w.word in asked.subject]
    last = max(nouns, key=lambda w: asked.subject.rfind(w.word), default=None)
    return last.forms if last else ()


def _is_listed(text: str, word: str) -> bool:
    """Whether the word stands in the text only as a thing listed beside others: 28个试点地区、37个示范城市."""
    everywhere = len(re.findall(re.escape(word), text))
    sort = "(?:地区|城市|国家|基地|企业|机构|部门|平台|区|国|个)?"
    return 0 < everywhere == len(re.findall(re.escape(word) + sort + "、", text))


def _divides(text: str, word: str) -> bool:
    """Whether the word is what is said to consist of the things listed: X分为…, X：指…，包括…."""
    named = rf"(?:^|[，；：）]){re.escape(word)}(?:[^，。；、]{{0,8}}|：.*，)"
    return bool(re.search(named + "(?:细分|分为|分成|包括|包含|涵盖|划分|由)", text))


def _heads(text: str, word: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the word stands before or beside an enumeration, and not as a later member of one."""
    text, word = text.lower(), word.lower()
    # what is listed first is what the rest of the sentence speaks of
    last = max(len(text) if _leads(text, span) else end_of_clause(text, span[1]) for span in spans)
    at = text.find(word)
    while 0 <= at < last:
        member = text[at + len(word) : at + len(word) + 1] == "、"  # what is listed itself heads nothing
        named = at > 0 and text[at - 1] in "“等"  # A、B和C“三区”: the name of all behind them
        if not member and (named or not any(items_start(text, span) <= at < span[1] for span in spans)):
            return True
        at = text.find(word, at + 1)
    return False


def _leads(text: str, span: tuple[int, int]) -> bool:
    if text[span[0] : span[1]].strip().startswith(_PREPOSITIONS):
        return False  # 以A、B为依托 speaks of something else
    first = items_start(text, span) - span[0]
    return first <= _SHORT_NAME and bool(re.search("(?:^|[，；。：]) *$", text[: span[0]]))


def _continued(statement: Statement, library: Library, pairs: bool) -> bool:
    return len(_with_continuation(statement, library, pairs)) > 1


def _with_continuation(statement: Statement, library: Library, pairs: bool) -> list[Statement]:
    """The sentence, with what follows where only that enumerates: 面临诸多挑战。例如，…, 包括两个部分：（1）…（2）…"""
    if enumerations(statement.text, pairs):
        return [statement]
    following = library.after(statement, _MOST_ITEMS)
    announces = bool(_ANNOUNCES.search(statement.text))
    if following and following[0].paragraph == statement.paragraph and enumerations(following[0].text, pairs):
        return [statement, following[0]] if announces or _CONTINUES.match(following[0].text) else [statement]
    return [statement, *takewhile(lambda s: announces and _LABELLED.match(s.text), following)]
