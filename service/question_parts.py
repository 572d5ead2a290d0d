"""A question cut where it lists things: 出口和进口, 2021年、2022年, 软件出口比嵌入式软件."""

from __future__ import annotations

import re
from collections.abc import Callable

from .slots_names import known_names
from .slots_regions import HOME, WORLD, places

MOST_PIECES = 16
Names = Callable[[str], bool]

# 跨境电商和多少个国家有往来: a count of partners is no second thing
_HOW_MANY = "(?:全球|世界)?的?(?:多少|几)个?(?:国家|地区|经济体)"
_SEPARATOR = re.compile(
    "|".join(
        (
            r"[，,。；;！!？?、/（）()]+",
            r"以及",
            r"还有",
            r"还是(?=[^，。？?]{2,16}(?:多|大|高|快|强)些?[？?。]*$)",
            r"(?i:vs\.?)",
            r"相比于",
            r"相对于",
            r"相较于",
            rf"和(?!平|谐|{_HOW_MANY})",
            rf"(?<!参)与(?!会|{_HOW_MANY})",
            rf"跟(?!踪|进|{_HOW_MANY})",
            r"及(?!时)",
            r"(?<![基同占环对相])比(?!重|例|上年|上一年|较|去年|前一年|率|特|利时|得|拟|对|如|起|(?:19|20)\d\d)",
            r"(?:是|为|相当于)(?=[^，。]{1,14}的(?:几|多少)倍)",
            r"(?:减掉|减去)(?=[\u4e00-\u9fff])",
            r"(?<!不)又(?=签|有|是|占|排|增|达)",
            r"(?:高于|低于|多于|少于|大于|小于|快于|慢于|[高低多少大小快慢强]过|领先于|落后于|超过了?|超越了?)(?=[^\d约了近几多]{2})",
            r"较(?=全国|整体|总体|全球)",
            r"分别(?=增|涨|下|占|排|是多少|为)",
        )
    )
)
# 外包服务那部分，增幅多少: a topic that stands before the comma is none of several things
_TOPIC = re.compile("(?:这一?块|那一?块|这方面|方面|来说|来看|而言|[那这]部分|[那这]一部分)$")
_HEADED = re.compile("^(?P<head>[^：:，,。；;？?、]{2,16})[：:](?P<rest>.+)$")
_COUNTS = re.compile("[两三四几\\d][个项]|数$|问题?$")
_TITLE = re.compile(r"《[^》]*》|“[^”]*”")


def no_names(text: str) -> bool:
    """Nothing is one name."""
    return False


def names_in(text: str) -> list[tuple[int, int]]:
    """Where names and places stand: 及 in 埃及, 比 in 赞比亚 and 加 in 新加坡 join nothing."""
    return [*(match.span() for match in known_names(text)), *((start, end) for start, end, _ in places(text))]


def parts_of(text: str, names: Names = no_names) -> list[str]:
    """The pieces of a canonical question between its separators; a separator inside a name stays."""
    headed = _HEADED.match(text)
    if headed and not _COUNTS.search(headed["head"]) and len(pieces := parts_of(headed["rest"], names)) > 1:
        return [f"{headed['head']}的{piece}" for piece in pieces]  # 网络文学：作品多少部、用户多少
    kept = [*names_in(text), *(title.span() for title in _TITLE.finditer(text))]
    pieces, position = [], 0
    for match in _SEPARATOR.finditer(text):
        inside = any(start < match.end() and match.start() < end for start, end in kept)
        # 电信、计算机和信息服务 is one indicator
        if inside or _one_name(text, match, names) or (match[0] in "，," and _TOPIC.search(text[: match.start()])):
            continue
        # a comma stays: what stands before it is a topic or a question of its own, not an item of a list
        pieces.append(text[position : match.start()] + ("，" if "，" in match[0] or "," in match[0] else ""))
        position = match.end()
    pieces.append(text[position:])
    return [piece for piece in pieces if piece.strip("， ")][:MOST_PIECES]


def _one_name(text: str, separator: re.Match[str], names: Names) -> bool:
    """Whether the text around a 、 or 和 stands so in the name of an indicator; a list of places never does."""
    if separator[0] not in "、和与及/" or len(separator[0]) > 1:
        return False
    left, right = text[: separator.start()], text[separator.end() :]
    if {left[-2:], right[:2]} == {HOME, WORLD}:
        return False  # two regions, however often a report names them together
    if any(end == len(left[-12:]) for _, end, _ in places(left[-12:])) and any(
        start == 0 for start, _, _ in places(right[:16])
    ):
        return False
    return names(left[-2:] + separator[0] + right[:2])
