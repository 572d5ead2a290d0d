"""One fact as a sentence: period, place, indicator, figure as printed, unit and qualifier."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.fact import Fact

from .wording_numbers import printed
from .wording_subject import indicator_words, period_words, subject


def statement(fact: Fact) -> str:
    """The sentence of a fact without its full stop."""
    return lead(fact) + body(fact)


_PRICED = re.compile(r"[按以].{1,6}计(?:算|价)?$")


def lead(fact: Fact) -> str:
    """When, and on what terms: 2022年，按人民币计，"""
    # the date opens the sentence, so that nobody takes a figure for another year's
    period = period_words(fact)
    words = f"{period}，" if period else ""
    if fact.forecast and period:
        words = f"预计{'到' if '至' not in period else ''}{period}，"
    return words + (f"{fact.scope}，" if fact.scope and _PRICED.match(fact.scope) else "")


def body(fact: Fact) -> str:
    """Subject and figure."""
    return _BODIES[fact.measure](fact) + _scope(fact)


def growth(fact: Fact) -> str:
    """The growth alone, as it is added to a level: 同比增长28.3%."""
    return _verb(fact) + fall(fact)


def fall(fact: Fact) -> str:
    """The printed figure without the sign of a fall, which the verb says."""
    return re.sub(r"^[-−]", "", printed(fact))


def _verb(fact: Fact) -> str:
    how = "年均" if fact.measure == "cagr" else "名义" if (fact.scope or "").startswith("名义") else "同比"
    return how + ("下降" if fact.value < 0 else "增长")


def _scope(fact: Fact) -> str:
    scope = fact.scope or ""
    if not scope or scope.startswith(("按", "以", "名义")) or scope in fact.indicator:
        return ""
    return f"（{scope}）"


def _level(fact: Fact) -> str:
    return _counting(fact) or _done(fact) or f"{subject(fact)}{is_figure(fact)}"


_ACT = re.compile(
    r"(?:处理|完成|办理|审核|签发)[^，。]{0,6}$"
    r"|(?:设立|建成|建有|设有|签署|签订|新增|净增|认定|培育|拥有)(?=[^，。]{0,12}$)"
)


def _done(fact: Fact) -> str | None:
    """A count of what is done or set up, without 为: 处理业务84.43万笔, 设立自贸试验区21个."""
    name = subject(fact)
    if fact.forecast or not fact.unit or fact.unit == "percent" or fact.unit.isupper() or name.endswith("数量"):
        return None
    return re.sub(r"(?<=[\u4e00-\u9fff）])为(?=\d)", "", f"{name}{is_figure(fact)}") if _ACT.search(name) else None


_COUNTED = re.compile("国家和地区|国家或地区|国家及地区|国家|省区市|省份|经济体|语种|部门")


def _counting(fact: Fact) -> str | None:
    """A count where the report has it, before the thing it counts: 已覆盖全球220个国家和地区."""
    after = re.sub(r"\s+", "", fact.quote or "").partition(re.sub(r"\s+", "", fact.text or "\0"))[2]
    noun, name = _COUNTED.match(after), subject(fact).removesuffix("数量")
    if not noun or noun[0] not in name[2:] or fact.unit not in ("个", "部门"):
        return None
    return name.replace(noun[0], printed(fact).removesuffix(noun[0]) + noun[0], 1)


def is_figure(fact: Fact) -> str:
    """Verb and figure: 为3596.9亿美元, 约为1171.1亿美元, 超过300家, 将达175ZB."""
    figure, qualifier = printed(fact), fact.qualifier or ""
    bare = figure[len(qualifier) :] if qualifier and figure.startswith(qualifier) else figure
    if fact.forecast:
        return f"将{_CROSSED.get(qualifier, '达' if bare == figure else '达' + qualifier)}{bare}"
    if bare == figure:
        return f"为{figure}"
    return f"{'约为' if qualifier in ('约', '大约') else _CROSSED.get(qualifier, '为' + qualifier)}{bare}"


_CROSSED = {
    "超": "超过",
    "超过": "超过",
    "逾": "超过",
    "突破": "突破",
    "近": "接近",
    "接近": "接近",
    "不足": "不足",
    "不到": "不到",
}


def _share(fact: Fact) -> str:
    name = subject(fact)
    whole = re.sub(r"\s+", "", fact.of or "")
    if fact.counterpart and "、" not in fact.counterpart and fact.counterpart not in indicator_words(fact):
        return f"{name}中，{fact.counterpart}占{printed(fact)}"
    if re.search("占(?!比)", name):
        return f"{name}的比重为{printed(fact)}"
    if fact.counterpart and "、" in fact.counterpart:
        return f"{name}合计占{whole or '总额'}的{printed(fact)}"
    if not whole or whole in name:
        return f"{name}的占比为{printed(fact)}"
    if re.match("超|近|逾|不足|接近|约|突破", printed(fact)):
        return f"{name}占{whole}的比重{printed(fact)}"
    return f"{name}占{whole}的{printed(fact)}"


def beside(fact: Fact, before: Fact) -> str:
    """The body of a fact after that of another one; of shares in one whole only the partner is said again."""
    if (
        fact.measure == before.measure == "share"
        and fact.indicator == before.indicator
        and fact.counterpart
        and before.counterpart
    ):
        return f"{fact.counterpart}占{printed(fact)}"
    return body(fact)


def _rank(fact: Fact) -> str:
    return f"{subject(fact)}位居{fact.of or '全球'}{printed(fact)}"


def _change(fact: Fact) -> str:
    name = subject(fact)
    whole = re.sub(r"\s+", "", fact.of or "")
    if whole and "占" not in name and whole not in name:
        name += f"占{whole}的比重"
    base = (fact.period or "").partition("/")[0]
    than = f"较{base[:4]}年{'底' if len(base) > 4 else ''}" if base and "/" in (fact.period or "") else ""
    before = (fact.quote or "").partition(fact.text or "\0")[0][-8:]
    falls = fact.value < 0 or bool(re.search(r"(?:回落|下降|降低|减少|收窄|下滑)[^，。；]*$", before))
    return f"{name}{than}{'下降' if falls else '提高'}{fall(fact)}"


def _multiple(fact: Fact) -> str:
    figure = printed(fact)
    # 翻一番 is its own verb
    verb = "" if re.match("[近超约接]*翻", figure) else "增长"
    return f"{subject(fact)}{verb}{figure}"


def _growth_body(fact: Fact) -> str:
    return f"{subject(fact)}{growth(fact)}"


_BODIES: dict[str, Callable[[Fact], str]] = {
    "level": _level,
    "share": _share,
    "rank": _rank,
    "change": _change,
    "multiple": _multiple,
    "yoy": _growth_body,
    "cagr": _growth_body,
}
