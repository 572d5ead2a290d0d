"""A question cut into slots, so that a follow-up can put its own in the place of the last question's."""
from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from functools import cache

from index.lexicon import words as index_words

from .wordlists import any_word, word_lists

_YEAR = r"(?:19|20)\d\d"
_PERIOD = re.compile(
    rf"(?:截至)?从?{_YEAR}年?(?:底|末)?(?:[-—–~]|至|到){_YEAR}年?(?:底|末|间|期间)?"
    rf"|(?:截至)?{_YEAR}年?(?:上半年|下半年|前[一二三四五六七八九十\d]+(?:个月|季度)|第?[一二三四1-4]季度|\d{{1,2}}[-—至到]\d{{1,2}}月|\d{{1,2}}月(?:份|底|末)?|底|末|度)?(?:全年)?(?![\d万亿.])"
    r"|(?:近|过去|最近|这)(?:[一二两三四五六七八九十\d]+)年(?:来|间)?|去年|前年|今年|明年|(?<![比较与跟和同])上一?年|上半年|下半年|第?[一二三四]季度|当年|同期"
)
_INTERROGATIVE = (
    r"(?:(?:是|有|为|达到?了?|会到|会达到|到|做了|卖了|赚了|处理了|设立了|建立了|签署了|一共|总共|共|又)*(?:多少|几)(?:个|成|倍|位)?"
    r"(?:百分点|万亿|亿|万)?(?:美元|元|美金|刀|钱|人民币|笔|家|条|部|户|人|公里|架|标准机架|项|种|台|ZB|Gbps|亿)?"
    r"(?:国家和地区|国家|业务)?(?:左右)?)"
)
_ASK = re.compile(
    r"占(?:了|到|据|其|我国|中国|全国|全球|世界|整个|总|进出口|服务|市场|出口|外贸|贸易|的|总额|总量|总体|份额|比重|比例|在内){0,6}(?:的?(?:比重|份额|比例|百分比))?(?:有|是|为|达)?(?:多少|百分之几|几成|多大|多高|几)?"
    r"|(?:同比|较上年|比上年|较去年|比去年|年均|环比|名义)*(?:增长率|增长幅度|增长|下降|上升|提高|增加|减少|上涨|涨|跌|降)(?:了|得)?(?:多少|百分之(?:几|多少)|几成|几|多快|多大|怎么样)?(?:个百分点|%|倍)?"
    r"|(?:同比|年均|复合)?(?:增速|增幅|涨幅|降幅)(?:是|有|为)?(?:多少|多大|多高|如何|怎么样)?|同比|环比"
    r"|(?:市场)?(?:份额|占比|比重|比例)(?:是|有|为)?(?:多少|多大|多高)?"
    r"|(?:在)?(?:全球|世界|国际上?)?(?:的)?(?:排名|排位|位次|名次|排行|排在?第几|位居第几|位列第几|居第几|排老几|第几|老几)(?:是|为)?(?:第几|多少|怎么样|如何)?(?:位|名)?"
    rf"|{_INTERROGATIVE}|有?(?:多大|多高|多长|多快|多少钱)|百分之几|如何|怎么样|怎样|情况"
)
# 出口基地 and 出口带宽 are names
_FLOW = re.compile(r"进出口|(?:出口|进口)(?!基地|带宽|国|商|企业|退税|电商)")
_PREFIX = r"(?P<prefix>交付|承接|面向|来自|销往|去往|对|向|与)"


@dataclass(frozen=True, slots=True)
class Slots:
    """The slots of a question as they are worded; empty where it has none.

    `home` is whose figure it is, `partner` the other side with its preposition (交付欧盟的), `topic` what is left.
    """

    period: str = ""
    home: str = ""
    partner: str = ""
    topic: str = ""
    flow: str = ""
    amount: str = ""
    ask: str = ""

    def worded(self) -> str:
        """The slots as a question again."""
        return "".join((self.period, self.home, self.partner, self.topic, self.flow, self.amount, self.ask))

    def named(self) -> tuple[str, ...]:
        """The names of the slots that are filled."""
        return tuple(field.name for field in fields(self) if getattr(self, field.name))


def cut_slots(question: str) -> Slots:
    """The slots of a question; the first text of each kind counts, later ones stay in the topic."""
    rest, found = question.strip("？?。！! "), Slots()
# a title may hold words of any slot
    titles = re.findall(r"《[^》]*》", rest)
    rest = re.sub(r"《[^》]*》", "\0", rest)
    for slot, pattern in _patterns():
        match = _last(pattern, rest) if slot == "ask" else pattern.search(rest)
        if match and match[0]:
            found = replace(found, **{slot: match[0]})
            rest = rest[: match.start()] + "\1" + rest[match.end() :]
    topic = _topic(rest)
    for title in titles:
        topic = topic.replace("\0", title, 1)
    return replace(found, topic=topic)


def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    first = (("period", _PERIOD), ("partner", _partner()), ("ask", _ASK))
    return (*first, ("flow", _FLOW), ("amount", _amount()), ("home", _home()))


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last match: what a question asks stands at its end."""
    return max((m for m in pattern.finditer(text) if m[0]), key=lambda m: (len(m[0]) > 1, m.start()), default=None)


def _topic(rest: str) -> str:
    pieces = [re.sub(r"^[的在，、\s]+|(?:的|是|为|，|、|\s|在|了|有)+$", "", piece) for piece in rest.split("\1")]
    # the date says already that a figure lies ahead, and the word would split the subject
    return re.sub("预计|预期|有望|将会?$", "", "".join(pieces))


@cache
def _amount() -> re.Pattern[str]:
    # 额 counts only right behind the direction that was taken out before it
    return re.compile(any_word("followup", "amount") + "|(?<=\1)[额值量]")


@cache
def _regions(*kinds: str) -> str:
    names = {name.rpartition("=")[2] for kind in kinds for name in index_words("regions").get(kind, ())}
    return "(?:" + "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n))) + ")"


@cache
def _partner() -> re.Pattern[str]:
    return re.compile(_PREFIX + _regions("foreign", "group", "home_partner", "domestic") + r"(?:国家|地区)?(?:的)?")


@cache
def _home() -> re.Pattern[str]:
    return re.compile(_regions("home", "world", "foreign", "group", "home_partner", "domestic") + r"(?:的)?")


def dependent(text: str) -> str:
    """What remains of a text without words that name nothing by themselves."""
    text = _FLOW.sub(" ", text)
    for kind in ("pronoun", "dependent", "amount", "rest", "lead"):
        text = re.sub(any_word("followup", kind), " ", text)
    return re.sub(r"[\s的是在了和与、，。？?！!0-9年月日到]+", "", text)


def leads() -> tuple[str, ...]:
    """The words that begin a follow-up, longest first."""
    return tuple(sorted(word_lists("followup")["lead"], key=lambda w: (-len(w), w)))
