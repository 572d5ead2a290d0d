"""Whose figure it is: regions, trade partners, and how a name of an indicator shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from .lexicon import any_of, compiled, words

_AND = r"(?:、|和|与|及|以及)"
_COUNT = (
    r"(?:[两二三四五六七八九十]+(?:国|地|省市|省份|省|市|个国家|个市场|"
    r"大(?:市场|区域|城市群|经济圈|地区|省市|城市|经济体)))"
)
_PLACE_TAIL = re.compile(
    rf"^(?:{_COUNT}|\d+个(?=\D))?(?:等(?:主要|重点|新兴|传统|周边)?(?:国家和地区|国家|经济体|贸易伙伴|伙伴|国|地)?)?"
    rf"(?:(?:市场|地区)的|的(?=[^份占比]))?"
)
_NAMES = ("foreign", "group", "home_partner", "domestic")


@dataclass(frozen=True, slots=True)
class Entity:
    """Places named together. `kind`: home, world, foreign, group, home_partner, domestic, zone."""

    names: tuple[str, ...]
    printed: str
    kind: str
    partner: bool = False  # stands as a trade partner (对美国, 来自欧盟)


@cache
def _plain() -> dict[str, tuple[str, str]]:
    """Every known name or alias, with its name and its kind."""
    found: dict[str, tuple[str, str]] = {}
    for kind in ("home", "world", *_NAMES):
        for word in words("regions").get(kind, ()):
            name, _, alias = word.partition("=")
            found[alias or name] = (name, kind)
    return found


@cache
def _place() -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(_plain(), key=lambda w: (-len(w), w))) + ")"


@cache
def _leading_places() -> re.Pattern[str]:
    toward = any_of("regions", "toward")
    # A place is no place in front of what makes it an organisation's name (世界贸易组织, 中国银行).
    no_name = rf"(?!{any_of('regions', 'no_place')}|[^，、的0-9]{{0,8}}{any_of('regions', 'organisation')}|"
    no_name += r"[\u4e00-\u9fff]{0,3}(?:港|机场|站)(?:货物|集装箱|旅客|吞吐|年|全年|完成))"
    return re.compile(
        rf"(?P<verb>{toward})?(?P<names>{_place()}(?:{_AND}{_place()})*){no_name}{_COUNT}?(?:等(?:\d*个?国家和地区|"
        rf"国|地)?|三者|两者)?(?P<of>的|市场|地区|区?域?内的?(?=.{{2}})|境内的?(?=.{{2}}))?"
    )


@cache
def _lone() -> re.Pattern[str]:
    """对美进出口, 自欧进口: one country by one character, as a partner only."""
    letters, thing = "".join(_short()), "进出口|出口|进口|贸易|服务|数字|软件|投资|跨境"
    return re.compile(rf"^(?:对|自|从)(?P<letter>[{letters}])(?={thing})")


@cache
def _facing() -> re.Pattern[str]:
    names = rf"(?P<names>{_place()}(?:{_AND}{_place()})*)"
    return re.compile(rf"^{names}(?:与|和|同|对)(?:我国|中国)(?!香港|澳门|台湾)(?P<rest>.{{2,}})$")


@cache
def _inner_partner() -> re.Pattern[str]:
    # Inside a name only a preposition tells a partner from a word that happens to be a place.
    toward = any_of("regions", "toward")
    return re.compile(
        rf"(?P<verb>{toward})(?P<names>{_place()}(?:{_AND}{_place()})*){_COUNT}?(?:等(?:国家和地区|国家|国|地)?)?(?P<of>的|市场|地区)?"
    )


def place_of(word: str) -> tuple[str, str] | None:
    """The name and kind of a place, None if the word is none."""
    return _plain().get(word)


def kind_of(word: str) -> str:
    """The kind of a known place."""
    found = place_of(word)
    return found[1] if found else "group"


def take_entity(text: str) -> tuple[Entity | None, str]:
    """The places that a piece of text is about, and the text without them.

    我国离岸服务外包执行额 → 中国; 承接美国和欧盟的离岸执行额 → the partners 美国, 欧盟; 长三角地区 → itself.
    """
    # 中国香港 and 中国—东盟 are no figures of the whole country.
    linked = re.match(rf"^(?:我国|中国)[—–－-]+(?P<names>{_place()})(?P<rest>.{{2,}})$", text)
    if linked and not compiled(r"^[^，、的]{0,8}<regions.organisation>").match(linked["rest"]):
        return _entity(linked["names"], True), linked["rest"]
    home = compiled(r"^(?:我国|中国内地|中国大陆|全国|中国(?!香港|澳门|台湾|-|—))(?P<rest>.*)$").match(text)
    if home:
        partner, rest = _take_partner(home["rest"])
        return partner or Entity(("中国",), "中国", "home"), rest
    # 东盟与我国贸易额: the other side of our trade.
    facing = _facing().match(text)
    if facing and place_of(facing["names"]) != ("全球", "world"):
        return _entity(facing["names"], True), facing["rest"]
    lone = _lone().match(text)
    if lone:
        return Entity((_short()[lone["letter"]],), lone["letter"], "foreign", True), text[lone.end() :]
    match = _leading_places().match(text)
    if match and place_of(text[match.end() :]):
        # 亚洲发展中经济体: a group within a place
        return Entity((text[match.start("names") :],), text[match.start("names") :], "group", bool(match["verb"])), ""
    if match:
        entity = _entity(match["names"], bool(match["verb"]))
        verb = match["verb"] or ""
        return entity, (verb if verb in ("交付", "承接") else "") + text[match.end() :]
    partner, rest = _take_partner(text)
    return (partner, rest) if partner else _take_zone(text)


def _take_partner(text: str) -> tuple[Entity | None, str]:
    match = _inner_partner().search(text)
    if not match or place_of(match["names"]) in (("中国", "home"), ("全球", "world"), ("世界", "world")):
        return None, text
    verb = match["verb"] if match["verb"] in ("交付", "承接") else ""
    return _entity(match["names"], True), text[: match.start()] + verb + text[match.end() :]


def _take_zone(text: str) -> tuple[Entity | None, str]:
    """A kind of area with something measured in it: 服务外包示范城市离岸执行额."""
    match = compiled(
        r"^(?P<name>(?!各)[^，的在对与]{0,14}?<regions.zone>)(?P<rest>(?!内|中|数|个|建|内的)[^，]{2,})$"
    ).match(text)
    # 示范基地离岸执行额 is measured in the area; 示范基地扩容至22个 speaks of the area itself.
    if not match or not compiled(r"<indicators.measure+content+flow>|外资|投资|贷款|企业|项目").search(match["rest"]):
        return None, text
    return Entity((match["name"],), match["name"], "zone"), match["rest"]


def _entity(printed: str, partner: bool) -> Entity:
    # Mixed lists (中国和印度) take the kind of the first; each single place is looked up again later.
    names = tuple(re.findall(_place(), printed))
    found = tuple(_plain()[name] for name in names)
    return Entity(tuple(name for name, _ in found), printed, found[0][1], partner)


def name_list(text: str, count: int) -> tuple[Entity, str] | None:
    """Exactly `count` places in a row anywhere in a text, and the text without them."""
    for match in re.finditer(rf"{_place()}(?:{_AND}{_place()})+", text):
        toward = compiled(r"<regions.toward>$").search(text[: match.start()])
        faced = re.match(r"(?:我国|中国|全国)(?:与|和|同)", match[0])
        entity = _entity(match[0], bool(toward))
        if faced and len(entity.names) == count + 1:
            # 我国与欧盟、日本: the partners are listed, not we with them.
            entity = _entity(match[0][faced.end() :], True)
        if len(entity.names) == count:
            keep = toward is None or toward[0] in ("交付", "承接")
            start = match.start() if keep or toward is None else toward.start()
            return entity, text[:start] + _PLACE_TAIL.sub("", text[match.end() :])
    return _short_list(text, count)


@cache
def _short() -> dict[str, str]:
    return {alias: name for name, _, alias in (word.partition("=") for word in words("regions")["short"])}


def _short_list(text: str, count: int) -> tuple[Entity, str] | None:
    """美、日、韩: countries by one character each."""
    parts = re.search(r"东部?、中部?(?:、|和|及|与)西部?(?P<last>(?:、|和|及|与)东北)?(?:部)?(?:地区)?的?", text)
    if parts and count == (4 if parts["last"] else 3):
        found = ("东部", "中部", "西部", "东北")[:count]
        return Entity(found, "、".join(found), "domestic"), text[: parts.start()] + text[parts.end() :]
    letters = "".join(_short())
    match = re.search(
        rf"(?:在)?(?P<names>[{letters}](?:、[{letters}]|和[{letters}])+)"
        r"(?P<tail>(?:等?(?:国|市场|地区|三国|两国))的?|(?=(?:依然|仍然?|依旧)?(?:是|为|均|都)))",
        text,
    )
    names = tuple(_short()[letter] for letter in re.findall(rf"[{letters}]", match["names"])) if match else ()
    if match is None or len(names) != count:
        return None
    return Entity(names, "、".join(names), "foreign", True), text[: match.start()] + text[match.end() :]
