"""What a line is by its opening words: caption of a figure or table, source, box, page number."""
from __future__ import annotations

import re
from typing import Literal

Mark = Literal["figure", "table", "source", "note", "box", "unit"]

_NUMBER = r"[ \u3000]*(?:[A-Z]?\d{1,3}(?:[-－—.·]\d{1,3}){0,2}|[一二三四五六七八九十]{1,3})"
# "图 1 和图 2", "表 3 所示", "图 5 中，": text that speaks of a figure.
_NO_CAPTION = r"(?!\d|[ \u3000]*(?:[万亿%％、，,]|[和与及][图表]|中[，,可]|所[示列]|[显揭]示))"
_MARKS: tuple[tuple[Mark, re.Pattern[str]], ...] = (
    ("figure", re.compile(rf"(?:附?图|图表|Figure|Fig\.|FIGURE|Chart){_NUMBER}{_NO_CAPTION}")),
    ("table", re.compile(rf"(?:续?附?表|Table|TABLE){_NUMBER}{_NO_CAPTION}")),
    ("source", re.compile(r"(?:数据|资料|图片|信息)?来源[ \u3000]*[:：]|(?:Data )?Sources?[ ]?:", re.IGNORECASE)),
    ("note", re.compile(r"[（(]?(?:附?注|备注|注释|说明|Notes?)[ \u3000]?\d{0,2}[ \u3000]*[:：]")),
    ("box", re.compile(rf"(?:专栏|案例|知识窗|Box|BOX)(?:{_NUMBER}|[ \u3000]*[:：])")),
    ("unit", re.compile(r"[（(]?(?:计量)?单位[ \u3000]*[:：][^。]{1,30}$")),
)
_LABEL = re.compile(r"[\d\s.,%％+\-–—~～年月季QHE()（）]+")
_MAX_CAPTION = 90
_PAGE_NUMBER = re.compile(
    r"[-—–－―·•~〜\s]*(?:第[ ]?)?(?:\d{1,3}|[ivxIVX]{1,6})(?:[ ]?页)?[-—–－―·•~〜\s]*"
    r"|第?[ ]?\d{1,3}[ ]?页?[ ]?[/／,，]?[ ]?共?[ ]?\d{1,3}[ ]?页|\d{1,3}[ ]?[/／][ ]?\d{1,3}"
    r"|[Pp]age[ ]\d{1,3}(?:[ ]of[ ]\d{1,3})?"
)


def mark_of(text: str) -> Mark | None:
    """What the line says it is, or None for anything else. A caption is no whole sentence."""
    for mark, pattern in _MARKS:
        if pattern.match(text):
            captioned = mark in ("figure", "table", "box")
            return None if captioned and (len(text) > _MAX_CAPTION or text[-1] in "。；;，") else mark
    return None


def is_page_number(text: str) -> bool:
    """True for a line that holds a page number and nothing else."""
    return len(text) <= 24 and _PAGE_NUMBER.fullmatch(text) is not None


def is_label(text: str) -> bool:
    """True for figures without a word, which the axes and bars of a chart leave behind."""
    return _LABEL.fullmatch(text) is not None
