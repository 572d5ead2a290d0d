"""The list of reports is read and written whole, and its mistakes are named."""
from __future__ import annotations

from pathlib import Path

import pytest

from corpus.catalog import CatalogEntry, read_catalog, write_catalog
from corpus.errors import CatalogError

ENTRIES = (
    CatalogEntry("2021", "reports/2021.txt", '报告 "2021"', "商务部", 2021, "2021"),
    CatalogEntry("2022", "reports/2022.pdf", "报告\\2022", None, 2022, "修订版", "2023-12"),
)
ENTRY = '[[report]]\nid = "1"\nfile = "a.txt"\ntitle = "t"\ndata_year = 2021\nedition = "1"\n'


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    write_catalog(tmp_path, ENTRIES)
    assert read_catalog(tmp_path) == ENTRIES
    assert [path.name for path in tmp_path.iterdir()] == ["catalog.toml"]


def test_the_grammar_stays_on_top(tmp_path: Path) -> None:
    write_catalog(tmp_path, ())
    assert (tmp_path / "catalog.toml").read_text(encoding="utf-8").startswith("# The reports")
    assert read_catalog(tmp_path) == ()


def test_the_shipped_catalog_names_files_that_exist() -> None:
    folder = Path(__file__).parent.parent / "corpus"
    assert all((folder / entry.file).is_file() for entry in read_catalog(folder))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("x = ", "catalog.toml: Invalid"),
        ("[[report]]\nid = 'a'\n", "report 1 lacks file, title"),
        (ENTRY + ENTRY, "used twice"),
        (ENTRY.replace("2021", "'2021'"), "data_year must be a whole number"),
        (ENTRY.replace("a.txt", "../a.txt"), "must lie in the folder"),
        (ENTRY + "colour = 'red'\n", "unknown keys: colour"),
        ("report = 3", r"\[\[report\]\]"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "catalog.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogError, match=why):
        read_catalog(tmp_path)


def test_a_missing_catalog_says_where_to_look(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="CORPUS_DIR"):
        read_catalog(tmp_path)


def test_two_reports_of_one_id_are_not_written(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="used twice"):
        write_catalog(tmp_path, (ENTRIES[0], ENTRIES[0]))
    assert not list(tmp_path.iterdir())
