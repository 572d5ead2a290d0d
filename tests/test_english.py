"""English questions come out in the words of the reports."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prose import pairs

from service.english import to_chinese
from service.english_periods import take_amounts, take_periods


@pytest.mark.parametrize(("english", "parts"), pairs("english.txt"))
def test_says_it_in_chinese(english, parts):
    chinese = to_chinese(english).question
    assert all(part in chinese for part in parts.split(" | ")), chinese


def test_unknown_words_stay():
    assert to_chinese("How many cars did China export in 2021?").unknown == ("cars",)


def test_dates_are_taken_out():
    assert take_periods("exports in march 2021 and 2022")[1] == ["2021年3月", "2022年"]


def test_amounts_are_converted():
    assert take_amounts("grew 28.3% to us$ 5 billion, ranked fifth")[1] == ["位居第五", "28.3%", "50亿美元"]


@given(st.text(alphabet=st.characters(max_codepoint=0x2FF), max_size=120))
def test_any_text_is_translated(text):
    assert isinstance(to_chinese(text).question, str)
