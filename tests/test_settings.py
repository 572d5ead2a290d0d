"""Settings: one table, read from the environment and .env."""
from __future__ import annotations

from pathlib import Path

import pytest

from service.errors import BadSetting
from service.settings import Settings, read_settings, table

NOWHERE = Path("/nonexistent/.env")


def test_defaults_hold_where_nothing_is_set() -> None:
    assert read_settings({}, NOWHERE) == Settings()


def test_environment_wins_over_dotenv(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_text("# comment\n\nexport PORT=8001\nHOST='0.0.0.0'\nLOG_LEVEL=debug\n", encoding="utf-8")
    settings = read_settings({"PORT": "8002"}, dotenv)
    assert (settings.port, settings.host, settings.log_level) == (8002, "0.0.0.0", "DEBUG")


def test_empty_value_counts_as_none() -> None:
    assert read_settings({"PORT": "", "CORPUS_DIR": ""}, NOWHERE) == Settings()


def test_folders_are_paths() -> None:
    assert read_settings({"CORPUS_DIR": "/a/b"}, NOWHERE).places().corpus == Path("/a/b")


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "http"), ("PORT", "65536"), ("PORT", "-1"), ("PORT", "8_000"), ("PORT", "８０００"), ("THREADS", "0"),
     ("MAX_QUESTION", "1e3"), ("LOG_LEVEL", "LOUD")],
)  # fmt: skip
def test_bad_value_is_named_in_one_line(name: str, value: str) -> None:
    with pytest.raises(BadSetting) as caught:
        read_settings({name: value}, NOWHERE)
    assert name in str(caught.value)
    assert value in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", [b"PORT 8000\n", b"\xff\xfe\n"])
def test_unreadable_dotenv_is_a_bad_setting(tmp_path: Path, content: bytes) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_bytes(content)
    with pytest.raises(BadSetting):
        read_settings({}, dotenv)


def test_table_has_a_meaning_for_every_setting() -> None:
    rows = list(table())
    assert [row.name for row in rows] == [name.upper() for name in Settings.__dataclass_fields__]
    assert all(row.meaning for row in rows)
    assert not any(row.default.startswith("/") for row in rows)
