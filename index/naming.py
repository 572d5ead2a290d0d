"""Names of indicators: completed from the name before them, as a reader does."""

from __future__ import annotations

import re

from .lexicon import compiled

_FLOW_ONLY = r"(?:<indicators.flow>)(?:总)?(?:额|规模|值|总额|总值|金额|收入|总规模|量|数量|贸易额|业务)?"
_LEADING = (
    r"^(?:[，、；：:的,;]|(?!<indicators.unbroken>)(?:力争|预计|预测|有望|其中|此外|同时|目前|全年|累计|合计)(?=服务|进口|出口)|"
    r"(?!<indicators.unbroken>)<indicators.connector>(?!服务|进口|出口)|对外(?=服务))+"
)
# 在连续两年下滑后增长: what came before is no part of the name
_SETTING = r"^(?:在|继|经历)[^，]{2,20}?(?:之后|后|基础上|背景下|情况下)"
# 企业完成业务收入, 平台共实现交易额: what was done is told by the measure
_DEED = r"(?<=企业|平台|机构|行业|产业|单位|公司)(?:共|累计|合计)*(?:实施完成|实施|完成|实现|达成)(?=[^，]{2,})"
# ——规模：, （1）出口：, 2.进口：: marks of a list
_NUMBERED = (
    r"^(?:[—–·•●■◆▲►①-⑳*]+|[（(][\d一二三四五六七八九十]{1,2}[）)]|[一二三四五六七八九十]是(?=.{2})|"
    r"\d{1,2}[.．、）)](?!\d))\s*"
)
# 汇率为1美元兑7.05元
_EXCHANGED = r"(?:为|是)?每?10{0,2}(?:美元|欧元|英镑|日元|港元|卢布|韩元|元人民币|人民币|元)兑$"
_PRICED = r"^按照?(?:上年|不变|可比|当年|现行|当期)?价格?(?:计算|核算)?的?(?=.{2})"
_SCOPED = re.compile(r"（(?:不?含|不?包括|按|以)[^）]*）")
_YEARS = (
    r"^(?:(?:已)?连续第?[一二两三四五六七八九十\d]+年|"
    r"(?:\d+|[一二两三四五六七八九十]+)年(?:间|来|以来|之?内)?(?![间来内期级制度均后前\d份]))"
)
_TRAILING = (
    r"(?:<growth_words.reach+yearly+sequential>|(?:由|从)(?:年初|期初)的?|[低高多少快慢大小]于|<growth_words.rise+fall>(?:至|到)|[，、；：:,;])+$"
)
_PER = r"(?:日|月|年|人|户|周|时|季)"
_APPOSITION = (
    r"(?<=.{2})等?(?:这|上述)?[两二三四五六七八九十\d]+(?:大|个|类|项|种)?(?:主要|重点|支柱|新兴|传统|细分)?"
    r"(?:服务|业务|产品|货物)?(?:<indicators.sort>)的?"
)
# Joints inside a name that is itself a list, out of sight while a list of names is cut.
_HIDE = str.maketrans("、和及与", "\ue010\ue011\ue012\ue013")
_SHOW = {code: mark for mark, code in _HIDE.items()}
_COMMON = frozenset(
    [
        "作品",
        "服务",
        "业务",
        "市场",
        "企业",
        "产业",
        "行业",
        "收入",
        "规模",
        "数量",
        "国家",
        "地区",
        "产品",
        "贸易",
        "总额",
        "平台",
        "用户",
    ]
)


def clean(text: str) -> str:
    """The words that can name something: without connectors before and verbs of reaching behind.

    日均, 人均 stay: what looks like the adverb 均 in them is part of the name. So does the 约 of 签约.
    """
    text = re.sub(_EXCHANGED, "", text)
    text = re.sub(_NUMBERED, "", _SCOPED.sub("", text))
    # 世贸组织将全球货物贸易增速预期…: who expects it is no part of the name
    text = re.sub(r"^(?:[^，把]{0,10}把|[^，将]{1,8}(?:组织|银行|机构|协会|公司|委员会|会议)将)(?=.{4})", "", text)
    text = re.sub(r"(?<=..)(?<!公)共有(?=..)|^版(?![权本图画税式面])", "", text)
    text = re.sub(r"^(?:如果|若|假如|倘若)?(?:把|将|以)的?$|^半年(?:来|内|间)?", "", text)
    text = re.sub(r"^之?后(?=$|继续|仍|再|又|依然)", "", text)
    text = re.sub(r"^(?:到|截至|截止到?|以来)(?=服务|货物|进口|出口|年均)", "", text)
    text = re.sub(_DEED, "", re.sub(_PRICED, "", text))
    text = compiled(_LEADING).sub("", re.sub(_SETTING, "", re.sub(_YEARS, "", text)))
    while match := compiled(_TRAILING).search(text):
        kept = compiled(rf"(?:{_PER}均|<indicators.unbroken>|[签合履公节]约|每[^，]{{1,4}}拥有)").search(
            text, max(0, match.start() - 5)
        )
        cut = kept.end() if kept and kept.start() < len(text) and kept.end() > match.start() else match.start()
        if cut >= len(text):
            break
        text = text[:cut]
    return text.rstrip("的，、")


