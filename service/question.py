"""From the words of a question to a query: what kind it is, what is done with figures, which figures are asked for."""

from __future__ import annotations

import re
from dataclasses import replace

from .query import Query, Target
from .question_claims import claim_of
from .question_kinds import kind_of, operation_of
from .question_parts import Names, names_in, no_names, parts_of
from .question_pieces import is_premise
from .question_setting import without_setting
from .question_targets import completed, target_of
from .slots import Slots, read_slots, telling
from .slots_names import canonical
from .slots_passing import passing
from .slots_words import pattern, small_talk
from .wording_scale import WISH
from .wordlists import word_set

_INFER = re.compile("推算|倒推|反推|估算|测算|大约|大概|算一下|算算|推断|推导")
_PRICED = re.compile(
    r"(?:如果|若)?(?:按|以|用)(人民币|美元)(?:来|口径)?(?:计算|计价|统计|计|算|衡量|看)的?(?:话)?[，,]?"
)
_CLAUSE = re.compile(r"[，,。；;！!？?]")
_ABOUT_ME = re.compile(
    r"(?:^|[，,。；;！!？?])\s*(?:我|俺|本人|咱)(?:是|在|们(?!国)|正在|想写|要写|做|这边|所在|负责)"
    r"[^，,。；;！!？?多少几]*(?=[，,。；;！!？?])|(?:^|[，,])做[^，,]{2,12}研究(?=[，,])"
)
# the way to a figure, as the question wants it found: it names no figure of its own
_ON_WHAT = re.compile(
    r"(?:根据|按照?|依据|由|用|从)(?!人民币|美元)[^，,。？]{2,24}(?:推算|倒推|反推|计算得出|测算|估算|算)(?=[，,])[，,]"
    r"|[（(](?:请)?(?:根据|按照?|依据|由|用|从)[^（()）]{2,24}(?:推算|倒推|反推|计算|测算|估算|算|推)(?:一下|得出|出来)?[）)]"
)

# 服务贸易2022年的盘子: the date is moved to the front, so that the name stays whole
_DATED_INSIDE = re.compile(
    r"^(?P<what>[\u4e00-\u9fff]{2,12})(?P<year>(?:19|20)\d\d年)的?(?P<noun>总?规模|体量|盘子|总额|总量|进出口|出口|进口)"
)
# 软件出口当中外包服务: the dictionary would find 中外 in it
_INSIDE = re.compile("(?:当中|之中|里头|里面)(?=[\u4e00-\u9fff])")
# places by one character each: 美港欧 is a list of three, while 欧美 and 中美 are words of their own
_SHORT = {"美": "美国", "港": "中国香港", "欧": "欧盟", "日": "日本", "韩": "韩国", "英": "英国", "德": "德国"}
# （含跨境电商）: what a name includes is not asked for
_INCLUDED = re.compile("[（(](?![^（()）]*[港澳台])(?:含|包括|包含|其中包括)[^（()）]{1,16}[）)]")
# what the answer is wanted for: 为编制分析报告，
_FOR = re.compile(
    "(?:^|(?<=[，。]))为了?(?:编制|撰写|起草|拟制|拟定|准备|完成|写|做好?|开展|研究|核对|便于|配合)[^，。？]{2,30}[，,](?:现|特|需要?|拟)?"
)
# 东中西 are three regions
_COMPASS = re.compile("东[、]?中[、]?西(?:部)?(?!(?:合作|医))(?=和|、|与|及|地区|各|三|四|部|的)")
_ONE = f"[{''.join(_SHORT)}]"
_SHORT_PLACES = re.compile(
    f"(?<![北南东西中拉])(?!(.)\\1){_ONE}{{3,5}}(?![洲元式联])|(?<![北南东西中拉\\d]){_ONE}(?:[、和与及]{_ONE})+(?![洲元式联国盟])"
)

# 美国加欧盟, 出口加上进口: 加 between two things; 加工, 参加 and 新加坡 are words and names of their own
_ADDED = re.compile(
    "(?<=[\u4e00-\u9fff])(?:(?:再|外)?加上(?!年)|(?<![增参更附叠施添追递])加(?![上工快入大强拿密权速深起总在盟固重班剧息价油征急氢]))"
    "(?=[\u4e00-\u9fff])"
)

# 按2023年数据推算: the year is that of the operands, not the one asked for
BY_YEAR = re.compile(
    r"[（(]?(?:根据|按照?|依据|由|用|从|以)(?:了)?(?:19|20)\d\d年?的?(?:报告|版)?的?(?:数据|增速|数值|数字|同比|增长率|规模|水平|[\u4e00-\u9fff]{1,6}额)[^，,。？）)]{0,8}"
    r"(?:推算|倒推|反推|计算|测算|估算|推断|算)?(?:得出)?[）)]?[，,]?"
)


