"""Undoing what page ends do to running text: page numbers, running headers, cut paragraphs."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from .latin import needs_blank
from .line import Line
from .marks import is_page_number, mark_of
from .numbering import WEAK, numbering
from .span import Mapped

IsHeading = Callable[[Line], bool]

_TERMINAL = frozenset("。！？：；!?:;．")
_CLOSERS = "”’）)》」』】]\"'"
_STARTS_CUT = frozenset("，。、；：！？）》”’」』】%％,;)")
_CUT_DECIMAL = re.compile(r"\d[.．]$")
_CUT_FIGURE = re.compile(r"\d ?[万亿百千]{1,2}$")
# Shorter lines without a stop are titles more often than the beginning of a cut paragraph.
_SHORTEST_CUT = 28
_SHORTEST_CUT_AT_BREAK = 14
_LONGEST_NAME = 20
# A running header is short and stands on three pages at least, beside the page number.
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


def join_cut(lines: Sequence[Line], is_heading: IsHeading) -> tuple[Line, ...]:
    """Join every paragraph that a page end or a hard line break cut in mid-sentence, offsets kept."""
    width = _wrapped_width(lines)
    joined: list[Line] = []
    pieces: list[Line] = []
    for line in lines:
        context = joined[-1].text[-1] if joined else "。"
        if pieces and _continues(pieces, line, context, width, is_heading):
            pieces.append(line)
            continue
        if pieces:
            joined.append(_joined(pieces))
        pieces = [line]
    if pieces:
        joined.append(_joined(pieces))
    return tuple(joined)


def is_unfinished(text: str) -> bool:
    """True if the text stops in mid-sentence: what ends it, closing quotes aside, ends no sentence and no clause."""
    bare = text.rstrip(_CLOSERS)
    if bare[-1:] == ".":
        return bare[-2:-1].isdigit()
    return bool(bare) and bare[-1] not in _TERMINAL


def _continues(pieces: Sequence[Line], line: Line, context: str, width: int | None, headings: IsHeading) -> bool:
    """True if `line` goes on with the paragraph of `pieces`; `context` is the last character of the one before."""
    before = pieces[-1]
    if _stands_alone(before) or _stands_alone(line) or headings(before):
        return False
    number = numbering(line.text)
    if headings(line) and not (number and number.style in WEAK and is_unfinished(before.text)):
        return False
    # No paragraph begins with a comma or a closing bracket, nor with the decimals of a figure.
    if line.text[0] in _STARTS_CUT or (_CUT_DECIMAL.search(before.text) and line.text[0].isdigit()):
        return True
    if number is not None and number.style not in WEAK:
        return False
    if before.text[-1] in "：；:;":
        return not _is_list(before.text, line.text, context) and (line.after_break or before.text[-1] in "；;")
    if not is_unfinished(before.text):
        return False
    if before.text[-1] in "，、,（《“(" or len(pieces) > 1 or "。" in before.text or _CUT_FIGURE.search(before.text):
        return True
    # In text with fixed line breaks a line that is nearly full is cut, a short one ends its paragraph.
    if width is not None and len(before) >= 0.8 * width:
        return True
    return len(before) >= (_SHORTEST_CUT_AT_BREAK if line.after_break else _SHORTEST_CUT)


def _is_list(before: str, after: str, context: str) -> bool:
    """True if the lines read like entries of a list: numbered, or each with a name and a colon in front."""
    named = any("：" in text[:_LONGEST_NAME] for text in (before.rstrip("："), after))
    return named or context in "：；:;" or numbering(before) is not None


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
        if before is not None and needs_blank(before.text, line.text):
            # Latin words keep a space where the line broke; it stands for the line break in the raw file.
            text.append(" ")
            offsets.append(offsets[-1] + 1)
        text.append(line.text)
        offsets.extend(line.content.offsets)
    return replace(pieces[0], content=Mapped("".join(text), tuple(offsets)))


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
