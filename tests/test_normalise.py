"""Questions of any width, script, spacing and politeness are read in one form."""
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prose import pairs, vocabulary

from service.normalise import language_of, normalise
from service.script import clean_characters


@pytest.mark.parametrize(("typed", "read"), pairs("normalising.txt"))
def test_reads_in_one_form(typed, read):
    assert normalise(typed, vocabulary("2021")).text == read


def test_decoration_is_dropped():
    assert clean_characters("跨境\u200b电商😀出口\u202e额\x07") == "跨境电商出口额"


@pytest.mark.parametrize(
    ("text", "language"), [("How much?", "en"), ("CIPS 2021", "zh"), ("CIPS金额", "zh"), ("", "zh")]
)
def test_language(text, language):
    assert language_of(text) == language


def test_repairs_are_reported():
    found = normalise("2021跨境点商出口多少", vocabulary("2021"))
    assert [(r.typed, r.read_as) for r in found.repairs] == [("跨境点商出口", "跨境电商出口")]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read(text):
    assert isinstance(normalise(text, vocabulary("2021")).text, str)
