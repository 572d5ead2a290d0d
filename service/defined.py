"""The terms that the reports themselves define, found once for each library."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .prose import tidy
from .statements import Library, Statement

_TERM = r"(?P<term>[^，。；：:、！？（）()《》“”\s]{2,16}?)"
_LABEL = r"^(?:[（(]?[\d一二三四五六七八九十]{1,2}[)）.、]|[一二三四五六七八九十]是)?"
_ABBREVIATION = r"(?:（[^（）]{1,40}）)?"

# name, how sure, and how such a definition reads
_PATTERNS = tuple(
    (strength, re.compile(pattern))
    for strength, pattern in (
        (1.0, _LABEL + r"“?" + _TERM + "”?" + _ABBREVIATION + r"[:：](?=.{6})"),
        (1.0, r"(?:^|[，。；：])(?:所谓|这里的|其中，)?“?" + _TERM + "”?" + _ABBREVIATION + r"，?(?:是指|指的是|系指|就是指|即指)"),
        (1.0, r"(?:将|把)“?" + _TERM + "”?" + _ABBREVIATION + r"(?:的概念)?(?:定义为|界定为|表述为|理解为|概括为)"),
        (1.0, r"(?:^|[，。；：])“?" + _TERM + "”?" + _ABBREVIATION + r"(?:的定义是|的定义为|被定义为|定义为|的含义是|的内涵是)"),
        (0.95, r"(?:^|[，。；：])“?" + _TERM + "”?" + _ABBREVIATION + r"是(?:以|一种|一类|一系列|通过|由|基于|利用|依托|在).{6,}(?:的|之).{1,12}。$"),
        (0.9, _LABEL + r"“?" + _TERM + "”?" + _ABBREVIATION + r"，(?:引用|强调|指|即|是|主要指|主要包括)"),
        (0.8, r"(?:^|[，。；：的])“?" + _TERM + "”?" + _ABBREVIATION + r"概念，(?:强调|指|即|是)"),
        (0.6, r"^“?" + _TERM + "”?" + _ABBREVIATION + r"是(?!否|指).{4,}的.{1,14}[，。]"),
    )
)
_EXPANDED = re.compile(r"(?P<full>[\u4e00-\u9fff、《》]{3,30}|[A-Za-z]{2,12})》?（(?P<short>[A-Za-z][A-Za-z0-9 \-]{1,15}|[\u4e00-\u9fff]{3,20})）")


@dataclass(frozen=True, slots=True)
class Definition:
    """A statement that defines a term; `whole` is true where its whole paragraph does. `strength` is 1 for 是指 and the like."""

    term: str
    statement: Statement
    strength: float
    whole: bool = False


def definitions_of(library: Library) -> dict[str, tuple[Definition, ...]]:
    """The definitions in a library by their term in lower case, the surest first."""
    found: dict[str, list[Definition]] = {}
    for statement in library.statements:
        for definition in _defined(statement, library):
            found.setdefault(definition.term.lower(), []).append(definition)
    return {term: tuple(sorted(these, key=lambda d: -d.strength)) for term, these in found.items()}


def _defined(statement: Statement, library: Library) -> Iterator[Definition]:
    text = tidy(statement.text)
    opens = next(library.before(statement), None) is None
    for strength, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            labelled = text[match.end() - 1 : match.end()] in "：:"
            if labelled and not opens:
                continue
            yield Definition(match["term"], statement, strength, whole=labelled)
    for match in _EXPANDED.finditer(text):
        for term in (match["short"], match["full"].strip("《》")):
            yield Definition(term, statement, 0.5)
