"""What a rule says of a group of figures, before names and periods are settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from .clauses import Group
from .fact import Measure


@dataclass(frozen=True, slots=True)
class Draft:
    """A reading of a group of figures.

    `subject`: the words that name the indicator, "" for that of the text before. `whole`: the whole of a share, "" if
    it has to be found in the text before, None if it is no share. `aspect`: what of the subject moves (占比, 增速).
    `named`: the subject is a full name and is left as it is. `since`: a change against the base that the text names.
    """

    rule: str
    measure: Measure
    subject: str
    sign: int = 1
    whole: str | None = None
    aspect: str = ""
    named: bool = False
    since: bool = False
    side: bool = False  # only compared with: what follows does not speak of it
    inside: bool = False  # the whole was named as that in which the part lies: 出口商品中
    yearly: bool = False  # said to be against the year before: 同比
    caused: bool = False  # said to be the effect of something: no growth from one year to the next
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A group with what a rule may look at: its words, and the reading of the group before it in the clause."""

    group: Group
    before: str  # words before, without periods and comparisons
    after: str
    kind: str
    compared: str  # the comparison that was taken out of `before`: 较2019年, 较上年末
    previous: Draft | None
    figure: str  # the first figure as printed
    large: bool  # printed with 万 or 亿
    unit: str  # the measure word as printed, "" if none
    rest: str  # all words of the clause behind the figure, other figures left out
    more: bool  # another figure follows in the clause
    against: bool  # in brackets behind a name that a growth was compared with: 增速高于货物出口（2.3%）
    ordered: str  # what the place in brackets is among the largest partners in
    prior: str  # what the last figure before in the sentence measures, "" if there is none
    stands: str  # the measure that the figure just before has or moved: share, yoy, level, "" for none in percent
    hint: tuple[str, str] | None  # subject and noun of the clause before: 知识流程外包占比最高，达…


class Rule(Protocol):
    """A small named rule: a draft, or None where it has nothing to say."""

    __name__: str

    def __call__(self, place: Place) -> Draft | None: ...
