"""Rules for figures that say how large a part of a whole something is."""

from __future__ import annotations

import re

from .draft import Draft, Place
from .entities import place_of
from .lexicon import compiled
from .naming import clean

_LEAD = (
    r"(?:各自|合(?!计)|约|合计|共|仅|已|所|均|分别|依次|各|则|又|大约|也|共计|总计|"
    r"仍|就|将|分|能|可|三者|二者|两者|四者)*"
)
_HOLDS = rf"^(?P<subject>.*?){_LEAD}占(?!比|有率|据|用|领|地|位)(?:据了?|去了?|了|到)?(?P<whole>.*)$"
_WHOLE_TAIL = r"(?:的|之比|<growth_words.share_noun>|均值|平均值|<growth_words.reach>|[，,])+$"
_REACH = r"(?:<growth_words.reach>|[，,]|基本|总体)*"
_IN = r"(?:在(?![线职校岗册读研建用途])|于)"
_WITHIN = rf"^(?P<subject>.*?){_IN}(?P<whole>[^在]+?)(?:之中|中|内|里)?的?所?(?:<growth_words.share_noun>){_REACH}$"
_NOUN = rf"^(?P<subject>.*?)的?(?:所占)?(?:<growth_words.share_noun>){_REACH}$"
_WORLD = r"^(?P<subject>.*?)(?:在|占)?(?P<whole>(?:全球|世界|国际|全国)(?:市场)?)的?$"
_EQUALS = r"^(?P<subject>.*?)(?:约|大约)?(?:相当于|等于)(?P<whole>.+?)的?$"
# What something gives more than its size: 以不到千分之四的国土面积 says by what means, not who.
_MEANS = r"(?:(?:仅|只)?(?:以|用)[^，]{1,12}?的[^，的]{2,8})?"
_AREAS = r"全球|世界|全国|全省|全市"
_GIVING = (
    "贡献|提供|占据|占有|承担|吸纳|拥有|创造|集聚|汇聚|吸引|承载|生产(?!总值|性)|产出|养活|撑起|支撑起?|托起|拿下|拿走|分走|包揽"
)
_GIVES = (
    rf"^(?P<subject>.*?){_MEANS}(?:{_GIVING}|包揽|囊括|实现|完成|承接|集中)了?"
    r"(?P<whole>[^，]+?)的$"
)
_OF_WORLD = (
    r"^(?P<subject>.*?)(?:超过|超|达到|达|约为|约|接近|不足|为|近|是|逾)"
    r"(?P<whole>(?:全球|世界|全国|全省|全市|全行业|总|同期|整个)[^，]*?)的$"
)
# 总体规模达到国内生产总值的四成
_OF_SUM = (
    r"^(?P<subject>.*?)(?:则|也|已经?|约|仅|还)*(?:达到|达|接近|超过|不足|不到|约为|约合)"
    r"(?P<whole>(?!同期|上年|去年|前一年)[^，]*(?:国内生产总值|GDP|<indicators.measure>|<indicators.flow>))的$"
)
# 数字经济对GDP增长的贡献率: what it gives to
_GIVEN_TO = re.compile(r"^(?P<who>[^，]*?)对(?!外(?!贸))(?P<whole>[^，]{2,})$")
# 中 that is part of a word (中小, 中国, 集中) does not open a whole.
_INSIDE = (
    r"^(?P<whole>.*?[^其集适、])(?:之中|当中|中|里)"
    r"(?!国|小|经济体|东|西|部|央|心|等|介|亚|期|转|断|继|高|低|欧|美|医|药|文|外|方|试|、)[，,]?(?P<subject>.*)$"
)
_TAKING = (
    r"(?:拿走|拿下|拿到|取走|分走|分得|分享|夺走|夺得|斩获|收获|握有|掌握|包揽|囊括|独揽|独占|吃下|撑起|托起|支撑起?|"
    rf"获得|取得|{_GIVING}|实现|完成|承接)了?"
)
_TAKES = rf"^(?P<subject>.*?){_LEAD}(?:{_TAKING}|占据?有?了?|以|凭借?)(?:约|近|超过?|超|逾|不足|不到)?$"
_GIVES_ALONE = (
    rf"^(?P<subject>.*?){_LEAD}(?:贡献|撑起|托起|拿走|拿下|拿到|分走|分得|独占|独揽|包揽)了?(?:余下的)?(?:约|近|超过?|逾|不足|不到)?$"
)
# 对出口增长的贡献达到九成
_GIFT = r"^(?P<subject>[^，]*?对(?!外(?!贸))[^，]{2,}?)的?贡献(?:<growth_words.reach>)*$"
# 在货物进出口总额中占…: nothing stands between the whole and the verb
_SET_IN = rf"^(?P<subject>.*?){_IN}(?P<whole>[^在]{{2,}}?)(?:之中|当中|中|里|内)[，,]?$"


