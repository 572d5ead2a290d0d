"""Report years in, out and back: python -m service.editions on a corpus of short reports."""
from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.catalog import read_catalog
from index.errors import BuildRunning
from index.folders import current_folder, writing
from index.manifest import read_manifest
from index.opened import open_index
from index.rebuild import is_stale
from service.gate import Case, failures, read_cases
from tests import bad_files
from tests.small_corpus import Shop, report_text, shop

__all__ = ["shop"]
BAD = [json.loads(line) for line in (Path(__file__).parent / "cases" / "bad_reports.jsonl").open()]


def test_added_report_is_in_catalog_corpus_and_index(shop: Shop) -> None:
    path = shop.write("new.txt", report_text(2021))
    assert shop.run("add", path, "--year", "2021", "--title", "新报告") == 0
    entry = read_catalog(shop.places.corpus)[-1]
    assert (entry.id, entry.file, entry.title, entry.data_year) == ("2021", "reports/2021.txt", "新报告", 2021)
    assert (shop.places.corpus / entry.file).read_bytes() == Path(path).read_bytes()
    assert [report.id for report in open_index(shop.places.built, shop.places.model).reports] == shop.ids()
    assert not is_stale(shop.places)


def test_title_year_and_publisher_are_found_in_the_text(shop: Shop) -> None:
    assert shop.run("add", shop.write("new.txt", report_text(2021))) == 0
    entry = read_catalog(shop.places.corpus)[-1]
    assert (entry.id, entry.data_year, entry.edition) == ("2021", 2021, "2021")
    assert (entry.title, entry.publisher) == ("跨境贸易统计报告 2021", "商务部")


def test_older_report_comes_before_the_others(shop: Shop) -> None:
    assert shop.run("add", shop.write("new.txt", report_text(2018))) == 0
    assert shop.ids() == ["2018", "2019", "2020"]


