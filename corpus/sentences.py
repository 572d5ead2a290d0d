"""Where sentences end."""
from __future__ import annotations

from collections.abc import Iterator

from .latin import is_full_stop
from .report import Sentence
from .span import Mapped

_OPENING = "（(《〈「『【〔[“‘"
_CLOSING_OF = dict(zip(_OPENING, "）)》〉」』】〕]”’", strict=True))
_CLOSERS = frozenset("）)》〉」』】〕]”’\"'")
# A quotation longer than this holds sentences of its own.
_LONGEST_QUOTATION = 240


def split_sentences(content: Mapped) -> tuple[Sentence, ...]:
    """The sentences of one paragraph, in order; nothing but white space lies between them.

    A sentence ends at 。！？ (its closing quotes and brackets included) or at the full stop of a Latin sentence;
    ； never ends one, nor does a mark inside 《》, brackets or a short quotation that goes on behind it.
    """
    text = content.text
    sentences: list[Sentence] = []
    start = 0
    for end in (*_ends(text), len(text)):
        piece = _stripped(content, start, end)
        if piece.text:
            sentences.append(Sentence(piece))
        start = end
    return tuple(sentences)


def _ends(text: str) -> Iterator[int]:
    protected = _protected_until(text)
    position = start = 0
    while position < len(text):
        if position in protected:
            inside, position = position, protected[position]
            if _closes_sentence(text, start, inside, position):
                position = start = _past_closers(text, position)
                yield position
            continue
        if _is_end(text, position):
            after = _past_marks(text, position)
            if _may_end(text, after):
                yield after
                start = after
            position = after
            continue
        position += 1


def _closes_sentence(text: str, start: int, inside: int, after: int) -> bool:
    """True if the sentence that began at `start` ends with the bracket or quotation from `inside` to `after`."""
    mark = text[after - 2]
    if mark not in "。！？" or after - 2 <= inside or not _may_end(text, after):
        return False
    alone = not text[start:inside].strip()
    if text[inside] in "“‘「『":
        # “如何发展？” within a sentence is a name; behind a colon it is speech.
        return mark == "。" or alone or text[inside - 1] in "：:，"
    return alone and text[inside] != "《"


def _protected_until(text: str) -> dict[int, int]:
    """For every opening bracket or quote with a partner nearby: the position behind that partner."""
    stack: list[tuple[str, int]] = []
    partners: dict[int, int] = {}
    for position, character in enumerate(text):
        if character in _CLOSING_OF:
            stack.append((_CLOSING_OF[character], position))
        elif character in _CLOSERS and stack:
            # An opener without partner must not hide the ones around it; only a few levels are looked at.
            for depth in range(1, min(4, len(stack)) + 1):
                if stack[-depth][0] == character:
                    start = stack[-depth][1]
                    del stack[-depth:]
                    if position - start <= _LONGEST_QUOTATION:
                        partners[start] = position + 1
                    break
    return partners


def _is_end(text: str, position: int) -> bool:
    character = text[position]
    if character in "。！？｡":
        return True
    following = text[position + 1 : position + 2]
    if character == "．":
        return not (following.isdigit() or text[position - 1 : position].isdigit())
    if character in "!?":
        return not following or following.isspace() or following in _CLOSERS or following > "\u2e80"
    return character == "." and is_full_stop(text, position)


def _past_marks(text: str, position: int) -> int:
    position += 1
    while position < len(text) and text[position] in "。！？!?":
        position += 1
    return _past_closers(text, position)


def _past_closers(text: str, position: int) -> int:
    while position < len(text) and text[position] in _CLOSERS:
        position += 1
    return position


def _may_end(text: str, position: int) -> bool:
    # Behind ”, a comma, a particle or a further closing mark says that the sentence goes on.
    return text[position : position + 1] not in tuple("，、；：,;:的等和与及")


def _stripped(content: Mapped, start: int, end: int) -> Mapped:
    while start < end and content.text[start].isspace():
        start += 1
    while end > start and content.text[end - 1].isspace():
        end -= 1
    return content.part(start, end)
