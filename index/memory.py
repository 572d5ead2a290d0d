"""What a reader keeps in mind from the text before: what was spoken of, for whom, and within what."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from .entities import Entity

# Nothing that an ellipsis points to lies farther back; it keeps the cost of a long section linear.
_LOOK_BACK = 60
_WORLD = re.compile(
    "^[^\u4e00-\u9fff]*[一二三四五六七八九十、（）]*(?:全球|世界|国际)(?!合作|化|传播|交流|影响|竞争力)"
)
_HOME = re.compile("我国|中国")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure is about."""

    indicator: str
    region: str
    counterpart: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure's subject as the text went by, with what an ellipsis after it may need.

    `nested`: part of another one (其中). `side`: only compared with. `joint`: several parts together.
    """

    subject: Subject
    measure: str
    unit: str | None
    sentence: int
    whole: str | None = None
    nested: bool = False
    side: bool = False
    joint: bool = False
    paragraph: int = 0
    part: int = 0  # how many semicolons of its sentence stand before it
    moved: str = ""  # what a change moved: share, yoy or level


@dataclass(slots=True)
class Now:
    """What the sentence at hand has said so far, beside its figures."""

    entity: Entity | None = None
    fresh: bool = False  # the entity was named after the last figure
    whole: str | None = None  # that in which shares are counted: 出口商品中
    framed: int = -1  # how many mentions there were when a clause named the whole
    parent: Mention | None = None  # the whole that 其中 opens
    opened: bool = False  # 其中 opened the sentence
    closed: bool = False  # 其中 ended at a semicolon
    about: str | None = None  # 服务外包方面
    titled: str | None = None  # what the quoted report is about
    names: tuple[Entity, ...] = ()  # places listed in the clause before
    listed: str | None = None  # places that the last list of figures was shared out to
    listed_names: str | None = None  # names that it was shared out to
    sharing: bool = False  # shares are read
    among: tuple[str, ...] = ()  # names of the list of figures at hand
    list_text: str | None = None  # 增长较快的领域是甲、乙
    outgrown: bool = False  # the clause compared a growth with those of others
    bracketed: bool = False  # the last clause stood in brackets
    outside: Mention | None = None  # the whole that held before the brackets
    ordered: str = ""  # what the places named next are the largest partners in
    worldwide: bool = False  # the places listed stand in an order of the world
    listing: bool = False  # the list goes on in the clauses behind it
    loose: tuple[str, ...] = ()  # clauses without figures just before
    hint: tuple[str, str] | None = None  # 知识流程外包占比最高
    scope: str | None = None
    forecast: bool = False
    aside: bool = False  # reading what stands in brackets
    announced: bool = False  # a topic was named
    turned: bool = False  # 但X逆势增长: the text turned to the topic
    reached: bool = False  # it was said how widely the topic reaches
    part: int = 0  # how many semicolons were passed


@dataclass(slots=True)
class Memory:
    """The state of reading a report."""

    home: str
    mentions: list[Mention] = field(default_factory=list)
    topic: str | None = None
    sentence: int = 0
    paragraph: int = 0
    now: Now = field(default_factory=Now)
    ground: str = ""  # whose figures are those that name no place

    def begin_sentence(self) -> None:
        """Forget what holds within one sentence only."""
        self.sentence += 1
        self.now = Now()

    def begin_paragraph(self) -> None:
        """A new paragraph speaks of a new thing, though it may come back to an old one."""
        self.paragraph += 1

    def begin_section(self, headings: tuple[str, ...] = ()) -> None:
        """Forget what was spoken of; under a heading of the world, what names no place is the world's."""
        worldwide = any(_WORLD.search(heading) and not _HOME.search(heading) for heading in headings)
        self.ground = "全球" if worldwide else self.home
        self.mentions.clear()
        self.topic = None

    def nest(self) -> None:
        """其中: what follows is part of what was spoken of last."""
        self.now.parent = self.main() or self.now.parent
        # A whole named before another figure is over once parts of that figure are spoken of.
        if self.first() is not None:
            self.now.whole = None

    def add(self, mention: Mention) -> None:
        """Keep a mention; a newer subject takes the place of an announced topic."""
        self.mentions.append(replace(mention, paragraph=self.paragraph, part=self.now.part))
        self.now.titled = None
        self.now.fresh = False
        if not mention.side:
            self.topic = None

    def recent(self) -> list[Mention]:
        """The mentions that an ellipsis may point to, latest first."""
        return [m for m in reversed(self.mentions[-_LOOK_BACK:]) if not m.side]

    def latest(self) -> Mention | None:
        """The last mention, within this sentence, or the last main one before it."""
        recent = self.recent()
        if recent and recent[0].sentence == self.sentence:
            return recent[0]
        return self.main()

    def first(self) -> Mention | None:
        """The first mention behind the last semicolon, else of the sentence."""
        here = [m for m in reversed(self.recent()) if m.sentence == self.sentence]
        return next((m for m in here if m.part == self.now.part), here[0] if here else None)

    def opens(self) -> bool:
        """Whether nothing was spoken of yet behind the last semicolon."""
        return not any(m.sentence == self.sentence and m.part == self.now.part for m in self.recent())

    def main(self) -> Mention | None:
        """The last mention that is no part of another one, within this sentence first."""
        recent = self.recent()
        here = [m for m in recent if m.sentence == self.sentence and not m.nested]
        return next(iter(here), None) or next((m for m in recent if not m.nested), None) or next(iter(recent), None)

    def levels(self, count: int) -> list[Mention]:
        """The last `count` single subjects in the order of the text, those of one sentence only."""
        recent = [m for m in self.recent() if not m.joint]
        last = [m for m in recent if m.sentence == recent[0].sentence]
        for measure in ("level", "share"):
            chosen = _distinct([m for m in last if m.measure == measure])[:count]
            if len(chosen) == count:
                return chosen[::-1]
        return []

    def told_of(self, word: str) -> Mention | None:
        """The first (前者) or the second (后者) of the two subjects named last in the sentence, or before it."""
        two = self.levels(2) if word in ("前者", "后者") else []
        return two[word == "后者"] if two else None

    def partners(self, count: int) -> str | None:
        """The last `count` trade partners, as they came."""
        seen = list(
            dict.fromkeys(m.subject.counterpart for m in self.recent() if m.subject.counterpart and not m.joint)
        )
        return "、".join(name for name in reversed(seen[:count]) if name) if len(seen) >= count else None

    def told_apart(self, count: int) -> str | None:
        """The names of the last `count` parts of the sentence, each told by itself."""
        here = [m for m in self.recent() if m.sentence == self.sentence and not m.joint]
        for measure in ("share", "level"):
            names = list(dict.fromkeys(m.subject.indicator for m in here if m.measure == measure))[:count]
            if len(names) == count > 1:
                return "、".join(reversed(names))
        return None

    def with_unit(self, unit: str | None) -> Mention | None:
        """The last mention of a level in this unit."""
        return next((m for m in self.recent() if m.unit == unit and m.measure == "level"), None)


def _distinct(mentions: list[Mention]) -> list[Mention]:
    return list({mention.subject: mention for mention in reversed(mentions)}.values())[::-1]


def with_indicator(subject: Subject, indicator: str) -> Subject:
    """The same place and partner under another name."""
    return replace(subject, indicator=indicator)
