"""Cases of numerals, quantities and periods as their files print them."""
from __future__ import annotations

from pathlib import Path

CASES = Path(__file__).parent / "cases"


def case_lines(name: str) -> list[str]:
    """The lines of a case file that are neither empty nor comments."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def parted(line: str) -> tuple[str, list[tuple[str, list[str]]]]:
    """A sentence and what is to be found in it: each printed form with the words behind its equals sign."""
    sentence, *parts = (part.strip() for part in line.split("|"))
    pairs = (part.partition(" = ") for part in parts)
    return sentence, [(printed, rest.split()) for printed, _, rest in pairs]


def span_of(written: str) -> tuple[float, float | None]:
    """`3` or `3..4` as a value and an upper end."""
    low, _, high = written.partition("..")
    return float(low), float(high) if high else None