def read_question(
    question: str, asked: str = "", language: str = "zh", last_year: int | None = None, names: Names = no_names
) -> Query:
    """The understood form of a normalised question.

    `last_year` is the newest data year loaded, `names` tells whether a text with 、 or 和 is one name in the reports.
    """
    text, currency = _priced(_together(without_setting(plain(question), names)))
    kind, operation = kind_of(text), operation_of(text) or ("infer" if _INFER.search(asked or question) else None)
    if kind == "verify":
        text = pattern("<verify>").sub("，", text).strip("，") or text
    elif claim := claim_of(text):
        kind, text = "verify", claim
    whole = _telling(read_slots(text, last_year), names)
    pieces = parts_of(text, names)
    read = [_telling(read_slots(piece, last_year), names) for piece in pieces]
    targets = completed(read, whole) if len(read) > 1 else (target_of(whole),)
    single = target_of(whole)
    asked_of = [piece for piece in read if not is_premise(piece)]
    if len(read) > 1 and len(asked_of) == 1 and is_premise(read[0]) and len(targets) > 1:
        # 占全球8.6%，那全球规模是多少: what is told is none of what is asked
        single, targets, operation = targets[-1], targets[-1:], operation or "infer"
    # the whole question comes first: one fact may bear out all of its pieces
    targets = (single, *targets) if len(targets) > 1 else (single,)
    # 服务进出口 is made of general words alone
    if not whole.terms:
        targets = tuple(target if target.terms else replace(target, terms=telling(whole.soft)) for target in targets)
    if currency:
        targets = tuple(_in_currency(target, currency) for target in targets)
    return Query(
        question=question,
        asked=asked or question,
        language="en" if language == "en" else "zh",
        kind=kind,
        operation=operation,
        targets=targets,
        claim=text if kind == "verify" else None,
        words=whole.terms,
    )


def _in_currency(target: Target, currency: str) -> Target:
    """A growth on the terms of a currency, or an amount in it."""
    unit = {"人民币": "CNY", "美元": "USD"}[currency] if target.measure in (None, "level") else target.unit
    return replace(target, soft=(*target.soft, currency), unit=unit)


def _telling(slots: Slots, names: Names) -> Slots:
    """The slots without words of everyday speech, unless the name of an indicator has them."""
    if slots.dates.base or slots.dates.span or len(slots.dates.asked) > 1:
        # between two dates 净增 says what is done with the levels
        slots = replace(slots, terms=tuple(term for term in slots.terms if term not in word_set("slots", "added")))
    everyday = [term for term in passing(slots.terms, slots.text) if not names(term)]
    return replace(slots, terms=tuple(term for term in slots.terms if term not in everyday)) if everyday else slots


def _together(text: str) -> str:
    """The question with 加 between two things read as 和 … 合计; inside a place or another name it stays."""
    kept = names_in(text)

    def joined(match: re.Match[str]) -> str:
        return match[0] if any(start < match.end() and match.start() < end for start, end in kept) else "和"

    read = _ADDED.sub(joined, text)
    return text if read == text else f"{read}合计"


def _priced(text: str) -> tuple[str, str | None]:
    """The question without the terms on which it wants growth measured (按人民币计算), and their currency."""
    match = _PRICED.search(text)
    return (text, None) if match is None else (text[: match.start()] + text[match.end() :], match[1])


def plain(question: str) -> str:
    """The question in canonical names, without what its writer says of himself and without courtesies."""
    question = _COMPASS.sub(lambda run: "、".join(f"{c}部" for c in run[0] if c in "东中西"), question)
    question = question.replace("的话", "") if len(question) > 4 else question
    question = _SHORT_PLACES.sub(lambda run: "、".join(_SHORT[c] for c in run[0] if c in _SHORT), question)
    question = _INCLUDED.sub("", _FOR.sub("", question))
    bare = WISH.sub("", _ON_WHAT.sub("", BY_YEAR.sub("", _ABOUT_ME.sub("，", question))))
    text = _INSIDE.sub(r"\g<0> ", canonical(_DATED_INSIDE.sub(r"\g<year>\g<what>\g<noun>", bare)))
    clauses = [small_talk().sub("", clause) for clause in _CLAUSE.split(text)]
    marks = [*_CLAUSE.findall(text), ""]
    kept = "".join(clause + mark for clause, mark in zip(clauses, marks, strict=True) if clause.strip())
    return kept or text
