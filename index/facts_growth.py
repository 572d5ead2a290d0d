"""Rules for figures that say how much something grew."""

from __future__ import annotations

import re

from .clauses import BASE, PERIOD
from .comparing import against_event, is_sequential
from .draft import Draft, Place
from .fact import Measure
from .lexicon import compiled
from .naming import clean

_ADVERB = (
    r"(?:<growth_words.yearly+sequential+per_year>|名义|实际|累计|大幅|小幅|微幅|微|分别|依次|均|再|又|也|则|仍|进一步|"
    r"略有|略|总体|整体|平均|有所|将|已|继续|持续|快速|稳步|较快|明显|逆势|首次|各|了|约|共|合计|每年)*"
)
_TAIL = r"(?:为|达到|达|约为|约|近|超过|超|逾|分别|依次|了|高达|仅为|仅|是|在|幅度|幅|率|速度|速|至少|均)*"
_VERB = rf"^(?P<subject>.*?)(?P<adverb>{_ADVERB})(?P<verb><growth_words.rise+fall>)(?P<tail>{_TAIL})$"
_NOUN = (
    rf"^(?P<subject>.*?)(?P<adverb>{_ADVERB})"
    rf"(?P<verb><growth_words.rise_noun+fall_noun>)(?P<tail>(?:<growth_words.reach>|(?:<growth_words.rise+fall+more+less>)(?:至|到|为))*)$"
)
_RATE_MOVES = r"^(?P<subject>.*?)(?P<aspect>(?:同比|年均)?(?:增速|增幅|涨幅|增长率|降幅|跌幅|增长速度))(?P<between>.*)$"
_AFTER = (
    r"^的?(?P<adverb>(?:<growth_words.yearly+sequential+per_year>|名义|实际|平均|高速|快速|较快|正|中高速)*)(?P<noun><growth_words.rise_noun+fall_noun>|"
    r"增长|下降|速度|负增长)(?![至到为])"
)
# 与服务进出口总额15.7%的降幅形成反差
_AGAINST = re.compile(r"^[，,]?(?:与|同|和|跟|相对于?|相比于?|对比|相较于?)")
_STANDS_AGAINST = re.compile("反差|对比|对照|相比|持平|一致|同步|相当|接近|呼应|之下|不同|相差|相去")
_FALL = r"(?:<growth_words.fall+fall_noun+less>)"
# 两年平均增长3.9%: per year, of the stretch named right before it
_AVERAGE = re.compile(f"{PERIOD}(?:平均|复合)(?=[增下])")
# 较同期服务贸易整体增速低1.6个百分点: beside a date stands another figure
_OTHER = re.compile(
    f"(?:较|比)[{PERIOD}{BASE}]+的?[^，]{{2,}}(?:增速|增幅|水平|比重|占比|增长率|贸易|出口|进口|"
    "经济|GDP|产业|行业|服务|工业|投资|消费|增加值|平均)(?:高|低|快|慢)(?:出|了|约|近|超)*$"
)
_ABOVE = re.compile(f"(?:高于|高出|低于|快于|慢于|多于)[^，{PERIOD}{BASE}]{{2,}}(?<!的)$")
# 新技术使成本下降九成: what it brought about, against no date
_CAUSE = re.compile(
    r"^[^，]*?(?:(?:改造|应用|使用|上线|部署|引入|采用)后的?|使得?(?![用馆命者团])|促使|令(?!人)|让)(?P<what>[^，]{2,})$"
)
# 高, 低, 快 are growth only beside a comparison with a date.
_SHORT = rf"^(?P<subject>.*?)(?P<adverb>{_ADVERB})(?P<verb><growth_words.more+less>)(?:出|了|约|近|超)*$"


def rate_moved(place: Place) -> Draft | None:
    """增速较上年回落5.8个百分点: the growth rate itself moved."""
    if place.kind != "percentage_point":
        return None
    match = compiled(_RATE_MOVES).match(place.before)
    verb = match and compiled(r"(?P<verb><growth_words.rise+fall+more+less>)(?:出|了|约|近|超|分别|依次)*$").search(
        match["between"]
    )
    if not match or not verb:
        return None
    if place.previous and place.previous.side and "相比" in match["between"]:
        return Draft("gap", "change", "")  # 与全国21.4%的增幅相比高出…
    return Draft("rate_moved", "change", match["subject"], _sign(verb["verb"]), aspect="增速", since=True)


