"""An index in memory: its reports, facts, passages, checks and search, as they were built."""
from __future__ import annotations

import pytest

from index.embedding import open_encoder
from index.errors import IndexDamaged, IndexMissing
from index.folders import current_folder
from index.opened import OpenIndex, open_index, read_index
from index.rebuild import rebuild
from tests.small_corpus import Shop, report_text, shop

__all__ = ["shop"]


@pytest.fixture
def index(shop: Shop) -> OpenIndex:
    """The index of 2019 and 2020."""
    return open_index(shop.places.built, shop.places.model)


def test_counts_are_those_of_the_reports(index: OpenIndex) -> None:
    for loaded in index.reports:
        assert loaded.facts == sum(fact.report == loaded.id for fact in index.facts)
        assert loaded.passages == sum(passage.report == loaded.id for passage in index.passages)
        verdicts = [check.verdict for check in index.checks(loaded.id)]
        assert len(verdicts) == loaded.agree + loaded.rounding + loaded.disagree + loaded.revised


def test_facts_and_passages_are_found_by_their_ids(index: OpenIndex) -> None:
    assert [index.fact(fact.id) for fact in index.facts] == list(index.facts)
    assert [index.passage(passage.id) for passage in index.passages] == list(index.passages)
    for fact in index.facts:
        passage = index.passage(fact.passage_id or "")
        assert passage.start <= (fact.start or 0) < passage.end


@pytest.mark.parametrize("name", ["fact", "passage", "report", "coverage"])
def test_unknown_ids_are_key_errors(name: str, index: OpenIndex) -> None:
    with pytest.raises(KeyError):
        getattr(index, name)("nothing")


def test_search_keeps_to_the_reports_named(index: OpenIndex) -> None:
    assert {hit.passage.report for hit in index.search("跨境电商进出口")} == {"2019", "2020"}
    assert {hit.passage.report for hit in index.search("跨境电商进出口", ["2020"])} == {"2020"}
    assert len(index.search("跨境电商进出口", limit=1)) == 1


def test_figure_printed_in_two_editions_is_linked(shop: Shop) -> None:
    text = f"{report_text(2020)}三、回顾\n2019 年，我国软件业务出口 521 亿美元。\n"
    (shop.places.corpus / "reports" / "2020.txt").write_text(text, encoding="utf-8")
    rebuild(shop.places, lambda line: None)
    index = open_index(shop.places.built, shop.places.model)
    again = [fact for fact in index.facts if fact.period == "2019" and fact.report == "2020"]
    assert [index.fact(other).report for fact in again for other in fact.same_as] == ["2019"]


def test_index_is_as_it_was_built_after_writing_and_reading(shop: Shop, index: OpenIndex) -> None:
    manifest, parts, across = read_index(current_folder(shop.places.built))
    checks = [*(check for part in parts for check in part.checks), *across]
    assert (manifest.hash, [part.report.id for part in parts]) == (index.hash, ["2019", "2020"])
    assert len(checks) == sum(len(index.checks(part.report.id)) for part in parts)
    raw = (shop.places.corpus / "reports" / "2020.txt").read_bytes().decode()
    assert index.report("2020").raw == raw


def test_some_reports_can_be_opened_alone(shop: Shop) -> None:
    alone = open_index(current_folder(shop.places.built), shop.places.model, only=["2020"])
    assert [report.id for report in alone.reports] == ["2020"]
    assert {fact.report for fact in alone.facts} == {"2020"}


def test_figure_revised_by_a_later_edition_is_counted_there(shop: Shop) -> None:
    text = f"{report_text(2020)}三、回顾\n2019 年，我国软件业务出口 509 亿美元。\n"
    (shop.places.corpus / "reports" / "2020.txt").write_text(text, encoding="utf-8")
    rebuild(shop.places, lambda line: None)
    index = open_index(shop.places.built, shop.places.model)
    assert [(r.id, r.revised, r.disagree) for r in index.reports] == [("2019", 0, 0), ("2020", 1, 0)]
    assert "521亿美元 = 509亿美元" in [check.formula for check in index.checks("2020")]


def test_only_what_is_opened_is_compared_with_its_checksums(shop: Shop) -> None:
    folder = current_folder(shop.places.built)
    (folder / "2019" / "vectors.npy").write_bytes(b"")
    assert open_index(folder, shop.places.model, only=["2020"]).reports
    with pytest.raises(IndexDamaged, match=r"2019/vectors\.npy"):
        open_index(folder, shop.places.model)


def test_missing_index_is_said(shop: Shop) -> None:
    with pytest.raises(IndexMissing, match="make index"):
        open_index(shop.folder / "nothing", encoder=open_encoder(shop.places.model))
