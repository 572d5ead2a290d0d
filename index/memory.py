"""What a reader keeps in mind from the text before: what was spoken of, for whom, and within what."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .entities import Entity

_LOOK_BACK = 60


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure is about."""

    indicator: str
    region: str
    counterpart: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure's subject as the text went by, with what an ellipsis after it may need."""

    subject: Subject
    measure: str
    unit: str | None
    sentence: int
    whole: str | None = None
    nested: bool = False
    side: bool = False
    joint: bool = False
    aspect: str = ""
    period: str | None = None
    paragraph: int = 0


@dataclass(slots=True)
class Memory:
    """The state of reading. Sentences are numbered; a paragraph and a section begin afresh where it says so."""

    home: str
    mentions: list[Mention] = field(default_factory=list)
    sentence: int = 0
    entity: Entity | None = None
    whole: str | None = None
    parent: Mention | None = None
    topic: str | None = None
    names: tuple[Entity, ...] = ()
    listed: str | None = None
    scope: str | None = None
    forecast: bool = False
    paragraph: int = 0
    titled: str | None = None  # what the report speaks of that this sentence quotes
    hint: tuple[str, str] | None = None
    aside: bool = False  # reading what stands in brackets
    list_text: str | None = None  # 增长较快的领域是甲、乙: the names of the list that follows
    loose: tuple[str, ...] = ()  # clauses without figures just before
    listed_names: str | None = None
    closed: bool = False  # 其中 ended at a semicolon
    opened: bool = False  # 其中 opened the sentence
    reached: int = -1  # the sentence that said how widely the topic reaches
    announced: int = -1  # the sentence that named the topic

    def begin_sentence(self) -> None:
        """Forget what holds within one sentence only."""
        self.sentence += 1
        self.entity = self.whole = self.parent = self.listed = self.scope = self.titled = self.hint = self.list_text = (
            self.listed_names
        ) = None
        self.closed = self.opened = False
        self.loose = ()
        self.names = ()
        self.forecast = False

    def begin_paragraph(self) -> None:
        """A new paragraph speaks of a new thing, though it may come back to an old one."""
        self.paragraph += 1

    def begin_section(self) -> None:
        """Forget what was spoken of."""
        self.mentions.clear()
        self.topic = None

    def nest(self) -> None:
        """其中: what follows is part of what was spoken of last."""
        self.parent = self.main() or self.parent

    def add(self, mention: Mention) -> None:
        """Keep a mention; a newer subject takes the place of an announced topic."""
        self.mentions.append(replace(mention, paragraph=self.paragraph))
        self.titled = None
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

    def main(self) -> Mention | None:
        """The last mention that is no part of another one, within this sentence first."""
        recent = self.recent()
        here = [m for m in recent if m.sentence == self.sentence and not m.nested]
        return next(iter(here), None) or next((m for m in recent if not m.nested), None) or next(iter(recent), None)

    def levels(self, count: int) -> list[Mention]:
        """The last `count` single subjects in the order of the text, those of one sentence only."""
        recent = [m for m in self.recent() if not m.joint]
        if not recent:
            return []
        last = [m for m in recent if m.sentence == recent[0].sentence]
        for measure in ("level", "share"):
            chosen = _distinct([m for m in last if m.measure == measure])[:count]
            if len(chosen) == count:
                return chosen[::-1]
        return []

    def with_unit(self, unit: str | None) -> Mention | None:
        """The last mention of a level in this unit."""
        return next((m for m in self.recent() if m.unit == unit and m.measure == "level"), None)


def _distinct(mentions: list[Mention]) -> list[Mention]:
    seen: set[Subject] = set()
    found = []
    for mention in mentions:
        if mention.subject not in seen:
            seen.add(mention.subject)
            found.append(mention)
    return found


def with_indicator(subject: Subject, indicator: str) -> Subject:
    """The same place and partner under another name."""
    return replace(subject, indicator=indicator)
