"""What can go wrong with reports.

CorpusError
├── UnreadableReport   the file is no text that can be read: encrypted, scanned, truncated, too large
└── CatalogError       catalog.toml is missing, malformed, or contradicts itself
"""
from __future__ import annotations


class CorpusError(Exception):
    """Base of all errors of this package; its message is one line for the user, with a way out."""


class UnreadableReport(CorpusError):
    """A report file that can't be read."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: {why}")


class CatalogError(CorpusError):
    """A catalog that can't be used."""
