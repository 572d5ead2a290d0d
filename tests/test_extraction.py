"""Facts: gold facts of two editions, sentences of our own, places, speed and bad input."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from extracting import CASES, bare, edition, facts_of, fits, lines_of, matched, read_file, report_of
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extraction import extract
from index.segmentation import Segmenter

FIELDS = (
    *("text", "indicator", "measure", "value", "unit", "period", "region", "counterpart", "of", "source"),
    *("qualifier", "scope", "forecast"),
)
SENTENCES = lines_of("facts-sentences.jsonl") + lines_of("facts-sentences-2.jsonl")
# 按货物与服务合计计算，其在世界贸易中的比重: the gold joins what stands in two clauses
TOLD_APART = [("世界货物与服务贸易", "世界贸易")]
PIECES = st.sampled_from(
    [
        "2021年，",
        "我国",
        "出口",
        "进出口",
        "1.2万亿元",
        "3%",
        "、",
        "和",
        "分别",
        "增长",
        "占",
        "全球的",
        "其中",
        "（",
        "）",
        "《",
        "》",
        "“",
        "从",
        "增至",
        "较上年",
        "第五位",
        "10倍",
        "个百分点",
        "，",
        "；",
        "。",
        "的",
        "美国",
        "达",
        "x",
        " ",
        "\n",
        "２０",
        "-",
        "约",
    ]
)


@pytest.mark.parametrize("year", [2021, 2022])
def test_gold_facts(year: int) -> None:
    gold, (_, facts) = lines_of(f"facts-{year}.jsonl"), edition(year)
    wrong = []
    left = list(facts)
    for want in gold:
        found = matched(want, left)
        if found is None or not fits(want, found):
            wrong.append((want["span"], want["indicator"]))
        else:
            left.remove(found)
    assert not wrong
    assert not left, [(fact.text, fact.indicator) for fact in left]


@pytest.mark.parametrize("year", [2021, 2022])
@pytest.mark.parametrize("field", ["region", "counterpart", "of", "qualifier", "source"])
def test_gold_places_and_sources(year: int, field: str) -> None:
    wanted = [want for want in lines_of(f"facts-{year}.jsonl") if want.get(field)]
    found = [(bare(want[field]), bare(getattr(matched(want, list(edition(year)[1])), field, ""))) for want in wanted]
    wrong = [(want, got) for want, got in found if not got or (want not in got and got not in want)]
    assert [pair for pair in wrong if pair not in TOLD_APART] == []


@pytest.mark.parametrize("year", [2021, 2022])
def test_places_are_those_of_the_printed_figures(year: int) -> None:
    report, facts = edition(year)
    for fact in facts:
        assert bare(report.raw[fact.start : fact.end]) == bare(fact.text)
        assert bare(report.raw[fact.quote_start : fact.quote_end]) == bare(fact.quote)
        assert fact.quote_start <= fact.start < fact.end <= fact.quote_end


def test_ids_count_in_reading_order() -> None:
    _, facts = edition(2021)
    assert [fact.id for fact in facts] == [f"2021-f{number:04d}" for number in range(len(facts))]
    assert [fact.start for fact in facts] == sorted(fact.start for fact in facts)


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["text"][:16])
def test_sentences_of_our_own(case: dict) -> None:
    found = facts_of(case["text"], case["year"])
    wanted = [{"region": "中国", "forecast": False, **want} for want in case["facts"]]
    assert [{k: getattr(fact, k) for k in FIELDS} for fact in found] == [{k: w.get(k) for k in FIELDS} for w in wanted]


@pytest.mark.parametrize(
    ("heading", "region"),
    [("一、全球数字贸易态势", "全球"), ("二、我国参与全球规则", "中国"), ("三、国际合作", "中国")],
)
def test_what_names_no_place_is_of_the_place_of_its_section(heading: str, region: str) -> None:
    report = report_of("计算机服务出口增长12.5%。")
    section = replace(report.sections[0], headings=(heading,))
    assert [fact.region for fact in extract(replace(report, sections=(section,)))] == [region]


@pytest.mark.parametrize(
    "text",
    [
        "数字贸易是国际贸易的新亮点。",
        "第一，完善法规；第二，扩大开放。",
        "《通知》（2022年版）共三章，图3见附件2。",
        "",
    ],
)
def test_text_without_statistics_has_no_facts(text: str) -> None:
    assert facts_of(text) == ()


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    for fact in facts_of(text.replace("\r", "")):
        assert fact.indicator
        assert fact.text


@pytest.mark.parametrize(
    "text", ["从2021年的", "分别", "同比", "1.2亿元、", "（", "美国、", "占", "服务", "增长", "“", "2021年"]
)
def test_long_sentences_take_little_time(text: str) -> None:
    started = time.perf_counter()
    facts_of(text * (50_000 // len(text)) + "5亿元，增长3%")
    assert time.perf_counter() - started < 20


def test_a_sentence_of_two_thousand_figures_takes_little_time() -> None:
    started = time.perf_counter()
    assert len(facts_of("我国出口5亿元，增长3%，其中" * 1000)) == 2000
    assert time.perf_counter() - started < 10


def test_cost_is_a_small_multiple_of_segmentation_and_linear() -> None:
    report, _ = edition(2021)
    segmenter = Segmenter()
    segmenter.words("我国数字贸易")
    segmented = min(_timed(lambda: segmenter.words(report.raw)) for _ in range(3))
    once = min(_timed(lambda: extract(report)) for _ in range(3))
    ten = _timed(lambda: extract(replace(report, sections=report.sections * 10)))
    assert once < 10 * segmented
    assert ten < 25 * once


def _timed(work: object) -> float:
    started = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - started


@pytest.mark.parametrize("name", ["facts-tables", "facts-tables-2", "facts-tables-3"])
def test_cells_of_tables(name: str) -> None:
    report, facts = read_file(CASES / f"{name}.txt", 2023)
    wanted = lines_of(f"{name}.jsonl")
    found = [fact for fact in facts if fact.rule == "table_cell"]
    keys = ("text", "quote", "indicator", "measure", "value", "unit", "period", "region", "counterpart", "of")
    assert [{k: getattr(f, k) for k in keys} for f in found] == [{k: want.get(k) for k in keys} for want in wanted]
    assert all(report.raw[fact.start : fact.end] == fact.text for fact in found)


def test_a_page_number_inside_a_figure_is_no_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    text = "一、概况\n\n2023年，我国服务进出口3727.1 亿\n- 3 -\n美元，用户达到12.\n- 4 -\n3万人。\n"
    path.write_text(text, encoding="utf-8")
    report, facts = read_file(path, 2023)
    assert [fact.text for fact in facts] == ["3727.1亿"]
    assert (facts[0].value, facts[0].unit) == (372_710_000_000, "USD")
    assert bare(report.raw[facts[0].start : facts[0].end]) == facts[0].text
