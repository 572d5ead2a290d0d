"""Rules for places in an order."""

from __future__ import annotations

import re

from .draft import Draft, Place
from .entities import place_of, take_entity
from .lexicon import compiled
from .naming import clean

_VERB = (
    r"(?:分列|分居|分获|稳居|位居|位列|位于|排名|排在|排位|跃居|跃升至|跃升为|跃升到|跃至|升至|上升至|上升到|升到|提升至|晋升至|跻身|名列|居于|居|列|排|保持|"
    r"蝉联|降至|下降至|退至|至|处于|占据|雄踞|高居|连续居|成为|达到|为|是|在)"
)
_AREA = (
    r"(?:全球|世界|全国|国际|亚洲|欧洲|全省|全市|东盟|亚太|"
    r"(?!名|位|则|也|均|都|保持|维持|稳|上|下|升|降|跃|前移|后移|首次|再次)[^，由从的自]{2,8}?(?:国家|地区|经济体|行业|城市)?(?:中|之)?)"
)
_RANK = (
    rf"^(?P<subject>.*?)(?:继续|长期|仍|已|连续\D{{0,3}}年|均|分别|依次|多年|稳步|首次|再次|也|则|其|同样|由|从|等|也均|"
    rf"都)*{_VERB}(?:了)?(?P<area>{_AREA})?(?:的|中|内|由|从|排|居|列|位列|位居|排名|排行榜|榜单|之)*$"
)
_AREA_ONLY = r"^(?P<subject>.*?)(?P<area>全球|世界|全国|亚洲|国际)(?:排名|排行|位次|市场)?(?:为|由|从|是|稳居|，)*$"
_AREAS = "全球|世界|全国|亚洲|欧洲|东盟|国际|全省|全市|亚太|非洲|拉美"
# What stands in an order of size: 第二大云计算市场, but not one of several (第一大市场之一).
_AMONG = r"^大(?P<thing>(?![^，。；、]*之一)(?:目的|[^，。；的、]){2,})"
_IS = (
    r"^(?P<who>.*?)(?:仍|继续|连续\D{0,3}年|已|已经|长期|多年|首次|再次|稳步|一直|均|依然|也)*"
    r"(?:跃升为|跃升至|跃居|上升为|上升至|升至|升为|晋升为|晋升至|成长为|发展为|发展成为|一跃成为|成为|作为|位居|位列|稳居|高居|居|"
    r"保持|稳坐|蝉联|成|是|为)了?(?P<holder>我国|中国)?的?(?P<what>[^，]{0,12}?)的?$"
)
_FIELD = re.compile(
    r"^(?P<who>[^，在]*?)在(?P<field>[^，]{2,30}?(?:指数|排行榜?|榜单|榜|名单|评估|评价|报告))(?:之中|中|里|内|上)?的?"
    r"(?:综合|总|整体|最新|全球|世界|国际)*(?:排名|位次|名次|名列|位列|居|位居|列|排)(?:由|从|为|全球|世界|升至|跃居|上升至|提升至|升到|到|至|已)*的?$"
)
_PARTNER = r"(?:伙伴|来源地|来源国|目的地|目的国|出口市场|进口市场|市场)$"
# 由第四位上移到第三位: the second place is of what the first is
_MOVED_ON = (
    r"^(?:又|一举|跃|再|则|已|大幅|小幅|连续|稳步|进一步|跃|提|升|降|回|前|后|上|下|移|落|进|退|滑|[一二两三四五六七八九十\d]+[位名个])*"
    r"(?:<growth_words.climb>|至|到|为)了?$"
)
# Verbs that lead to anything: a rank needs 位 or 名 behind them.
_WEAK = ("成为", "为", "是", "在", "达到", "保持", "至")


def rank_largest(place: Place) -> Draft | None:
    """全球第二大云计算市场, 东盟是我国第一大贸易伙伴: a place among the largest, where it is said whose."""
    match = re.match(_AMONG, place.after) if place.kind == "rank" else None
    if not match:
        return None
    partner = re.match(
        r"^(?P<thing>.*?(?:伙伴|来源地|来源国|目的地|目的国|市场|国))(?:为|是)(?P<who>[^，]{2,12})$", match["thing"]
    )
    if partner:
        # 进口第一大来源地为东盟: the place of a partner in our trade.
        return Draft("rank_largest", "rank", f"对{partner['who']}{clean(place.before)}", whole="")
    thing = re.sub(r"(?:的)?(?:地位|位置|席位|宝座)$", "", match["thing"])
    area = re.search(rf"在?(?P<area>{_AREAS})的?$", place.before)
    return _among_largest(place.before[: area.start()] if area else place.before, thing, area["area"] if area else "")


