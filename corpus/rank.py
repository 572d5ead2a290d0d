"""Ranks: 第五位, 居首位, 排名前 without 第."""
from __future__ import annotations

import re
from functools import cache

from .figure import Quantity, figure
from .numeral import SPACE, read_numeral
from .units import units
from .vocabulary import any_of

_ORDINAL = re.compile(rf"第{SPACE}")
_TOP = re.compile(r"首位|榜首|头名|魁首|(?<=居)首(?![都家个次批席要页])")
# 放在首位 is a matter of priority; only a verb of standing or moving makes a rank
_REACHED = re.compile(r"(?:居|列|占|排|跃|升|登|登上|夺|稳坐|雄踞|蝉联|位)[^，。；：、？！]{0,8}$")
_LISTED = re.compile(rf"(?:排名|排在|位居|位列|居|列)(?:全球|世界|全国|亚洲|国内|全省|全市|区域)?{SPACE}$")
_END = re.compile(r"[位名]|(?=[，。；：、！？,;.)）]|$)")


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"{SPACE}(?:{any_of(units().rank)})(?![次于])")


def ordinal(text: str, at: int) -> Quantity | None:
    """第五, 第五位, 第 3 名."""
    match = _ORDINAL.match(text, at)
    place = read_numeral(text, match.end()) if match else None
    if place is None:
        return None
    closing = _closing().match(text, place.end)
    return figure(at, closing.end() if closing else place.end, place.value, "rank", "rank")


def top(text: str, at: int) -> Quantity | None:
    """居首位, 位列全球榜首; 放在首位 is no rank."""
    match = _TOP.match(text, at)
    if match is None or not _REACHED.search(text[max(0, at - 12) : at]):
        return None
    return figure(at, match.end(), 1.0, "rank", "rank")


def listed(text: str, at: int) -> Quantity | None:
    """排名3, 位居全球12位: a place without 第."""
    if not _LISTED.search(text[max(0, at - 8) : at]):
        return None
    place = read_numeral(text, at)
    end = _END.match(text, place.end) if place else None
    # 位居5家企业 counts enterprises: a place ends the clause or is followed by 位, 名
    if place is None or end is None or place.magnitude > 1 or not place.value.is_integer() or place.value > 500:
        return None
    return figure(at, end.end(), place.value, "rank", "rank")
