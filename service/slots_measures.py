"""The measure, unit and direction of trade that a text asks for, by small named rules."""

from __future__ import annotations

import re

from index.fact import Measure

from .slots_names import known_names
from .slots_words import named, pattern
from .wordlists import word_lists

_HOW_MUCH = "(?:多少|几|百分之几|百分之多少|几成|多大|多快|多高|怎样|如何|怎么样|得?怎么样)"
_RULES: tuple[tuple[Measure, str], ...] = (
    ("change", "(?:多少|几|几多)个?百分点|百分点|(?:<rise+fall>|前进|后退)了?(?:多少|几)(?:个)?(?:位|名)|<change>"),
    ("multiple", "(?:多少|几)倍|倍数|翻(?:了)?(?:几|多少)?(?:番|倍)|\\d倍"),
    ("cagr", "<cagr>"),
    (
        "yoy",
        "<yoy>|(?<!占)(?<!占据)(?<!拿走)(?<!拿下)(?<!拿到)(?<!分走)(?<!贡献)(?<!把持)了(?:百分之(?:多少|几)|几成)|[大多高快长小少低慢]了?(?:百分之(?:多少|几)|几成)|(?:<rise+fall>)(?:了)?(?:大概|大约|约|有)?(?:多少(?!个|家|亿|万|美|元|条|部|笔|公里|人|户)|百分之|几成|多快|多大|几(?=$|[，。？?])|(?:几|多少)个?点)"
        f"|(?:<rise+fall>)(?:得|的)?(?:快|慢|猛|多快|更快|更猛|更凶|更厉害|最快|最慢|最猛|更慢|较慢|较快|速度|幅度|势头)|{_HOW_MUCH}的?(?:<rise+fall>)|(?:<rise+fall>)还是(?:<rise+fall>)|是(?:涨|升|增)是(?:跌|降|减)",
    ),
    (
        "rank",
        "<rank>|第(?=几|多少)|排(?:在|到|行|名)?(?:全球|世界|国际)?(?:第|几|老几)|(?:是|为|位居|位列|居)(?:全球|世界)第",
    ),
    (
        "share",
        "<share>|是(?!多少)[^，。；？?是]{2,24}?的(?:百分之几|百分之多少|几成|多大比例)|相当于[^，。；？?]{0,24}?(?:百分之几|百分之多少|几成)|占(?:了|到|据|有)?(?!领|用)[^，。；？?]{0,24}?(?:比重|比例|份额|百分之几|百分之多少|百分比|多少|几成|多大一块|多大|多高|几|比|%|一块|部分)|(?<!领)占(?:了|到)?(?=[^，。]{2,16}(?:吗|$|？))|几成|七成|过半",
    ),
)


# amounts and names that contain the word of a unit, but do not ask for one
_PRINTED = re.compile(
    r"(?<![\d.,])\d[\d.,]*(?:万亿|亿|万)?(?:美元|元|家|个|笔)|人民币跨境支付系统|数字人民币|跨境人民币"
)


def measures(text: str) -> list[tuple[int, int, Measure]]:
    """Every measure named in a text with its place, in reading order; later rules keep off earlier ones."""
    taken: list[tuple[int, int, Measure]] = []
    # narrow measures come first: 年均增长 is no 同比增长
    for measure, template in _RULES:
        for match in pattern(template).finditer(text):
            if not any(match.start() < end and start < match.end() for start, end, _ in taken):
                taken.append((match.start(), match.end(), measure))
    return sorted(taken)


def currency(text: str) -> str | None:
    """The currency that a text asks for, as an ISO 4217 code."""
    match = pattern("<currency>").search(_PRINTED.sub(" ", text))
    return None if match is None else named("currency")[match[0].lower()]


def counted(text: str) -> str | None:
    """The measure word that a text asks for: 多少家 → 家, 笔数 → 笔."""
    text = _PRINTED.sub(" ", text)
    for name in known_names(text):
        text = text[: name.start()] + " " * len(name[0]) + text[name.end() :]
    match = pattern("(?<!哪)(?:多少|几)个?(?:万|亿|万亿)?(<counted>)").search(text)
    if match:
        return next((unit for unit in word_lists("slots")["counted"] if unit.lower() == match[1].lower()), match[1])
    if _COUNTABLE.search(text) or _NUMBER_OF.search(text):
        return "个"
    noun = pattern("(?<![国大专])<unit_noun>(?!据)").search(text)
    return None if noun is None else named("unit_noun")[noun[0].lower()]


_COUNTABLE = re.compile("(?<!哪)(?:多少|几)(?:国家|地区|省|城市|机构|部门|平台|项目|经济体|成员|企业|公司|单位)")


_NUMBER_OF = re.compile("(?:国家|地区|省份?|城市|机构|经济体|成员国?)的?(?:数量|总数|个数|数目)")


def wants_money(text: str) -> bool:
    """Whether a text asks for an amount of money, whatever the currency."""
    return bool(pattern("<money>").search(text)) or currency(text) is not None


def flow(text: str) -> str | None:
    """The direction of trade that a text names: 进出口, 出口 or 进口; a name such as 出口基地 is none."""
    bare = re.sub(
        "进口和出口|出口和进口|进口与出口|出口与进口",
        "进出口",
        re.sub("出口(?:国|基地|带宽|退税|货物主要|商品结构)", "", text),
    )
    if pattern("<two_way>").search(bare):
        return "进出口"
    outward, inward = pattern("<outward>").search(bare), pattern("<inward>").search(bare)
    if outward and inward:
        return "出口" if outward.start() > inward.start() else "进口"
    return "出口" if outward else "进口" if inward else None
