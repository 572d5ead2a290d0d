"""Yes-or-no questions (有没有超过300家, 下降了吗, 超没超过1亿) as the statement that they put."""

from __future__ import annotations

import re

from corpus.quantity import find_quantities

from .slots_words import pattern

_OPEN = re.compile("什么|哪|谁|多少|几(?!乎)|怎么|怎样|如何|为何|啥|还是")
# 你知道…吗 and 有…的数据吗 ask for the thing itself
_REQUEST = re.compile(
    "知道|晓得|清楚|告诉|了解|查|能不能|可不可以|能否|可否|可以|方便|麻烦|帮我"
    "|(?:数据|数字|统计|资料|信息|说明|介绍|提到|讲到|公布)(?:了|过)?(?:吗|么|没有|没)?[？?。！!\\s]*$"
)
_ENDING = re.compile("(?<![什怎那这多要])(?P<done>了)?(?:吗|么|没有|没)[？?。！!\\s]*$")
_HAVING = re.compile(
    "有没有(?P<verb>(?:超|达|突破|到|高|低|增|上升|提|下降|减|回落|[涨跌升降])?)|(?P<one>[\u4e00-\u9fff])[没不](?P=one)(?P<rest>[\u4e00-\u9fff]?)"
)
_STEPS = re.compile("超过|突破|高于|低于|多于|少于|快于|慢于|不到|不足|达到|达|过半|翻番|翻了")


def claim_of(text: str) -> str | None:
    """The statement about a figure that a yes-or-no question puts; None for any other question."""
    if _OPEN.search(text) or _REQUEST.search(text):
        return None
    plain = _HAVING.sub(_asserted, text)
    claim = _ENDING.sub(lambda match: match["done"] or "", plain)
    return claim if claim != text and _tells(claim) else None


def _asserted(match: re.Match[str]) -> str:
    if match["one"]:
        return match["one"] + match["rest"]
    return match["verb"] or "有"


def _tells(claim: str) -> bool:
    """Whether it says a figure, a threshold or a direction."""
    figures = [q for q in find_quantities(claim) if not re.fullmatch(r"(?:19|20)\d\d年?", q.text)]
    return bool(figures or _STEPS.search(claim) or pattern("<rise+fall>").search(claim))
