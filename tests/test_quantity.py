"""Quantities: number, unit, range, qualifier; and what is none."""
from __future__ import annotations

import io
import json
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_figures import case_lines, parted, span_of

from corpus.quantity import find_quantities, main

CASES = [parted(line) for line in case_lines("quantities.txt")]
PIECES = "2021年 1.92万亿 元 % — 至 约 三成 第 翻 番 《 》 （ 分之 一带一路 - 百 \n G 倍 余".split(" ")


@pytest.mark.parametrize(("sentence", "wanted"), CASES, ids=[sentence for sentence, _ in CASES])
def test_figures_of_a_sentence(sentence: str, wanted: list[tuple[str, list[str]]]) -> None:
    found = [quantity for quantity in find_quantities(sentence) if quantity.kind != "number"]
    assert [quantity.text for quantity in found] == [printed for printed, _ in wanted]
    for quantity, (_, (span, unit, *qualifier)) in zip(found, wanted, strict=True):
        assert (quantity.value, quantity.value_to) == pytest.approx(span_of(span))
        assert (quantity.unit or "-") == unit
        assert [quantity.qualifier] == (qualifier or [None])


def test_bare_numerals_and_years_are_plain_numbers() -> None:
    found = find_quantities("2021 年 11 月，三又二分之一，1/4，负五，3.5e3")
    assert [quantity.value for quantity in found] == [2021, 11, 3.5, 0.25, -5, 3500]
    assert {quantity.kind for quantity in found} == {"number"}


@pytest.mark.parametrize("sentence", ["2021-08-15", "010-6512-1234", "从8%到10%"])
def test_dashes_that_join_no_range(sentence: str) -> None:
    assert all(quantity.value_to is None for quantity in find_quantities(sentence))


def test_fractions_are_percent_in_a_report_and_numbers_on_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert find_quantities("约占全球的五分之一")[0].value == 20
    monkeypatch.setattr(sys, "stdin", io.StringIO("五分之一\n百分之五\n\n"))
    assert main([]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    values = [[(found["value"], found["unit"]) for found in line] for line in lines]
    assert values == [[(0.2, None)], [(5, "percent")], []]


def test_the_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    assert "JSON list" in capsys.readouterr().out


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text("0123456789一二十百万亿零点.,% 　负[]()", max_size=6), max_size=40))
def test_any_mixture_is_read_in_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    end = 0
    for quantity in find_quantities(text):
        assert quantity.start >= end
        assert quantity.text == text[quantity.start : quantity.end] != ""
        json.dumps(quantity.value, allow_nan=False)
        end = quantity.end


@pytest.mark.parametrize("piece", "1|一|万| |1-|1 |三分之|《|(1|A1|1/2|十|约|2021年|-|翻".split("|"))
def test_fifty_thousand_characters_take_linear_time(piece: str) -> None:
    text = piece * (50000 // len(piece))
    started = time.perf_counter()
    find_quantities(text)
    assert time.perf_counter() - started < 10