def _among_largest(before: str, thing: str, area: str) -> Draft | None:
    """The place of who stands before the verb, else of the home country in an area, else of what was spoken of."""
    told = compiled(_IS).match(before)
    who = clean(told["who"]) if told else ""
    entity, rest = take_entity(who)
    home = entity is not None and entity.kind == "home"
    if told and entity and not rest and not home:
        toward = told["holder"] or (not area and compiled(_PARTNER).search(thing))
        subject = f"对{who}{told['what']}{thing}" if toward else f"{who}{thing}"
        return Draft("rank_largest", "rank", subject, whole=area) if toward or area else None
    # 旅行服务是我国第一大服务贸易领域: the place of a part among the parts.
    if told and rest and not area and not home:
        return Draft("rank_largest", "rank", who, whole=clean(told["what"]) + thing)
    if area:
        return Draft("rank_largest", "rank", thing, whole=area, named=True)
    return Draft("rank_largest", "rank", "", whole=clean(told["what"]) + thing) if told and not who else None


def rank_moved(place: Place) -> Draft | None:
    """较上年上升1位: the place itself moved."""
    if place.kind != "count" or place.unit not in ("位", "名"):
        return None
    match = compiled(
        r"^(?P<subject>.*?)(?:(?:排名|位次|名次)?(?:大幅|又|再|共|仅|分别)?)(?P<verb><growth_words.rise+fall+more+less>|"
        r"前进|后退|前移|后移|上移|下移|跃升|退后|滑落)(?:了|约)*$"
    ).match(place.before)
    if not match:
        return None
    fall = compiled(r"^(?:<growth_words.fall+less>|后退|后移|下移|滑落|退后)").match(match["verb"])
    return Draft("rank_moved", "change", match["subject"], -1 if fall else 1, aspect="位次", since=True)


def rank_first(place: Place) -> Draft | None:
    """美国居首: first, and the words before say who."""
    if place.kind != "rank" or not place.figure.startswith(("居", "榜首", "首位")):
        return None
    match = re.match(
        r"^(?P<subject>.*?)(?:稳居|位居|居|位列|高居|雄踞|蝉联|列|占据)?(?P<area>全球|世界|全国|亚洲|国际)?(?:之)?$",
        re.sub(
            r"^((?:稳居|位居|位列|高居|蝉联|居|列)[^，]{0,2}?)(?:企业|行业|机构|高校|城市|省份|同类)$",
            r"\1",
            place.before,
        ),
    )
    return Draft("rank_first", "rank", match["subject"], whole=match["area"] or "") if match else None


def rank_of_other(place: Place) -> Draft | None:
    """是排名第二的广东的1.6倍: the place of another one, which is only compared with."""
    other = re.match(r"^位?的(?P<who>[^，的]{2,8})(?:的|$)", place.after) if place.kind == "rank" else None
    if other is None or place_of(other["who"]) is None or not re.search(r"(?:排名|位居|居|位列|列)$", place.before):
        return None
    return Draft("rank_of_other", "rank", other["who"], whole="", side=True)


def rank_held(place: Place) -> Draft | None:
    """位居全球第五位, 位居第3."""
    if place.kind != "rank" or re.match(
        r"^(?:大|个|届|批|次|阶段|季度|产业|方|轮|期|条|家|款|部|步|颗|座|艘)", place.after
    ):
        return None
    if place.previous and place.previous.measure == "rank" and compiled(_MOVED_ON).match(place.before):
        return Draft("rank_held", "rank", "", whole=place.previous.whole or "")
    field = _FIELD.match(place.before)
    if field:
        # 中国在全球创新指数中的排名由第34位…: what the order is of stands between.
        return Draft("rank_held", "rank", field["who"] + field["field"], whole="")
    match = compiled(_RANK).match(place.before)
    if match and not (re.search(rf"(?:{'|'.join(_WEAK)})$", place.before) and not place.figure.endswith(("位", "名"))):
        # 全球排名第二: the field stands before the verb.
        early = re.search(r"(?:全球|世界|全国|亚洲|国际)$", match["subject"]) if not match["area"] else None
        subject = match["subject"][: early.start()] if early else match["subject"]
        area = early[0] if early else match["area"] or ""
        ranked = re.search(r"的?(?P<area>全球|世界|国际|全国)?(?:排名|位次|名次)(?:由|从)?$", subject)
        subject, area = (subject[: ranked.start()], area or ranked["area"] or "") if ranked else (subject, area)
        return Draft("rank_held", "rank", subject, whole=area)
    match = compiled(_AREA_ONLY).match(place.before)
    if match:
        return Draft("rank_held", "rank", match["subject"], whole=match["area"])
    ranked = re.search(rf"的?(?P<area>{_AREAS})?(?:排名|位次|名次)(?:则|也|均|仍|已)*(?:由|从|为|是)?$", place.before)
    if (place.previous and place.previous.measure == "rank") or ranked:
        subject, area = (place.before[: ranked.start()], ranked["area"]) if ranked else (place.before, "")
        return Draft("rank_held", "rank", subject, whole=area or "")
    return None
