"""The content words of a question: what the cited text must bear out."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .places import places
from .synonyms import forms, phrases
from .vocabulary import Split
from .word_kinds import is_doing, is_small
from .wordlists import word_set

_QUOTED = (re.compile(r"《([^《》]{2,60})》"), re.compile(r"[“‘\"']([^“”‘’\"']{2,30})[”’\"']"))
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9+\-.]*")
_HAN_RUN = re.compile("[\u4e00-\u9fff]+")
_SIDE = r"[A-Za-z0-9]+|[\u4e00-\u9fff]{2,8}"
_CHOICE = re.compile(rf"(?P<one>{_SIDE})还是(?P<other>{_SIDE})(?=[？?。]*$|更|最)")
_NUMBER = r"(?P<number>[一二三四五六七八九十]|\d{1,2})"
# 第五 and 第5 are the same; 第二季度 and 第三届 are something else
_ORDINAL = re.compile(rf"(?P<side>[前第]){_NUMBER}(?:大国|大|名|位|个|(?=$|[^年季次届版批步条章月日\d]))")
_EDITION = re.compile(r"第[一二三四五六七八九十\d]+[届批次版期轮]")
_COUNTED = re.compile(r"哪(?P<count>[两二三四五六七八九十](?:个|大|类|种|项|部分|方面|条|步))")
_DIGITS = dict(zip("一二三四五六七八九十", "1 2 3 4 5 6 7 8 9 10".split(), strict=True))
# 数字税 is not what a text about 数字 is about
# these end a name that the dictionary doesn't know; 多 in 拼多多 doesn't
_PARTICLES = frozenset(
    "的了是在和与及或对为由从被把于有吗呢吧啊呀也都就还又再更最很太已曾仍只才共各该此本两一二三四五六七八九十个次种类项条家年月日"
    "说讲看做干搞用给让跟向往到去来没不无前后左右内外间时怎什哪谁几每这那其将会能要可应想中里上下我你您他她它咱们名等之所着过地得"
)
# 卖到, 摆在, 看成: verbs of everyday speech with a complement
_RESULT = frozenset("到在成为给出得了着过上下")
_TELLING = frozenset("税法费券险")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A content word of the question: `forms` are it and its synonyms; `hard` words must be borne out.

    `parts` are the words of a title or quotation, for one that is not named as the report names it; `light` words
    are everyday words that tell between statements, but need not be borne out; an `event` is a verb that happens at
    a date, `doing` any other verb or adjective: a text may say it in other words. A `sort` only says what sort of
    thing is asked for: 权利, 参与方.
    """

    word: str
    forms: tuple[str, ...]
    hard: bool = False
    parts: tuple[str, ...] = ()
    light: bool = False
    event: bool = False
    doing: bool = False
    sort: bool = False


def wanted_words(question: str, subject: str, split: Split, compounds: frozenset[str]) -> tuple[Wanted, ...]:
    """The content words of a question and its subject; `compounds` are terms that the dictionary would cut."""

    def cut(run: str) -> list[str]:
        return _compound(split(run), compounds)

# 哪四个方面: a text that says 四个方面 is likely the one
    counted = (Wanted(m["count"], (m["count"],), light=True) for m in _COUNTED.finditer(question))
    return tuple({wanted.word: wanted for wanted in (*counted, *_named(subject, cut))}.values())


def _named(subject: str, split: Split) -> Iterator[Wanted]:
    """Titles, quotations, choices, ordinals, phrases of the synonym list, Latin names, then ordinary words."""
    rest = subject
    for pattern in _QUOTED:
        for match in pattern.finditer(rest):
            parts = tuple(word for run in _HAN_RUN.findall(match[1]) for word in _words(run, split))
            yield Wanted(match[1], forms(match[1]), True, parts)
        rest = pattern.sub(" ", rest)
    yield from (Wanted(m["one"], (*forms(m["one"]), *forms(m["other"]))) for m in _CHOICE.finditer(rest))
    rest = _CHOICE.sub(" ", rest)
    yield from (Wanted(m[0], (m[0],), True) for m in _EDITION.finditer(rest))
    rest = _EDITION.sub(" ", rest)
    yield from map(_ordinal, _ORDINAL.finditer(rest))
    rest = _ORDINAL.sub(" ", rest)
    for match in phrases().finditer(rest):
        yield _phrase(match)
        if (ending := rest[match.end() : match.end() + 1]) and ending in _TELLING:
            yield Wanted(match[0] + ending, (match[0] + ending,), True)
    rest = phrases().sub(" ", rest)
    yield from (Wanted(m[0], (m[0],), True) for m in _LATIN.finditer(rest) if len(m[0]) > 1)
    for run in _HAN_RUN.findall(rest):
        yield from (ordinary(word) for word in _words(run, split) if word not in _grammar())


def _phrase(match: re.Match[str]) -> Wanted:
    event = match[0][-2:] in word_set("plain_words", "event")
    return Wanted(match[0], forms(match[0]), _LATIN.fullmatch(match[0]) is not None, event=event)


def ordinary(word: str) -> Wanted:
    """A word that is no name, title or number."""
    event, plain = word in word_set("plain_words", "event"), word in word_set("plain_words")
    same = forms(word)
    # a word that has synonyms in the field is none of everyday speech
    vague = len(same) == 1 and (is_small(word) or _is_result(word))
    sort = word in word_set("asking_sorts")
    told = word in word_set("telling")
    light, doing = (plain or vague or sort) and not told, is_doing(word) and not told
    return Wanted(word, same, word in places(), (), light, event, doing, sort)


def _is_result(word: str) -> bool:
    """卖到, 定成: a verb of everyday speech with its complement."""
    return word[-1] in _RESULT and (is_doing(word) or (len(word) == 2 and is_doing(word[0])))


def _ordinal(match: re.Match[str]) -> Wanted:
    """第五, 第5 and 前三大 with their number in both ways of writing."""
    number = match["number"]
    other = _DIGITS.get(number) or next((han for han, digit in _DIGITS.items() if digit == number), number)
    return Wanted(match[0], (match["side"] + number, match["side"] + other))


def _words(run: str, split: Split) -> Iterator[str]:
    """The words of a run of Chinese; single characters in a row that no word explains are one unknown word."""
    unknown = previous = ""
    for token in [*split(run), ""]:
        if token in _TELLING and previous:
            yield previous + token
        previous = token if len(token) > 1 else ""
        if len(token) == 1 and token not in _PARTICLES:
            unknown += token
            continue
        if unknown and token[:1] == token[1:]:
            unknown += token  # 拼多多: a doubled character belongs to the name before it
        if len(unknown) > 1 and not _is_speech(unknown):
            yield unknown
        unknown = ""
        if len(token) > 1:
            yield token


def _is_speech(unknown: str) -> bool:
    """Whether single characters in a row are small words or two verbs, no name."""
    verbs = len(unknown) == 2 and all(is_doing(character) or is_small(character) for character in unknown)
    return verbs or all(character in word_set("plain_words") for character in unknown)


def _compound(tokens: list[str], compounds: frozenset[str]) -> list[str]:
    """The words with those that make up a term together put together."""
    joined: list[str] = []
    at = 0
    while at < len(tokens):
        ends = range(min(len(tokens), at + 5), at + 1, -1)
        last = next((end for end in ends if "".join(tokens[at:end]) in compounds), at + 1)
        joined.append("".join(tokens[at:last]))
        at = last
    return joined


def _grammar() -> frozenset[str]:
    return word_set("plain_words", "grammar", "home")
