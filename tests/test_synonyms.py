"""Other names of one thing."""
from __future__ import annotations

import pytest

from index.synonyms import other_names


@pytest.mark.parametrize("text, expected", [
    ("跨境电子商务出口", "跨境电商"), ("电信、计算机和信息服务贸易", "ict"), ("ICT 出口", "电信、计算机和信息服务"),
    ("国家外汇管理局公布", "外汇局"), ("ＡＩ 应用", "人工智能"),
])  # fmt: skip
def test_a_name_brings_the_others(text: str, expected: str) -> None:
    assert expected in other_names(text).split()


@pytest.mark.parametrize("text", ["wait for mail", "他们", "", "ftalk"])
def test_nothing_where_nothing_is_named(text: str) -> None:
    assert other_names(text) == ""


def test_names_that_stand_there_already_are_not_repeated() -> None:
    assert "gdp" not in other_names("国内生产总值（GDP）").split()
