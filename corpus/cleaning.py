"""Undoing what page ends do to running text: page numbers, running headers, cut paragraphs."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from .line import Line
from .marks import is_page_number, mark_of
from .numbering import WEAK, numbering
from .span import Mapped

_TERMINAL = frozenset("。！？：；!?:;．")
_CLOSERS = "”’）)》」』】]\"'"
_STARTS_CUT = frozenset("，。、；：！？）》”’」』】%％,;)")
_CUT_FIGURE = re.compile(r"\d ?[万亿百千]{1,2}$")
# Shorter lines without a stop are titles more often than the beginning of a cut paragraph.
_SHORTEST_CUT = 36
_SHORTEST_CUT_AT_BREAK = 14
_MAX_HEADER = 40
_HEADER_TIMES = 3


def drop_page_marks(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without page numbers and running headers; the line that follows one carries `after_break`."""
    numbers = _page_numbers(lines)
    headers = _running_headers(lines, numbers)
    kept: list[Line] = []
    broken = False
    for index, line in enumerate(lines):
        if index in numbers or index in headers:
            broken = True
            continue
        kept.append(replace(line, after_break=True) if broken else line)
        broken = False
    return tuple(kept)


def join_cut(lines: Sequence[Line], is_heading: Callable[[Line], bool]) -> tuple[Line, ...]:
    """Join every paragraph that a page end or a hard line break cut in mid-sentence, offsets kept."""
    width = _wrapped_width(lines)
    joined: list[Line] = []
    pieces: list[Line] = []
    for line in lines:
        if pieces and _continues(pieces[-1], line, width, len(pieces) > 1, is_heading):
            pieces.append(line)
            continue
        if pieces:
            joined.append(_joined(pieces))
        pieces = [line]
    if pieces:
        joined.append(_joined(pieces))
    return tuple(joined)


def is_unfinished(text: str) -> bool:
    """True if the text stops in mid-sentence: its last character ends nothing, or a bracket is still open."""
    bare = text.rstrip(_CLOSERS)
    if not bare or bare[-1] in _TERMINAL:
        return False
    if bare[-1] == "." and (not bare[-2:-1].isdigit()):
        return False
    return bare == text or bool(re.search("[。！？，、]", text[-2:])) or not _closes_sentence(text)


def _closes_sentence(text: str) -> bool:
    # A paragraph may end with a bracket or quote behind its full stop only: “……。” or （……。）
    return text[-1] in _CLOSERS and len(text) > 1 and text[-2] in "。！？"


def _continues(before: Line, line: Line, width: int | None, cut: bool, is_heading: Callable[[Line], bool]) -> bool:
    if _stands_alone(before) or _stands_alone(line) or is_heading(before):
        return False
    number = numbering(line.text)
    if is_heading(line) and not (number and number.style in WEAK and is_unfinished(before.text)):
        return False
    if line.text[0] in _STARTS_CUT:
        return True
    if not is_unfinished(before.text) or (number is not None and number.style not in WEAK):
        return False
    if before.text[-1] in "，、,（《“(" or cut or "。" in before.text or _CUT_FIGURE.search(before.text):
        return True
    if width is not None and len(before) >= 0.8 * width:
        return True
    return len(before) >= (_SHORTEST_CUT_AT_BREAK if line.after_break else _SHORTEST_CUT)


def _stands_alone(line: Line) -> bool:
    return bool(line.cells) or line.level is not None or mark_of(line.text) is not None


def _wrapped_width(lines: Sequence[Line]) -> int | None:
    """The usual width of a text whose lines are broken at a fixed width, None for a text with a line a paragraph."""
    texts = [line for line in lines if not line.cells and len(line) > 12]
    unfinished = sorted(len(line) for line in texts if is_unfinished(line.text))
    if len(unfinished) < 8 or len(unfinished) < 0.4 * len(texts):
        return None
    return unfinished[len(unfinished) * 3 // 4]


def _joined(pieces: Sequence[Line]) -> Line:
    if len(pieces) == 1:
        return pieces[0]
    text: list[str] = []
    offsets: list[int] = []
    for before, line in pairwise([None, *pieces]):
        assert line is not None
        if before is not None and _needs_space(before.text, line.text):
            # Latin words keep a space where the line broke; it stands for the line break in the raw file.
            text.append(" ")
            offsets.append(offsets[-1] + 1)
        text.append(line.text)
        offsets.extend(line.content.offsets)
    return replace(pieces[0], content=Mapped("".join(text), tuple(offsets)))


def _needs_space(before: str, after: str) -> bool:
    latin = before[-1].isascii() and after[0].isascii() and after[0].isalnum()
    return latin and (before[-1].isalpha() or before[-1] in ",;.:)")


def _page_numbers(lines: Sequence[Line]) -> frozenset[int]:
    candidates = [index for index, line in enumerate(lines) if is_page_number(line.text) and not line.cells]
    plain = {index: int(lines[index].text) for index in candidates if lines[index].text.isdecimal()}
    accepted = {index for index in candidates if index not in plain and not lines[index].text.isalpha()}
    for before, after in pairwise(plain):
        # Page numbers count upwards by one; cells of a table that was copied line by line don't.
        if plain[after] == plain[before] + 1 and after - before > 1:
            accepted |= {before, after}
    for index in candidates:
        at_break = any(line.after_break for line in lines[index : index + 2])
        cuts = 0 < index < len(lines) - 1 and len(lines[index - 1]) > 20 and is_unfinished(lines[index - 1].text)
        if at_break or cuts:
            accepted.add(index)
    return frozenset(accepted)


def _running_headers(lines: Sequence[Line], numbers: frozenset[int]) -> frozenset[int]:
    beside = [
        index
        for index, line in enumerate(lines)
        if index not in numbers and len(line) <= _MAX_HEADER and not line.cells
        and (index - 1 in numbers or index + 1 in numbers or line.after_break)
        and mark_of(line.text) is None and numbering(line.text) is None
    ]
    times = Counter(re.sub(r"\d+", "0", lines[index].text) for index in beside)
    return frozenset(index for index in beside if times[re.sub(r"\d+", "0", lines[index].text)] >= _HEADER_TIMES)
