"""From the bytes of a text file to its text."""
from __future__ import annotations

from .errors import UnreadableReport

# Control characters that text files do hold: tab, line feed, vertical tab, form feed, carriage return, escape.
_ALLOWED_CONTROLS = frozenset("\t\n\v\f\r\x1b\x1a")
_MAX_CONTROL_SHARE = 0.001


def decode(content: bytes, name: str) -> str:
    """The text of a file in UTF-8 or GB18030, nothing removed: a BOM stays a code point, CRLF stays two.

    Raises UnreadableReport for bytes in neither encoding and for binary files.
    """
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _checked(_strict(content, "utf-16", name), name)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_nearly_utf8(content):
            raise UnreadableReport(
                name, f"broken UTF-8 at byte {error.start}; save the file again as UTF-8"
            ) from None
        text = _strict(content, "gb18030", name)
    return _checked(text, name)


def _strict(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableReport(name, "neither UTF-8 nor GB18030 text; save it as UTF-8 text") from None


def _is_nearly_utf8(content: bytes) -> bool:
    # GB18030 accepts most byte strings, so damaged UTF-8 would turn into well-formed nonsense: a file in
    # which nearly every non-ASCII byte belongs to a valid UTF-8 sequence was UTF-8 before it broke.
    readable = content.decode("utf-8", errors="replace")
    broken = readable.count("\ufffd")
    wide = sum(1 for character in readable if character >= "\u0800" and character != "\ufffd")
    return wide > 4 * broken


def _checked(text: str, name: str) -> str:
    controls = sum(1 for character in text if character < " " and character not in _ALLOWED_CONTROLS)
    if controls > max(2, _MAX_CONTROL_SHARE * len(text)):
        raise UnreadableReport(name, "a binary file, no text; give a .txt, .md, .docx, .html or .pdf report")
    return text
