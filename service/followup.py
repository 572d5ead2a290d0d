"""Follow-up questions (那进口呢, 同比呢, 什么时候出台的), read with what they take from the questions before."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .asking import kind_of, subject_of
from .followup_slots import Slots, cut_slots, dependent, leads
from .wordlists import any_word

# 那前一年呢, 次年是多少: the last question, a year earlier or later
_NEXT = re.compile(
    "(?:那|再)?么?(?:(?:再?往前|前|上|头)一年|上年(?!末|同)|(?P<later>次年|下一年|后一年|第二年|再?往后一年))"
    "的?(?:数据|数字)?(?:呢|是多少|多少|有多少|怎么样|如何)?[呢啊呀？?。！!\\s]*$"
)
_ASIDE = re.compile("的话|的?(?:具体)?情况(?=呢|如何|怎么样|怎样|[？?]?$)")
_CONVERTS = re.compile("(?:那|请|麻烦)*(?:帮我)?(?:换算|折算|折合|换|化|折)[成为合]?(?:多少)?(?:万亿|亿|万)")
_TITLE = re.compile(r"《[^》]*》")
_ENDING = re.compile(r"(?:的话|的?情况|的?数据)?(?:呢|如何|怎么样|怎样|又如何)?[？?。！!\s]*$")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9\-]+")
_COMPARES = re.compile(
    r"^比(?![上去前])|相比|哪个|谁更|[快慢高低大小多少]还是[快慢高低大小多少]|差多少|相差|一样|合计|加起来|之和"
)
_COUNTED = re.compile(r"(?:多少|几)(?:万|亿)?([笔家条部户项个件座])")
# 进出口总额 has a total over both directions; one direction alone has an amount
_TOTALS = ("总额", "总值", "总量", "总规模", "总金额")
_FIGURE = re.compile("多少|百分之|(?<!哪)几个|第几|增速|增幅|占比|同比")
_TEXTUAL = ("time", "definition", "role", "list", "who", "policy", "why", "claim")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question that stands on its own, and what it took over from the conversation."""

    question: str
    taken_over: tuple[str, ...] = ()


def resolve(question: str, earlier: Sequence[str]) -> Resolved:
    """Complete a normalised question from the normalised questions before it, oldest first."""
# every turn is completed by the one before it, so that chains of 那…呢 keep their subject
    last = ""
    for turn in earlier:
        last = _complete(turn, last).question
    return _complete(question, last)


def _complete(question: str, last: str) -> Resolved:
    if not last:
        return Resolved(question)
    question = _ASIDE.sub("", question) or question
    if (beside := _NEXT.match(question)) and re.search(r"(?:19|20)\d\d年", last):
        by = 1 if beside["later"] else -1
        moved = re.sub(r"(?:19|20)\d\d(?=年)", lambda year: str(int(year[0]) + by), last)
        return Resolved(moved, (last,))
    if _CONVERTS.match(question):
        return Resolved(f"{last.rstrip('？?。')}，{question}", (last,))
    lead, body = _without_lead(question)
    elliptic = bool(lead) or question.rstrip("？?。！! ").endswith("呢")
    own, before = cut_slots(_ENDING.sub("", body)), cut_slots(last)
    pronoun = _pronoun(body)
    standing = bool(dependent(_own_topic(own)))
# a whole question must not be coloured by what was asked before
    if standing and not elliptic and not pronoun:
        return Resolved(question)
    if not standing and not pronoun and _COMPARES.search(body):
        return _compared(body, own, before)
    if standing and own.ask and not pronoun:
        return _part_of(lead, body, own, before)
    if _asks_text(body):
        return _about(body, last, pronoun)
    if standing and not pronoun and _asks_text(last):
        return _in_place_of(body, own, last)
    return _filled(own, before, standing)


def _pronoun(body: str) -> re.Match[str] | None:
    return re.search(r"(?<!尤)(?:" + any_word("followup", "pronoun") + r")(?![中他它余实次外时处种样])", body)


def _own_topic(own: Slots) -> str:
    return re.sub(any_word("followup", "pronoun"), "", own.topic)


def _without_lead(question: str) -> tuple[str, str]:
    bare = question.strip()
    for word in leads():
        if bare.startswith(word) and not bare.startswith(("那些", "那个", "其中国")):
            inner_lead, inner = _without_lead(bare[len(word) :].lstrip("，, "))
            return word + inner_lead, inner
    return "", bare


def _asks_text(body: str) -> bool:
    """Whether it asks for something to be said, not for a figure: 什么时候出台的, 谁统计的."""
    return not _FIGURE.search(body) and kind_of(body) in _TEXTUAL


