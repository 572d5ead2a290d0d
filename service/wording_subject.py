"""What a figure is of, in words: place and indicator as a sentence names them."""

from __future__ import annotations

import re

from index.fact import Fact

_ENDS = re.compile(
    r"指标$|(?:名义)?(?:的?同比(?:增长|下降|增速)|同比增长（下降）|较上年增长|年均增长|年均增速|名义增速|增速|增长倍数|的?增长)$|（(?:预测|下降|美元计?|人民币计?)）|预测$|的?(?:全球|世界)?(?:位次|排名)$"
)
_SHARE_ENDS = re.compile(r"(?:的?比重|的?占比|的?份额|所占比重|比重变动|占比变动|变动|较\d{4}年的变化)+$")
_MONEY_ENDS = re.compile(r"(?:进出口|进口|出口)$")
_TOWARD = re.compile(r"交付|承接|来自|面向")


def period_words(fact: Fact) -> str:
    """The period of a fact as a sentence opens with it, empty if the report gives none."""
    if not fact.period:
        return ""
    first, _, last = fact.period.partition("/")
    if not last:
        return _date(first)
    if first[:4] == last[:4] and "-" in first:
        return _part(first, last)
    if fact.measure == "change":
        return _date(last)  # the earlier date is said with the change itself: 较2019年提高
    return f"{first[:4]}—{last[:4]}年" if len(first) == 4 else _date(last)


def _date(value: str) -> str:
    parts = value.split("-")
    if value.endswith("-12-31"):
        return f"截至{parts[0]}年底"
    if len(parts) == 2:
        return f"{parts[0]}年{int(parts[1])}月"
    return f"{parts[0]}年" if len(parts) == 1 else f"{parts[0]}年{int(parts[1])}月{int(parts[2])}日"


def _part(first: str, last: str) -> str:
    year, begin, end = first[:4], int(first[5:7]), int(last[5:7])
    named = {
        (1, 6): "上半年",
        (7, 12): "下半年",
        (1, 3): "一季度",
        (4, 6): "二季度",
        (7, 9): "三季度",
        (10, 12): "四季度",
        (1, 9): "前三季度",
    }
    return f"{year}年" + named.get((begin, end), f"前{end}个月" if begin == 1 else f"{begin}—{end}月")


def date_words(period: str) -> str:
    """A period as words: 2021-01/2021-03 → 2021年一季度."""
    first, _, last = period.partition("/")
    if not last:
        return _date(first).removeprefix("截至")
    return _part(first, last) if first[:4] == last[:4] and "-" in first else f"{first[:4]}—{last[:4]}年"


def place_words(fact: Fact) -> str:
    """Whose figure it is: 我国, 全球, 发达经济体."""
    return "我国" if fact.region in ("中国", None) else fact.region or ""


def subject(fact: Fact) -> str:
    """Place and indicator: 我国跨境电商出口额."""
    name = indicator_words(fact)
    place = place_words(fact)
    bare = re.sub(r"^(?:我国|中国|全国)(?=\S{2})", "", name)
    # 我国 is said once, whatever the indicator begins with
    if place == "我国":
        name = "我国" + bare if not bare.startswith(("全球", "世界", "与我国", "与中国", "人民币", "推动")) else bare
    elif place not in name:
        name = place + name
    return with_counterpart(name, fact)


def indicator_words(fact: Fact) -> str:
    """The indicator without what its measure says, with 额 where an amount of trade is meant."""
    name = re.sub(r"\s+", "", fact.indicator)
    while (shorter := _ENDS.sub("", name)) != name and shorter:
        name = shorter
    if fact.measure in ("share", "change"):
        name = _SHARE_ENDS.sub("", name) or name
    if fact.measure in ("level", "yoy", "cagr") and fact.unit in ("USD", "CNY", "percent") and _MONEY_ENDS.search(name):
        name += "额"
    if (
        fact.measure == "level"
        and fact.unit
        and not fact.unit.isupper()
        and re.search(r"(?:企业|作品|基地|城市|协定|用户|国家|地区)$", name)
        and fact.unit != "percent"
    ):
        name += "数量"
    return name


def with_counterpart(name: str, fact: Fact) -> str:
    """The name with the trade partner where a sentence puts it."""
    partner = fact.counterpart
    if not partner or partner in name or partner.strip("“”") in name:
        return name
    if fact.measure == "share" and "、" not in partner:
        return name
    # 交付美国离岸服务外包 is how the report says it
    at = _TOWARD.search(name)
    return name[: at.end()] + partner + name[at.end() :] if at else f"{name}（{partner}）"