def is_flow(name: str) -> bool:
    """Whether a name says only the direction of trade: 出口, 进口额."""
    return bool(compiled(_FLOW_ONLY).fullmatch(name))


def is_measure(name: str) -> bool:
    """Whether a name says only which side of a subject is measured: 金额, 总规模."""
    return bool(compiled(r"(?:总体|实际|核心|关联|整体|国内|海外|总|年)*<indicators.measure>").fullmatch(name))


def is_bare_measure(name: str) -> bool:
    """Whether a name is a measure and nothing else."""
    return bool(compiled(r"<indicators.measure>").fullmatch(name))


def is_generic(name: str) -> bool:
    """Whether a name is made of words that need a subject from elsewhere: 海外用户, 处理."""
    return not is_plain_trade(name) and bool(compiled(r"(?:<indicators.generic+measure+broad>)+").fullmatch(name))


def is_plain_trade(name: str) -> bool:
    """Whether a name is the trade in goods or services as such: 服务进出口, 货物出口额."""
    return bool(
        compiled(r"(?:全国|全部|整个|整体|总体)?(?:服务|货物|商品|技术)(?:贸易)?(?:<indicators.flow>)(?:<indicators.measure>)?").fullmatch(
            name
        )
    )


def stem(name: str) -> str:
    """A name without its measure: 承接服务外包合同额 → 承接服务外包."""
    match = compiled(r"(?:<indicators.measure+content>)$").search(name)
    if not match or match.start() < 2:
        return name
    # 服务贸易额 measures 服务贸易, not 服务.
    return name[: match.start()] + ("贸易" if match[0].startswith("贸易") and len(match[0]) > 2 else "")


def topic(name: str) -> str:
    """What a name is about, without measures and general words: 国内游戏市场实际销售收入 → 游戏."""
    # 网络文学共向海外传播作品 is about what stands before its verb.
    told = re.match(
        r"^(.{2,}?)(?:共|累计)?(?:(?<![意方面导定动走])向|对(?![外公华接应口])|在(?![册线校岗岸建用营职研库途])|处理|实现|完成|累计)(?=.{2})",
        name,
    )
    short = told[1] if told else name
    short = compiled(
        r"^(?:(?!<indicators.unbroken>)(?:日均|月均|国内|海外|全国|累计|向海外|输出|企业|承接|交付|传播|共))+(?=.{2})"
    ).sub("", short)
    while match := compiled(r"(?:<indicators.measure+content+generic>)$").search(short):
        if match.start() < 2 or compiled(r"(?:<indicators.unbroken>)$").search(short):
            break
        short = short[: match.start()]
    return short


def swap_flow(parent: str, flow: str) -> str:
    """The parent's name with another direction of trade: 跨境电商货物进出口 + 出口 → 跨境电商货物出口."""
    # 货物贸易伙伴, 服务出口目的地: a place in the trade, not the trade itself.
    parent = re.sub(r"(?<=.{2})(?:[顺逆]差|差额)$", "", parent)
    parent = re.sub(r"(?<=.{2})(?<=进口|出口|贸易)(?:合作)?(?:伙伴|来源[地国]|目的[地国]|国)$", "", parent)
    match = compiled(
        r"^(?P<head>.*?)(?P<flow>进出口|净出口|净进口|进口|出口|贸易)(?P<tail>(?:总)?(?:额|值|规模|总额|总值|总规模|金额)?)$"
    ).match(parent)
    # 软件出口企业国际竞争力 speaks of the exports of software.
    inside = re.match(r"^(?P<head>.{2,}?)(?:进出口|出口|进口)(?=企业|市场|竞争力|结构|领域|产品)", parent)
    if not match and inside:
        return inside["head"] + flow
    if not match:
        return (topic(parent) if compiled(r"(?:<indicators.measure+content>)$").search(parent) else parent) + flow
    head = match["head"] + ("贸易" if match["flow"] == "贸易" else "")
    if compiled(r"<indicators.flow>$").search(flow) and "差" not in flow:
        flow += match["tail"].replace("总", "") if match["tail"] not in ("总值", "总额") else match["tail"][1:]
    flow = flow.removeprefix("贸易") if head.endswith("贸易") and len(flow) > 2 else flow
    return head + ("贸易" if flow in ("顺差", "逆差", "差额") and not head.endswith("贸易") else "") + flow


