"""Builds of an index: what is reused, what the hash depends on, what is kept, what a damaged folder gives."""
from __future__ import annotations

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.catalog import read_catalog, write_catalog
from index import assembling, planning
from index.errors import BuildRefused, ModelMismatch, ModelUnusable
from index.folders import POINTER, current_folder, index_folders
from index.manifest import read_manifest
from index.opened import open_index
from index.rebuild import is_stale, rebuild
from service.preparing import Preparing
from service.settings import read_settings
from tests.small_corpus import Shop, report_text, shop, write_corpus, write_model

__all__ = ["shop"]


def quiet(line: str) -> None:
    """Nobody listens."""


def test_nothing_is_written_where_the_index_is_the_one_wanted(shop: Shop) -> None:
    before = shop.state()
    said: list[str] = []
    rebuild(shop.places, said.append)
    assert shop.state() == before
    assert "up to date" in said[0]


def test_unchanged_report_is_not_worked_out_again(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    path = shop.places.corpus / "reports" / "2020.txt"
    path.write_text(report_text(2020, trade="1.70"), encoding="utf-8")
    built: list[str] = []
    original = assembling.build_part
    monkeypatch.setattr(assembling, "build_part", lambda r, *rest: (built.append(r.id), original(r, *rest))[1])
    folder = rebuild(shop.places, quiet)
    assert built == ["2020"]
    assert [edition.id for edition in read_manifest(folder).editions] == ["2019", "2020"]


def test_part_of_an_earlier_index_is_reused(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = read_catalog(shop.places.corpus)
    write_catalog(shop.places.corpus, entries[1:])
    rebuild(shop.places, quiet)
    write_catalog(shop.places.corpus, entries)
    monkeypatch.setattr(assembling, "build_part", None)
    assert len(read_manifest(rebuild(shop.places, quiet)).editions) == 2


def test_damaged_part_is_worked_out_again_and_not_copied(shop: Shop) -> None:
    good = read_manifest(current_folder(shop.places.built)).files["2019/facts.jsonl"]
    flip(current_folder(shop.places.built) / "2019" / "facts.jsonl")
    (shop.places.corpus / "reports" / "2020.txt").write_text(report_text(2020, "1.1"), encoding="utf-8")
    folder = rebuild(shop.places, quiet)
    assert read_manifest(folder).files["2019/facts.jsonl"] == good
    assert open_index(shop.places.built, shop.places.model).warning is None


@pytest.mark.parametrize("change", [{"title": "别名"}, {"data_year": 2018}, {"publisher": None}, {"edition": "x"}])
def test_catalog_entry_is_part_of_the_hash(change: dict[str, object], shop: Shop) -> None:
    first, *rest = read_catalog(shop.places.corpus)
    write_catalog(shop.places.corpus, (replace(first, **change), *rest))  # type: ignore[arg-type]
    assert is_stale(shop.places)
    before = read_manifest(current_folder(shop.places.built)).hash
    assert read_manifest(rebuild(shop.places, quiet)).hash != before


def test_same_inputs_give_the_same_hash_and_files_anywhere(shop: Shop, tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "elsewhere", (2019, 2020))
    folder = rebuild(replace(shop.places, corpus=corpus, built=tmp_path / "others"), quiet)
    here, there = read_manifest(current_folder(shop.places.built)), read_manifest(folder)
    assert here.hash == there.hash
    assert here.files == there.files


def test_old_indexes_are_pruned_and_the_newest_are_kept(shop: Shop) -> None:
    for trade in ("1.1", "1.2", "1.3", "1.4"):
        (shop.places.corpus / "reports" / "2020.txt").write_text(report_text(2020, trade), encoding="utf-8")
        rebuild(replace(shop.places, keep=2), quiet)
    assert [folder.name[:6] for folder in index_folders(shop.places.built)] == ["000003", "000004", "000005"]


def test_indexes_share_no_file(shop: Shop) -> None:
    shop.run("add", shop.write("new.txt", report_text(2021)))
    files = [path for path in shop.places.built.rglob("*") if path.is_file()]
    assert {path.stat().st_nlink for path in files} == {1}


def test_fact_table_can_be_asked_in_sql(shop: Shop) -> None:
    store = sqlite3.connect(current_folder(shop.places.built) / "facts.sqlite")
    wanted = "SELECT OBS_VALUE FROM facts WHERE INDICATOR = '跨境电商进出口' AND UNIT_MEASURE = 'CNY' ORDER BY REPORT"
    rows = store.execute(wanted).fetchall()
    store.close()
    assert rows == [(1.92e12,), (1.92e12,)]


def test_refusing_gate_keeps_the_old_index(shop: Shop) -> None:
    def refuse(folder: Path, facts: object) -> str | None:
        raise BuildRefused("no")

    (shop.places.corpus / "reports" / "2020.txt").write_text(report_text(2020, "1.1"), encoding="utf-8")
    before = shop.state()
    with pytest.raises(BuildRefused):
        rebuild(shop.places, quiet, refuse)
    assert shop.state() == before


def test_missing_report_file_is_named_with_a_way_out(shop: Shop) -> None:
    (shop.places.corpus / "reports" / "2020.txt").unlink()
    with pytest.raises(BuildRefused, match=r"2020.txt can't be read .*make remove"):
        rebuild(shop.places, quiet)


def test_other_model_is_another_index(shop: Shop, tmp_path: Path) -> None:
    other = str(shutil.copytree(write_model(tmp_path / "m"), tmp_path / "other model"))
    with pytest.raises(ModelMismatch):
        open_index(shop.places.built, other)
    assert is_stale(replace(shop.places, model=other))
    with pytest.raises(ModelUnusable):
        rebuild(replace(shop.places, model=str(tmp_path)), quiet)


def test_every_flipped_byte_is_found_named_and_survived(shop: Shop) -> None:
    first = current_folder(shop.places.built)
    shop.run("add", shop.write("new.txt", report_text(2021)))
    good = open_index(first, shop.places.model).hash
    folder = current_folder(shop.places.built)
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    assert len(files) == 4 + 3 * 8
    for path in files:
        before = flip(path)
        index = open_index(shop.places.built, shop.places.model)
        assert (index.hash, path.relative_to(folder).as_posix() in (index.warning or "")) == (good, True)
        path.write_bytes(before)


def flip(path: Path) -> bytes:
    """Change one byte in the middle of a file, or add one to an empty file; its content as it was."""
    content = bytearray(path.read_bytes() or b" ")
    content[len(content) // 2] ^= 1
    before = path.read_bytes()
    path.write_bytes(content)
    return before


def test_damaged_index_is_served_from_the_one_before_it_at_a_start(shop: Shop) -> None:
    first = open_index(shop.places.built, shop.places.model).hash
    shop.run("add", shop.write("new.txt", report_text(2021)))
    flip(current_folder(shop.places.built) / "2021" / "facts.jsonl")
    source = Preparing(read_settings(shop.settings()), quiet)
    source.prepare()
    assert source.current().hash == first
    assert "2021/facts.jsonl" in (source.current().warning or "")


def test_damaged_index_without_another_is_built_anew_at_a_start(shop: Shop) -> None:
    flip(current_folder(shop.places.built) / "2020" / "facts.jsonl")
    assert is_stale(shop.places)
    rebuild(shop.places, quiet)
    assert open_index(shop.places.built, shop.places.model).warning is None


@pytest.mark.parametrize("content", [b"", b"\xff", b"000009-ffff", b"../corpus"])
def test_damaged_pointer_gives_the_newest_index_with_a_warning(content: bytes, shop: Shop) -> None:
    (shop.places.built / POINTER).write_bytes(content)
    index = open_index(shop.places.built, shop.places.model)
    assert len(index.reports) == 2
    assert POINTER in (index.warning or "")


def test_code_and_vocabulary_are_part_of_the_key(monkeypatch: pytest.MonkeyPatch, shop: Shop) -> None:
    monkeypatch.setattr("index.manifest.code_digest", lambda: "other")
    assert is_stale(shop.places)


def test_words_that_an_editor_approved_are_part_of_the_key(shop: Shop) -> None:
    (shop.places.corpus / "new_words.txt").write_text("? 候选词 5 x\n", encoding="utf-8")
    assert not is_stale(shop.places)
    (shop.places.corpus / "new_words.txt").write_text("+ 电商进出口 5 x\n", encoding="utf-8")
    assert is_stale(shop.places)
    assert planning.approved_words(shop.places.corpus) == ("电商进出口",)
