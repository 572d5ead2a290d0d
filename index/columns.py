"""What the columns of a table mean: names, units, dates, levels, growth, shares."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from corpus.period import find_periods
from corpus.report import Row

from .comparing import against_last_year_end

ColumnKind = Literal["level", "growth", "average_growth", "share", "rank", "unit", "skip"]

_UNIT_HEAD = re.compile(r"^(?:计量|计价)?单位$")
# How far a place moved is not told from figures without a direction.
_SKIPPED = re.compile(
    r"^(?:序号|编号|备注|说明|数据来源|来源|统计口径|口径)$|(?:排名|位次|名次|排序)(?:变化|变动|升降|增减)$"
)
_IN_BRACKETS = re.compile(r"[（(](?P<unit>[^（）()]{1,12})[）)]")
_CUES: tuple[tuple[ColumnKind, re.Pattern[str]], ...] = (
    ("average_growth", re.compile(r"年均|复合增|平均增|年平均")),
    ("growth", re.compile(r"同比|增长|增速|增幅|涨幅|降幅|变动|变化|增减|升降|涨跌|较上年|比上年|较去年|比去年|±")),
    ("share", re.compile(r"占比|比重|份额|构成|贡献率|占.{1,12}的?比例")),
    ("rank", re.compile(r"排名|位次|名次|排序|排位|位居")),
)
# Heads that say that there is a value, not of what.
_EMPTY_NAME = re.compile(
    r"^(?:累计)?(?:数值|金额|绝对值|绝对数|数量|指标值|数额|数据|全年|年度|实际值|完成值|规模|值|总量|年|年份|合计)?$"
)
_KIND_WORDS = re.compile(
    r"(?:的)?(?:同比|名义|实际|累计(?=同比|增)|年均|复合|(?:[两三四五六七八九十\d]+年)?平均(?=增)|较上年|比上年|较去年|比去年|增长率|增长|增速|增幅|涨幅|降幅|变动|变化|增减|"
    r"升降|涨跌|占比|比重|份额|构成|贡献率|排名|位次|名次|排序|排位|(?<=[幅减动])率)+$"
)
_DATE_HEAD = re.compile(
    r"(?:19|20)\d\d年?(?:\d{1,2}(?:[-—–至]\d{1,2})?月|年?[底末]|[上下]半年|前三季度|第?[一二三四]季度|全年)?(?:[^\d]{0,6})"
)
_AGAINST = re.compile(
    r"(?:较|比|与|同)(?:上一?年|去年|前一年|上期|年初|期初)(?:度|同期|末|底)?(?:相比较?)?(?=增|变|升|降|减|涨|提|回|±|（|\(|$)"
)
# 占全国比重: of what the shares of the column are
_WHOLE = re.compile(r"^占(?P<whole>.+?)的?(?:比重|比例|份额|百分比|比)$")
_AMOUNT = re.compile(r"^金额")
_SAID = ("level", "growth")
_NUMBER = re.compile(r"^\d{1,3}[.、]?$")
UNIT_LIKE = re.compile(
    r"^(?:%|％|‰|.{0,3}(?:元|美元|个|家|人|户|吨|件|次|笔|台|套|部|辆|公里|标准箱|TEU|ZB|EB|Gbps|位|名|项|平方米|元/人|百分点|架|种|条))$"
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name without unit and date, where it says them; `whole` is what its shares are of."""

    kind: ColumnKind
    name: str
    unit: str
    period: str | None
    whole: str = ""
    since: bool = False  # counted from the end of last year
    yearly: bool = False  # said to be against the year before


def header_rows(rows: tuple[Row, ...]) -> int:
    """How many rows at the top hold no figures: at least one."""
    count = 1
    # A second header row (金额, 同比) holds no digits in its columns.
    while count < len(rows) - 1 and _is_head(rows[count]):
        count += 1
    return count


def _is_head(row: Row) -> bool:
    """Whether a row below the first one holds no figures, or nothing but dates under merged cells."""
    cells = [cell.text.strip() for cell in row.cells]
    if not any(re.search(r"\d", cell) for cell in cells[1:]):
        return True
    return not cells[0] and all(_DATE_HEAD.fullmatch(cell) or not re.search(r"\d", cell) for cell in cells[1:])


