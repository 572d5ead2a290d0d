"""What kind a question is, and what it does with figures."""

from __future__ import annotations

from .query import Kind
from .slots_words import pattern

# a year is no figure
_NUMERAL = (
    r"(?<![\d.])(?!(?:19|20)\d\d(?!\d|\.\d|万|亿))\d[\d,.]*(?:万亿|亿|万|千)?"
    r"|第[一二三四五六七八九十\d]+|[一二三四五六七八九]成"
)
# the order is the order of certainty: 对吗 tells more than 多少
_RULES: tuple[tuple[Kind, str], ...] = (
    ("verify", "<verify>"),
    (
        "identify",
        f"^(?:{_NUMERAL})[^，。]{{0,6}}是(?:什么|啥|哪(?![些几两三四五]))"
        f"|(?=.*(?:{_NUMERAL})).*(?:<identify>)(?!.*(?:下降|增长|上升|下滑))",
    ),
    ("source", "(?:<source>)(?![地国])|来源$"),
    (
        "trend",
        "<trend>|近[两三四五六七八九十\\d]+年[^，。？]*(?:分别|各|逐年)|以来[^，。？]*(?:如何|怎样|怎么|变化|走势|情况)",
    ),
    (
        "time",
        "什么时候|何时|什么时间|哪年哪月|哪一年哪一月|几月|哪天|哪一天|啥时候|(?:哪一?年|哪个?月)(?!.*(?:更|最|高|低|大|小|多|少))|时间$|日期",
    ),
    (
        "definition",
        "什么是|的?定义|是什么意思|指的?是什么|是指什么|怎么理解|如何理解|怎么界定|如何界定|含义|概念|解释一?下?|起什么作用|是啥$",
    ),
    ("list", "哪些|哪几|哪两|哪三|哪四|列举|列出|包括什么|有什么|有啥|都有谁"),
    (
        "policy",
        "怎么说|怎么看|什么要求|什么规定|有何规定|什么措施|什么打算|什么目标|什么待遇|什么好处|什么影响|倡导|怎么办|怎样的|提了|提出了?什么|明确了?什么|什么定位|为什么",
    ),
    ("superlative", "最(?!新|近|终|后)"),
    ("which", "<which>"),
)
_OPERATIONS: tuple[tuple[str, str], ...] = (
    ("which", "(?:多|大|高|快|强)还是[^，。？]{2,16}(?:多|大|高|快|强)"),
    ("difference", "(?:减掉|减去)[^，。？]{1,20}"),
    ("balance", "<balance>"),
    ("average", "<average>"),
    ("sum", "<sum>"),
    ("change_between", "<better_or_worse>"),
    (
        "difference",
        "<difference>|净增(?:加|长)?了?(?:多少|几)|(?:多|少|高|低|大|小|快|慢|长|短|增加|减少|增长|下降|提高|扩大)(?:了|出)?(?:多少|几)(?:个)?(?:万亿|亿|万)?(?:元|美元|个|家|笔|条|部|公里|ZB|户|人|台)"
        "|比[^，。？]{2,40}?(?:多|少|高|低|大|小|快|慢|长|短)(?:了|出)?(?:多少|几)",
    ),
    ("ratio", "<ratio>"),
    (
        "which",
        "(?:<which>)[^，。？]{0,24}?(?:<larger+smaller>)|(?:<larger+smaller>)的是(?:<which>)|谁[^，。]{0,20}(?:<larger+smaller>)",
    ),
    ("infer", "<infer>|大约|大概|大致|约为?多少"),
)


def kind_of(text: str) -> Kind:
    """The kind of a canonical question; a question that none of the rules knows asks for a figure."""
    return next((kind for kind, template in _RULES if pattern(template).search(text)), "figure")


def operation_of(text: str) -> str | None:
    """What is done with the figures a question names, None for looking one up."""
    return next((name for name, template in _OPERATIONS if pattern(template).search(text)), None)
