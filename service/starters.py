"""What the empty page suggests: questions that the loaded index answers."""
from __future__ import annotations

from functools import lru_cache

from index.opened import OpenIndex

from .answering import answer

MOST = 6
# Tried in order; those that the index has no answer to are left out
_TRIED = (
    "跨境电商出口额是多少？", "可数字化交付的服务进出口规模在全球排第几？", "什么是数字贸易？",
    "离岸服务外包执行额同比增长多少？", "我国有多少个自由贸易试验区？", "跨境电商出口和进口哪个规模更大？",
    "软件业务出口的数据来自哪里？", "《数据安全法》是什么时候出台的？",
)  # fmt: skip


@lru_cache(maxsize=1)
def starters(index: OpenIndex) -> tuple[str, ...]:
    """Questions for the empty page, with the newest data year where the question names a figure."""
    year = max((report.data_year for report in index.reports), default=0)
    dated = tuple(f"{year}年{question}" if question.endswith("额是多少？") else question for question in _TRIED)
    return tuple(question for question in dated if answer(question, index).status == "answered")[:MOST]
