"""English questions put into the words of the reports, in the order in which Chinese asks."""
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from .english_lexicon import Piece, pieces_of
from .english_periods import take_amounts, take_periods
from .wordlists import FOLDER

_FOLLOW_UP = re.compile(r"^\W*(?:and |so )?(?:what about|how about|and(?! (?:what|how|when|who|which))|what of)\b")
_SHARE = (
    re.compile(r"(?:share|percentage|percent|proportion|fraction) of (?P<whole>.+?)\s+(?:was|were|is|are|do|does|did|came|come|belonged|has|have)\b(?P<part>.+)"),
    re.compile(r"(?:share|percentage|percent|proportion) of (?P<part>.+?) (?:in|within|among) (?P<whole>.+)"),
    re.compile(r"(?P<part>.+?)(?:'s|'|s')? (?:market )?(?:share|percentage|proportion) (?:of|in) (?P<whole>.+)"),
    re.compile(r"(?P<part>.+?) account(?:s|ed)? for (?:what .*?of )?(?P<whole>.+)"),
)
_UP = re.compile(r"\b(?:grow|grew|grown|rise|rose|risen|increase|increased|up|expand|expanded)\b")
_DOWN = re.compile(r"\b(?:fall|fell|fallen|decline|declined|decrease|decreased|drop|dropped|down|shrink|shrank)\b")
_MONEY = ((re.compile(r"\b(?:us dollars?|u\.s\. dollars?|dollars?|usd|us\$)"), "美元"), (re.compile(r"\b(?:yuan|rmb|renminbi|cny)\b"), "元"))


@dataclass(frozen=True, slots=True)
class Translated:
    """The question in Chinese; `unknown` are its words that the lexicon lacks, which stay in it as they are."""

    question: str
    unknown: tuple[str, ...]


def to_chinese(question: str) -> Translated:
    """An English question in the words of the reports."""
    text = re.sub(r"[’‘`´]", "'", question).lower().strip()
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    asking = _asking(text)
    bare, periods = take_periods(text)
    bare, amounts = take_amounts(bare)
    follow_up = bool(_FOLLOW_UP.match(text))
    body = _FOLLOW_UP.sub(" ", bare)
    topic = _shared(body) if asking.startswith("占比") and not amounts else None
    pieces = [_cased(piece, question) for piece in pieces_of(body)]
    unknown = tuple(piece.chinese for piece in pieces if piece.kind == "unknown")
    said = topic or _ordered(pieces, asking)
    claim = _claimed(text, amounts) if amounts else ""
    date = "和".join(dict.fromkeys(periods))
    if follow_up:
        return Translated(f"那{date}{said}呢？", unknown)
    ending = "" if topic else _money(text, asking)
    if "{}" in ending:
        return Translated(date + ending.replace("{}", said + claim) + "？", unknown)
    return Translated(date + said + claim + ending + "？", unknown)


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
    places = [piece for piece in pieces if piece.kind == "place"]
    topics = [piece.chinese for piece in pieces if piece.kind in ("topic", "unknown")]
    compared = "哪个" in asking or "相差" in asking
    if compared and len(pieces) > 1:
        return _compared(pieces)
    partners = [p for p in places if p.preposition.split(" ")[0] in ("to", "from", "with", "for") and len(places) >= 1 and p.chinese not in ("我国", "全球")]
    homes = list(dict.fromkeys(p.chinese for p in places if p not in partners))
    if len(homes) > 1 and "全球" in homes:
        homes.remove("全球")
    outsourcing = any("外包" in topic for topic in topics)
    with_whom = "、".join(p.chinese for p in partners)
    with_whom = with_whom and (f"交付{with_whom}的" if outsourcing else f"对{with_whom}的")
    flows = [piece.chinese for piece in pieces if piece.kind == "flow"]
    amounts = [piece.chinese for piece in pieces if piece.kind == "amount"]
    verbs = [piece.chinese for piece in pieces if piece.kind == "verb"]
    flow = "进出口额" if len(set(flows)) > 1 and not any("额" in f for f in flows) else "".join(dict.fromkeys(flows))
    return "、".join(homes) + with_whom + "".join(dict.fromkeys(topics)) + flow + "".join(dict.fromkeys((*amounts, *verbs)))


def _compared(pieces: Sequence[Piece]) -> str:
    """Two or more things side by side, what they have in common said once: 跨境电商出口和进口."""
    for kind in ("flow", "place", "topic"):
        rivals = list(dict.fromkeys(piece.chinese for piece in pieces if piece.kind == kind and piece.chinese not in ("我国", "全球")))
        if len(rivals) > 1:
            others = [piece for piece in pieces if piece.kind != kind and piece.kind != "place"]
            home = "我国" if any(piece.chinese == "我国" for piece in pieces) else ""
            common = [piece.chinese for piece in others if piece.kind in ("topic", "unknown")]
            after = [piece.chinese for piece in others if piece.kind in ("amount", "flow")]
            if kind == "place":
                return home + "和".join(rivals) + "的" + "".join(dict.fromkeys((*common, *after)))
            return home + "".join(dict.fromkeys(common)) + "和".join(rivals) + "".join(dict.fromkeys(after))
    return _ordered(pieces)


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
