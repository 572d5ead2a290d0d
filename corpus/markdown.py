"""Markdown: the text without its marks."""
from __future__ import annotations

import re
from itertools import pairwise

from .cells import is_rule
from .manuscript import Manuscript, Typing, joined

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n(?:[^\n]*\n){0,60}?---[ \t]*\n")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)$")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
_BULLET = re.compile(r"(?:[-*+]|>)[ \t]+")
_FENCE = re.compile(r"```|~~~|---+$|\*\*\*+$|<!--.*-->$")
# What begins a block of its own: heading, table, fence, bullet, numbered entry.
_ENTRY = r"\d{1,2}[.、)）](?!\d)|[（(]?[一二三四五六七八九十]{1,3}[)）、]"
_BLOCK = re.compile(rf"#{{1,6}}[ \t]|\||{_FENCE.pattern}|{_BULLET.pattern}|{_ENTRY}")
_INLINE = (
    (re.compile(r"\[\^[^\[\]]{1,20}\]"), ""),
    (re.compile(r"!\[[^\[\]]*\]\([^()\s]*\)"), ""),
    (re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)"), r"\1"),
    (re.compile(r"(\*\*|__|~~)(\S(?:[^*_~\n]*\S)?)\1"), r"\2"),
    (re.compile(r"(?<![\w*])([*`])(\S(?:[^*`\n]*\S)?)\1(?!\*)"), r"\2"),
    (re.compile(r"<(?:br|/?(?:b|i|em|strong|sup|sub|span|u)\b[^<>]*)/?>", re.IGNORECASE), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|~-])"), r"\1"),
)


def read_markdown(text: str) -> Manuscript:
    """Headings with their level, pipe tables as rows, paragraphs with their soft line breaks undone."""
    typing = Typing()
    paragraph = ""
    front_matter = _FRONT_MATTER.match(text)
    lines = text[front_matter.end() if front_matter else 0 :].lstrip("\ufeff").splitlines()
    for line, below in pairwise([*lines, ""]):
        bare = line.strip()
        if bare and _UNDERLINE.match(below) and not paragraph:
            typing.line(_plain(bare), level=1 if below[0] == "=" else 2)
        elif bare and _UNDERLINE.match(bare):
            continue
        elif not bare or _BLOCK.match(bare) or "\t" in bare:
            typing.line(paragraph)
            paragraph = ""
            _write_block(bare, typing)
        else:
            paragraph = joined(paragraph, _plain(bare))
            # Two blanks at the end are a line break.
            if line.endswith("  "):
                typing.line(paragraph)
                paragraph = ""
    typing.line(paragraph)
    return typing.manuscript()


def _write_block(line: str, typing: Typing) -> None:
    heading = _HEADING.match(line)
    if heading:
        typing.line(_plain(heading[2].rstrip("# \t")), level=len(heading[1]))
    elif line.startswith("|"):
        if not is_rule(line):
            typing.row([_plain(cell) for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))])
    elif line and not _FENCE.match(line):
        typing.line(_plain(_BULLET.sub("", line, count=1)))


def _plain(text: str) -> str:
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return text