def points_moved(place: Place) -> Draft | None:
    """比重提高7个百分点, 普及率提升2.6个百分点: a share or a rate moved."""
    if place.kind != "percentage_point":
        return None
    match = compiled(_VERB).match(place.before) or compiled(_SHORT).match(place.before)
    if not match or (re.fullmatch(r"[高低多少快慢]", match["verb"]) and not place.compared):
        return None
    subject = match["subject"]
    # 拉动…增长3.6个百分点 is a contribution: the one that pulls is the subject.
    pulled = re.match(r"^(?P<who>.*?)(?P<what>(?:拉动|带动|推动)[^，]*)$", subject)
    if pulled:
        return Draft(
            "points_moved",
            "change",
            pulled["who"],
            _sign(match["verb"]),
            aspect=pulled["what"] + match["verb"],
            since=True,
            side=True,
        )
    share = compiled(
        r"^(?P<subject>.*?)(?:在(?P<whole>[^在]+?)中?的?|占(?P<part>.+?)的?)?(?:<growth_words.share_noun>)(?:<growth_words.reach>|"
        r"[，,])*$"
    ).match(subject)
    if share:
        whole = share["whole"] or share["part"] or ""
        return Draft("points_moved", "change", share["subject"], _sign(match["verb"]), whole, "占比", since=True)
    return Draft("points_moved", "change", subject, _sign(match["verb"]), since=True)


def grew_absolutely(place: Place) -> Draft | None:
    """净增477万公里, 增加300亿元: the size of the increase is a level of its own."""
    if place.kind not in ("money", "count", "number"):
        return None
    match = compiled(
        r"^(?P<subject>.*?)(?P<verb>净增加|净增长|净增|净减少|新增|<growth_words.rise+fall>|多出|多)(?:了|约|近|超过|超|逾|达到|达|量|额|为)*$"
    ).match(place.before)
    if not match or (place.kind == "number" and not place.large):
        return None
    # 新增46个综合试验区 counts what follows.
    if place.after and not match["subject"]:
        return None
    return Draft("grew_absolutely", "level", match["subject"], aspect=match["verb"])


def times_of(place: Place) -> Draft | None:
    """为同期出口的3.8倍, 是上年的2.5倍: so many times something else."""
    if place.kind != "multiple":
        return None
    if place.previous and place.previous.rule == "rank_of_other":
        return Draft("times_of", "multiple", "", whole=re.sub("^位?的|的$", "", place.before), since=True)
    match = re.match(
        r"^(?P<subject>.*?)(?:约|大约|已|已经|仅|也|均)*(?:为|是|达到|达|相当于|超过|接近)(?P<whole>[^，]*?)的$",
        place.before,
    )
    return Draft("times_of", "multiple", match["subject"], whole=match["whole"] or None, since=True) if match else None


def gap(place: Place) -> Draft | None:
    """高出全国平均水平19.6个百分点: a distance from another figure, which is no statistic of its own."""
    # 高于全球平均水平近一倍 is a distance, too; 高于2019年的两倍 is not.
    if place.kind == "multiple" and _ABOVE.search(place.group.before):
        return Draft("gap", "change", "")
    if place.kind not in ("percentage_point", "percent"):
        return None
    if _OTHER.search(place.group.before):
        return Draft("gap", "change", "")
    match = re.search(
        (
            r"(?:较|(?<!占)比(?![重例率]))[^，]{2,}?(?<![提降])(?:高|低|快|慢)(?:出|了|约|近|超)*$|(?:高出|高于|低于|快于|"
            r"慢于|超出|领先于?|落后于?)(?P<other>[^，]{2,})$"
        ),
        place.before,
    )
    return (
        Draft("gap", "change", "")
        if match and not place.after.startswith("的") and "增速回落" not in place.before
        else None
    )


