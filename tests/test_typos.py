"""Typing errors are put right where a term explains them, and nothing else is touched."""
from __future__ import annotations

import pytest
from prose import pairs, passages, vocabulary

from service.typos import alike, repair


@pytest.mark.parametrize(("typed", "read"), pairs("typos.txt"))
def test_repairs_towards_terms_only(typed, read):
    known = vocabulary("2021")
    text, repairs = repair(typed, known.terms, known.split)
    assert text == read
    assert bool(repairs) == (typed != read)


def test_no_question_of_correct_words_is_changed():
    known = vocabulary("2021")
    for passage in passages("2022"):
        correct = passage.text[:200]
        assert repair(correct, known.terms, known.split) == (correct, ())


@pytest.mark.parametrize(("typed", "meant", "is_so"), [("点", "电", True), ("囗", "口", True), ("进", "出", False)])
def test_alike_by_sound_or_shape(typed, meant, is_so):
    assert alike(typed, meant) is is_so
