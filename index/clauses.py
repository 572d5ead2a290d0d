"""The clause structure of a sentence: clauses, and in each the figures with the words around them.

Periods and asides are blanked in place by one mark a character, so that every position still counts in the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.period import Period
from corpus.quantity import Quantity
from corpus.span import Mapped

# Words farther from a figure than this say nothing about it; the bound also keeps every rule linear.
LONGEST = 200
PERIOD, BASE, NOTE = "\ue000", "\ue001", "\ue002"
_MARKS = re.compile(f"[{PERIOD}{BASE}{NOTE}]+")
_OPEN = {"（": "）", "(": ")", "《": "》", "“": "”", "〈": "〉", "「": "」"}
_BREAKS = frozenset("，；;。！？!?：:,\t")
# 扩大约 is a verb and 约, not 大约.
_QUALIFIER_BEFORE = (
    r"(?:(?<!扩)大约|约|接近|近|超过|超|逾|突破|不足|不到|大概|高达|多达|将近|超出|至少|(?<![通到抵触])达)*"
)
# What may stand between the figures of one list.
_LIST = re.compile(rf"(?:(?:左右|以上|以下)?(?:、|和|及|与|以及|或)(?:约|近|超|超过|逾)?|[{NOTE}]*、)")
_NAME_BEFORE = re.compile(r"[\u4e00-\u9fff]{2,}$")
# 新加坡（占比31.2%）: what is told of the name in front of the brackets
_BARE = re.compile("(?:占比?(?:为|达|约)?)?")
_SHARED = re.compile("分别|依次")
_TURN = re.compile(
    r"(?:、|和|及|与|以及|，)(?:约|同比)?(?:增长|下降|上升|提高|减少|增加|回落|提升|降低|下滑|上涨|下跌)(?:了|约)?"
)
# A joint right behind a figure begins a new statement if words follow before the next figure.
_JOINED_RIGHT = re.compile(r"(?:左右|以上|以下|多|余)?(、|(?:和|及|与)(?!以上|以下|其)|以及|并|且|而|其中)(?=.)")
_JOINED_LEFT = re.compile(rf"(、|(?<![总共中饱温缓])和|以及|(?<![涉普波触危遍顾以])及){_QUALIFIER_BEFORE}$")
_TRAILING = re.compile(r"^(?:左右|以上|以下|上下|以内|之内)")
_LEADING = re.compile(rf"{_QUALIFIER_BEFORE}$")


@dataclass(frozen=True, slots=True)
class Group:
    """Figures in a row (1994亿元、1456亿元和1154亿元), with the words before and after them in their clause."""

    figures: tuple[Quantity, ...]
    before: str
    after: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between two stops; `mark` is the stop before it, `aside` says that it stands in brackets."""

    start: int
    end: int
    mark: str
    text: str
    groups: tuple[Group, ...]
    aside: bool = False


def squeeze(content: Mapped) -> Mapped:
    """The text without white space, save between two Latin words, where it is part of a name."""
    text = content.text
    kept = [i for i, character in enumerate(text) if not character.isspace() or _between_latin(text, i)]
    return Mapped("".join(text[i] for i in kept), tuple(content.offsets[i] for i in kept))


def _between_latin(text: str, i: int) -> bool:
    return (0 < i < len(text) - 1 and all(c.isascii() and c.isalpha() for c in (text[i - 1], text[i + 1]))) or (
        0 < i < len(text) - 1 and text[i] == "\t"
    )


def unmarked(text: str) -> str:
    """A piece of marked text as words only."""
    return _MARKS.sub("", text)


def mark_periods(text: str, periods: tuple[Period, ...]) -> str:
    """The text with every period blanked by its mark."""
    characters = list(text)
    for period in periods:
        characters[period.start : period.end] = (BASE if period.base else PERIOD) * (period.end - period.start)
    return "".join(characters)


def brackets(text: str) -> tuple[tuple[int, int], ...]:
    """Outermost pairs of brackets, titles and quotes, as [start, end); an opener without partner is none."""
    found: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for position, character in enumerate(text):
        if character in _OPEN:
            stack.append((_OPEN[character], position))
        elif stack and character == stack[-1][0]:
            _, start = stack.pop()
            if not stack:
                found.append((start, position + 1))
    return tuple(found)


