"""A question read as one that text, not a figure, answers."""
from __future__ import annotations

import re
from dataclasses import dataclass

from .asking import TextKind, asks_number, kind_of, subject_of
from .asking_plain import in_plain_words
from .vocabulary import Split
from .wanted import Wanted, wanted_words

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年(?!版|度?报告)|(?=[^\d年]|$))(?:(\d{1,2})月)?")
# 2021年版报告 names a report, not the year of an event
_EDITION = re.compile(r"((?:19|20)\d\d)(?:年?版(?:的?报告)?|年度?的?报告|报告)")

# 做PPT要用, 写论文: what the asker is busy with names things that are none of the report's
_OF_THE_ASKER = re.compile("我(?!国|方)|做|写|赶|备课|急|老师|导师|领导|老板|同事|客户")
_CLAUSE = re.compile("[^，,：:；;？?！!。]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked. `subject` is what remains of the question without the words that only ask.

    `dates` are the years and months it names, as (year, month or None); `edition` is the report year it restricts
    to; `figure` says that a number is asked for.
    """

    question: str
    kind: TextKind
    subject: str
    wanted: tuple[Wanted, ...]
    dates: tuple[tuple[int, int | None], ...] = ()
    edition: int | None = None
    figure: bool = False

    def forms(self) -> list[str]:
        """All words to look for, synonyms included."""
        return [form for wanted in self.wanted for form in wanted.forms]


def read(question: str, split: Split, compounds: frozenset[str] = frozenset()) -> Asked:
    """Read a normalised Chinese question; `compounds` are terms of the reports that the dictionary would cut."""
    question = in_plain_words(question)
    edition = _EDITION.search(question)
    rest = _EDITION.sub("", question)
    dates = tuple((int(m[1]), int(m[2]) if m[2] else None) for m in _YEAR.finditer(rest))
    subject, wanted = _telling(question, _YEAR.sub("", rest), split, compounds)
    return Asked(
        question, kind_of(question), subject, wanted, dates,
        int(edition[1]) if edition else None, asks_number(question),
    )  # fmt: skip


def _telling(
    question: str, rest: str, split: Split, compounds: frozenset[str]
) -> tuple[str, tuple[Wanted, ...]]:
    """The subject and its words, without the clauses that only say who asks and why: 老师布置作业，要…."""
    clauses = [clause for clause in _CLAUSE.findall(rest) if clause.strip()]
    told = [(subject, wanted_words(question, subject, split, compounds)) for subject in map(subject_of, clauses)]
    own = [bool(_OF_THE_ASKER.match(clause.strip())) for clause in clauses]
    elsewhere = any(any(map(_tells, wanted)) for (_, wanted), his in zip(told, own, strict=True) if not his)
    # a clause that asks says what happens to the thing of another
    telling = [
        subject for clause, (subject, wanted), his in zip(clauses, told, own, strict=True)
        if subject != clause.strip() or (any(map(_tells, wanted)) and not (his and elsewhere))
    ]  # fmt: skip
    subject = subject_of(rest) if len(telling) in (0, len(told)) else " ".join(telling)
    return subject, wanted_words(question, subject, split, compounds)


def _tells(wanted: Wanted) -> bool:
    return wanted.event or not (wanted.light or wanted.doing)