def test_revised_figure_is_told(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    looking_back = "2020 年，我国跨境电商进出口 1.69 万亿元。2019 年，我国跨境电商进出口 1.92 万亿元。\n"
    text = f"{report_text(2021)}三、回顾\n{looking_back}"
    assert shop.run("add", shop.write("new.txt", text)) == 0
    told = capsys.readouterr().out
    assert "revised: 2020 跨境电商进出口 1.92万亿元 → 1.69万亿元, edition 2021" in told
    assert "revised 1" in told
    assert "as in another edition 1," in told


def test_replaced_report_tells_what_changed_and_leaves_no_trace(
    shop: Shop, capsys: pytest.CaptureFixture[str]
) -> None:
    path = shop.write("new.txt", report_text(2020, trade="1.70"))
    assert shop.run("add", path, "--year", "2020") == 1
    assert shop.run("add", path, "--year", "2020", "--force") == 0
    assert "changed: 2020 跨境电商进出口 1.92万亿元 → 1.70万亿元, edition 2020" in capsys.readouterr().out
    facts = [fact for fact in open_index(shop.places.built, shop.places.model).facts if fact.report == "2020"]
    assert {fact.value for fact in facts if fact.unit == "CNY" and fact.value < 1.8e12} >= {1.7e12}
    assert not [fact for fact in facts if fact.value == 1.92e12]
    assert "--force" in (read_manifest(current_folder(shop.places.built)).forced or "")


def test_second_report_of_a_year_has_an_id_of_its_own(shop: Shop) -> None:
    path = shop.write("new.txt", report_text(2020, trade="1.70"))
    assert shop.run("add", path, "--year", "2020", "--id", "2020-b") == 0
    assert shop.ids() == ["2019", "2020", "2020-b"]
    assert shop.run("remove", "2020-b") == 0
    assert shop.ids() == ["2019", "2020"]


def test_removed_report_is_gone_and_comes_back_by_rollback(shop: Shop) -> None:
    before = current_folder(shop.places.built)
    file = shop.places.corpus / "reports" / "2019.txt"
    content = file.read_bytes()
    assert shop.run("remove", "2019") == 0
    assert (shop.ids(), file.exists()) == (["2020"], False)
    assert {fact.report for fact in open_index(shop.places.built, shop.places.model).facts} == {"2020"}
    assert shop.run("rollback") == 0
    assert (shop.ids(), file.read_bytes(), current_folder(shop.places.built)) == (["2019", "2020"], content, before)
    assert not is_stale(shop.places)


def test_rollback_of_an_add_takes_the_report_out_again(shop: Shop) -> None:
    before = shop.state()
    assert shop.run("add", shop.write("new.txt", report_text(2021))) == 0
    assert shop.run("rollback") == 0
    after = shop.state()
    assert {path: after.get(path) for path in before} == before
    assert not (shop.places.corpus / "reports" / "2021.txt").exists()
    assert not is_stale(shop.places)


def test_first_add_on_a_fresh_machine_can_be_rolled_back(shop: Shop) -> None:
    shutil.rmtree(shop.places.built)
    assert [shop.run("add", shop.write("new.txt", report_text(2021))), shop.run("rollback")] == [0, 0]
    assert shop.ids() == ["2019", "2020"]


def test_rollback_goes_on_to_the_first_index(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    for year in (2021, 2022):
        assert shop.run("add", shop.write(f"{year}.txt", report_text(year))) == 0
    assert [shop.run("rollback") for _ in range(3)] == [0, 0, 1]
    assert shop.ids() == ["2019", "2020"]
    assert "no earlier index" in capsys.readouterr().err


def test_rollback_passes_over_what_was_rolled_back(shop: Shop) -> None:
    first, path = current_folder(shop.places.built), shop.write("new.txt", report_text(2021))
    for _ in range(4):
        assert [shop.run("add", path), shop.run("rollback")] == [0, 0]
        assert current_folder(shop.places.built) == first


def test_replaced_report_comes_back_by_rollback(shop: Shop) -> None:
    content = (shop.places.corpus / "reports" / "2020.txt").read_bytes()
    shop.run("add", shop.write("new.txt", report_text(2020, trade="1.70")), "--force")
    assert shop.run("rollback") == 0
    entry = read_catalog(shop.places.corpus)[-1]
    assert (shop.places.corpus / entry.file).read_bytes() == content
    assert not is_stale(shop.places)


def test_report_that_lies_in_the_corpus_already_is_taken_where_it_is(shop: Shop) -> None:
    path = shop.places.corpus / "reports" / "2021.txt"
    path.write_text(report_text(2021), encoding="utf-8")
    assert shop.run("add", str(path)) == 0
    assert shop.ids()[-1] == "2021"


@pytest.mark.parametrize("case", BAD, ids=lambda case: case["name"])
def test_bad_report_is_one_line_and_changes_nothing(
    case: bad_files.Case, shop: Shop, capsys: pytest.CaptureFixture[str]
) -> None:
    path = bad_files.make(case, shop.folder)
    before = shop.state()
    assert shop.run("add", str(path), *case.get("options", [])) == 1
    said = [line for line in capsys.readouterr().err.splitlines() if line.startswith("editions: ")]
    assert len(said) == 1
    assert case["words"] in said[0]
    assert shop.state() == before


@pytest.mark.parametrize("arguments", [["remove", "1999"], ["check", "1999"]])
def test_unknown_report_is_named_with_those_that_are_there(
    arguments: list[str], shop: Shop, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shop.run(*arguments) == 1
    assert capsys.readouterr().err == "editions: no report 1999 is loaded: give one of 2019, 2020\n"


def test_last_report_stays(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    assert [shop.run("remove", "2019"), shop.run("remove", "2020")] == [0, 1]
    assert "only report" in capsys.readouterr().err


def test_two_at_once_are_refused(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    path = shop.write("new.txt", report_text(2021))
    before = shop.state()
    with writing(shop.places.built):
        assert shop.run("add", path) == 1
        with pytest.raises(BuildRunning), writing(shop.places.built):
            pass
    assert "is being changed by process" in capsys.readouterr().err
    assert shop.state() == before


def test_full_disk_changes_nothing(shop: Shop) -> None:
    before = shop.state()
    command = [sys.executable, "-m", "service.editions", "add", shop.write("new.txt", report_text(2021))]
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))  # noqa: E731
    ended = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=limit)
    assert ended.returncode == 1
    assert "make room and try again" in ended.stderr.splitlines()[-1]
    assert "Traceback" not in ended.stderr
    assert shop.state() == before


def test_corpus_that_cannot_be_written_is_said_before_the_work(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # Permissions do not stop the administrator that tests may run as.
    monkeypatch.setattr("os.access", lambda folder, mode: False)
    assert shop.run("add", shop.write("new.txt", report_text(2021))) == 1
    assert capsys.readouterr().err.endswith("can't be written: make it writable and try again\n")


def test_disk_that_turns_read_only_at_the_end_changes_nothing(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(contents: object) -> None:
        raise OSError(30, "Read-only file system", "catalog.toml")

    before = shop.state()
    monkeypatch.setattr("index.durable.replace_all", refuse)
    assert shop.run("add", shop.write("new.txt", report_text(2021))) == 1
    assert shop.state() == before


def test_list_and_check_tell_what_is_loaded(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    assert [shop.run("list"), shop.run("check"), shop.run("check", "2020")] == [0, 0, 0]
    told = capsys.readouterr().out
    assert current_folder(shop.places.built).name in told
    assert "arithmetic:" in told
    assert "nothing speaks against it" in told


def test_damaged_catalog_is_one_line(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    (shop.places.corpus / "catalog.toml").write_text("[[report]")
    assert shop.run("add", shop.write("new.txt", report_text(2021))) == 1
    assert capsys.readouterr().err.startswith("editions: ")


def test_failed_question_keeps_the_old_index_and_force_is_recorded(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = Case(2021, "", "2021年跨境电商进出口额是多少？", "answered", ("9.99万亿元",))
    monkeypatch.setattr("service.editions_adding.read_cases", lambda: (wrong,))
    before, path = shop.state(), shop.write("new.txt", report_text(2021))
    assert shop.run("add", path) == 1
    assert shop.state() == before
    assert shop.run("add", path, "--force") == 0
    assert "9.99万亿元" in (read_manifest(current_folder(shop.places.built)).forced or "")


def test_what_stays_must_answer_when_a_report_is_taken_out(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = Case(2020, "", "2020年跨境电商进出口额是多少？", "answered", ("9.99万亿元",))
    monkeypatch.setattr("service.editions_adding.read_cases", lambda: (wrong,))
    before = shop.state()
    assert shop.run("remove", "2019") == 1
    assert shop.state() == before
    assert shop.run("remove", "2019", "--force") == 0
    assert "9.99万亿元" in (read_manifest(current_folder(shop.places.built)).forced or "")


def test_cases_of_editions_that_are_not_loaded_are_skipped(shop: Shop) -> None:
    index = open_index(shop.places.built, shop.places.model)
    asked: list[str] = []

    def ask(question: str, *rest: object) -> object:
        asked.append(question)
        raise AssertionError

    cases = [case for case in read_cases() if case.year is not None]
    assert cases
    assert failures(index, ask, cases) == []  # type: ignore[arg-type]
    assert asked == []


@pytest.mark.parametrize("arguments", [["--help"], ["add", "--help"], ["rollback", "--help"]])
def test_every_command_has_help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        Shop.run(None, *arguments)  # type: ignore[arg-type]
    assert ended.value.code == 0
    assert "usage: python -m service.editions" in capsys.readouterr().out


def test_leftovers_of_a_killed_add_are_swept(shop: Shop) -> None:
    before = shop.state()
    shutil.copytree(current_folder(shop.places.built), shop.places.built / ".new-1")
    (shop.places.corpus / "reports" / ".2021.txt.1.new").write_text("half")
    (shop.places.built / ".current.1.new").write_text("half")
    assert [shop.run("add", shop.write("new.txt", report_text(2021))), shop.run("rollback")] == [0, 0]
    after = shop.state()
    assert {path: after.pop(path) for path in before} == before
    assert not [path for path in after if "/." in path]
