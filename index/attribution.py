"""Who says so: the sources that a text names, forecasts, and the scope of a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .lexicon import compiled

# A name may hold a title with commas or dates, but no stop of its own.
_NAME = (
    r"(?P<name>(?:《[^》]{1,60}》|（[^）]{1,60}）|\([^)]{1,60}\)|[^，。；：、《（\s“”]|(?<=[部院会署局行])、){1,60}?)"
)
_WORK = r"(?:<sources.work>|最新|初步|共同|联合|等)*"
_WITH_LEAD = (
    rf"(?:^|(?<=[，；。：\ue000]))(?P<lead><sources.lead>){_NAME}"
    rf"(?P<work>{_WORK})(?P<verb>(?:<sources.verb>)*)(?P<stop>[，：])"
)
_WITH_VERB = (
    rf"^(?:\ue000+[，年]?)?(?:例如|其中|此外|另|另外)?[，]?{_NAME}(?P<work>{_WORK})(?P<verb>(?:<sources.verb>)+)(?P<stop>[，：]|"
    rf"(?=\ue000|\d|全球|我国|中国|未来))"
)
_IN_WORK = (
    rf"(?:^|(?<=[，；。]))(?:例如，)?{_NAME}在(?:[^，。；]{{0,12}}?)(?:报告|白皮书|数据|研究|公报|年报|蓝皮书|《[^》]+》)中?(?P<verb>给出|"
    rf"公布|发布|指出|预测|估算|显示|预计|披露|测算)的?(?P<stop>，?)"
)
# Two bodies that published together are joined as in a list: 国务院发展研究中心与中国信息通信研究院.
_BODY = re.compile(r"(?<=[院部署局中心会织行所学团司])(?:与|和|及|、)(?=.{3,})")
# 数据显示 and 结果表明 name nobody: the source before stays in force.
_NO_NAME = re.compile(
    r"^(?:综合)?(?:数据|统计|结果|报告|监测|调查|测算|初步|最新|上述|该|这些|多家|各方|各家|多方|一些|部分|研究|有关|相关|计划|规划|要求|规定|可比|同一|此|惯例|国际惯例|货物|美元|人民币|不变价)"
)
_SCOPE = re.compile(
    r"(?:若|如|按|以)?(?:(?:以|按)(?:美元|人民币|欧元|可比价格?|不变价格?|现价|可比口径|同一口径|统一口径|同口径)(?:口径)?(?:计算|"
    r"计价|结算|统计|计)?|(?:不含|不包括|未包括)[^，。；（）]{2,30}|(?:剔除|扣除)[^，。；（）]{2,8}?因素(?:影响)?后?)"
)
_CONVERTED = re.compile(r"折合|折算|约合|换算|折$")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source named at [start, end) of a sentence; `forecast` if what it says is a forecast."""

    name: str
    start: int
    end: int
    forecast: bool


def find_attribution(text: str) -> Attribution | None:
    """The source that a marked sentence names for its figures, None if it names none."""
    # The clearest form first: without a leading 据 the name could be part of a statement.
    for template in (_WITH_LEAD, _IN_WORK, _WITH_VERB):
        match = compiled(template).search(text)
        if match and (name := _name(match)):
            forecast = bool(compiled(r"<sources.forecast>").search(match[0]))
            start = match.start("lead") if "lead" in match.re.groupindex else match.start("name")
            return Attribution(name, start, match.end(), forecast)
    return None


def _name(match: re.Match[str]) -> str | None:
    name = re.sub(r"[\ue000-\ue002]+", "", match["name"])
    if "work" in match.groupdict() and name.endswith("》") is False and match["work"].startswith("白皮书"):
        name = name + "白皮书" if "《" in name else name
    if (
        match.re.groupindex.get("lead")
        and not (match["work"] or match["verb"])
        and not re.search(r"数据|统计|测算|报告|》$", name)
    ):
        return None
    # 白皮书 behind the title belongs to the name, 数据 or 报告 behind it does not.
    if name.startswith("《") and "》白皮书" in match[0]:
        name = match[0][match[0].index("《") : match[0].index("》白皮书") + 4]
    name = re.sub(r"(?:的|最新|发布的?|公布的?|初步|有关|近日|日前|相关)+$", "", name)
    # 世贸组织把贸易量增速预测由…: what is expected is no part of a source
    if re.search(r"[把将]|(?:增速|增长率|增幅|规模|总量|总额|比重)$", name):
        return None
    # 45.6%的企业预计: a part of those who were asked is no source.
    if len(name) < 2 or _NO_NAME.match(name) or re.search(r"\d[%％]|[一二三四五六七八九]成", name):
        return None
    return _BODY.sub("、", name)


def is_future(text: str) -> bool:
    """Whether the words of a clause make it a statement about the future."""
    return bool(compiled(r"<sources.future>(?!军|来)").search(text))


def find_scope(text: str) -> str | None:
    """What a text says on how a figure is counted: 不含港澳台地区, 以美元计."""
    match = _SCOPE.search(text)
    return match[0] if match else None


def scope_in(before: str) -> str | None:
    """The scope in brackets behind a name: 进口规模（含个人物品）."""
    match = re.search(r"（(?P<scope>(?:不?含|不?包括)[^）]*)）", before)
    return match["scope"] if match else None


def without_scope(text: str) -> str:
    """A text without the scope that it begins with: 扣除价格因素实际增长 → 实际增长."""
    match = _SCOPE.match(text)
    return text[match.end() :].lstrip("，") if match else text


def converted(text: str) -> bool:
    """Whether a figure is a conversion of the one before it into another currency."""
    return bool(_CONVERTED.search(text))


def title_of(source: str) -> str | None:
    """What a report is about by its title: 《2023年全球创新指数报告》 → 全球创新指数."""
    match = re.search(
        (
            r"《(?:\d{4}[—-]?(?:\d{4})?年?)?(?P<title>[^》]+?)(?:（\d{4}年?）)?(?:\d{4})?(?:研究|年度|发展)?(?:报告|"
            r"白皮书|蓝皮书|公报)?(?:（\d{4}年?）|\d{4})?》"
        ),
        source,
    )
    return match["title"] if match and re.search("指数|排名", match["title"]) else None