def _about(body: str, last: str, pronoun: re.Match[str] | None) -> Resolved:
    """The question put to what the last one was about: its title if it names one, else its subject."""
    title = _TITLE.search(last)
    slots = cut_slots(last)
    if title:
        subject = title[0]
    elif not _asks_text(last) and (slots.ask or slots.amount):
        subject = replace(slots, ask="").worded()
    else:
        pieces = subject_of(last).split()
        subject = _named(next((piece for piece in pieces if dependent(piece)), "".join(pieces)))
    if pronoun:
        return Resolved(body[: pronoun.start()] + subject + body[pronoun.end() :], (subject,))
    return Resolved(subject + ("" if body.startswith(("的", "是")) else "，" if slots.ask else "") + body, (subject,))


def _named(piece: str) -> str:
    """The thing that a piece of a question names, without what happens to it."""
    before, behind = any_word("plain_words", "event"), any_word("plain_words", "event", "verb")
    return re.sub(rf"^(?:{before})+|(?:{behind}|[的了是在于])+$", "", piece) or piece


def _compared(body: str, own: Slots, before: Slots) -> Resolved:
    """A comparison within what the last question was about: 比进口多多少, 出口和进口哪个大."""
    kept = replace(before, ask="", period="" if own.period else before.period)
    if not body.startswith(("比", "较", "和", "与", "跟", "同")):
        kept = replace(kept, flow="", amount="", partner="")
    return Resolved(kept.worded() + body, (kept.worded(),))


def _part_of(lead: str, body: str, own: Slots, before: Slots) -> Resolved:
    """A question that names its own subject: a part of the last one's (其中公有云是多少), or one of the same date."""
# 其中公有云是多少 leaves open what is measured
    if not (own.flow or own.amount) and re.fullmatch(r"(?:是|有|为)?多少", own.ask):
        return _filled(own, before, True)
    if lead.startswith("其中") and before.topic:
        return Resolved(f"{before.period}{before.topic}中，{body}", (before.topic,))
    if own.period or not before.period:
        return Resolved(body)
    return Resolved(before.period + body, (before.period,))


def _in_place_of(body: str, own: Slots, last: str) -> Resolved:
    """The last question for text, put to another thing of the same sort: 那《个人信息保护法》呢, DEPA呢."""
    new = _ENDING.sub("", body).strip("，, ")
    for pattern in (_TITLE, _LATIN):
        if pattern.fullmatch(new) and (old := pattern.search(last)):
            return Resolved(last[: old.start()] + new + last[old.end() :], (last,))
    pieces = [piece for piece in subject_of(last).split() if len(piece) > 1]
    if not pieces or (own.home and not own.topic):
        return _filled(own, cut_slots(last), False)
# 数字产品贸易 stands in the place of 数字技术贸易, the name that ends like it
    old_piece = max(pieces, key=lambda piece: (_alike_ends(piece, new), len(piece)))
    return Resolved(last.replace(old_piece, new, 1), (last,))


def _alike_ends(one: str, other: str) -> int:
    """How many characters two names share at their end."""
    count = 0
    while count < min(len(one), len(other)) and one[-1 - count] == other[-1 - count]:
        count += 1
    return count


def _filled(own: Slots, before: Slots, standing: bool) -> Resolved:
    """The last question with the slots of the new one in place of its own."""
    filled = before
    if standing:
        filled = replace(filled, topic=own.topic)
    for slot in ("period", "flow", "amount", "ask"):
        if text := getattr(own, slot):
            filled = replace(filled, **{slot: text})
    if own.flow and not own.amount and filled.amount in _TOTALS:
        filled = replace(filled, amount="额")
    filled = _placed(replace(filled, period=_dated(own.period, before.period)), own, before)
    if own.amount and not own.ask:
        filled = replace(filled, ask="是多少")
    if own.ask and not filled.amount and _is_rate(own.ask) and (counted := _COUNTED.search(before.ask)):
        filled = replace(filled, amount="笔数" if counted[1] == "笔" else "数量")
    taken = tuple(text for slot in filled.named() if (text := getattr(filled, slot)) and text == getattr(before, slot))
    return Resolved(filled.worded() + "？", taken)


def _dated(new: str, old: str) -> str:
    """The new period with the year of the old one where it names only a part of a year: 上半年呢."""
    year = re.match(r"(?:19|20)\d\d年?", old)
    if new.endswith(("半年", "季度")) and not re.search(r"\d{4}", new) and year:
        return year[0].removesuffix("年") + "年" + new
    return new or old


def _is_rate(ask: str) -> bool:
    return bool(re.search("同比|增|降|涨|占|份额|比重|排|第几", ask))


def _placed(filled: Slots, own: Slots, before: Slots) -> Slots:
    """The places: one without a preposition takes the place of the partner if there is one, else of the home."""
    if own.partner:
        return replace(filled, partner=_possessive(own.partner))
    if not own.home:
        return filled
    name = own.home.removesuffix("的")
    if before.partner:
        preposition = re.match("交付|承接|面向|来自|销往|去往|对|向|与", before.partner)
        return replace(filled, partner=_possessive((preposition[0] if preposition else "") + name))
    return replace(filled, home=name)


def _possessive(partner: str) -> str:
    return partner if partner.endswith("的") or partner.startswith(("对", "向", "与")) else partner + "的"
