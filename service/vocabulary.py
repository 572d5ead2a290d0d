"""What the service knows of the words of one index: the terms that questions are read with."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from index.lexicon import words as index_words
from index.passage import Passage

from .terms import LONGEST, Terms, arrange
from .wordlists import word_set

Split = Callable[[str], list[str]]

_NAME = re.compile(r"《([^《》]{2,40})》")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9+\-]{1,}")
# kinds of the index's word lists that users mistype as often as the terms themselves
_SHORT = (("indicators", "flow"), ("indicators", "measure"), ("regions", "foreign"), ("regions", "group"))
_SHORT_TOPICS = "离岸 跨境 外包 软件 数据 电商 贸易 服务 数字 游戏 北斗 光缆 带宽 独角 白皮 协定 试点 基地"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms of an index; `split` cuts a text into words with the index's own dictionary.

    `names` are the titles in 《》, `texts` all passages in one, `latin` the Latin words of the reports in lower case.
    """

    terms: Terms
    names: tuple[str, ...]
    latin: frozenset[str]
    split: Split


def vocabulary_of(passages: Iterable[Passage], split: Split, more: Iterable[str] = ()) -> Vocabulary:
    """The vocabulary of these passages; `more` are further terms, as the indicators of the facts."""
    texts = [passage.text for passage in passages]
    names = tuple(sorted({name for text in texts for name in _NAME.findall(text)}))
    words = {*more, *names, *_listed(), *(term for text in texts for term in _terms(text, split))}
    short = {word for name, kind in _SHORT for word in index_words(name).get(kind, ())} | set(_SHORT_TOPICS.split())
# Latin words are compared without regard to capitals
    latin = frozenset(word.lower() for text in texts for word in _LATIN.findall(text))
    return Vocabulary(arrange(words | short, short, texts), names, latin, split)


def _listed() -> Iterator[str]:
    for name in ("indicators", "regions"):
        for kind in index_words(name).values():
            yield from kind


def _terms(text: str, split: Split) -> Iterator[str]:
    """Words of three characters and more, and neighbouring words together: 海底光缆, 数据安全法."""
    tokens = split(text)
    yield from (token for token in tokens if len(token) > 2)
    for left, right in pairwise(tokens):
        if min(len(left), len(right)) > 1 and len(left + right) <= LONGEST:
            yield left + right
    # 数据产生量, 离岸服务外包: three words, the last of which may be a single character
    for first, second, third in zip(tokens, tokens[1:], tokens[2:], strict=False):
        whole = min(len(first), len(second)) > 1 and third not in word_set("plain_words", "grammar")
        if whole and len(first + second + third) <= LONGEST:
            yield first + second + third
