"""The English phrases of the field: found in a text, longest first, and sorted into what they are in a Chinese question."""
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from index.lexicon import words as index_words

from .wordlists import FOLDER, word_lists

PieceKind = Literal["place", "topic", "flow", "amount", "verb", "unknown"]

_VERBS = frozenset("出台 公布 成立 启用 签署 申请加入 提出 审议通过 倡导 面临 好处 去往 要求 定位 目标".split())

_STOP = frozenset(
    "a an the of in on at to for from by with and or as its it their this that these those there is are was were be been being do does did "
    "has have had what which who whom when where why how much many more less than please can could would will you me i tell give show find "
    "know want like about according report reports year years month last same time per each between among into over under within during "
    "while also only just total overall value values amount amounts figure figures number numbers data level worth billion trillion million "
    "yuan rmb renminbi dollar dollars us usd percent percentage point points share shares proportion rate rates growth grow grew grown growing "
    "increase increased increases rise rose risen rising fall fell fallen decline declined decrease decreased drop dropped expand expanded change "
    "changed compare compared comparison rank ranks ranked ranking place position largest biggest highest fastest top most least lowest smallest "
    "larger bigger higher lower smaller faster slower difference gap true correct right false up down account accounts accounted make made up "
    "come came comes reach reached reaches stand stood be exceed exceeded more high large big long far now currently current so far latest recent "
    "published issued released adopted enacted promulgated introduced launched signed established set join joined apply applied include includes "
    "included cover covers covered mean means meant define defined definition explain describe list name role play plays require requires requirement "
    "say says said does propose proposed plan plans main major key different type types category categories kind kinds part parts country countries "
    "economy economies region regions s t hello hi thanks thank expected forecast predicted projected estimated estimate predict by deliver delivered "
    "delivering deliver process processed generated generate produced produce built build opened earn earned our us we they if whether not no yes "
    "source sources institution agency organization organisation who whose refer refers official first second third fourth fifth then ahead before "
    "after above below versus vs relative respectively both all any some out sold sell abroad overseas domestic annual average compound rest "
    "about roughly approximately around nearly across other others one two three four five six ten annually yearly today year-on-year yoy y-o-y bring brings brought face-to-face end have got use used using come towards per-year direct regarding regard with who's what's where's it's".split()
)
_WORD = re.compile(r"[a-z][a-z0-9'&.\-]*|[a-z]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A phrase of the question: what it is, in Chinese, with the preposition that stood before it."""

    kind: PieceKind
    chinese: str
    preposition: str = ""
    start: int = 0


def pieces_of(text: str) -> list[Piece]:
    """The phrases of a text in lower case, in its order; words that the lexicon lacks are unknown pieces."""
    found: list[Piece] = []
    rest = text
    for match in _phrases().finditer(text):
        chinese = _lexicon()[_plain(match["phrase"])]
        found.append(Piece(_kind(chinese), chinese, (match["before"] or "").strip(), match.start("phrase")))
        rest = rest[: match.start("phrase")] + " " * len(match["phrase"]) + rest[match.end("phrase") :]
    for match in _WORD.finditer(rest):
        word = match[0].rstrip("'.-").removesuffix("'s")
        if word and word not in _STOP and len(word) > 1:
            found.append(Piece("unknown", word, "", match.start()))
    return sorted(found, key=lambda piece: piece.start)


@cache
def _lexicon() -> dict[str, str]:
    entries: dict[str, str] = {}
    for line in (FOLDER / "english.txt").read_text(encoding="utf-8").splitlines():
        wordings, equals, chinese = line.partition("#")[0].rpartition(" = ")
        for wording in wordings.split(" | ") if equals else ():
            entries.setdefault(_plain(wording), chinese.strip())
    return entries


def _plain(phrase: str) -> str:
    """A phrase without the plural endings and hyphens that writers vary."""
    bare = re.sub(r"[\s\-]+", " ", phrase.lower().strip())
    return re.sub(r"(?<=[a-z]{3})(?<![sui])s\b", "", bare)


@cache
def _phrases() -> re.Pattern[str]:
    def flexible(phrase: str) -> str:
        return r"[\s\-]+".join(re.escape(word) + ("" if word.endswith("s") else "s?") for word in phrase.split(" "))

    longest = sorted(_lexicon(), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(
        r"(?P<before>\b(?:to|from|with|for|in|of|by)\s+(?:the\s+)?)?(?<![a-z0-9])(?P<phrase>" + "|".join(map(flexible, longest)) + r")(?![a-z0-9])"
    )


def _kind(chinese: str) -> PieceKind:
    if chinese in _places():
        return "place"
    if chinese in _VERBS:
        return "verb"
    if chinese in ("进出口", "出口", "进口", "进出口额", "出口额", "进口额"):
        return "flow"
    return "amount" if chinese in _amounts() else "topic"


@cache
def _amounts() -> frozenset[str]:
    return frozenset((*word_lists("followup")["amount"], "普及率", "市场份额", "总体产值", "核心产值", "关联产值", "海外市场销售收入", "企业", "用户", "作品"))


@cache
def _places() -> frozenset[str]:
    kinds = index_words("regions")
    listed = (kinds.get(kind, ()) for kind in ("home", "world", "foreign", "group", "home_partner", "domestic"))
    names = {entry.rpartition("=")[2] for entries in listed for entry in entries}
    return frozenset(names) | {"RCEP成员国", "“一带一路”沿线国家", "“一带一路”"}