def share_held(place: Place) -> Draft | None:
    """占全球市场份额的77.9%; 出口商品中消费品占92.8%; 合计占53.9%."""
    match = place.kind in ("percent", "fraction") and compiled(_HOLDS).match(place.before)
    if not match:
        return None
    whole = compiled(_WHOLE_TAIL).sub("", match["whole"])
    subject = match["subject"]
    # A whole named behind 占 is nearer than one named before the part.
    inside = compiled(_INSIDE).match(subject) if not whole else None
    within = compiled(_SET_IN).match(subject) if not whole else None
    if within:
        # 在货物进出口总额中占5.0%: the part stands before its whole, or before the clause.
        return Draft("share_held", "share", within["subject"], whole=within["whole"])
    if inside and inside["subject"]:
        return Draft("share_held", "share", inside["subject"], whole=inside["whole"], inside=True)
    return Draft("share_held", "share", subject, whole=whole)


def share_within(place: Place) -> Draft | None:
    """在全球服务出口占比达到62.8%."""
    match = place.kind == "percent" and compiled(_WITHIN).match(place.before)
    return Draft("share_within", "share", match["subject"], whole=match["whole"]) if match else None


def share_taken(place: Place) -> Draft | None:
    """发达经济体拿走78.5%的份额, 美国贡献了27.55%: the verb says that it is a part of what is spoken of."""
    noun = compiled(r"^的(?:市场)?(?:<growth_words.share_noun>)").match(place.after)
    ends = re.match(r"^(?:$|[，；])", place.after)
    told = compiled("(?:率|<growth_words.share_noun>)$").search(place.before)
    if place.figure.endswith("过半") and ends and not told:
        return Draft("share_taken", "share", place.before, whole="")
    match = place.kind == "percent" and (
        compiled(_TAKES if noun else _GIVES_ALONE).match(place.before) or compiled(_GIFT).match(place.before)
    )
    if not match or not (noun or re.match(r"^(?:$|[，；])", place.after)):
        return None
    given = _GIVEN_TO.match(match["subject"])
    if given:
        return Draft("share_taken", "share", given["who"], whole=given["whole"])
    within = compiled(_SET_IN).match(match["subject"])
    if within:
        return Draft("share_taken", "share", within["subject"], whole=within["whole"])
    return Draft("share_taken", "share", match["subject"], whole="")


def share_named(place: Place) -> Draft | None:
    """全球占比为8.6%, 收入占比分别为…, 所占份额在82%以上."""
    match = place.kind == "percent" and compiled(_NOUN).match(place.before)
    if not match:
        return None
    subject = re.sub(r"(?:所占|所|的)+$", "", match["subject"])
    given = _GIVEN_TO.match(subject) if "贡献" in place.before else None
    if given:
        return Draft("share_named", "share", given["who"], whole=given["whole"])
    world = compiled(_WORLD).match(subject)
    if world:
        return Draft("share_named", "share", world["subject"], whole=world["whole"])
    inside = compiled(_INSIDE).match(subject)
    if inside and inside["subject"]:
        return Draft("share_named", "share", inside["subject"], whole=inside["whole"], inside=True)
    return Draft("share_named", "share", subject, whole="")


def share_listed(place: Place) -> Draft | None:
    """进口前三大来源地依次为：中国香港（25.1%）、…: the places are told with their shares."""
    who = re.sub("占比?(?:为|达)?$", "", clean(place.before))
    if place.kind != "percent" or not place.ordered or place.after or place_of(who) is None:
        return None
    return Draft("share_listed", "share", f"对{who}{place.ordered}", whole=place.ordered)


def share_equal(place: Place) -> Draft | None:
    """相当于国内生产总值的41.5%."""
    match = place.kind == "percent" and compiled(_EQUALS).match(place.before)
    return Draft("share_equal", "share", match["subject"], whole=match["whole"]) if match else None


def share_ratio(place: Place) -> Draft | None:
    """与国内生产总值之比为2.64%."""
    match = place.kind == "percent" and compiled(
        r"^(?P<subject>.*?)(?:与|同|和)(?P<whole>[^，]+?)(?:的)?(?:之比|比值|比率|的比例)(?:<growth_words.reach>|[，,])*$"
    ).match(place.before)
    return Draft("share_ratio", "share", match["subject"], whole=match["whole"]) if match else None


def share_given(place: Place) -> Draft | None:
    """贡献了全国的50.5%, 数量超过全球的六成."""
    match = place.kind == "percent" and (
        compiled(_GIVES).match(place.before)
        or compiled(_OF_WORLD).match(place.before)
        or compiled(_OF_SUM).match(place.before)
    )
    if not match:
        return None
    whole = re.sub("^(?:余下|其余|剩余|剩下)的?$", "", match["whole"])
    return Draft("share_given", "share", match["subject"], whole=whole)


