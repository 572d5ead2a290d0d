"""Rules for amounts, counts and rates."""

from __future__ import annotations

import re
from typing import cast

from .draft import Draft, Place
from .entities import place_of, take_entity
from .fact import Measure
from .lexicon import compiled
from .naming import clean, is_generic

_RATE = (
    r"(?:率|率(?:分别|依次)?|均值|平均值|中位数|PMI|(?:存贷|负债|拨备|收入|抚养|师生)比|程度|强度|指数|水平|比例|合格率|覆盖面|密度|得分|系数|度)"
    r"(?:<growth_words.reach>|均|[，,])*$"
)
_REDATED = (
    r"^(?:而|但)?(?:高于|低于|快于|慢于|大于|小于|优于|超过|不及|同期|全年|"
    r"<growth_words.reach>|<growth_words.rise+fall>|[，,])*$"
)
_EACH_TIME = re.compile(
    r"(?:平均)?(?:每(?:天|日|周|月|季度|年|小时|分钟|秒钟?)|[日月年周]均)(?=(?:就|约|大约|都)?有?(?:超过|超|近|约)?$)"
)
_DONE = re.compile(r"(?:落地|投产|上线|开通|建成|开工|生效|达标|完成|投入(?:运营|使用)|通过验收)(?:实施|运营|见效)?")
_FROM = ("来自", "来源于", "源自", "遍及", "分布在", "分布于", "覆盖", "涉及")
_GOES_ON = (
    r"^(?:相比|相较|比较|持平|相当|为起点|[增减升降缩扩跌涨](?:至|到|为)|<growth_words.climb+rise+fall>|位列|位居|居|名列|排名|排在|占)"
)
_TOTAL_FIRST = r"^(?:<indicators.measure>)(?:相当于|占|居|位居|列|稳居|约占|比|较)"
# 华为以6494件居首位
_FIRST_BY = re.compile(r"^(?P<who>[^，以]{2,12})以(?:约|超过?|近)?$")
_STANDS = re.compile(r"^(?:的[^，的]{2,8}?)?(?:蝉联|位居|居|排名|排在|位列|列|稳居|夺|登|高居|领跑|领先|占据|名列)")
_DURATIONS = ("小时", "分钟", "秒", "天", "个工作日", "工作日", "个月")
_AMOUNTS = ("money", "count", "number")


def carried_on(place: Place) -> Draft | None:
    """由8%升至12%, 从33ZB增至175ZB: the second figure measures what the first does."""
    if place.previous is None or not compiled(
        r"^(?:[^，]{0,2}(?:<growth_words.reach>|扩大为|变为|增为|进一步|左右|以上|、|的)+)$"
    ).match(place.before):
        return None
    draft = place.previous
    # 增长4%至2070亿美元: the amount reached is not a growth.
    if (place.kind in _AMOUNTS and draft.measure != "level") or (place.kind == "rank" and draft.measure != "rank"):
        return None
    return Draft(draft.rule, draft.measure, "", draft.sign, draft.whole, draft.aspect, side=draft.side)


def redated(place: Place) -> Draft | None:
    """高于2019年的44.5%, 上年同期为6%: the same measure at another date."""
    if place.kind != "percent" or place.prior not in ("share", "yoy", "level", "cagr"):
        return None
    if not re.search("[\ue000\ue001]", place.group.before) or not compiled(_REDATED).match(place.before):
        return None
    side = bool(re.search("于", place.before))
    return Draft("redated", cast(Measure, place.prior), "", whole="" if place.prior == "share" else None, side=side)


def reached(place: Place) -> Draft | None:
    """比重提高0.5个百分点，达到5.7%; 首次突破60%，达到60.3%: where the share or the rate just told stands."""
    climbed = compiled(r"^(?:<growth_words.climb>|达|为|至|到|了)*$").match(place.before)
    if place.kind != "percent" or not place.stands or not climbed or place.after:
        return None
    return Draft("reached", cast(Measure, place.stands), "", whole="" if place.stands == "share" else None)


def beside(place: Place) -> Draft | None:
    """仅次于美国的42.7%, 英国（9.0%）: the same measure of another place."""
    if place.kind != "percent" or place.prior not in ("share", "yoy", "level", "cagr"):
        return None
    match = compiled(
        r"^(?:(?:仅次于|低于|高于|落后于|领先于|超过)(?P<other>[^，]{2,12}?)的|(?P<who>[^，]{2,12}?)(?:的|为|则为|是|达|仅为|仅|约为|只有|则仅为|也达)?)$"
    ).match(place.before)
    who = (match["other"] or match["who"]) if match else ""
    if place_of(who) is None:
        return None
    whole = "" if place.prior == "share" else None
    return Draft("beside", cast(Measure, place.prior), who, whole=whole, side=True)


