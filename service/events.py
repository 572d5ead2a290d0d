"""Whether a text says that something happens, or only that it is prepared."""
from __future__ import annotations

import re
from collections.abc import Sequence

from .statements import bare_text
from .wanted import Wanted

_PREPARING = "申请 推进 推动 争取 准备 计划 积极 拟 欲 将".split()
_UNDER_WAY = "工作组 谈判 进程 申请 磋商"


def happens(verb: str, text: str, events: Sequence[Wanted]) -> bool:
    """Whether the text says that it happens, not that it is applied for or prepared: 申请加入, 加入工作组."""
    if verb not in text:
        return False
    if any("申请" in event.word or "工作组" in event.word for event in events):
        return True
    before = "".join(f"(?<!{word})" for word in _PREPARING)
    return re.search(rf"{before}{re.escape(verb)}(?!{'|'.join(_UNDER_WAY.split())})", text) is not None


def said_of(event: Wanted, text: str, events: Sequence[Wanted]) -> bool | None:
    """True where a text says that the event happened, False where it is only prepared, None where it says neither."""
    verbs = [form for form in map(bare_text, event.forms) if form in text]
    return any(happens(verb, text, events) for verb in verbs) if verbs else None