def grew_times(place: Place) -> Draft | None:
    """增长近10倍, 翻一番, 是2012年的2.5倍."""
    if place.kind != "multiple":
        return None
    match = compiled(
        rf"^(?P<subject>.*?){_ADVERB}(?:<growth_words.rise>|实现|翻|放大)?(?:到|至)?(?:了|约|近|超过|超|逾|为|是|达|达到|相当于|接近)*(?:的)?$"
    ).match(place.before)
    subject = match["subject"] if match else place.before
    return Draft("grew_times", "multiple", subject, since=True)


def growth_noun_behind(place: Place) -> Draft | None:
    """快于货物出口5.6%的年均增速: the noun after the figure says that it is a growth."""
    match = place.kind == "percent" and compiled(_AFTER).match(place.after)
    if not match:
        return None
    # What growth is faster than, or stands against, is not what the text goes on to speak of.
    against = _AGAINST.match(place.before) if _STANDS_AGAINST.search(place.rest) else None
    side = bool(re.search(r"(?:快|高|低|慢|大|小|好|优|多|少)于", place.before) or against)
    early = compiled(rf"(?P<early>{_ADVERB})(?:以|保持|实现|录得|有|呈现|约|近|超过|超)*$").search(place.before)
    subject = re.sub(
        r"(?:以|保持|保持了|实现|实现了|录得|有着|呈现|呈现出|继续)+$",
        "",
        place.before[against.end() if against else 0 : early.start() if early else None],
    )
    adverb = (early["early"] if early else "") + match["adverb"]
    measure = _measure(adverb, place)
    return Draft(
        "growth_noun_behind",
        measure,
        subject,
        _sign(match["noun"]),
        side=side,
        since=measure == "change",
        scope=_scope(adverb),
    )


def grew(place: Place) -> Draft | None:
    """同比增长28.3%, 年均增长8.1%, 降幅达10.33%, 环比下降2%."""
    if place.kind != "percent":
        return None
    match = compiled(_NOUN).match(place.before) or compiled(_VERB).match(place.before)
    # 比重从3%增长到5%: what is reached is no growth.
    if not match or compiled(r"(?:增长|下降)(?:到|至|为)的?$").search(place.before):
        return None
    sign = _sign(match["verb"])
    measure = _measure(match["adverb"] + match["verb"], place)
    # 五年复合增长率: how long it grew is no part of the name.
    subject = (
        re.sub(r"(?:未来|近|过去)?[两三四五六七八九十\d]+$", "", match["subject"])
        if measure == "cagr"
        else match["subject"]
    )
    yearly = bool(compiled(r"<growth_words.yearly>").search(match["adverb"] + match["verb"]))
    if against_event(place.compared):
        return Draft("grew", "change", subject, sign, caused=True)
    cause = _CAUSE.match(subject)
    if cause and measure == "yoy" and not yearly and not place.compared:
        return Draft("grew", "change", cause["what"], sign, caused=True)
    return Draft(
        "grew", measure, subject, sign, since=measure == "change", scope=_scope(match["adverb"]), yearly=yearly
    )


def fell_short(place: Place) -> Draft | None:
    """较上年高3.5%: a short verb, which needs the comparison in its clause."""
    if place.kind != "percent" or not place.compared:
        return None
    match = compiled(_SHORT).match(place.before)
    if not match:
        return None
    measure = _measure(match["adverb"], place)
    return Draft("fell_short", measure, match["subject"], _sign(match["verb"]), since=measure == "change")


def outgrown(place: Place) -> Draft | None:
    """增速高于货物出口（2.3%）: the growth of what another one's was compared with."""
    name = clean(place.before)
    if place.kind != "percent" or not place.against or place.after or len(name) < 2 or re.search("水平$", name):
        return None
    return Draft("outgrown", "yoy", name, side=True)


def _sign(verb: str) -> int:
    return -1 if compiled(_FALL).match(verb) or verb.startswith("负") else 1


def _measure(adverb: str, place: Place) -> Measure:
    if compiled(r"<growth_words.per_year>|每年").search(adverb) or _AVERAGE.search(place.group.before):
        return "cagr"
    # 环比 is no growth against the year before.
    return "change" if is_sequential(adverb + place.compared) else "yoy"


def _scope(adverb: str) -> str | None:
    found = re.search("名义|可比口径|实际", adverb)
    return found[0] if found else None