def hinted(place: Place) -> Draft | None:
    """知识流程外包占比最高，达42.8%: the clause before says what the percentage is."""
    if (
        place.kind != "percent"
        or place.hint is None
        or not compiled(r"^(?:<growth_words.reach>|[，,])*$").match(place.before)
    ):
        return None
    subject, noun = place.hint
    if compiled(r"^(?:<growth_words.share_noun>)$").match(noun):
        return Draft("hinted", "share", subject, whole="")
    fall = compiled(r"^(?:<growth_words.fall_noun>)$").match(noun)
    return Draft("hinted", "yoy", subject, -1 if fall else 1)


def summed(place: Place) -> Draft | None:
    """三类合计66.31% after shares: their sum."""
    if (
        place.kind != "percent"
        or place.prior != "share"
        or not re.match(r"^[^，]{0,4}(?:合计|总计|共计|之和|相加|加起来|加总)$", place.before)
    ):
        return None
    return Draft("summed", "share", place.before, whole="")


def apposed(place: Place) -> Draft | None:
    """杭州、宁波、义乌3个综试区: the count of the names before it, with their own figures behind."""
    if place.kind != "count" or not place.more or not re.fullmatch(r"(?:[2-9]|1\d)个", place.figure):
        return None
    names = re.split("、|和|与|及", clean(place.before))
    return Draft("apposed", "level", "", named=True) if len(names) == int(place.figure[:-1]) else None


def threshold(place: Place) -> Draft | None:
    """市值超10亿美元的数字服务平台企业, 100Mbps及以上用户: a bound inside a name is no figure of its own."""
    if place.kind not in _AMOUNTS:
        return None
    edge = place.group.figures[0].qualifier in ("以上", "以下")
    bound = r"(?:[及或和](?:以上|以下))[^，]*?" if not edge else r"(?:[及或和]?(?:以上|以下))?[^，增下占]{0,8}?"
    if place.more and re.match(bound + r"(?:用户|企业|学历|机构|项目|产品|人员|单位|园区|城市|设备)", place.after):
        return Draft("threshold", "level", "", named=True)
    # 10亿参数以上的大模型: as above, with what is counted before the bound.
    if place.more and re.match(r"^[^，、增下占]{1,4}(?:及|或)?(?:以上|以下|以内)的?[\u4e00-\u9fff]{2,}", place.after):
        return Draft("threshold", "level", "", named=True)
    if not place.after.startswith("的"):
        return None
    # 形成100亿元的市场规模 is an amount; 市值超10亿美元的企业 is a bound.
    thing = place.after[1:]
    if not clean(place.before) and compiled(_TOTAL_FIRST).match(thing):
        return None  # 50.2万亿元的总量相当于美国的65%
    if _FIRST_BY.match(place.before) and _STANDS.match(place.after):
        return None  # 我国以2089亿美元的规模列全球第五位
    if compiled(r"^[^，]{0,12}?(?:<indicators.measure>)$").match(thing) and not place.more:
        return None
    return Draft("threshold", "level", "", named=True)


def counted(place: Place) -> Draft | None:
    """设立28个服务贸易创新发展试点地区: what is counted stands behind the count."""
    if place.kind != "count" or not place.after or place.after[0] in "的，、；。）（/·":
        return None
    # A verb behind the figure goes on with the statement, it names nothing counted.
    if compiled(_GOES_ON).match(place.after):
        return None
    thing = re.split(r"[，；。：]|(?:和|及|以及|、)(?:多|数|若干)", place.rest)[0]
    special = _told_otherwise(place, thing)
    if special:
        return special
    source = re.sub(r"^(?:吸引|迎来|邀请)?(?:共)?有?(?=.)", "", clean(take_entity(clean(place.before))[1]))
    if place.more and source in _FROM and "的" in thing:
        # 来自117个国家的1566家参与者: the places of those who are counted next.
        broad, _, members = thing.partition("的")
        return Draft("counted", "level", _thing(members) + source + broad, named=True)
    # 12个国家服务外包示范城市 counts cities, not countries.
    if compiled(r"^(?:<indicators.broad>)(?!(?:级|<indicators.thing+flow>).)").match(thing):
        thing = thing.split("的")[0] if place.more else thing
        # 覆盖英语、泰语等20种语言: the examples are no part of the name.
        before = compiled(r"(?P<verb><indicators.reaching>)[^，]*、[^，]*等$").sub(lambda m: m["verb"], place.before)
        return Draft("counted", "level", before + thing, aspect="broad")
    zone, measured = take_entity(place.after)
    if zone and zone.kind == "zone" and place.more and measured:
        return Draft("counted", "level", zone.printed, named=True)
    # 8个协定设有电子商务专章: as a subject, the deed is what tells the counted ones apart.
    alone = not clean(place.before) and not place.more
    name = _thing(thing)
    if alone:
        return Draft("counted", "level", name, named=True, aspect=thing.removeprefix(name))
    if is_generic(name):
        # 吸引1546家企业参展: 企业 alone would say nothing.
        before = compiled(r"^(?:<indicators.broad>)的|(?:约|共|已|还|另|只)?有(?:超过|近|约)?$").sub("", place.before)
        return Draft("counted", "level", before + thing)
    return Draft("counted", "level", name, named=True)


