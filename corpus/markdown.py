"""Markdown: the text without its marks."""
from __future__ import annotations

import re

from .cells import is_rule
from .manuscript import Manuscript, Typing, joined

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)$")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
_BULLET = re.compile(r"(?:[-*+]|>)[ \t]+")
_FENCE = re.compile(r"```|~~~|---+$|\*\*\*+$|<!--.*-->$")
_INLINE = (
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
    for line in text.lstrip("\ufeff").splitlines():
        bare = line.strip()
        heading = _HEADING.match(bare)
        underlined = bool(paragraph) and "\n" not in paragraph and _UNDERLINE.match(bare)
        if underlined:
            typing.line(paragraph, level=1 if bare[0] == "=" else 2)
            paragraph = ""
        elif heading or not bare or bare.startswith("|") or _FENCE.match(bare) or _BULLET.match(bare) or "\t" in bare:
            typing.line(paragraph)
            paragraph = ""
            _write_block(bare, heading, typing)
        else:
            hard_break = paragraph.endswith("\n")
            if hard_break:
                typing.line(paragraph.rstrip())
                paragraph = ""
            paragraph = joined(paragraph, _plain(bare)) + ("\n" if line.endswith("  ") else "")
    typing.line(paragraph)
    return typing.manuscript()


def _write_block(line: str, heading: re.Match[str] | None, typing: Typing) -> None:
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
