"""What a request may hold."""
from __future__ import annotations

import pytest
from flask import Flask, request
from hypothesis import given
from hypothesis import strategies as st

from service import limits
from service.answer import Turn
from service.errors import BrokenBody, Invalid, RequestError
from service.settings import Settings

SETTINGS = Settings(max_history=2, max_answer=5)


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("  出口\u3000额\n\t是 ", "出口 额 是"),
        ("跨境\x00电\u200b商\u202e", "跨境电商"),
        ("\ufeff出口\ud800额", "出口额"),
        ("👍🏽", "👍🏽"),
    ],
)
def test_unseen_characters_are_cleaned_away(raw: str, cleaned: str) -> None:
    assert limits.clean(raw) == cleaned


@given(st.text())
def test_cleaned_text_is_stable_and_can_be_sent(text: str) -> None:
    cleaned = limits.clean(text)
    assert limits.clean(cleaned) == cleaned
    assert cleaned.encode().decode() == cleaned


def test_question_may_have_as_many_characters_as_allowed() -> None:
    assert limits.question("额" * 500, SETTINGS) == "额" * 500
    with pytest.raises(Invalid):
        limits.question("额" * 501, SETTINGS)


def test_history_keeps_the_latest_turns_and_cuts_answers() -> None:
    turns = [{"question": f"问{n}", "answer": "答" * 9} for n in range(5)]
    assert limits.history(turns, SETTINGS) == (Turn("问3", "答" * 5), Turn("问4", "答" * 5))
    assert limits.history([{"question": "问"}], SETTINGS) == (Turn("问", ""),)


@pytest.mark.parametrize("value", [None, []])
def test_no_reports_and_no_history_are_empty(value: object, tiny_index: object) -> None:
    assert limits.report_ids(value, tiny_index) == ()  # type: ignore[arg-type]
    assert limits.history(value, SETTINGS) == ()


def test_reports_are_named_once(tiny_index: object) -> None:
    assert limits.report_ids(["2020", "2020"], tiny_index) == ("2020",)  # type: ignore[arg-type]


@pytest.mark.parametrize(("given_limit", "used"), [("", 10), ("5", 5), ("1000", 100), ("9" * 40, 100)])
def test_large_limit_is_capped(given_limit: str, used: int) -> None:
    assert limits.limit({"limit": given_limit}, 10, 100) == used


@given(st.binary(max_size=200))
def test_any_body_is_read_or_refused(body: bytes) -> None:
    with Flask("test").test_request_context(data=body, content_type="application/json"):
        try:
            assert isinstance(limits.json_object(request), dict)
        except RequestError as error:
            assert isinstance(error, BrokenBody | Invalid)