def _told_otherwise(place: Place, thing: str) -> Draft | None:
    """Counts whose thing is in their measure word, in the text before, or told with how often it happens."""
    # 10分钟服务圈: the time is part of the name.
    if place.unit in _DURATIONS:
        return Draft("threshold", "level", "", named=True)
    # 等10部门印发通知: what is counted is in the measure word itself.
    if compiled(r"^(?:<indicators.act>)").match(thing):
        who = re.sub(r"(?:之中|当中|中|里)?(?:已|共|约)?有?(?:超过|超|近|约)?$", "", place.before)
        if len(place.unit) > 1 or not clean(who):
            return Draft("counted", "level", place.unit, named=True)
        # 500强企业中有近百家参展: the measure word names nothing.
        return Draft("counted", "level", who + thing)
    if _DONE.fullmatch(thing) and re.fullmatch(r"(?:到|截至)?(?:已|已经|共|累计)?有?(?:约|近|超)?", place.before):
        # 已有68条落地: of what was counted before
        return Draft("counted", "level", "", aspect=thing)
    rate = _EACH_TIME.search(place.before)
    # 每分钟有20万件快递: how often is part of what is counted
    return Draft("counted", "level", rate[0] + _thing(thing), named=True) if rate else None


def amounted(place: Place) -> Draft | None:
    """出口额为1948.5亿美元: the words before name what is measured."""
    if place.kind not in _AMOUNTS:
        return None
    side = bool(re.match(r"^(?:超过|高于|低于|少于|多于|大于|小于)[^，]{2,}", place.before))
    return Draft("amounted", "level", re.sub("占据?$", "", place.before), side=side)


def rated(place: Place) -> Draft | None:
    """互联网普及率75.6%: a percentage that is a level."""
    match = place.kind == "percent" and compiled(_RATE).search(place.before)
    # 高于全球平均水平（8.5%）: of what the average is, the clause before compared it with.
    named = clean(take_entity(clean(place.before))[1])
    if re.fullmatch(r"中位数|均值|平均值|(?:行业|同期|总体|整体|一般|国际|全省)*(?:平均)?水平", named):
        return None
    return Draft("rated", "level", place.before) if match else None


def balanced(place: Place) -> Draft | None:
    """由逆差25.6亿美元转为顺差510亿美元: the side of the balance is part of the name."""
    match = place.kind == "money" and re.match(
        r"^(?P<subject>.*?)(?:净出口|差额|收支)?(?:规模|额)?(?:从|由|转为|变为|扭转为|转)的?"
        r"(?P<side>(?:贸易)?[顺逆]差)(?:约|近|超)*$",
        place.before,
    )
    return Draft("balanced", "level", match["subject"] + match["side"]) if match else None


def led(place: Place) -> Draft | None:
    """华为以6494件居首位: how much the one has who stands in an order."""
    match = place.kind in _AMOUNTS and _FIRST_BY.match(place.before)
    follows = _STANDS.match(place.after)
    return Draft("led", "level", match["who"]) if match and follows else None


def _thing(thing: str) -> str:
    match = compiled(
        r"^(?P<name>.{2,}?)(?:基础上|范围内|试水|登陆|亮相|走向|进军|落户|进入|启动|建设|正式|入选|获批|设有|已|实现|落地|投入|上线|参加|参与(?!者|机构|企业|方|国|主体|单位)|加入|参展|来自|开展|签署|纳入|覆盖|共|累计|"
        r"被|运营|合计|开通|获得|印发|发布|(?<!参)与|在|就|完成|达成|并|同|从|向)"
    ).match(thing)
    return match["name"] if match and not thing[match.end("name") :].startswith("建设银行") else thing
