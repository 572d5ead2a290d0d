"""A question about several things at once (数据安全法和个人信息保护法分别是何时出台的), as one question for each."""
from __future__ import annotations

import re

# more parts than this do not fit into one answer
_MOST = 4
_SEVERAL = r"(?:的?分别|是分别|各自|各是|各在|各于|各有)"
_THING = r"(?:《[^《》]+》|[^，。、和与及跟同]{2,20}?)"
_AND = "(?:、|和|与|以及|及|跟)"
_COORDINATED = re.compile(rf"(?P<first>{_THING}){_AND}(?P<rest>{_THING}(?:{_AND}{_THING})*)(?={_SEVERAL})")


def singly(question: str) -> list[str]:
    """The questions for each thing; empty for a question about one."""
    match = _COORDINATED.search(question)
    if match is None:
        return []
    before, after = question[: match.start()], re.sub(_SEVERAL, "", question[match.end() :], count=1)
    things = [match["first"], *re.split(_AND, match["rest"])]
    return [before + thing + after for thing in things[:_MOST] if thing]
