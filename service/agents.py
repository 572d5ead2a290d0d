"""Who does it: the verb that a text has to say, and the body that it has to name."""
from __future__ import annotations

import re

from .word_kinds import is_doing
from .wordlists import word_set

_BY_WHOM = "由谁|谁|由哪[一几]?[个家](?:企业|公司|机构|部门|单位|组织|国家|地方)?"
_AGENT = re.compile(f"(?:怎么|如何|怎样|{_BY_WHOM})(?:来|去|才能|会|将|能)?(?P<verb>[\u4e00-\u9fff]{{2}})")
_BODY = re.compile("由哪(?:一|几|些)?[个家]?(?P<body>企业|公司|机构|部门|单位|组织)")
_BODIES = (
    (re.compile("企业|公司"), re.compile("公司|集团|企业")),
    (re.compile("部门|单位"), re.compile("部(?![分门署])|委员会|总局|局|署|国务院|中央|政府|办公室|银行|海关")),
    (re.compile("机构|组织"), re.compile("组织|机构|中心|研究院|协会|联盟|委员会|会议|银行")),
)


def verb_asked(question: str) -> str | None:
    """The verb that a text has to say: 计算 in 怎么计算, 建设 in 由谁建设; None for verbs of everyday speech."""
    for match in _AGENT.finditer(question):
        # who does it is told only by a text that says it is done; how it is done may be said in other words
        by_whom = re.search("谁|由哪", match[0])
        everyday = frozenset() if by_whom else word_set("plain_words") - word_set("plain_words", "event")
        if is_doing(match["verb"]) and match["verb"] not in everyday:
            return match["verb"]
    return None


def agent_asked(question: str) -> re.Pattern[str] | None:
    """What a text has to name where a question asks by which body something is done."""
    match = _BODY.search(question)
    return next((named for kind, named in _BODIES if kind.search(match["body"])), None) if match else None
