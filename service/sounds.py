"""How Chinese characters sound, as far as typists confuse them."""
from __future__ import annotations

from functools import lru_cache

from pypinyin import lazy_pinyin

# southern speakers don't tell these apart, and input methods offer both
_MERGED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"))


@lru_cache(maxsize=20_000)
def sound(character: str) -> str:
    """The sound of one character, without tone; a character without one sounds like itself."""
# one character at a time: the sound must not depend on its neighbours
    said = lazy_pinyin(character)[0]
    for written, merged in _MERGED:
        said = said.replace(written, merged)
    return said


def sounds(text: str) -> tuple[str, ...]:
    """The sounds of a text, one for each character."""
    return tuple(sound(character) for character in text)
