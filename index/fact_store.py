"""The fact table as an SQLite file, for whoever wants to ask it in SQL: column names follow SDMX where it has one."""
from __future__ import annotations

import errno
import json
import sqlite3
from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path

from .fact import Fact

# Column, and the member of a fact that it holds
COLUMNS = {
    "ID": "id", "REPORT": "report", "INDICATOR": "indicator", "TRANSFORMATION": "measure", "OBS_VALUE": "value",
    "VALUE_TO": "value_to", "UNIT_MEASURE": "unit", "QUALIFIER": "qualifier", "TIME_PERIOD": "period",
    "REF_AREA": "region", "COUNTERPART_AREA": "counterpart", "WHOLE": "of", "SOURCE_AGENCY": "source",
    "FORECAST": "forecast", "SCOPE": "scope", "RULE": "rule", "SAME_AS": "same_as", "PRINTED": "text",
    "QUOTE": "quote", "START": "start", "END_": "end", "PASSAGE": "passage_id", "SECTION": "section", "PAGE": "page",
}  # fmt: skip
# All members at once: one by one they take most of the time that a large table takes.
_members = attrgetter(*COLUMNS.values())
_LISTS = [place for place, name in enumerate(COLUMNS.values()) if name in ("section", "same_as")]


def write_facts(path: Path, facts: Iterable[Fact]) -> None:
    """A new file with the table `facts`, in reading order."""
    store = sqlite3.connect(path)
    try:
        with store:
            store.execute(f"CREATE TABLE facts ({', '.join(COLUMNS)}, PRIMARY KEY (ID)) WITHOUT ROWID")
            store.execute("CREATE INDEX by_period ON facts (TIME_PERIOD, INDICATOR)")
            marks = ", ".join("?" for _ in COLUMNS)
            store.executemany(f"INSERT INTO facts VALUES ({marks})", map(_row, facts))
    except sqlite3.OperationalError as error:
        # Of all that can go wrong with a new file of our own making, only the disk is left.
        raise OSError(errno.ENOSPC, str(error), str(path)) from None
    finally:
        store.close()


def _row(fact: Fact) -> list[str | float | None]:
    row = list(_members(fact))
    for place in _LISTS:
        row[place] = json.dumps(row[place], ensure_ascii=False)
    return row
