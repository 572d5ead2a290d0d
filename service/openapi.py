"""The description of the HTTP interface (OpenAPI 3.1): written as data, completed with what is in force."""
from __future__ import annotations

import json
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from .settings import Settings

FILE = Path(__file__).with_name("openapi.json")


@cache
def _written() -> str:
    return FILE.read_text(encoding="utf-8")


def describe(settings: Settings) -> dict[str, Any]:
    """The whole description, with this installation's version and limits."""
    spec: dict[str, Any] = json.loads(_written())
    spec["info"]["version"] = _version()
    ask = spec["components"]["schemas"]["Ask"]["properties"]
    ask["question"]["maxLength"] = settings.max_question
    spec["components"]["parameters"]["limit"]["schema"]["maximum"] = settings.max_limit
    return spec


def _version() -> str:
    try:
        return version("trade-report-answers")
    except PackageNotFoundError:  # run from a folder that was never installed
        return "0"
