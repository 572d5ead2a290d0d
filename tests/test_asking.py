"""How questions for text are read."""
from __future__ import annotations

import pytest
from prose import pairs

from service.asking import kind_of
from service.asking_plain import in_plain_words


@pytest.mark.parametrize(("question", "kind"), pairs("asking.txt"))
def test_kind_of_question(question: str, kind: str) -> None:
    assert kind_of(question) == kind


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("何时挂的牌", "何时挂牌"),
        ("“数字贸易”之界定", "“数字贸易”的界定"),
        ("中美数字贸易", "中国和美国数字贸易"),
        ("丝绸之路", "丝绸之路"),
    ],
)
def test_plain_words(said: str, plain: str) -> None:
    assert in_plain_words(said) == plain
