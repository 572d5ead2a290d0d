"""Periods: absolute and leaning ones, and which govern nothing."""
from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_figures import case_lines, parted

from corpus.period import find_periods

CASES = [parted(line) for line in case_lines("periods.txt")]
PIECES = "2021|年|8月|至|—|上半年|截至|底|较|去年|近五年|前三季度|《|》| |-|Q1 |in 2021|以来|二〇".split("|")


@pytest.mark.parametrize(("sentence", "wanted"), CASES, ids=[sentence for sentence, _ in CASES])
def test_periods_of_a_sentence(sentence: str, wanted: list[tuple[str, list[str]]]) -> None:
    found = find_periods(sentence, 2022)
    assert [(p.text, [p.value or "-", p.kind, *(["base"] if p.base else [])]) for p in found] == wanted


def test_leaning_periods_wait_for_an_anchor() -> None:
    (period,) = find_periods("上年末")
    assert period.value is None
    assert (period.resolve(2019), period.resolve(2024)) == ("2018-12-31", "2023-12-31")


def test_dated_periods_ignore_the_anchor() -> None:
    (period,) = find_periods("2021年上半年")
    assert period.resolve(1999) == period.value == "2021-01/2021-06"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text("0123456789一二十年月日季度前", max_size=5)), max_size=40))
def test_any_mixture_is_read_in_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    end = 0
    for period in find_periods(text, 2022):
        assert period.start >= end
        assert period.text == text[period.start : period.end] != ""
        end = period.end


@pytest.mark.parametrize("piece", "1|2| |2021|2021年|年 |前|一|《|1-|截至|(|2021年1|从 ".split("|"))
def test_fifty_thousand_characters_take_linear_time(piece: str) -> None:
    text = piece * (50000 // len(piece))
    started = time.perf_counter()
    find_periods(text, 2022)
    assert time.perf_counter() - started < 5
