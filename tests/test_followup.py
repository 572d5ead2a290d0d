"""Follow-ups are completed from the conversation; questions of their own are left alone."""
from __future__ import annotations

import pytest
from prose import pairs

from service.followup import resolve


@pytest.mark.parametrize(("earlier", "question", "reading"), pairs("followups.txt"))
def test_stands_on_its_own(earlier, question, reading):
    assert resolve(question, earlier.split(" / ")).question == reading


def test_says_what_was_taken_over():
    assert "跨境电商" in resolve("那出口呢？", ["2021年我国跨境电商进口额是多少？"]).taken_over


def test_nothing_is_taken_over_without_history():
    assert resolve("那出口呢？", []).taken_over == ()


def test_a_question_of_its_own_is_not_coloured():
    resolved = resolve("2021年我国独角兽企业有多少家？", ["2021年软件业务出口多少"])
    assert resolved.taken_over == ()
