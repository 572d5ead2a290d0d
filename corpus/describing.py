"""Finding out from its text what a report is: title, publisher, data year, edition, date of publication."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .front import split_front
from .manuscript import Manuscript
from .numbering import numbering

_YEAR = r"(?:19[5-9]\d|20\d\d)"
_BARE_YEAR = re.compile(rf"[（(]?({_YEAR})(?:[-—–~～至/](\d{{2,4}}))?[ \u3000]?年?(?:度|版)?[)）]?")
_ANY_YEAR = re.compile(rf"(?<![\d.])({_YEAR})(?![\d.])")
# A day or a month of publication says nothing of the year that the figures are of.
_YEAR_OF_FIGURES = re.compile(rf"(?<!\d)({_YEAR})[ ]?年(?![ ]?\d{{1,2}}[ ]?月[ ]?\d)")
_DATE = re.compile(
    rf"({_YEAR})[ ]?年[ ]?(\d{{1,2}})[ ]?月(?:[ ]?(\d{{1,2}})[ ]?日)?|({_YEAR})[-./](\d{{1,2}})(?:[-./](\d{{1,2}}))?"
)
_HAN_DATE = re.compile(r"([二一][〇○零九八七六五四三二一]{3})年([一二三四五六七八九十]{1,3})月")
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_TITLE_END = re.compile(
    r"报告|白皮书|蓝皮书|绿皮书|公报|年鉴|概览|统计|年报|情况|展望|研究|指数|report|review|outlook|survey",
    re.IGNORECASE,
)
_PUBLISHER_END = re.compile(
    r"(?:部|司|局|厅|署|院|委|办|会|中心|联盟|大学|公司|集团|组织|银行|研究所|智库"
    r"|commission|ministry of .*|department of .*"
    r"|university|institute|organi[sz]ation)$",
    re.IGNORECASE,
)
_PUBLISHED_BY = re.compile(r"(?:发布单位|编制单位|编写单位|主办单位|发布机构|发布方|编著|主编单位)[:：]\s*(.+)")
_MAX_TITLE = 60


@dataclass(frozen=True, slots=True)
class Description:
    """What the text tells; None where it tells nothing. `published` is an ISO date or month."""

    title: str | None
    publisher: str | None
    data_year: int | None
    edition: str | None
    published: str | None


def describe(manuscript: Manuscript) -> Description:
    """Read the title page: the lines before the contents list, else before the first heading or paragraph."""
    front = [line.text for line in split_front(manuscript.lines)[0]]
    title, year = _title(front)
    edition = year or _only_year(title or "")
    return Description(
        title=f"{title} {year}" if title and year and str(year) not in title else title,
        publisher=_publisher(front, title),
        data_year=_data_year(manuscript, int(edition) if edition else None),
        edition=edition,
        published=_published([*front, *(line.text for line in manuscript.lines[-3:] if len(line) < 30)]),
    )


def _title(front: Sequence[str]) -> tuple[str | None, str | None]:
    """The title, and the year that stands on a line of its own beside it."""
    # Titles end in a word of their kind; what else stands on the page is a publisher, a date, a remark.
    names = [text for text in front if len(text) <= _MAX_TITLE and not _BARE_YEAR.fullmatch(text)]
    titles = [text for text in names if _TITLE_END.search(text) and not _PUBLISHED_BY.match(text)] or names
    year = next((match[1] for text in front if (match := _BARE_YEAR.fullmatch(text))), None)
    return (titles[0] if titles else None), year


def _only_year(text: str) -> str | None:
    years = _ANY_YEAR.findall(text)
    return years[-1] if years else None


def _publisher(front: Sequence[str], title: str | None) -> str | None:
    for text in front:
        named = _PUBLISHED_BY.match(text)
        if named:
            return named[1].strip()
    found = [text for text in front if text != title and len(text) <= _MAX_TITLE and _PUBLISHER_END.search(text)]
    return "、".join(found) or None


def _data_year(manuscript: Manuscript, edition: int | None) -> int | None:
    """The year that most figures are of; an edition may be named after the year in which it appears."""
    years = Counter(int(year) for year in _YEAR_OF_FIGURES.findall(manuscript.raw))
    if edition is not None:
        # "Report 2024" that hardly speaks of 2024 is about the year before.
        earlier = years[edition - 1]
        return edition - 1 if earlier >= 6 and earlier > 3 * years[edition] else edition
    return max(years, key=lambda year: (years[year], year), default=None)


def _published(texts: Sequence[str]) -> str | None:
    for text in texts:
        # 二〇二四年十一月 is how title pages print it.
        plain = _HAN_DATE.sub(lambda m: f"{m[1].translate(_HAN_DIGITS)}年{_month(m[2])}月", text)
        match = _DATE.search(plain)
        if match:
            year, month, day = match[1] or match[4], match[2] or match[5], match[3] or match[6]
            if 1 <= int(month) <= 12:
                return f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day and 1 <= int(day) <= 31 else "")
    return None


def _month(text: str) -> int:
    return numbers.ordinal or 1 if (numbers := numbering(f"{text}、")) else 1
