"""Numerals: what is written is what is read."""
from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_figures import case_lines, span_of

from corpus.numeral import plain, read_numeral, value_of

CASES = [tuple(part.strip() for part in line.split(" = ")) for line in case_lines("numerals.txt")]


@pytest.mark.parametrize(("written", "wanted"), CASES)
def test_values(written: str, wanted: str) -> None:
    found = read_numeral(plain(written), 0)
    if wanted == "!":
        assert found is None
    else:
        assert found is not None
        assert (found.value, found.value_to) == pytest.approx(span_of(wanted))
        assert found.end == len(written)


ENDS = [("五十千", 2), ("3万 2021年", 2), ("1, 234", 1), ("5万 20亿", 2), ("十二点五十分", 2)]


@pytest.mark.parametrize(("written", "end"), ENDS)
def test_a_numeral_ends_where_no_more_fits(written: str, end: int) -> None:
    found = read_numeral(written, 0)
    assert found is not None
    assert found.end == end


def test_large_values_are_exact() -> None:
    assert value_of("1.92万亿") == 1920000000000
    assert value_of("79.60万亿") == 79600000000000


def test_what_is_no_numeral_raises() -> None:
    with pytest.raises(ValueError, match="亿元"):
        value_of("亿元")


def spelled(number: int) -> str:
    """A number below ten thousand in Chinese numerals, written independently of the reader."""
    digits = [int(digit) for digit in f"{number:04}"]
    placed = zip(digits, "千百十 ", strict=True)
    written = "".join(("零一二三四五六七八九"[digit] + unit) if digit else "零" for digit, unit in placed)
    while "零零" in written:
        written = written.replace("零零", "零")
    return written.replace(" ", "").strip("零")


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_any_spelled_number_is_read_back(high: int, low: int) -> None:
    assert value_of(spelled(high)) == high
    assert value_of(f"{spelled(high)}万零{spelled(low)}") == high * 10000 + low


@settings(max_examples=200)
@given(st.text("0123456789,.一二十百千万亿兆零点余多几两壹拾e-kM打 　分之", max_size=40))
def test_any_text_is_read_without_failing(text: str) -> None:
    flat = plain(text)
    assert len(flat) == len(text)
    found = read_numeral(flat, 0)
    assert found is None or 0 < found.end <= len(text)


@pytest.mark.parametrize("piece", ["1", "一", "万", "三百", "一点", "1,", "十", "五 ", "亿万"])
def test_long_numerals_take_linear_time(piece: str) -> None:
    started = time.perf_counter()
    read_numeral(piece * 20000, 0)
    assert time.perf_counter() - started < 0.5