def split_clauses(marked: str, figures: tuple[Quantity, ...]) -> tuple[Clause, ...]:
    """The clauses of a sentence in reading order, an aside after the clause that it stands in."""
    starts, ends = [f.start for f in figures], [f.end for f in figures]
    asides, notes, protected = [], {}, []
    for start, end in brackets(marked):
        before = bisect_left(starts, start)
        if marked[start] not in "（(":
            protected.append((start, end))
        elif bisect_left(starts, end) > before:
            asides.append((start, end))
        elif before and _touches(marked, ends[before - 1], start):
            notes[ends[before - 1]] = (start, end)
        else:
            protected.append((start, end))
    # Blanked, not cut out: positions must stay those of the sentence.
    blanked = _blank(marked, (*asides, *notes.values()))
    inner = {f for start, end in asides for f in figures[bisect_left(starts, start) : bisect_left(starts, end)]}
    outer = tuple(f for f in figures if f not in inner)
    said = {position: marked[start + 1 : end - 1] for position, (start, end) in notes.items()}
    clauses = _cut(blanked, outer, protected, (0, len(marked)), said)
    for start, end in asides:
        begin = bisect_left(starts, start)
        own = figures[begin : bisect_left(starts, end)]
        # Behind a figure the brackets say it again, they hold no figure of another name.
        beside = any(f.end <= start and _touches(marked, f.end, start) for f in figures[max(0, begin - 1) : begin])
        name = None if beside else _NAME_BEFORE.search(marked, max(0, start - 12), start)
        clauses += [_aside(c, name[0] if name else "") for c in _cut(marked, own, [], (start + 1, end - 1), {})]
    return tuple(sorted(clauses, key=lambda clause: clause.start))


def _aside(clause: Clause, name: str) -> Clause:
    """A clause in brackets; a bare figure or share in it belongs to the name before them: 英国（9.0%）."""
    groups = clause.groups
    if groups and _BARE.fullmatch(unmarked(groups[0].before)):
        last = re.split("[和与及于]|包括|依次为|分别为|为|是", name)[-1]
        groups = (replace(groups[0], before=last + groups[0].before), *groups[1:])
    return Clause(clause.start, clause.end, "（", clause.text, groups, aside=True)


def _touches(marked: str, figure_end: int, position: int) -> bool:
    return marked[figure_end:position] in ("", "左右", "以上", "人民币", "多", "余")


def _blank(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    characters = list(text)
    for start, end in spans:
        characters[start:end] = NOTE * (end - start)
    return "".join(characters)


def _cut(
    text: str,
    figures: tuple[Quantity, ...],
    protected: list[tuple[int, int]],
    reach: tuple[int, int],
    notes: dict[int, str],
) -> list[Clause]:
    inside = {p for a, b in protected for p in range(a, b)} | {p for f in figures for p in range(f.start, f.end)}
    stops = {p for p in range(*reach) if text[p] in _BREAKS and p not in inside}
    starts = [f.start for f in figures]
    clauses: list[Clause] = []
    position, mark = reach[0], ""
    for stop in (*sorted({*stops, *_joints(text, figures, stops)}), reach[1]):
        own = figures[bisect_left(starts, position) : bisect_left(starts, stop)]
        if stop > position:
            clauses.append(Clause(position, stop, mark, text[position:stop], _groups(text, own, position, stop, notes)))
        mark = text[stop : stop + 1]
        # A joint such as 和 or 其中 belongs to the clause that it opens.
        position = stop + 1 if mark in _BREAKS or mark == "、" else stop
    return clauses


def _joints(text: str, figures: tuple[Quantity, ...], stops: set[int]) -> list[int]:
    """Where two statements meet without a comma: 出口2.85万亿元、进口3.13万亿元; 设立28个甲、37个乙."""
    found = []
    for left, right in pairwise(figures):
        between = text[left.end : right.start]
        if (
            _LIST.fullmatch(between)
            or _turns(text, left, between)
            or any(p in stops for p in range(left.end, right.start))
        ):
            continue
        joint = _JOINED_RIGHT.match(between) or _JOINED_LEFT.search(between)
        if joint:
            found.append(left.end + joint.start(1))
    return found


def _turns(text: str, first: Quantity, between: str) -> bool:
    """分别增长4.8%、下降1.9%: one list, though it turns from growth to fall."""
    return bool(
        _TURN.fullmatch(between)
        and not between.startswith("，")
        and _SHARED.search(text, max(0, first.start - 24), first.start)
    )


def _groups(text: str, figures: tuple[Quantity, ...], start: int, end: int, notes: dict[int, str]) -> tuple[Group, ...]:
    runs: list[list[Quantity]] = []
    for figure in figures:
        between = text[runs[-1][-1].end : figure.start] if runs else ""
        if runs and (_LIST.fullmatch(between) or _turns(text, runs[-1][0], between)):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    begins = [start, *(run[-1].end for run in runs)]
    ends = [*(run[0].start for run in runs[1:]), end]
    return tuple(
        Group(
            tuple(run),
            _LEADING.sub("", _TRAILING.sub("", text[max(begin, run[0].start - LONGEST) : run[0].start])),
            _TRAILING.sub("", text[run[-1].end : min(stop, run[-1].end + LONGEST)]),
            notes.get(run[-1].end, ""),
        )
        for run, begin, stop in zip(runs, begins, ends, strict=False)
    )
