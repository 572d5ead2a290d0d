"""One piece of text read slot by slot: the indicator's words, direction, measure, unit, places, whole and dates.

Questions and the indicators of facts are read by the same rules, so that the two sides meet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.fact import Measure
from index.lexicon import words as index_words

from .question_periods import Dates, read_dates
from .slots_measures import counted, currency, flow, measures, wants_money
from .slots_names import known_names, names, without_approved
from .slots_regions import HOME, WORLD, places
from .slots_words import cut, particles, pattern, soft_words

_DIRECTIONS = (
    "出口",
    "进口",
    "进出口",
    "贸易",
    "国内",
    "国际",
    "数据",
    "总",
    "整体",
    "总体",
    "主要",
    "实际",
    "面向",
    "对外",
    "类",
    "项目",
    "相关",
    "增长",
    "变化",
)
_WORD = re.compile(r"[\w+]", re.UNICODE)
_NUMERAL = re.compile(r"[\d.,%万亿千百]+(?:美元|元|美金|刀|块|块钱|人民币|公里)?")
# words made of characters that only ask, compare or point: 哪一年, 最高, 这块
_FUNCTION = re.compile(
    "[的了吗呢吧啊是为在有和与及跟同这那哪一个几多少最更比高低大小快慢上下前后各都又再就只已将会能可要应被把给让向往到至于对从自由以用较相中里内外间共总不没年块些样]{2,4}"
)
_PER = re.compile("每(?:百|千|万)?(?:人|户|家|笔|个|台|百人|万人|天|日|月)")
_MEASURED = re.compile("(?:总?规模|总?数量|总数|数)$")
# an ordinal asks for a place (第三位, 第五大); 第三方 and 第二类 name something that a fact must bear out
_COUNTED = re.compile(
    r"第[一二三四五六七八九十两几\d]+(?:个|位|名|大|国)?"
    r"|(?:近|过去|最近)?[一二三四五六七八九十两几\d]+(?:个|类|种|项|家|国|地|者|大|年|方|部分|条|部|笔|名|位|成|倍)?"
)
# a body that is named in full is one name, though the dictionary cuts it
_BODY = re.compile(
    r"(?<=[按据由自是])[\u4e00-\u9fff]{2,14}?(?:研究院|研究所|研究中心|协会|总署|统计局|委员会|总局|联合会|学会|银行|工委)"
)


@dataclass(frozen=True, slots=True)
class Slots:
    """What one piece of text says. `terms` must be borne out by a fact, `soft` words only speak for it."""

    text: str
    terms: tuple[str, ...] = ()
    soft: tuple[str, ...] = ()
    flow: str | None = None
    measures: tuple[Measure, ...] = ()
    currency: str | None = None
    counted: str | None = None
    money: bool = False
    home: bool = False
    world: bool = False
    places: tuple[str, ...] = ()
    dates: Dates = Dates()
    forecast: bool = False
    newest: bool = False


def read_slots(text: str, last_year: int | None = None) -> Slots:
    """The slots of a canonical text."""
    dates = read_dates(text, last_year)
    rest = dates.rest
    # dates are out of the way first, so that 2021 is no number
    found = measures(rest)
    # 中国香港 must not be read as 中国
    named_places = places(rest)
    bare = _blank(rest, [(start, end) for start, end, _ in named_places])
    spoken_of = without_approved(bare)
    terms, soft = read_terms(_without_measures(bare, found))
    return Slots(
        text=text,
        terms=terms,
        soft=soft,
        flow=flow(rest),
        measures=tuple(dict.fromkeys(measure for _, _, measure in found)),
        currency=currency(rest),
        counted=counted(rest),
        money=wants_money(rest),
        home=HOME in spoken_of or "国内" in spoken_of,
        world=WORLD in spoken_of,
        places=tuple(dict.fromkeys(name for _, _, name in named_places)),
        dates=dates,
        forecast=bool(pattern("<forecast>").search(rest)),
        newest=bool(pattern("<newest>").search(rest)),
    )


def read_terms(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The content words of a text: those that must be borne out, and the soft ones that are general."""
    terms: list[str] = []
    position = 0
    for match in sorted((*known_names(text), *_BODY.finditer(text), *_PER.finditer(text)), key=lambda m: m.start()):
        if match.start() < position:
            continue
        terms += _cut_apart(text[position : match.start()])
        terms.append(match[0])
        position = match.end()
    terms += _cut_apart(text[position:])
    content = [_without_noun(term) for term in terms if _says_something(term)]
    soft = [term for term in content if term in soft_words()]
    hard = [term for term in content if term not in soft_words()]
    return tuple(dict.fromkeys(hard)), tuple(dict.fromkeys(soft))


def _cut_apart(text: str) -> list[str]:
    """The words of a text; what a blank parts stays apart."""
    return [word for piece in text.split() for word in _joined(cut(piece))]


def _joined(words: list[str]) -> list[str]:
    """Single characters in a row that the dictionary does not know together are one unknown word; one alone is none."""
    found: list[str] = []
    alone = ""
    for word in [*words, " "]:
        if len(word.strip()) == 1 and "\u4e00" <= word <= "\u9fff" and word not in particles():
            alone += word
            continue
        found += [alone] if len(alone) > 1 else []
        alone = ""
        found.append(word)
    return found


def _without_noun(term: str) -> str:
    """用户规模 and 基站数 are read as 用户 and 基站; the noun of a measure is a slot of its own."""
    base = _MEASURED.sub("", term)
    return base if len(base) > 1 and base not in soft_words() and term not in names() else term


def telling(soft: Sequence[str]) -> tuple[str, ...]:
    """The general words that must be borne out where a question has no others: 服务 in 服务进出口."""
    return tuple(word for word in soft if word not in index_words("indicators")["measure"] and word not in _DIRECTIONS)


def _says_something(term: str) -> bool:
    bare = term.strip()
    if not _WORD.search(bare) or bare in (HOME, WORLD) or _NUMERAL.fullmatch(bare) or _COUNTED.fullmatch(bare):
        return False
    return bare not in particles() and not _FUNCTION.fullmatch(bare)


def _without_measures(text: str, found: list[tuple[int, int, Measure]]) -> str:
    """Words of a measure say nothing about the indicator, but what stands inside 占…多少 does."""
    for start, end, measure in found:
        piece = text[start:end]
        if measure == "share" and piece.startswith(("占", "是")) and len(piece) > 3:
            kept = re.sub(
                r"^[占是](?:了|到|据|有)?|(?:比重|比例|份额|百分之几|百分之多少|百分比|多少|几成|多大一块|多大|多高|几|比|%|一块|部分)$",
                lambda m: " " * len(m[0]),
                piece,
            )
            text = text[:start] + kept + text[end:]
        else:
            text = _blank(text, [(start, end)])
    return text


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
