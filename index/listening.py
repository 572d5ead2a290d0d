"""What a clause without figures says for the clauses after it: a topic, a whole, names, a scope."""

from __future__ import annotations

import re
from dataclasses import replace

from .attribution import find_scope, is_future
from .clauses import LONGEST, Clause, unmarked
from .completing import complete
from .entities import Entity, name_list, take_entity
from .lexicon import compiled
from .memory import Memory
from .naming import clean, cut_subject, is_flow, is_measure

# Settings, not subjects.
_NO_SUBJECT = re.compile(
    r"^(?:从.*看|.*(?:方面|来看|看|上|下|期间|背景下|以来)|随着.*|为了?.*|通过.*|在.*|按.*|以.*|由于.*|受.*|不含.*|不包括.*|若.*)$"
)
_SUPERLATIVE = (
    r"^(?P<subject>.*?)的?(?P<noun><growth_words.share_noun+rise_noun+fall_noun>)"
    r"(?:最|较|居首|领先|名列|进一步|持续|保持|稳步|不断|继续|居|明显|大幅|显著|仍).*$"
)
# 制造业占比最大，达44.5%；信息业次之，为21.2%
_SECOND = re.compile("^(?P<subject>[^，]{2,12}?)(?:次之|居次|位居其次|其次|紧随其后|位居第二|排第二)$")
_LISTED = re.compile(r"^[^，]{2,}?(?:依次为|分别为|分别是|依次是|是|为|包括|有)(?=[^，]*[、和与及])")
_FIRST = re.compile(
    r"^(?P<name>.{2,}?)(?:规模|排名|总量|占比)?(?:位居|位列|居|排|列)?(?:全球|世界|全国|全省|全市|亚洲)?(?:排名)?"
    r"前[一二两三四五六七八九十\d]+(?:位|名|大|强)?"
)
_WHOLE = re.compile(r"^(?P<whole>.{2,}?[^其集适])(?:之中|当中|中|里)$")
_LARGEST = re.compile(
    r"^(?P<what>.{2,}?)的?(?:第[一二三四五六]大|最大的?|首要)(?:贸易伙伴|伙伴|来源地|目的地|市场|来源国|目的国|国)(?:为|是)(?P<who>[^，]{2,12})$"
)
# 从出口目的地看, 进口方面: the shares to come are those of that flow.
_FLOW_FRAME = re.compile(
    r"^(?:从|按|在)?(?P<what>[^，]{0,12}?(?:进出口|出口|进口))的?(?:主要)?"
    r"(?:目的地|目的国|来源地|来源国|来源|去向|市场|伙伴|国别|地区|区域|商品|品类|产品|结构|构成)*(?:分布)?(?:方面|来看|看|分)$"
)
_ABOUT = re.compile(r"^(?P<name>[^，]{3,}?)方面$")
# 旅行服务恢复最快: one of several is singled out, and what follows is its own.
_SINGLED_OUT = re.compile(r"(?:最[快大多高强好低慢少为]|居首|居前|领先|领跑|亮眼|尤为|突出|抢眼|迅猛)[^，]{0,4}$")
_OUTGROWS = re.compile(
    "(?:增速|增幅|涨幅|增长率|增长)(?:明显|显著|远|均|仍|略|大幅)*(?:高于|快于|低于|慢于|好于|大于|小于|超过)"
)
_ORDER = re.compile(
    r"^(?P<what>[^，、]{2,}?)的?(?:排名)?(?:前[一二两三四五六七八九十\d]+(?:位|名|大)?|最?主要)的?"
    r"(?:目的地|目的国|来源地|来源国|伙伴|贸易伙伴|市场)(?:依次|分别)?(?:为|是|有|包括)?"
)
_TURN = re.compile(r"^(?:但是?|而|然而|不过|与此同时|同时|其中|另一方面)")
_NO_THING = re.compile(r"分布|结构|布局|区域|类型|方式|来源|总体|国际|国内|规模|速度|比较|对比|主体|层面|市场$")


def listen(clause: Clause, memory: Memory) -> None:
    """Take in a clause before its figures are read."""
    words, now = unmarked(clause.text[:LONGEST]), memory.now
    now.aside = clause.aside
    # A partner named before a semicolon is not that of a name behind it.
    now.part += clause.mark in ("；", ";")
    if clause.mark == "；" and now.entity and now.entity.partner:
        now.entity = None
    # 消费品占92.4%（其中服饰占30.2%），工业品占6.1%: what brackets open, they close.
    if clause.aside != now.bracketed:
        now.parent, now.outside = (now.outside, None) if now.bracketed else (now.parent, now.parent)
        now.bracketed = clause.aside
    _nest(clause, words, memory)
    scope = find_scope(words)
    if scope and (not clause.groups or words.startswith(scope)):
        now.scope = scope
    if not clause.aside:
        now.outgrown = bool(_OUTGROWS.search(words))
    if clause.groups or clause.aside:
        return
    superlative = compiled(_SUPERLATIVE).match(words)
    if superlative:
        now.hint = (superlative["subject"], superlative["noun"])
    second = _SECOND.match(words)
    if second and now.hint:
        now.hint = (second["subject"], now.hint[1])
    now.forecast = now.forecast or is_future(words)
    # Of 2022年和2023年 only the joint is left.
    bare = clean(words).strip("和与及或、")
    _announce(bare, memory)
    turns = bool(_TURN.match(words) or _SINGLED_OUT.search(words))
    now.turned = now.announced and (turns or (memory.opens() and _is_thing(memory)))
    now.loose = () if _NO_SUBJECT.match(bare) else (*now.loose, bare) if bare else now.loose


