"""Reads the case files of the reading tests."""
from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases"


def paragraphs_with_ends() -> list[list[str]]:
    """The paragraphs of sentences.txt, each as its sentences."""
    lines = (CASES / "sentences.txt").read_text(encoding="utf-8").splitlines()
    return [line.split("|") for line in lines if line and not line.startswith("#")]


def outlines(file: str) -> list[tuple[str, str, list[str]]]:
    """Name, text and wanted lines of every case of outlines.txt or tables.txt."""
    found = []
    for part in (CASES / file).read_text(encoding="utf-8").split("\n== ")[1:]:
        name, _, rest = part.partition("\n")
        text, sections = re.split(r"\n--(?:\n|$)", rest, maxsplit=1)
        found.append((name, text, sections.strip("\n").split("\n") if sections.strip() else []))
    return found


def records(name: str) -> list[dict[str, Any]]:
    """The lines of a JSON Lines file."""
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]
