"""What a question asks for that text, not a figure, answers: its kind and the words that the cited text must bear out."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from index.lexicon import words as index_words

from .synonyms import forms, phrases
from .vocabulary import Split
from .wordlists import any_word, word_lists

TextKind = Literal["opinion", "why", "time", "definition", "role", "list", "who", "policy", "claim", "plain"]

_NAME = re.compile(r"《([^《》]{2,60})》")
_QUOTED = re.compile(r"[“‘\"']([^“”‘’\"']{2,30})[”’\"']")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年(?!版|度?报告)|(?=[^\d年]|$))(?:(\d{1,2})月)?")
_EDITION = re.compile(r"((?:19|20)\d\d)(?:年?版(?:的?报告)?|年度?的?报告|报告)")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9+\-.]*")
_HAN_RUN = re.compile("[\u4e00-\u9fff]+")
_FRAMES = ("definition", "role", "list", "policy", "time", "who", "why", "yes_no")
_BY_FRAME: tuple[TextKind, ...] = ("role", "list", "who", "definition", "policy")
_YES_NO = re.compile(r"吗|(?<![什怎那这多])么[？?。]*$|对不对|是不是|是否|有没有|能不能|会不会|属实|没错|没记错|对吧|是吧")
# 成为什么, 称为什么 and 作为什么 ask for a thing, not for a reason
_WHY = re.compile(r"(?<![成称作认视列定分改])(?:" + any_word("asking", "why") + ")")
_CHOICE = re.compile(r"(?P<one>[A-Za-z0-9]+|[\u4e00-\u9fff]{2,8})还是(?P<other>[A-Za-z0-9]+|[\u4e00-\u9fff]{2,8})(?=[？?。]*$|更|最)")
_ORDINAL = re.compile(r"(?P<side>[前第])(?P<number>[一二三四五六七八九十]|\d{1,2})(?=大|名|位|个|$|[^年季次届版批步条章月日\d])")
_COUNTED = re.compile(r"哪(?P<count>[两二三四五六七八九十](?:个|大|类|种|项|部分|方面|条|步))")
_DIGITS = dict(zip("一二三四五六七八九十", "1 2 3 4 5 6 7 8 9 10".split(), strict=True))
_TAXED = frozenset("税法费券险")
_FIGURE = re.compile(r"多少|(?<!哪)几[个家条部笔项成倍]|百分之几|多大|多高|多长|排?第几|老几|增速|增幅|涨幅|降幅|占比")
_OPEN = re.compile(r"什么|怎么|如何|哪|谁|啥")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A content word of the question: `forms` are it and its synonyms; `hard` words must be borne out.

    `parts` are the words of a title or quotation, for one that is not named as the report names it; `light` words
    are everyday words that tell between statements, but need not be borne out; an `event` is a verb that happens at a date.
    """

    word: str
    forms: tuple[str, ...]
    hard: bool = False
    parts: tuple[str, ...] = ()
    light: bool = False
    event: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A question read as one for text. `subject` is what remains without the words that only ask.

    `figure` says that a number is asked for; `dates` are the years and months it names, as (year, month or None); `edition` the report year it restricts to.
    """

    question: str
    kind: TextKind
    subject: str
    wanted: tuple[Wanted, ...]
    dates: tuple[tuple[int, int | None], ...] = ()
    edition: int | None = None
    figure: bool = False


def read(question: str, split: Split, compounds: frozenset[str] = frozenset()) -> Asked:
    """Read a normalised Chinese question; `compounds` are terms of the reports that the dictionary would cut."""
    kind = kind_of(question)
    edition = _EDITION.search(question)
    rest = _EDITION.sub("", question)
    dates = tuple((int(m[1]), int(m[2]) if m[2] else None) for m in _YEAR.finditer(rest))
    subject = subject_of(_YEAR.sub("", rest))
    counted = (Wanted(m["count"], (m["count"],), light=True) for m in _COUNTED.finditer(question))
    wanted = tuple({w.word: w for w in (*counted, *_wanted(subject, lambda run: _compound(split(run), compounds)))}.values())
    return Asked(question, kind, subject, wanted, dates, int(edition[1]) if edition else None, bool(_FIGURE.search(question)))


def kind_of(question: str) -> TextKind:
    """The kind of a question, by the most telling of its words."""
    if _frame("opinion").search(question):
        return "opinion"
    if _WHY.search(question):
        return "why"
    if _frame("time").search(question):
        return "time"
    if _YES_NO.search(question) and not _OPEN.search(question):
        return "claim"
    # 有什么打算 asks for a policy though 有什么 asks for a list: the longest words decide
    found = ((len(match[0]), -at, kind) for at, kind in enumerate(_BY_FRAME) for match in _frame(kind).finditer(question))
    return max(found, default=(0, 0, "plain"))[2]


def subject_of(question: str) -> str:
    """The question without the words that ask, still in order."""
    bare = question
    for name in _FRAMES:
        bare = _frame(name).sub(" ", bare)
    return re.sub(r"[？?！!。；;：:，,\s]+", " ", bare).strip()


@cache
def _frame(kind: str) -> re.Pattern[str]:
    return re.compile(any_word("asking", kind))


@cache
def _plain() -> frozenset[str]:
    return frozenset(word for words in word_lists("plain_words").values() for word in words)


@cache
def countries() -> frozenset[str]:
    """Other countries."""
    return frozenset(index_words("regions").get("foreign", ()))


@cache
def _events() -> frozenset[str]:
    return frozenset(word_lists("plain_words")["event"])


@cache
def _grammar() -> frozenset[str]:
    lists = word_lists("plain_words")
    return frozenset((*lists["grammar"], *lists["home"]))


def _wanted(subject: str, split: Split) -> Iterator[Wanted]:
    rest = subject
    for pattern in (_NAME, _QUOTED):
        for match in pattern.finditer(rest):
            parts = tuple(word for run in _HAN_RUN.findall(match[1]) for word in _words(run, split))
            yield Wanted(match[1], forms(match[1]), True, parts)
        rest = pattern.sub(" ", rest)
    for match in _CHOICE.finditer(rest):
        yield Wanted(match["one"], (*forms(match["one"]), *forms(match["other"])))
    rest = _CHOICE.sub(" ", rest)
    yield from map(_ordinal, _ORDINAL.finditer(rest))
    rest = _ORDINAL.sub(" ", rest)
    for match in phrases().finditer(rest):
        yield Wanted(match[0], forms(match[0]), _LATIN.fullmatch(match[0]) is not None, event=match[0][-2:] in _events())
    rest = phrases().sub(" ", rest)
    for match in _LATIN.finditer(rest):
        if len(match[0]) > 1:
            yield Wanted(match[0], (match[0],), True)
    for run in _HAN_RUN.findall(rest):
        for word in _words(run, split):
            if word not in _grammar():
                yield Wanted(word, forms(word), word in places(), light=word in _plain(), event=word in _events())


def _ordinal(match: re.Match[str]) -> Wanted:
    """第五, 第5 and 前三大 with their number in both ways of writing."""
    number = match["number"]
    other = _DIGITS.get(number) or next((han for han, digit in _DIGITS.items() if digit == number), number)
    return Wanted(match[0], (match["side"] + number, match["side"] + other))


def _words(run: str, split: Split) -> Iterator[str]:
    """The words of a run of Chinese; unexplained single characters in a row are one unknown word."""
    unknown = previous = ""
    for token in [*split(run), ""]:
        if token in _TAXED and previous:
            yield previous + token  # 数字税 is not what a text about 数字 is about
        previous = token if len(token) > 1 else ""
        if len(token) == 1 and token not in _plain():
            unknown += token
            continue
        if len(unknown) > 1:
            yield unknown
        unknown = ""
        if len(token) > 1:
            yield token


def _compound(tokens: list[str], compounds: frozenset[str]) -> list[str]:
    """The words with those that make up a term together put together."""
    joined: list[str] = []
    at = 0
    while at < len(tokens):
        last = next((end for end in range(min(len(tokens), at + 5), at + 1, -1) if "".join(tokens[at:end]) in compounds), at + 1)
        joined.append("".join(tokens[at:last]))
        at = last
    return joined


@cache
def places() -> frozenset[str]:
    """Countries, groups of countries and regions other than the home country."""
    kinds = index_words("regions")
    return frozenset(name for kind in ("foreign", "group", "domestic", "home_partner") for name in kinds.get(kind, ()))