def _is_thing(memory: Memory) -> bool:
    """旅行服务保持高速增长，进出口…: the clause speaks of a thing that figures are printed of, or of its size."""
    return bool(compiled(r".(?:<indicators.thing+flow>|伙伴)(?:规模|总额|总量)?$").search(memory.topic or ""))


def _nest(clause: Clause, words: str, memory: Memory) -> None:
    """其中 opens parts of a whole: up to the end of the sentence that it opens, else to the next semicolon."""
    now = memory.now
    if re.match("这?[其当]中", words):
        now.opened, now.closed = now.opened or not clause.mark, False
        memory.nest()
    elif clause.mark and clause.mark in "；;" and not now.opened and now.parent:
        now.parent, now.closed = None, True


def _announce(words: str, memory: Memory) -> None:
    now = memory.now
    # 跨境电商出口中，美国占…: the clause names the whole of the shares to come.
    whole = _WHOLE.match(words)
    if whole:
        _, rest = take_entity(whole["whole"])
        name = clean(re.sub(r"^在|的?(?:市场)?(?:结构|构成|分布)$", "", rest))
        now.whole = complete(name, memory.main(), None, memory)[0]
        return
    framed = _FLOW_FRAME.match(words)
    if framed:
        now.entity = None
        now.whole = complete(clean(take_entity(framed["what"])[1]), memory.main(), None, memory)[0]
        return
    if _lead_partner(words, memory):
        return
    about = _ABOUT.match(words)
    if about and not _NO_THING.search(about["name"]):
        now.about = clean(take_entity(about["name"])[1])
    if _LISTED.match(words):
        now.list_text, now.listing = _LISTED.sub("", words), True
    elif now.listing and now.list_text and cut_subject(words) in ("", words):
        # 领域为个人、文化和娱乐服务，知识产权使用费: the list goes on behind a comma.
        now.list_text += f"，{words}"
        return
    else:
        now.list_text, now.listing = _coordinated(words), False
    order = _ORDER.match(words)
    place, thing = take_entity(order["what"]) if order else (None, "")
    if thing and (place is None or place.kind == "home"):
        # 进口前三大来源地依次为：中国香港（25.1%）、…: what stands in brackets are shares.
        now.ordered = complete(clean(thing), memory.main(), None, memory)[0]
    listed = next((found for count in (6, 5, 4, 3, 2) if (found := name_list(words, count))), None)
    if listed:
        now.names = tuple(Entity((name,), name, listed[0].kind) for name in listed[0].names)
        _rank(words, memory)
    elif words and not _NO_SUBJECT.match(words):
        _name_topic(words, memory)


def _coordinated(words: str) -> str | None:
    """保险服务和金融服务表现亮眼: more than one thing is spoken of."""
    subject = take_entity(cut_subject(words) or words)[1]
    subject = compiled(r"(?:<growth_words.rise_noun+fall_noun>)$").sub("", subject)
    return subject if re.search("[、和与及]", subject) and not _NO_SUBJECT.match(words) else None


def _lead_partner(words: str, memory: Memory) -> bool:
    """我国进口第一大来源地为东盟: a partner is named, and what it is the largest partner in."""
    match = _LARGEST.match(words)
    partner, rest = take_entity(match["who"]) if match else (None, "")
    if match is None or partner is None or rest:
        return False
    memory.now.entity, memory.now.fresh = replace(partner, partner=True), True
    what = clean(take_entity(match["what"])[1])
    memory.now.titled = complete(what, memory.main(), None, memory)[0] if what else None
    return True


def _rank(words: str, memory: Memory) -> None:
    """集成电路出口前五位的经济体依次为…: the list is in the order of what stands before."""
    match = _FIRST.match(words)
    if match:
        entity, rest = take_entity(match["name"])
        # 新加坡、韩国分列我国数字服务出口前两位: the verb stands between the places and the order.
        led = re.match(r"^(?:分别|分列|分居|位列|位居|列|居|为|是)+", rest)
        if led:
            entity, rest = take_entity(rest[led.end() :])
        if entity and entity.kind == "world":
            memory.now.entity, memory.now.worldwide = entity, True
        # 为我国前三大服务贸易伙伴: the order is one of partners in what stands behind.
        partners = re.match(r"^(?P<what>[^，]*?)(?:合作)?(?:伙伴|目的地|来源地|来源国|市场)", words[match.end() :])
        named = clean(rest) or (partners["what"] if partners else "")
        general = is_flow(named) or is_measure(named)
        memory.now.about = named if named and not general else memory.now.about
        # A bare 进出口规模 is that of what was spoken of.
        memory.now.titled = None if general else named or None
        if partners and is_flow(named):
            memory.now.whole = complete(named, memory.main(), None, memory)[0]
            memory.now.framed = len(memory.mentions)
        memory.now.listed = "、".join(name.printed for name in memory.now.names)


def _name_topic(words: str, memory: Memory) -> None:
    entity, rest = take_entity(words)
    subject = cut_subject(clean(rest)) if rest else ""
    # 进口增速快于出口 announces no thing but how a side of it grew.
    side = compiled(r"(?:<growth_words.rise_noun+fall_noun>)$").sub("", subject)
    grown, subject = side != subject, side
    # Words without a verb are a subject only if none was named before them in the sentence.
    if subject == clean(rest) and memory.now.announced:
        return
    if entity and entity.kind not in ("home", "zone") and len(rest) < len(words):
        memory.now.entity, memory.now.fresh = entity, True
        if grown and len(subject) >= 2:
            memory.topic, memory.now.announced = subject, True
    elif grown and is_flow(subject):
        return
    elif len(subject) >= 2 and not is_measure(subject):
        memory.topic, memory.now.announced = subject, True
