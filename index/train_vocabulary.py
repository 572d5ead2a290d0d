"""The tokenizer of the model that we train: jieba's words as a Unigram model, no code of its own."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .segmentation import Segmenter, fold, word_frequencies

UNKNOWN, NUMBER = "[UNK]", "\ue00f"
COMMONEST = 40_000
# A rarer term would keep the vector it was born with; its parts say more.
SELDOM = 5
# Years and integers of one or two digits mean something by themselves; other numbers are one word.
_OTHER_NUMBERS = r"(?<![a-z0-9.])(?!(?:19|20)[0-9]{2}(?![0-9.]))(?:[0-9]{3,}(?:\.[0-9]+)?|[0-9]+\.[0-9]+)(?![a-z0-9])"
_LOOSE_SPACES = r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff0-9])|(?<=[0-9])\s+(?=[\u3400-\u9fff])"
_NAMES_AND_NUMBERS = r"[a-z0-9]*[a-z][a-z0-9]*|[0-9]+|\ue00f"


def counted_words(texts: Iterable[str], segmenter: Segmenter) -> Counter[str]:
    """How often each word occurs in the texts."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(segmenter.words(text))
    return counts


def vocabulary(counts: Counter[str], terms: Iterable[str]) -> list[tuple[str, float]]:
    """Words with log probabilities, the same in every run.

    The commonest words, all single characters, the field's terms that the texts use, small numbers and years.
    """
    terms = tuple(terms)
    known = word_frequencies(terms)
    by_count = sorted(counts, key=lambda word: (-counts[word], word))
    words = set(islice((word for word in by_count if not _is_other_number(word)), COMMONEST))
    words |= {character for word in counts for character in word if "\u3400" <= character <= "\u9fff"}
    words |= {term for term in map(fold, terms) if counts[term] >= SELDOM}
    words |= {str(number) for number in [*range(100), *range(1990, 2051)]}
    # Single letters would give a meaning to every unknown name.
    words -= {word for word in words if len(word) == 1 and word.isascii() and word.isalpha()}
    total = log(sum(known.values()))
    scores = {word: log(max(known.get(word, 0), 1)) - total for word in words}
    return [(UNKNOWN, -100.0), (NUMBER, log(1000) - total), *sorted(scores.items())]


def first_vectors(
    pieces: Sequence[tuple[str, float]], counts: Counter[str], texts: int, dimension: int, seed: int
) -> NDArray[np.float32]:
    """Vectors to begin with: random directions, as long as a word is rare (idf by its mean), the unknown word's zero.

    A word that training hardly meets keeps the weight of its rareness, and late interaction still finds it.
    """
    idf = np.log(1 + texts / (1 + np.array([counts[word] for word, _ in pieces], np.float32)))
    vectors = np.random.default_rng(seed).standard_normal((len(pieces), dimension)) / np.sqrt(dimension)
    vectors *= (idf / idf.mean())[:, None]
    vectors[0] = 0
    begun: NDArray[np.float32] = vectors.astype(np.float32)
    return begun


def tokenizer(pieces: list[tuple[str, float]]) -> Any:
    """A `tokenizers` Unigram tokenizer of these pieces."""
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

    made = Tokenizer(models.Unigram(pieces, unk_id=0, byte_fallback=False))
    made.normalizer = normalizers.Sequence([
        normalizers.NFKC(), normalizers.Lowercase(), normalizers.Replace(Regex(r"(?<=[0-9]),(?=[0-9]{3})"), ""),
        normalizers.Replace(Regex(_LOOSE_SPACES), ""), normalizers.Replace(Regex(_OTHER_NUMBERS), NUMBER),
    ])  # fmt: skip
    # Punctuation is no word; digits are cut off so that 2021年 is a year and a measure word.
    made.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(r"[^\w\ue00f]+"), "removed"),
        pre_tokenizers.Split(Regex(_NAMES_AND_NUMBERS), "isolated"),
    ])  # fmt: skip
    return made


def _is_other_number(word: str) -> bool:
    figure = word.replace(".", "")
    return figure.isdecimal() and len(word) > 2 and not (len(word) == 4 and word[:2] in ("19", "20"))
