"""English sentences of facts: the converted figure with the printed one beside it, CNY 1.39 trillion (1.39 万亿元)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from index.fact import Fact

from .wording_numbers import printed
from .wording_subject import indicator_words
from .wordlists import FOLDER

_SIZES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_MONTHS = "January February March April May June July August September October November December".split()
_QUALIFIERS = {
    "约": "about ",
    "左右": "about ",
    "超": "over ",
    "以上": "over ",
    "余": "over ",
    "近": "nearly ",
    "不足": "under ",
    "突破": "over ",
}
_PLACES = {"中国": "China's ", "全球": "global ", None: "China's "}


def english_statement(fact: Fact) -> str:
    """The English sentence of a fact without its full stop."""
    return _SENTENCES[fact.measure](fact) + _when(fact)


def english_figure(fact: Fact) -> str:
    """The figure in English magnitudes, the printed one beside it where the two differ."""
    original = printed(fact)
    about = _QUALIFIERS.get(fact.qualifier or "", "")
    if fact.unit == "percent":
        return f"{about}{_plain(abs(fact.value))}%" + (f" ({original})" if "%" not in original else "")
    if fact.unit == "percentage_point":
        return f"{about}{_plain(abs(fact.value))} percentage points ({original})"
    if fact.unit == "rank":
        return f"{_ordinal(int(fact.value))} ({original})"
    if fact.unit == "multiple":
        return f"{about}{_plain(fact.value)} times ({original})"
    money = f"{fact.unit} " if fact.unit and re.fullmatch("[A-Z]{3}", fact.unit) else ""
    value = f"{about}{money}{_sized(fact.value)}"
    return value if fact.derivation else f"{value} ({_spaced(original)})"


def _spaced(text: str) -> str:
    return re.sub(r"(?<=\d)(?=[万亿])", " ", text)


def _sized(value: float) -> str:
    for size, name in _SIZES:
        if abs(value) >= size:
            return f"{_plain(value / size)} {name}"
    return f"{value:,.0f}" if value >= 10_000 and value == int(value) else _plain(value)


def _plain(value: float) -> str:
    return f"{value:.10g}"


def _ordinal(number: int) -> str:
    return _ORDINALS[number - 1] if 0 < number <= len(_ORDINALS) else "in the place"


def english_name(text: str) -> str:
    """A Chinese name in English, piece by piece; None of it lost: what the list lacks stays Chinese."""
    bare = re.sub(r"\s+|^(?:我国|中国|全国)", "", text)
    pieces = [_names().get(piece, piece) for piece in _pattern().findall(bare)]
    words = re.sub(r" ([,)])|(\() ", r"\1\2", " ".join(dict.fromkeys(piece for piece in pieces if piece.strip())))
    return words if not re.search("[\u4e00-\u9fff]", words) else f"“{bare}”"


@cache
def _names() -> dict[str, str]:
    """Chinese → the first English wording of the list; generic nouns that English leaves out."""
    found = {
        "额": "",
        "的": "",
        "总额": "",
        "数量": "number",
        "规模": "",
        "贸易规模": "trade",
        "企业": "",
        "货物": "",
        "行业": "",
        "实际": "",
        "处理": "",
        "金额": "transaction value",
        "笔数": "number of transactions",
        "处理业务笔数": "number of transactions",
        "处理业务金额": "transaction value",
        "处理业务": "transactions",
        "进出口总规模": "imports and exports",
        "进出口规模": "imports and exports",
        "总规模": "",
        "市场规模": "market size",
        "与": "and",
        "和": "and",
        "、": ",",
        "（": "(",
        "）": ")",
        "出口额": "exports",
        "进口额": "imports",
        "进出口额": "imports and exports",
        "出口规模": "exports",
        "交付": "",
        "承接": "",
    }
    for name in ("english.txt",):
        for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
            wordings, equals, chinese = line.partition("#")[0].rpartition(" = ")
            if equals:
                found.setdefault(chinese.strip().strip("《》"), _case(wordings.split(" | ")[0].strip()))
    return found


def _case(wording: str) -> str:
    return re.sub(
        r"\b(?:ict|cips|5g|4g|rcep|b2b|b2c|gdp|rmb|app|iot|unctad|oecd|wto|imf|idc|itu|asean|eu|us|uk)\b",
        lambda m: m[0].upper(),
        wording,
    )


@cache
def _pattern() -> re.Pattern[str]:
    # the longest name is translated first
    longest = sorted(_names(), key=lambda name: (-len(name), name))
    return re.compile("|".join(map(re.escape, longest)) + r"|[A-Za-z0-9.%]+|.")


def _subject(fact: Fact) -> str:
    place = _PLACES.get(fact.region, "")
    if not place and fact.region:
        place = english_name(fact.region) + "'s "
    name = english_name(indicator_words(fact))
    if place.strip() and name.startswith(place.strip()):
        place = ""
    partner = (
        f" ({english_name(fact.counterpart)})" if fact.counterpart and fact.counterpart not in fact.indicator else ""
    )
    subject = f"{place}{name}{partner}"
    return subject[0].upper() + subject[1:]


def _level(fact: Fact) -> str:
    verb = "is projected to reach" if fact.forecast else "stood at"
    return f"{_subject(fact)} {verb} {english_figure(fact)}"


def _growth(fact: Fact) -> str:
    how = "a year on average" if fact.measure == "cagr" else "year on year"
    return f"{_subject(fact)} {'fell' if fact.value < 0 else 'rose'} by {english_figure(fact)} {how}"


def english_growth(fact: Fact) -> str:
    """The growth alone, as it is added to a level."""
    return f"{'down' if fact.value < 0 else 'up'} {english_figure(fact)} year on year"


def _share(fact: Fact) -> str:
    whole = f" of {english_name(fact.of)}" if fact.of else ""
    return f"{_subject(fact)} accounted for {english_figure(fact)}{whole}"


def _rank(fact: Fact) -> str:
    return f"{_subject(fact)} ranked {english_figure(fact)} in the world"


def _change(fact: Fact) -> str:
    return f"{_subject(fact)}: the share changed by {'−' if fact.value < 0 else ''}{english_figure(fact)}"


def _multiple(fact: Fact) -> str:
    return f"{_subject(fact)} grew {english_figure(fact)}"


def _when(fact: Fact) -> str:
    if not fact.period:
        return ""
    first, _, last = fact.period.partition("/")
    if not last:
        return _date(first)
    if len(first) == 4:
        return f" from {first} to {last}"
    return f" from {_month(first)} to {_month(last)}" if len(first) == 7 else _date(last)


def _date(value: str) -> str:
    if value.endswith("-12-31"):
        return f" at the end of {value[:4]}"
    return f" in {_month(value)}" if len(value) == 7 else f" in {value}"


def _month(value: str) -> str:
    return f"{_MONTHS[int(value[5:7]) - 1]} {value[:4]}" if len(value) >= 7 else value


_SENTENCES: dict[str, Callable[[Fact], str]] = {
    "level": _level,
    "yoy": _growth,
    "cagr": _growth,
    "share": _share,
    "rank": _rank,
    "change": _change,
    "multiple": _multiple,
}
