"""What a user can set, run or call is in the README, as it is in force."""
from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from service.app import create_app
from service.settings import Settings, table

PROJECT = Path(__file__).resolve().parent.parent
README = (PROJECT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE)
FIRST_SCREEN = "\n".join(README.splitlines()[:16])


@pytest.mark.parametrize("row", list(table()), ids=lambda row: row.name)
def test_setting_is_documented_with_its_default(row: object) -> None:
    default = f"`{row.default}`" if row.default else ""  # type: ignore[attr-defined]
    assert f"| `{row.name}` | {default} | {row.meaning} |" in README  # type: ignore[attr-defined]


@pytest.mark.parametrize("target", TARGETS)
def test_make_target_is_documented(target: str) -> None:
    assert target == "help" or f"`make {target}" in README


def test_make_alone_prints_a_line_for_each_target() -> None:
    command = ["make", "--no-print-directory"]  # the tests themselves may run inside make
    printed = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    assert [line.split()[1] for line in printed.splitlines()] == TARGETS
    assert set(re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[0].split()) == set(TARGETS)


def endpoints() -> list[str]:
    rules = create_app(Settings(), source=object()).url_map.iter_rules()  # type: ignore[arg-type]
    return sorted({re.sub(r"<[^>]*>", "<id>", rule.rule) for rule in rules if rule.endpoint != "static"})


@pytest.mark.parametrize("path", endpoints())
def test_endpoint_is_documented(path: str) -> None:
    assert re.search(rf"`(GET|POST) {re.escape(path)}`", README)


def test_first_screen_shows_question_answer_and_commands() -> None:
    assert all(piece in FIRST_SCREEN for piece in ("？**", "万亿元", "make run", "make test"))
