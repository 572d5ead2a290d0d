"""Where sentences end."""
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import split_sentences
from corpus.span import Mapped
from tests.reading_cases import paragraphs_with_ends


def whole(text: str) -> Mapped:
    return Mapped(text, tuple(range(len(text))))


@pytest.mark.parametrize("wanted", paragraphs_with_ends(), ids=lambda wanted: wanted[0][:12])
def test_sentences_end_where_the_case_says(wanted: list[str]) -> None:
    found = split_sentences(whole("".join(wanted)))
    assert [sentence.text for sentence in found] == [text.strip() for text in wanted]


@given(st.text(alphabet="数字增长。！？；“”‘’（）《》\"'.?! 3a\u3000", max_size=200))
def test_nothing_but_white_space_is_lost(text: str) -> None:
    found = split_sentences(whole(text))
    assert "".join("".join(s.text.split()) for s in found) == "".join(text.split())
    assert all(s.content.raw_span().slice(text) == s.text for s in found)


def test_a_very_long_sentence_takes_no_time() -> None:
    text = "（“《" * 20_000 + "增长" * 20_000 + "。完。"
    assert [sentence.text for sentence in split_sentences(whole(text))][-1] == "完。"