def share_from(place: Place) -> Draft | None:
    """跨境电商出口中一半以上来自民营企业: the part stands behind its share."""
    # 其中80%为中小企业
    is_part = re.match(r"^(?:为|是|属于)(?P<part>[^，。；、]{2,14})$", place.after)
    if place.kind == "percent" and is_part and not clean(place.before):
        return Draft("share_from", "share", is_part["part"], whole="")
    part = re.match(
        r"^的?(?:(?:来自|源于|由|集中在|分布在|投向|流向)(?:于)?(?P<part>[^，。；、]{2,14})|(?P<deed>(?:被|得到|获得)[^，。；、]{2,10}))$",
        place.after,
    )
    if place.kind != "percent" or not part:
        return None
    whole = re.sub(r"(?:之中|当中|中|里)?(?:仅有|只有|约有|有|的)?$", "", place.before)
    whole = re.sub(r"^(?:其余|其他|剩余|另外|另)(?:的)?$", "", clean(whole))
    if part["deed"]:
        # 产生的数据中仅有2.9%被保存下来: what was done to the part tells it apart.
        return Draft("share_from", "share", whole + part["deed"], whole=whole, named=True) if clean(whole) else None
    return Draft("share_from", "share", part["part"], whole=whole, inside=bool(whole))


def share_reached(place: Place) -> Draft | None:
    """出口至全球一半以上国家和地区, 覆盖全国95%的县: how much of all places something reaches."""
    if place.kind != "percent":
        return None
    whole = compiled(r"^的?(?P<whole><indicators.broad+place_sort>)(?![^，]*<growth_words.rise+fall>)").match(
        place.after
    )
    match = compiled(
        rf"^(?P<who>[^，]*?)已?(?P<verb><indicators.reaching>)了?(?:[^，]*[和及、])?(?P<area>{_AREAS})?的?$"
    ).match(place.before)
    if not whole or not match:
        return None
    return Draft(
        "share_reached", "share", match["who"], whole=(match["area"] or "") + whole["whole"], aspect=match["verb"]
    )


def share_by_means(place: Place) -> Draft | None:
    """以不足全国千分之四的国土面积，贡献了…: the means are a share of their own."""
    match = place.kind == "percent" and re.match(
        rf"^(?P<subject>.*?)(?:仅|只)?(?:以|用)(?:仅|只)?占?(?:不足|不到|约|近|大约)?"
        rf"(?P<area>{_AREAS})?总?(?:不足|不到|约|近)?$",
        place.before,
    )
    means = re.match(
        rf"^的(?P<thing>[^，。；、的]{{0,4}}(?:面积|人口|土地|资源|耕地|数量|能耗|用地|人数|企业|投入))"
        rf"(?:，|$|(?:{_GIVING})了?(?P<area>{_AREAS})?)",
        place.after,
    )
    if not match or not means:
        return None
    area = match["area"] or means["area"] or ""
    subject, whole = match["subject"] + means["thing"], area + means["thing"]
    return Draft("share_by_means", "share", subject, whole=whole, side=True)


def share_of_what_follows(place: Place) -> Draft | None:
    """三个国家合计贡献了60.27%的收入, 以不到千分之四的国土面积贡献了全国18.4%的进出口总额."""
    match = place.kind == "percent" and re.match(
        rf"^(?P<subject>.*?){_MEANS}(?:{_GIVING})了?(?:约|近|超过|超)?(?P<area>全球|世界|全国|全省|全市)?$",
        place.before,
    )
    whole = re.match(r"^的(?P<whole>[^，。；、的]{2,12}?)(?:[和与及、].*)?$", place.after)
    if not match or not whole:
        return None
    # The one that gives was named in the clause before: what is given is the same thing, of that place.
    led = clean(match["subject"]) and not (place.previous and place.previous.rule == "share_by_means")
    subject = match["subject"] if led else whole["whole"]
    return Draft("share_of_what_follows", "share", subject, whole=(match["area"] or "") + whole["whole"])


def share_going_on(place: Place) -> Draft | None:
    """民营企业占28.7%，国有企业则为29.4%: the next part of the same whole."""
    match = re.match(r"^(?P<who>[^，的]{2,10}?)(?:则|也)?(?:约|仅|只|接近|超过)?(?:为|是|有)$", place.before)
    if place.kind != "percent" or place.prior != "share" or place.after or not match:
        return None
    within = compiled(_SET_IN).match(match["who"])
    if within:
        return Draft("share_going_on", "share", within["subject"], whole=within["whole"])
    rate = re.search("[率速幅比度]$|指数$|水平$|比例$", match["who"])
    return None if rate else Draft("share_going_on", "share", match["who"], whole="")


def share_of_those(place: Place) -> Draft | None:
    """超过七成的企业开展跨境业务: what follows is the whole."""
    if place.kind != "percent":
        return None
    match = re.match(
        r"^的(?P<whole>[^，由来以将用在与和是使开通选预计]{2,12}?)"
        r"(?P<rest>(?:来自|由|以|将|用|在|与|是|使用|开展|通过|选择|认为|表示|已|均|都|预计|预期|计划|打算|希望|反映|面临|采用|出口(?![额以由至])).*)$",
        place.after,
    )
    if not match or place.before.endswith("的"):
        return None
    return Draft("share_of_those", "share", match["whole"] + match["rest"], whole=match["whole"], named=True)
