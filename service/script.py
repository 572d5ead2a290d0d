"""The characters of a question: one width, one script, no decoration, no stray spaces."""
from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise

from opencc import OpenCC

from .wordlists import equations

HAN = "\u3400-\u9fff々〇"
# These keep their full-width form: questions and reports are split at them.
_KEPT = frozenset("，？！：；（）。、《》“”‘’【】「」『』〈〉…—～")
_DROPPED = frozenset(("Cc", "Cf", "Co", "Cs", "Cn", "So", "Sk", "Mn", "Me"))
_SPACES = re.compile(r"\s+")
_DIGITS_APART = re.compile(r"(?<![\d.])(?:\d ){2,}\d(?![\d.])")
_DECIMAL_APART = re.compile(r"(?<=\d) ?\. ?(?=\d)")
_BRACKETS = str.maketrans("「」『』〝〞", "“”‘’“”")
_CHINESE_YEAR = re.compile(r"(?<![〇零一二三四五六七八九十百])([一二][〇零O九][〇零O一二三四五六七八九]{2})(?=年)")
_DIGIT_OF = {character: str(value) for value, character in enumerate("零一二三四五六七八九")} | {"〇": "0", "O": "0"}
_SHORT_YEAR = re.compile(
    r"(?<![\d.近去后前这来余约过每第数了达约为用花共有长内])(?P<year>\d\d)年(?!代|间|来|内|以来|前|后|期|左右|多|时间|里|的时间)"
)


def clean_characters(text: str) -> str:
    """The question in half-width letters and digits, without control characters, emoji and direction marks."""
    # a joiner or direction mark stands between characters of one word, so nothing is put in its place
# NFKC one character at a time, so that kept marks do not combine
    kept = (c if c in _KEPT else unicodedata.normalize("NFKC", c) for c in text)
    bare = "".join(" " if c.isspace() else c for part in kept for c in part if c.isspace() or _printed(c))
    return _SPACES.sub(" ", bare.translate(_BRACKETS)).strip()


def _printed(character: str) -> bool:
    return unicodedata.category(character) not in _DROPPED


def simplified(text: str) -> str:
    """The question in the script of the reports; text that has no Traditional character stays as it is."""
    plain: str = _converter().convert(text)
    if plain == text:
        return text
    for word, ours in equations("taiwan"):
        plain = plain.replace(word, ours)
    return plain


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def join_spaced(text: str, terms: frozenset[str]) -> str:
    """Close the gaps in a word that was typed apart; a space between whole words of a telegraphic question stays.

    进 出 口 becomes 进出口, "2 0 2 1 年" 2021年, "1 . 92" 1.92; 云计算 市场 closes up where `terms` has a word
    across the gap.
    """
    if _is_spelled_out(text):
        return _DECIMAL_APART.sub(".", text.replace(" ", ""))
    text = _DECIMAL_APART.sub(".", _DIGITS_APART.sub(lambda m: m[0].replace(" ", ""), text))
    pieces = text.split(" ")
    joined = pieces[0]
    for before, after in pairwise(pieces):
        joined += after if _belong_together(before, joined, after, terms) else " " + after
    return joined


def _is_spelled_out(text: str) -> bool:
    """Whether the whole text was typed with a space behind every character."""
    pieces = text.split(" ")
    return len(pieces) > 5 and sum(len(piece) == 1 for piece in pieces) >= 0.8 * len(pieces)


def _belong_together(before: str, joined: str, after: str, terms: frozenset[str]) -> bool:
    if not before or not after:
        return True
    left, right = before[-1], after[0]
    if not (_is_han(left) or _is_han(right)):
        return not (left.isalnum() and right.isalnum())
    if min(len(before), len(after)) == 1 or left.isdigit() or (right.isdigit() and not _is_han(left)):
        return True
    # 额 2021 and 软件出口 2021 stay apart; so do two words unless a term lies across the gap
    return any(joined[-i:] + after[:j] in terms for i in range(1, 7) for j in range(1, 7))


def _is_han(character: str) -> bool:
    return re.match(f"[{HAN}]", character) is not None


def full_years(text: str) -> str:
    """Years written short or in Chinese digits in full: 21年 → 2021年, 二〇二一年 → 2021年."""
    text = _CHINESE_YEAR.sub(lambda m: "".join(_DIGIT_OF[c] for c in m[1]), text)
    return _SHORT_YEAR.sub(lambda m: ("20" if int(m["year"]) < 50 else "19") + m["year"] + "年", text)
