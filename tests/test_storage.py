"""Files that survive kills and full disks; the folders and manifests of indexes."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.catalog import CatalogEntry
from index import durable, folders
from index.errors import BuildRunning, IndexDamaged, IndexMissing, IndexOutdated
from index.manifest import FORMAT, NAME, Edition, Manifest, edition_key, index_hash, read_manifest, verify

ENTRY = CatalogEntry("2021", "reports/2021.txt", "报告", "商务部", 2021, "2021")


def make(built: Path, number: int, before: str | None = None) -> Path:
    """An index folder with nothing but a manifest and one file."""
    folder = built / f"{number:06d}-abc"
    durable.write(folder / "file", b"x")
    files = {"file": durable.digest(b"x")}
    manifest = Manifest(FORMAT, f"{number}", "fake", (Edition("2021", "k", 1, 1),), files, None, ("词",), before)
    durable.write(folder / NAME, manifest.to_bytes())
    return folder


def test_all_files_or_none_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    with pytest.raises(OSError, match="File name too long"):
        durable.replace_all({tmp_path / "a": b"new", tmp_path / ("x" * 300): b"new"})
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a": "old"}
    durable.replace_all({tmp_path / "a": b"new", tmp_path / "b" / "c": b"new"})
    assert ((tmp_path / "a").read_text(), (tmp_path / "b" / "c").read_text()) == ("new", "new")


def test_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    folder = make(tmp_path, 1, "000000-abc")
    manifest = read_manifest(folder)
    assert (manifest.hash, manifest.terms, manifest.before) == ("1", ("词",), "000000-abc")
    assert manifest.editions == (Edition("2021", "k", 1, 1),)
    verify(folder, manifest)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b"\xff", b'{"checksum": 1}'])
def test_manifest_that_cannot_be_read_is_damage(content: bytes, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(IndexDamaged, match=NAME):
        read_manifest(tmp_path)


def test_missing_and_changed_files_are_named(tmp_path: Path) -> None:
    folder = make(tmp_path, 1)
    (folder / "file").write_bytes(b"y")
    with pytest.raises(IndexDamaged, match="file is not as it was written"):
        verify(folder, read_manifest(folder))
    (folder / "file").unlink()
    with pytest.raises(IndexDamaged, match="file is missing"):
        verify(folder, read_manifest(folder))


def test_other_format_is_said(tmp_path: Path) -> None:
    record = json.loads((make(tmp_path, 1) / NAME).read_bytes())
    newer = Manifest(99, record["hash"], "fake", (), {})
    (tmp_path / "000001-abc" / NAME).write_bytes(newer.to_bytes())
    with pytest.raises(IndexOutdated, match="format 99"):
        read_manifest(tmp_path / "000001-abc")


def test_key_depends_on_text_entry_model_and_words_but_not_on_the_place() -> None:
    key = edition_key(ENTRY, b"x", "m", ("词",))
    moved = CatalogEntry("2021", "reports/2021-abc.txt", "报告", "商务部", 2021, "2021")
    assert edition_key(moved, b"x", "m", ("词",)) == key
    others = [(b"y", "m", ("词",)), (b"x", "n", ("词",)), (b"x", "m", ())]
    assert len({key, *(edition_key(ENTRY, *other) for other in others)}) == 4
    assert index_hash(["a", "b"], "m") != index_hash(["b", "a"], "m")


def test_missing_index_is_said_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="make index"):
        folders.current_folder(tmp_path / "nothing")


def test_rollback_line_is_kept_when_old_indexes_are_pruned(tmp_path: Path) -> None:
    for number, before in ((1, None), (2, 1), (3, 1), (4, 1), (5, 1)):
        make(tmp_path, number, f"{before:06d}-abc" if before else None)
    (tmp_path / folders.POINTER).write_text("000005-abc")
    assert [folder.name[:6] for folder in folders.lineage(tmp_path)] == ["000005", "000001"]
    folders.prune(tmp_path, 2)
    assert [folder.name[:6] for folder in folders.index_folders(tmp_path)] == ["000001", "000004", "000005"]
    assert folders.next_folder(tmp_path, "def").name == "000006-def"


def test_one_writer_at_a_time_and_leftovers_are_swept(tmp_path: Path) -> None:
    for leftover in (".new-1/x", ".old-2/x", ".current.3.new"):
        durable.write(tmp_path / leftover, b"x")
    with folders.writing(tmp_path):
        assert [path.name for path in tmp_path.iterdir()] == [".lock"]
        with pytest.raises(BuildRunning, match="try again"), folders.writing(tmp_path):
            pass
    with folders.writing(tmp_path):
        pass
