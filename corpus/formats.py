"""Which format a file is in: its content decides, its name only where the content leaves a choice."""
from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import Literal

from .errors import UnreadableReport

Format = Literal["text", "markdown", "html", "docx", "pdf"]

MAX_BYTES = 64 * 2**20
# Text takes twenty times its size while it is read; the thickest yearbook has 5 MB.
MAX_TEXT_BYTES = 16 * 2**20
# What a web page begins with, whatever its name.
_MARKUP = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html\b)",
    re.IGNORECASE | re.DOTALL,
)
# First bytes of what people hand in instead of a report.
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an encrypted Word file or one of the old .doc form; save it as .docx without a password"),
    (b"{\\rtf", "an RTF file; save it as .docx"),
    (b"\x89PNG", "a picture; run text recognition (OCR) on it first"),
    (b"\xff\xd8\xff", "a picture; run text recognition (OCR) on it first"),
    (b"II*\x00", "a picture; run text recognition (OCR) on it first"),
    (b"Rar!", "an archive; unpack it and give the report itself"),
    (b"7z\xbc\xaf", "an archive; unpack it and give the report itself"),
    (b"\x1f\x8b", "an archive; unpack it and give the report itself"),
)


def load(path: Path) -> bytes:
    """The bytes of a report file. Raises UnreadableReport before reading one that is too large or missing."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableReport(path.name, "can't be opened (no file); give the path of a file")
        size = found.st_size
        if size > MAX_BYTES:
            raise UnreadableReport(path.name, f"{size >> 20} MB; a report may have {MAX_BYTES >> 20} MB: split it")
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableReport(path.name, f"can't be opened ({error.strerror}); give the path of a file") from None
    if not content.strip():
        raise UnreadableReport(path.name, "an empty file; copy or download it again")
    return content


def format_of(content: bytes, name: str) -> Format:
    """The format of the content. Raises UnreadableReport for files that hold no report."""
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK"):
        return "docx"
    for opening, why in _FOREIGN:
        if content.startswith(opening):
            raise UnreadableReport(name, why)
    suffix = Path(name).suffix.lower()
    if suffix in (".pdf", ".docx", ".doc"):
        raise UnreadableReport(name, f"no {suffix[1:].upper()} file inside: renamed or truncated; download it again")
    if len(content) > MAX_TEXT_BYTES:
        size, most = len(content) >> 20, MAX_TEXT_BYTES >> 20
        raise UnreadableReport(name, f"{size} MB of text; a report may have {most} MB: split it")
    if suffix in (".html", ".htm", ".xhtml") or _MARKUP.match(content[:4096]):
        return "html"
    return "markdown" if suffix in (".md", ".markdown") else "text"
