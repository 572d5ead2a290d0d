"""Files that are no report, as an editor may hand them in: each is made from a line of cases/bad_reports.jsonl."""
from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests import typesetting
from tests.small_corpus import report_text

Case = dict[str, Any]


def make(case: Case, folder: Path) -> Path:
    """The file of a case."""
    path = folder / case["name"]
    _MAKERS[case["make"]](path, case)
    return path


def _bytes(path: Path, case: Case) -> None:
    path.write_text(case["content"], encoding="utf-8")


def _sparse(path: Path, case: Case) -> None:
    with path.open("wb") as file:
        file.truncate(case["megabytes"] << 20)


def _bomb(path: Path, case: Case) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(60):
                part.write(b" " * (1 << 20))
    path.write_bytes(held.getvalue())


def _cut(path: Path, case: Case) -> None:
    typesetting.write_scan(path, 2)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 3])


def _report(path: Path, case: Case) -> None:
    path.write_text(report_text(case["year"], case.get("trade", "1.92")), encoding="utf-8")


_MAKERS: dict[str, Callable[[Path, Case], Any]] = {
    "none": lambda path, case: None,
    "folder": lambda path, case: path.mkdir(),
    "bytes": _bytes,
    "hex": lambda path, case: path.write_bytes(bytes.fromhex(case["content"])),
    "sparse": _sparse,
    "bomb": _bomb,
    "cut pdf": _cut,
    "locked pdf": lambda path, case: typesetting.write_encrypted(path),
    "scanned pdf": lambda path, case: typesetting.write_scan(path, 2),
    "report": _report,
}
