"""No numeral without a record."""

from __future__ import annotations

from dataclasses import replace

import pytest
from figure_index import editions

from service.answer import Answer
from service.answering import answer
from service.guard import WITHHELD, guarded, unsupported


@pytest.fixture
def right() -> Answer:
    return answer("2021年跨境电商出口额是多少？", editions("2021"))


def test_a_supported_answer_passes(right: Answer) -> None:
    assert unsupported(right) == []
    assert guarded(right) is right


def test_a_loose_numeral_withholds_the_answer(right: Answer) -> None:
    before = WITHHELD.count
    held = guarded(replace(right, answer="2021年，出口额为1.47万亿元[1]。"))
    assert (held.status, held.facts, held.citations) == ("no_answer", (), ())
    assert "1.47" not in held.answer
    assert WITHHELD.count == before + 1


def test_a_conversion_of_a_fact_is_supported(right: Answer) -> None:
    assert unsupported(replace(right, answer="13900亿元")) == []


def test_marks_are_no_numerals(right: Answer) -> None:
    assert unsupported(replace(right, answer="见[7]。")) == []
