"""Numerals that became no fact: all of them, each with a reason, none twice."""

from __future__ import annotations

import re

import pytest
from extracting import edition, report_of

from index.coverage import uncovered
from index.extraction import read_facts

REASONS = [
    ("2021年，出口5亿元。", "2021", "date"),
    ("《白皮书（2022年）》显示，出口5亿元。", "2022", "part of a title or a quoted name"),
    ("市值超10亿美元的企业超200家。", "10亿美元", "threshold inside a name"),
    ("持续推动5G应用。", "5", "part of a name"),
    ("服务进出口增长8%，高于货物进出口3个百分点。", "3个百分点", "distance from another figure"),
]


@pytest.mark.parametrize(("text", "numeral", "reason"), REASONS)
def test_reasons(text: str, numeral: str, reason: str) -> None:
    report = report_of(text)
    found = uncovered(report, *read_facts(report))
    assert (numeral, reason) in [(one.text, one.reason) for one in found]


@pytest.mark.parametrize("year", [2021, 2022])
def test_every_digit_is_a_fact_or_accounted_for(year: int) -> None:
    report, facts = edition(year)
    found = uncovered(report, facts, read_facts(report)[1])
    points = {p for one in (*facts, *found) for p in range(one.start, one.end)}
    lines = [
        line
        for s in report.sections
        for b in s.blocks
        for line in (*(x.content for x in b.sentences), *(x.content for x in b.rows))
    ]
    missed = [
        line.text for line in lines for m in re.finditer(r"\d", line.text) if line.offsets[m.start()] not in points
    ]
    assert missed == []


def test_places_and_order() -> None:
    report, facts = edition(2021)
    found = uncovered(report, facts, read_facts(report)[1])
    assert [one.start for one in found] == sorted(one.start for one in found)
    for one in found:
        assert re.sub(r"\s", "", report.raw[one.start : one.end]) == re.sub(r"\s", "", one.text)
        assert one.reason
