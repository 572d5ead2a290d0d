"""The report's arithmetic: identities that have to be found, verdicts, tolerances of printed digits."""

from __future__ import annotations

import pytest
from extracting import edition, facts_of

from index.checks import check
from index.fact import Fact
from index.linking import link
from index.precision import step_of

IDENTITIES = [
    ("share", "(1994亿元 + 1456亿元 + 1154亿元) / 8600亿元", 53.5),
    ("average growth", "(3596.9亿美元 / 1648.4亿美元)^(1/10) − 1", 8.1),
    ("share", "1948.5亿美元 / 3.81万亿美元", 5.1),
    ("share", "8425.8亿美元 / 3.81万亿美元", 22.1),
    ("share", "48.6ZB / 175ZB", 27.8),
    ("exports and imports", "1.39万亿元 + 5319亿元", 1.92e12),
]


@pytest.mark.parametrize(("kind", "formula", "printed"), IDENTITIES)
def test_identities_of_the_2021_report(kind: str, formula: str, printed: float) -> None:
    found = [
        c for c in check(edition(2021)[1]) if c.kind == kind and c.formula.replace(" ", "") == formula.replace(" ", "")
    ]
    assert [(c.printed, c.verdict) for c in found] == [(printed, "agrees")]


def test_growth_across_editions() -> None:
    found = [c for c in check(edition(2021)[1] + edition(2022)[1]) if c.kind == "growth"]
    assert any(c.verdict == "agrees" and "4550" in c.formula and "3229" in c.formula for c in found)
    assert all(len(c.facts) == 3 for c in found)


BEFORE = "2021年，软件出口100亿美元。"


@pytest.mark.parametrize(
    ("after", "verdicts"),
    [
        ("2022年，软件出口121亿美元，增长21%。", ["agrees"]),
        # the base was revised between the editions: no error of either
        ("2022年，软件出口121亿美元，增长10%。", ["revised"]),
        # the edition prints both levels, the old one revised
        ("2022年，软件出口121亿美元，增长10%。2021年，软件出口110亿美元。", ["agrees"]),
        ("2022年，软件出口121亿美元，增长30%。2021年，软件出口110亿美元。", ["disagrees"]),
        ("2022年，软件出口增长30%。", []),
        ("2022年，软件出口121亿美元，增长10%。回顾全年，2022年，软件出口增长10%。", ["revised"]),
    ],
)
def test_growth_is_judged_by_the_levels_of_its_own_edition_first(after: str, verdicts: list[str]) -> None:
    found = check(facts_of(BEFORE, 2021) + facts_of(after, 2022))
    assert [c.verdict for c in found if c.kind == "growth"] == verdicts


def test_change_in_points_may_begin_below_zero_in_the_edition_before() -> None:
    before = facts_of("2021年，软件出口100亿美元，同比下降1.5%。", 2021)
    found = check(before + facts_of("2022年，软件出口103亿美元，增长3%，增速较2021年提高4.5个百分点。", 2022))
    assert [(c.kind, c.verdict) for c in found if c.kind == "points"] == [("points", "agrees")]


def test_figure_with_another_value_in_the_next_edition_is_revised() -> None:
    found = check(facts_of(BEFORE, 2021) + facts_of("2021年，软件出口110亿美元。", 2022))
    assert [(c.kind, c.verdict, c.formula) for c in found] == [("printings", "revised", "100亿美元 = 110亿美元")]


def test_real_editions_disagree_only_where_one_contradicts_itself() -> None:
    found = check(edition(2021)[1] + edition(2022)[1])
    wrong = [c for c in found if c.verdict == "disagrees"]
    assert all(len({fact[:4] for fact in c.facts}) == 1 for c in wrong)
    assert len({(c.kind, c.detail) for c in found}) == len(found)


@pytest.mark.parametrize(
    ("text", "kind", "verdict"),
    [
        ("2023年，我国软件出口100亿美元，占服务出口的25%。服务出口400亿美元。", "share", "agrees"),
        ("2023年，我国软件出口100亿美元，占服务出口的35%。服务出口400亿美元。", "share", "disagrees"),
        ("2023年，我国服务出口3.1万亿元，服务进口3.4万亿元，逆差2960亿元。", "balance", "rounding"),
        ("软件收入由2020年的100亿元增至2022年的121亿元，年均增长10%。", "average growth", "agrees"),
        ("2023年，数字经济规模50亿元，其中数字产业化20亿元，产业数字化30亿元。", "parts", "agrees"),
        ("2023年，软件出口100亿美元。2023年，软件出口120亿美元。", "printings", "disagrees"),
        ("2023年，软件出口100亿美元，占比5%，较2022年提高2个百分点。2022年，软件出口占比3%。", "points", "agrees"),
    ],
)
def test_verdicts(text: str, kind: str, verdict: str) -> None:
    assert verdict in [found.verdict for found in check(facts_of(text)) if found.kind == kind]


@pytest.mark.parametrize(
    ("text", "value", "unit", "step"),
    [
        ("1.39万亿元", 1.39e12, "CNY", 1e10),
        ("28.3%", 28.3, "percent", 0.1),
        ("8953", 8953e8, "CNY", 1e8),
        ("19个", 19, "个", 0),
        ("1,171亿元", 1171e8, "CNY", 1e8),
    ],
)
def test_the_last_printed_digit(text: str, value: float, unit: str, step: float) -> None:
    assert step_of(Fact("a", "2021", "x", "level", value, unit, text=text)) == pytest.approx(step)


def test_two_printings_are_linked_at_the_coarser_precision() -> None:
    facts = [
        Fact(str(i), "2021", "出口", "level", v, "CNY", q, text=t)
        for i, (v, q, t) in enumerate(
            [
                (1.39e12, None, "1.39万亿元"),
                (1.4e12, "约", "1.4万亿元"),
                (1.46e12, None, "1.46万亿元"),
                (1e12, "超", "1万亿元"),
            ]
        )
    ]
    assert [fact.same_as for fact in link(tuple(facts))] == [("1",), ("0",), (), ()]


def test_same_figures_of_the_2021_report() -> None:
    _, facts = edition(2021)
    linked = {fact.text: [f.text for f in facts if f.id in fact.same_as] for fact in facts if fact.same_as}
    assert linked["1.39 万亿元".replace(" ", "")] == ["1.4万亿元"]


def test_a_base_as_small_as_its_last_digit_is_no_error() -> None:
    text = "2022年，软件出口1万亿元。2023年，软件出口3万亿元，同比增长50%。2021年，软件出口0.1万亿元。"
    assert {found.verdict for found in check(facts_of(text)) if found.kind == "growth"} <= {
        "agrees",
        "rounding",
        "disagrees",
    }
