"""The places that a text names, in canonical form."""

from __future__ import annotations

import re
from functools import cache

from index.lexicon import words

from .slots_names import canonical, without_approved

HOME, WORLD = "中国", "全球"
_KINDS = ("foreign", "group", "home_partner", "domestic")


@cache
def _places() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in _KINDS:
        for entry in words("regions").get(kind, ()):
            name = canonical(entry.partition("=")[2] or entry)
            found[name] = name
            # users leave 省 and 市 off
            if kind == "domestic":
                found[re.sub(r"(?<=..)(?:省|市|地区|自治区)$", "", name)] = name
    found.pop(HOME, None)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(name) for name in sorted(_places(), key=lambda n: (-len(n), n))))


def places(text: str) -> list[tuple[int, int, str]]:
    """Places other than the home country and the world: start, end, name. `text` is canonical."""
    return [(match.start(), match.end(), stem(match[0])) for match in _pattern().finditer(without_approved(text))]


@cache
def _groups() -> frozenset[str]:
    return frozenset(canonical(entry.partition("=")[2] or entry) for entry in words("regions").get("group", ()))


def is_group(place: str) -> bool:
    """Whether a place is a group of economies: 周边国家, 新兴市场."""
    return place in _groups()


def stem(place: str) -> str:
    """A place without the ending that users leave out: 浙江省 → 浙江, “一带一路”沿线国家 stays."""
    bare = re.sub(r"(?<=..)(?:省|市|地区)$", "", place)
    return bare if bare in _places() else place


def same_place(asked: str, known: str) -> bool:
    """Whether a place asked for is the place, or one of the joint places, of a fact."""
    return stem(asked) == stem(known) or asked in re.split(r"[、和与及]", known)