def overlaps(name: str, parent: str) -> bool:
    """Whether two names share a telling word (two characters in a row that are no general word)."""
    pairs = {name[i : i + 2] for i in range(len(name) - 1)} - _COMMON
    return any(parent[i : i + 2] in pairs for i in range(len(parent) - 1))


def repeats(name: str, full: str) -> bool:
    """Whether a full name ends with a shorter one that says the same: 产值 for 总体产值, but not 出口 for 进出口."""
    return full.endswith(name) and not (name.startswith("出口") and full[: -len(name)].endswith("进"))


def bare(name: str) -> str:
    """A name without the doer and the deed in front: 企业承接服务外包执行额 → 服务外包执行额."""
    return re.sub(r"^(?:企业|承接|交付|完成|实现)+", "", name)


def abbreviates(short: str, full: str) -> bool:
    """Whether `short` is `full` with words left out: 离岸执行额 for 离岸服务外包执行额."""
    if (
        not 4 <= len(short) < len(full)
        or len(short) * 3 < len(full)
        or len(full) - len(short) < 3
        or short[:2] != full[:2]
        or short[-2:] != full[-2:]
    ):
        return False
    # A short name never stands for one of another direction of trade.
    flow = compiled(r"<indicators.flow>")
    if flow.findall(short) != flow.findall(full):
        return False
    position = 0
    for character in short:
        position = full.find(character, position) + 1
        if not position:
            return False
    return True


def split_names(text: str, count: int) -> tuple[str, ...] | None:
    """The `count` coordinated names in a text, each complete: 软件产品、信息服务收入 → 软件产品收入, 信息服务收入."""
    text = compiled(r"(?:<indicators.compound+jointed>)").sub(lambda m: m[0].translate(_HIDE), text)
    # The mark used last is the one between the names: 电信、计算机和信息服务与金融服务 are two.
    marks = sorted(("、", "与", "以及", "及", "和"), key=text.rfind, reverse=True)
    separators = ("，", *marks, "、|和|与|及|以及|，")
    parts = next((p for p in (_parts(separator, text) for separator in separators) if len(p) == count), None)
    if parts is None or count < 2:
        return None
    sector = re.match(r"^[二三](?:次?产业|产)(?P<rest>.*)$", parts[-1])
    if sector and parts[0] in ("第一", "一"):
        return tuple(f"第{'一二三'[i + 3 - max(count, 3)]}产业{sector['rest']}" for i in range(count))
    return with_tail([part.translate(_SHOW) for part in parts])


def with_tail(parts: list[str]) -> tuple[str, ...]:
    """Names of which only the last says what is measured, each with that measure."""
    # 知识产权使用费三大领域的进出口额: the count of the names is no part of the last one.
    count, parts = len(parts), [*parts[:-1], compiled(_APPOSITION).sub("", parts[-1])]
    # Only if no earlier name has a measure of its own is the last one's shared.
    attributes = compiled(r"(?:<indicators.attribute>)")
    longer = attributes.match(parts[-1])
    if longer and all(attributes.fullmatch(part) for part in parts[:-1]):
        return (*(part + parts[-1][longer.end() :] for part in parts[:-1]), parts[-1])
    # 吃类、穿类、用类商品 share the noun behind 类.
    sorted_by = re.match(r"^.{1,8}?(?P<mark>[类型式级])(?P<noun>.{2,})$", parts[-1])
    if sorted_by and all(part.endswith(sorted_by["mark"]) for part in parts[:-1]):
        return (*(part + sorted_by["noun"] for part in parts[:-1]), parts[-1])
    tail = compiled(
        r"(?:领域|行业)?(?:出海|海外|境外|国际|跨境|离岸|在岸|线上|线下)?(?:<indicators.flow>)?(?:<indicators.measure+content>|<indicators.flow>|<growth_words.share_noun>)$"
    ).search(parts[-1])
    if not tail or not tail.start():
        return tuple(parts)
    plain = not any(
        compiled(r"(?:<indicators.measure+content>|<indicators.flow>)$").search(part) for part in parts[:-1]
    )
    return tuple(part + tail[0] if plain and i < count - 1 else part for i, part in enumerate(parts))


def _parts(separator: str, text: str) -> list[str]:
    return [part for part in re.split(separator, text) if part]


def cut_subject(text: str) -> str:
    """The subject of a clause without figures: what stands before its first verb."""
    # 在线 and the 向 of 意向 are no verbs.
    verb = r"(?!在[线职校建用读]|<indicators.unbroken>)(?<![意方导定动])(?:<indicators.predicate>)"
    match = compiled(rf"^(?P<subject>.{{2,}}?){verb}").match(text)
    return match["subject"] if match else (text if len(text) <= 12 else "")
