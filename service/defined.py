"""The terms that the reports themselves define, found once for each library."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .prose import tidy
from .statements import Library, Statement
from .wordlists import FOLDER

_TERM = r"“?(?P<term>[^，。；：:、！？（）()《》“”\s]{2,16}?)”?(?:（[^（）]{1,40}）)?"
_LABEL = r"(?:[（(]?[\d一二三四五六七八九十]{1,2}[)）.、]|[一二三四五六七八九十]是)?"
_EXPANDED = re.compile(
    r"(?P<full>[\u4e00-\u9fff、《》]{3,30}|[A-Za-z]{2,12})》?"
    r"（(?P<short>[A-Za-z][A-Za-z0-9 \-]{1,15}|[\u4e00-\u9fff]{3,20})）"
)


@dataclass(frozen=True, slots=True)
class Definition:
    """A statement that defines a term; `whole` is true where its whole paragraph does.

    `strength` is 1 for 是指 and the like, less for sentences that may say something else.
    """

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
    for strength, pattern in _patterns():
        for match in pattern.finditer(text):
            labelled = text[match.end() - 1 : match.end()] in "：:"
# a colon inside a paragraph introduces examples
            if labelled and not opens:
                continue
            yield Definition(match["term"], statement, strength, whole=labelled)
    for match in _EXPANDED.finditer(text):
        for term in (match["short"], match["full"].strip("《》")):
            yield Definition(term, statement, 0.5)


@cache
def _patterns() -> tuple[tuple[float, re.Pattern[str]], ...]:
    lines = (FOLDER / "defining.txt").read_text(encoding="utf-8").splitlines()
    entries = (line.split(maxsplit=1) for line in lines if line[:1].isdigit())
    return tuple((float(strength), re.compile(_filled(pattern))) for strength, pattern in entries)


def _filled(pattern: str) -> str:
    return pattern.replace("{T}", _TERM).replace("{L}", _LABEL).replace("{C}", "(?:^|[，。；：])")