def read_columns(header: tuple[Row, ...], naming: int, width: int, data_year: int) -> tuple[Column, ...]:
    """The columns under a header, those up to `naming` included; a spread heading holds for the columns below it.

    `width` is the number of columns of the rows below.
    """
    width = max(width, *(len(_texts(row, width)) for row in header))
    spread = [_spread(_texts(row, width), width) for row in header[:-1]]
    last = _texts(header[-1], width)
    labels = [" ".join(row[i] for row in (*spread, last) if i < len(row)).strip() for i in range(width)]
    columns: list[Column] = []
    for label in labels:
        columns.append(_column(label, columns[naming + 1 :], data_year))
    # 金额 alone says nothing, beside 笔数 it says which of the two.
    beside = any(column.kind == "level" and column.name for column in columns[naming + 1 :])
    return tuple(
        replace(column, name="金额") if beside and column.kind in _SAID and _AMOUNT.match(label) else column
        for label, column in zip(labels, columns, strict=True)
    )


def _newest(left: list[Column], *ends: ColumnKind) -> str | None:
    """The newest date of the levels at the end of these columns, back to one of these kinds: 2020年, 2019年, 增长."""
    run = takewhile(lambda column: column.kind not in ends, reversed(left))
    return max((column.period for column in run if column.kind == "level" and column.period), default=None)


def name_column(rows: tuple[Row, ...]) -> int:
    """The column that names the rows: the first one that holds no bare numbers."""
    width = min(len(row.cells) for row in rows)
    # 排名 or 序号 in front holds numbers that name nothing.
    return next((i for i in range(width) if not all(_NUMBER.match(row.cells[i].text.strip()) for row in rows)), 0)


def _texts(row: Row, width: int) -> list[str]:
    """The heads of a row; 单  位 set wide in a table of fewer columns is one head."""
    texts = [cell.text.strip() for cell in row.cells]
    place = 0
    while len(texts) > width and place + 1 < len(texts):
        if len(texts[place]) == len(texts[place + 1]) == 1:
            texts[place : place + 2] = ["".join(texts[place : place + 2])]
        place += 1
    return texts


def _spread(texts: list[str], width: int) -> list[str]:
    """The labels of an upper header row, each held on until the next one."""
    labels: list[str] = []
    # Merged cells may leave no blanks behind: the headings share out the columns below them.
    heads, below = len(texts) - 1, width - 1
    if heads and len(texts) < width and all(texts) and below % heads == 0:
        return [texts[0], *(text for text in texts[1:] for _ in range(below // heads))]
    for i in range(width):
        own = texts[i] if i < len(texts) else ""
        labels.append(own or (labels[-1] if i > 1 else ""))
    return labels


def _column(label: str, left: list[Column], data_year: int) -> Column:
    if _UNIT_HEAD.match(label) or _SKIPPED.search(label):
        return Column("unit" if _UNIT_HEAD.match(label) else "skip", "", "", None)
    # 较上年增减 dates nothing: the year before is what the column compares with.
    against = _AGAINST.search(label)
    since, yearly = bool(against and against_last_year_end(against[0])), bool(against or "同比" in label)
    label = _AGAINST.sub("增长" if against and not label[against.end() :].strip() else "", label)
    periods = find_periods(label, data_year)
    bare = label
    for period in reversed(periods):
        bare = bare[: period.start] + bare[period.end :]
    unit = next((m["unit"] for m in _IN_BRACKETS.finditer(bare) if UNIT_LIKE.match(m["unit"].strip())), "")
    name = re.sub(r"\s+", "", _IN_BRACKETS.sub(lambda m: "" if UNIT_LIKE.match(m["unit"].strip()) else m[0], bare))
    kind: ColumnKind = next((kind for kind, cue in _CUES if cue.search(label)), "level")
    value = periods[-1].value if periods else None
    if kind in ("growth", "average_growth") and value is None:
        value = _newest(left, "growth") or next((c.period for c in reversed(left) if c.period), None)
    elif kind in ("share", "rank") and value is None:
        value = _newest(left, "share", "rank", "growth")
    whole = _WHOLE.match(name) if kind == "share" else None
    if kind != "level":
        # 增长 beside 出口额 is the growth of the exports; 出口额同比增长 says so itself.
        name = _KIND_WORDS.sub("", name) or next((c.name for c in reversed(left) if c.kind == "level" and c.name), "")
    name = "" if whole or _EMPTY_NAME.match(name) else name
    return Column(kind, name, unit, value, whole["whole"] if whole else "", since, yearly)
