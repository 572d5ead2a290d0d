"""English questions put into the words of the reports, in the order in which Chinese asks."""
from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from .english_counts import counted
from .english_lexicon import Piece, pieces_of
from .english_periods import take_amounts, take_periods
from .wordlists import FOLDER

_FOLLOW_UP = re.compile(r"^\W*(?:and |so )?(?:what about|how about|and(?! (?:what|how|when|who|which))|what of)\b")
# part and whole of a share stand in either order in English, in one order in Chinese
_SHARE = (
    re.compile(
        r"(?:share|percentage|percent|proportion|fraction) of (?P<whole>.+?)\s+"
        r"(?:was|were|is|are|do|does|did|came|come|belonged|has|have)\b(?P<part>.+)"
    ),
    re.compile(r"(?:share|percentage|percent|proportion) of (?P<part>.+?) (?:in|within|among) (?P<whole>.+)"),
    re.compile(r"(?P<part>.+?)(?:'s|'|s')? (?:market )?(?:share|percentage|proportion) (?:of|in) (?P<whole>.+)"),
    re.compile(r"(?P<part>.+?) account(?:s|ed)? for (?:what .*?of )?(?P<whole>.+)"),
)
_UP = re.compile(r"\b(?:grow|grew|grown|rise|rose|risen|increase|increased|up|expand|expanded)\b")
_DOWN = re.compile(r"\b(?:fall|fell|fallen|decline|declined|decrease|decreased|drop|dropped|down|shrink|shrank)\b")
_MONEY = (
    (re.compile(r"\b(?:us dollars?|u\.s\. dollars?|dollars?|usd|us\$)"), "美元"),
    (re.compile(r"\b(?:yuan|rmb|renminbi|cny)\b"), "元"),
)
_TOWARD = ("to", "from", "with", "for")
_NEUTRAL = ("我国", "全球")


@dataclass(frozen=True, slots=True)
class Translated:
    """The question in Chinese; `unknown` are its words that the lexicon lacks, which stay in it as they are."""

    question: str
    unknown: tuple[str, ...]


def to_chinese(question: str) -> Translated:
    """An English question in the words of the reports."""
    text = re.sub(r"(?<=\d),(?=\d{3})", "", re.sub(r"[’‘`´]", "'", question).lower().strip())
# read before dates and figures are taken out: both belong to the way of asking
    asking = _asking(text)
    bare, periods = take_periods(text)
    bare, amounts = take_amounts(bare)
    body = _FOLLOW_UP.sub(" ", bare)
    shared = _shared(body) if asking.startswith("占比") and not amounts else None
    pieces = [_cased(piece, question) for piece in pieces_of(body)]
    said = shared or _ordered(pieces, asking) + (_claimed(text, amounts) if amounts else "")
    count = counted(body, pieces) if asking == "有多少" and not amounts else None
    date = "和".join(_distinct(periods))
    ending = "" if shared else _money(text, asking)
    if _FOLLOW_UP.match(text):
        chinese = f"那{date}{said}呢？"
    elif count:
        chinese = date + count + "？"
    elif "{}" in ending:
        chinese = date + ending.replace("{}", said) + "？"
    else:
        chinese = date + said + ending + "？"
    return Translated(chinese, tuple(_of_kind(pieces, "unknown")))


def _cased(piece: Piece, question: str) -> Piece:
    """An unknown word as its writer spelled it: TikTok, IaaS."""
    if piece.kind != "unknown":
        return piece
    spelled = re.search(re.escape(piece.chinese), question, re.IGNORECASE)
    return replace(piece, chinese=spelled[0]) if spelled else piece


def _asking(text: str) -> str:
    return next((chinese for pattern, chinese in _rules() if pattern.search(text)), "是多少")


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    lines = (FOLDER / "english_asking.txt").read_text(encoding="utf-8").splitlines()
    rules = (line.split(" -> ", 1) for line in lines if " -> " in line and not line.startswith("#"))
    return tuple((re.compile(pattern.strip()), chinese.strip()) for pattern, chinese in rules)


def _money(text: str, asking: str) -> str:
    """The asking words, with the currency asked for."""
    if asking != "是多少":
        return asking
    return next((f"是多少{unit}" for pattern, unit in _MONEY if pattern.search(text)), asking)


def _ordered(pieces: Sequence[Piece], asking: str = "") -> str:
    """The phrases in Chinese order: whose, with whom, what, which direction, which side of it."""
    if ("哪个" in asking or "相差" in asking) and (compared := _compared(pieces)):
        return compared
    places = [piece for piece in pieces if piece.kind == "place"]
    partners = [p for p in places if p.preposition.split(" ")[0] in _TOWARD and p.chinese not in _NEUTRAL]
    homes = _distinct(piece.chinese for piece in places if piece not in partners)
# in the world is where China ranks, not whose trade it is
    if len(homes) > 1 and "全球" in homes:
        homes.remove("全球")
    topics = _of_kind(pieces, "topic", "unknown")
    flows = _of_kind(pieces, "flow")
    flow = "进出口额" if len(flows) > 1 and not any("额" in flow for flow in flows) else "".join(flows)
    after = "".join(_of_kind(pieces, "amount")) + "".join(_of_kind(pieces, "verb"))
    return "、".join(homes) + _with_whom(partners, topics) + "".join(topics) + flow + after


def _with_whom(partners: Sequence[Piece], topics: Sequence[str]) -> str:
    names = "、".join(piece.chinese for piece in partners)
    if not names:
        return ""
    return ("交付" if any("外包" in topic for topic in topics) else "对") + names + "的"


def _distinct(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _of_kind(pieces: Sequence[Piece], *kinds: str) -> list[str]:
    return _distinct(piece.chinese for piece in pieces if piece.kind in kinds)


def _compared(pieces: Sequence[Piece]) -> str:
    """Two or more things side by side, what they have in common said once: 跨境电商出口和进口; "" for fewer."""
    for kind in ("flow", "place", "topic"):
        rivals = [word for word in _of_kind(pieces, kind) if word not in _NEUTRAL]
        if len(rivals) < 2:
            continue
        others = [piece for piece in pieces if piece.kind not in {kind, "place"}]
        home = "我国" if any(piece.chinese == "我国" for piece in pieces) else ""
        common = "".join(_of_kind(others, "topic", "unknown"))
        after = "".join(_of_kind(others, "amount", "flow"))
        if kind == "place":
            return home + "和".join(rivals) + "的" + common + after
        return home + common + "和".join(rivals) + after
    return ""


def _shared(text: str) -> str | None:
    """A question for a share: part 占 whole 的比重是多少; None if it doesn't name both."""
    for pattern in _SHARE:
        if match := pattern.search(text):
            part, whole = _ordered(pieces_of(match["part"])), _ordered_whole(match["whole"])
            if part and whole:
                return f"{part}占{whole}的比重是多少"
    return None


def _ordered_whole(text: str) -> str:
    pieces = pieces_of(text)
    world = "全球" if any(piece.chinese == "全球" for piece in pieces) else ""
    return world + _ordered([piece for piece in pieces if piece.chinese != "全球"])


def _claimed(text: str, amounts: Sequence[str]) -> str:
    """The figures of a claim with the verb that goes with them: 同比下降0.9%, 达到1.39万亿元."""
    figure = "、".join(amounts)
    if figure.startswith("位居"):
        return figure
    if "%" in figure:
        return ("同比下降" if _DOWN.search(text) else "同比增长" if _UP.search(text) else "占比为") + figure
    return "为" + figure
