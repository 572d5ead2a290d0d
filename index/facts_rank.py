"""Rules for places in an order."""

from __future__ import annotations

import re

from .draft import Draft, Place
from .lexicon import compiled
from .naming import clean

_VERB = (
    r"(?:稳居|位居|位列|位于|排名|排在|排位|跃居|跃升至|跃升为|跃升到|跃至|升至|上升至|上升到|升到|提升至|晋升至|跻身|名列|居于|居|列|排|保持|"
    r"蝉联|降至|下降至|退至|至|处于|占据|雄踞|高居|连续居|成为|达到|为|是|在)"
)
_AREA = (
    r"(?:全球|世界|全国|国际|亚洲|欧洲|全省|全市|东盟|亚太|"
    r"[^，由从的自]{2,8}?(?:国家|地区|经济体|行业|城市)?(?:中|之)?)"
)
_RANK = (
    rf"^(?P<subject>.*?)(?:继续|长期|仍|已|连续\D{{0,3}}年|均|分别|依次|多年|稳步|首次|再次|也|则|其|同样|由|从|等|也均|"
    rf"都)*{_VERB}(?:了)?(?P<area>{_AREA})?(?:的|中|内|由|从|排|居|列|位列|位居|排名|排行榜|榜单|之)*$"
)
_AREA_ONLY = r"^(?P<subject>.*?)(?P<area>全球|世界|全国|亚洲|国际)(?:排名|排行|位次|市场)?(?:为|由|从|是|稳居|，)*$"
# Verbs that lead to anything: a rank needs 位 or 名 behind them.
_WEAK = ("成为", "为", "是", "在", "达到", "保持", "至")


def rank_largest(place: Place) -> Draft | None:
    """全球第二大云计算市场: the place of what the text goes on to name."""
    match = re.match(r"^大(?P<thing>[^，。；的、]{2,})", place.after) if place.kind == "rank" else None
    partner = match and re.match(
        r"^(?P<thing>.*?(?:伙伴|来源地|目的地|市场|国))(?:为|是)(?P<who>[^，]{2,12})$", match["thing"]
    )
    if partner:
        # 进口第一大来源地为东盟: the place of a partner in our trade.
        return Draft("rank_largest", "rank", f"对{partner['who']}{clean(place.before)}", whole="")
    named = match and re.match(r"^(?P<thing>.*?(?:伙伴|来源地|目的地|出口市场|进口市场|市场|来源国))", match["thing"])
    who = re.match(
        r"^(?P<who>[^，]{2,10}?)(?:仍|继续|连续\D{0,3}年|成)*(?:为|是|保持)(?:了)?(?:我国|中国)的?$", place.before
    )
    if named and who:
        return Draft("rank_largest", "rank", f"对{who['who']}{named['thing']}", whole="")
    area = re.search(r"(全球|世界|全国|亚洲|欧洲|东盟|国际)的?$", place.before)
    if not match or not area:
        return None
    return Draft("rank_largest", "rank", match["thing"], whole=area[1], named=True)


def rank_moved(place: Place) -> Draft | None:
    """较上年上升1位: the place itself moved."""
    if place.kind != "count" or place.unit not in ("位", "名"):
        return None
    match = compiled(
        r"^(?P<subject>.*?)(?:(?:排名|位次|名次)?(?:大幅|又|再|共|仅|分别)?)(?P<verb><growth_words.rise+fall+more+less>|"
        r"前进|后退|前移|后移|跃升|退后)(?:了|约)*$"
    ).match(place.before)
    if not match:
        return None
    fall = compiled(r"^(?:<growth_words.fall+less>|后退|后移|退后)").match(match["verb"])
    return Draft("rank_moved", "change", match["subject"], -1 if fall else 1, aspect="位次", since=True)


def rank_first(place: Place) -> Draft | None:
    """美国居首: first, and the words before say who."""
    if place.kind != "rank" or not place.figure.startswith(("居", "榜首", "首位")):
        return None
    match = re.match(
        r"^(?P<subject>.*?)(?:稳居|位居|居|位列|高居|雄踞|列|占据)?(?P<area>全球|世界|全国|亚洲|国际)?(?:之)?$",
        re.sub(
            r"^((?:稳居|位居|位列|高居|居|列)[^，]{0,2}?)(?:企业|行业|机构|高校|城市|省份|同类)$", r"\1", place.before
        ),
    )
    return Draft("rank_first", "rank", match["subject"], whole=match["area"] or "") if match else None


def rank_held(place: Place) -> Draft | None:
    """位居全球第五位, 位居第3."""
    if place.kind != "rank" or re.match(
        r"^(?:大|个|届|批|次|阶段|季度|产业|方|轮|期|条|家|款|部|步|颗|座|艘)", place.after
    ):
        return None
    match = compiled(_RANK).match(place.before)
    if match and not (re.search(rf"(?:{'|'.join(_WEAK)})$", place.before) and not place.figure.endswith(("位", "名"))):
        # 全球排名第二: the field stands before the verb.
        early = re.search(r"(?:全球|世界|全国|亚洲|国际)$", match["subject"]) if not match["area"] else None
        subject = match["subject"][: early.start()] if early else match["subject"]
        subject = re.sub(r"的?(?:排名|位次|名次)(?:由|从)?$", "", subject)
        return Draft("rank_held", "rank", subject, whole=early[0] if early else match["area"] or "")
    match = compiled(_AREA_ONLY).match(place.before)
    if match:
        return Draft("rank_held", "rank", match["subject"], whole=match["area"])
    if (place.previous and place.previous.measure == "rank") or re.search(r"排名$|位次$", place.before):
        return Draft("rank_held", "rank", re.sub(r"(?:的)?(?:排名|位次)$", "", place.before), whole="")
    return None
