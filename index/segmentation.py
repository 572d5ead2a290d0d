"""Chinese text to words: the only module that imports jieba."""
from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

WORDS = Path(__file__).with_name("words.txt")
# jieba would cut a decimal at its point; names such as g20 or b2b are no numbers.
_NUMBER = re.compile(r"((?<![a-z0-9.])\d+(?:\.\d+)?(?![a-z0-9]))")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_LOOSE_SPACE = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff\d])|(?<=\d)\s+(?=[\u3400-\u9fff])")
_HAN_RUN = re.compile("[\u3400-\u9fff]{2,}")


class Segmenter:
    """Words of a text, with the terms of the field kept whole. Deterministic; safe to share between threads."""

    def __init__(self, terms: Iterable[str] = ()) -> None:
        self.terms = tuple(dict.fromkeys(terms))
        self._jieba = _tokenizer(self.terms)

    def knows(self, word: str) -> bool:
        """Whether it is a word of the dictionary or a term."""
        return bool(self._jieba.FREQ.get(fold(word)))

    def words(self, text: str) -> list[str]:
        """The words of a text in order, folded (NFKC, lower case), a number as one word, punctuation left out."""
        return list(_words(fold(text), self._jieba.cut))

    def search_tokens(self, text: str) -> list[str]:
        """What a text is found by: words, the words inside them, and pairs of neighbouring characters (with a `_`)."""
        folded = fold(text)
        return [*_words(folded, self._jieba.cut_for_search), *_bigrams(folded)]


def fold(text: str) -> str:
    """NFKC, lower case, thousands separators and the spaces beside Chinese characters and digits removed."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return _LOOSE_SPACE.sub("", _THOUSANDS.sub("", folded))


@cache
def default_segmenter() -> Segmenter:
    """The segmenter with the terms of words.txt."""
    return Segmenter(read_terms(WORDS))


def segmenter_with(terms: Iterable[str]) -> Segmenter:
    """The segmenter with the terms of words.txt and these, which an editor approved for one corpus."""
    more = tuple(terms)
    return Segmenter((*read_terms(WORDS), *more)) if more else default_segmenter()


def read_terms(path: Path) -> tuple[str, ...]:
    """The terms of a vocabulary file: separated by white space, # begins a comment line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split())


def word_frequencies(terms: Iterable[str] = ()) -> dict[str, int]:
    """jieba's words and the terms, with the frequencies by which a text is cut."""
    return {word: count for word, count in _tokenizer(tuple(terms)).FREQ.items() if count}


def kinds_of(words: Iterable[str]) -> dict[str, str]:
    """The kind of each of these words that jieba's dictionary has: n, v, d …"""
    import jieba

    with jieba.Tokenizer().get_dict_file() as file:
        dictionary = b"\n" + file.read()
    # A few words of 350,000: looked for in the bytes of the file, which is never taken apart.
    lines = ((word, dictionary.find(f"\n{word} ".encode())) for word in words)
    return {word: dictionary[at + 1 : at + 200].split(b"\n")[0].split()[-1].decode() for word, at in lines if at >= 0}


def _words(folded: str, cut: Callable[..., Iterable[str]]) -> Iterator[str]:
    for place, piece in enumerate(_NUMBER.split(folded)):
        if place % 2:
            yield piece
        else:
            yield from (word for word in cut(piece, HMM=False) if word.isalnum() or any(map(str.isalnum, word)))


def _bigrams(folded: str) -> Iterator[str]:
    for run in _HAN_RUN.findall(folded):
        yield from (run[i : i + 2] + "_" for i in range(len(run) - 1))


@cache
def _tokenizer(terms: tuple[str, ...]) -> Any:
    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    # jieba would keep a cache in a predictable file of the shared temp folder; reading the dictionary is as fast.
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    for term in terms:
        # Without a frequency jieba takes the lowest at which the term is no longer cut into its parts.
        tokenizer.add_word(fold(term))
    return tokenizer
