"""The views in a real browser, over two editions and one of hostile text: record, charts, source, table, report."""
from __future__ import annotations

from typing import Any

import pytest

from index.opened import OpenIndex
from tests.browsing import PHONE, browser, needs_browser
from tests.viewing import index, named, page, reader, site

__all__ = ["browser", "index", "named", "page", "reader", "site"]
pytestmark = needs_browser
# Citations of facts, shown in the source pane of the conversation
OPEN = """async ([facts, at]) => {
    const place = ({ quote_start: start, quote_end: end, quote: passage }) => ({ start, end, passage, title: "报告" });
    const { open } = await import("/static/source.js");
    await open(facts.map((fact, id) => ({ ...fact, ...place(fact), id })), at, document.getElementById("q"));
}"""


def test_click_on_a_figure_opens_its_record_beside_the_text(page: Any, named: dict[str, Any]) -> None:
    fact = named["1.92万亿元"]
    page.goto("/reports/2021")
    figure = page.locator(f'[id="{fact.id}"]')
    figure.scroll_into_view_if_needed()
    before = figure.bounding_box()["y"]
    figure.click()
    page.locator("#panel #record-name:focus").wait_for()
    assert page.url.endswith(f"/reports/2021#{fact.id}")
    assert abs(figure.bounding_box()["y"] - before) < 2
    assert page.locator("#panel mark").inner_text() == "1.92 万亿元"


def test_record_opens_and_closes_by_keyboard(page: Any, named: dict[str, Any]) -> None:
    page.goto("/reports/2021")
    figure = page.locator(f'[id="{named["1.92万亿元"].id}"]')
    figure.focus()
    page.keyboard.press("Enter")
    page.locator("#record-name:focus").wait_for()
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    assert figure.evaluate("figure => figure === document.activeElement")
    assert "#" not in page.url


def test_record_is_a_permalink_and_the_way_back_closes_it(page: Any, named: dict[str, Any]) -> None:
    page.goto("/reports/2021")
    page.locator(f'[id="{named["22.3%"].id}"]').click()
    page.locator("#panel .amount", has_text="22.3%").wait_for()
    address = page.url
    page.go_back()
    page.locator("#panel").wait_for(state="hidden")
    page.goto("/facts")
    page.goto(address)
    page.locator("#panel .amount", has_text="22.3%").wait_for()
    assert page.locator(".fact[aria-current]").inner_text() == "22.3%"


def test_record_of_another_figure_takes_the_place_of_the_first(page: Any, named: dict[str, Any]) -> None:
    page.goto(f"/reports/2021#{named['22.3%'].id}")
    page.locator("#panel .amount", has_text="22.3%").wait_for()
    page.locator(f'[id="{named["1.92万亿元"].id}"]').click()
    page.locator("#panel .amount", has_text="1.92").wait_for()
    assert page.locator(".fact[aria-current]").inner_text() == "1.92 万亿元"


def test_record_is_fetched_once(page: Any, named: dict[str, Any]) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url) if "/facts/" in request.url else None)
    page.goto(f"/reports/2021#{named['22.3%'].id}")
    page.locator("#panel .amount", has_text="22.3%").wait_for()
    page.evaluate(f"location.hash = '{named['1.92万亿元'].id}'")
    page.locator("#panel .amount", has_text="1.92").wait_for()
    page.locator("#panel .charts figure").first.wait_for()
    assert len(fetched) == len(set(fetched)) == 4


def test_history_marks_the_revision_and_leads_to_it(page: Any, named: dict[str, Any]) -> None:
    page.goto(f"/facts/{named['1.92万亿元'].id}")
    row = page.locator("tr", has=page.locator(".revised"))
    assert "1.92万亿元 → 1.98万亿元" in row.inner_text()
    row.locator("a").click()
    page.locator("#panel .amount", has_text="1.98").wait_for()
    assert "/reports/2022#" in page.url


@pytest.mark.parametrize("window", [PHONE, {"width": 820, "height": 1180}])
def test_record_on_a_phone_is_a_sheet_below_its_figure(page: Any, named: dict[str, Any], window: Any) -> None:
    page.set_viewport_size(window)
    page.goto("/reports/2021")
    figure = page.locator(f'[id="{named["1.92万亿元"].id}"]')
    figure.click()
    page.locator("#panel .charts figure").last.wait_for()
    sheet, shown = page.locator("#panel").bounding_box(), figure.bounding_box()
    assert (sheet["x"], sheet["width"], round(sheet["y"] + sheet["height"])) == (0, *window.values())
    assert 0 <= shown["y"] < shown["y"] + shown["height"] <= sheet["y"]


def test_without_scripts_a_figure_has_its_page(browser: Any, site: str, named: dict[str, Any]) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=site)
    page = context.new_page()
    page.goto("/reports/2021")
    page.locator(f'[id="{named["1.92万亿元"].id}"]').click()
    assert page.url.endswith(f"/facts/{named['1.92万亿元'].id}")
    assert page.locator(".revised").is_visible()
    page.locator(".place a").click()
    assert page.locator(".fact:target").inner_text() == "1.92 万亿元"
    context.close()


@pytest.mark.parametrize(("hash_", "said"), [("#2021-f9999", "#panel [role=alert]"), ("#p-2021-p9999", "#lost")])
def test_place_that_is_gone_is_said(page: Any, hash_: str, said: str) -> None:
    page.goto(f"/reports/2021{hash_}")
    page.locator(said).wait_for()
    assert "不在现在的索引里" in page.locator(said).inner_text()


def test_service_that_is_away_leaves_the_report_readable(page: Any, named: dict[str, Any]) -> None:
    page.goto("/reports/2021")
    page.route("**/facts/*", lambda route: route.abort())
    page.locator(f'[id="{named["22.3%"].id}"]').click()
    page.locator("#panel [role=alert]").wait_for()
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()


def test_contents_follow_the_reader_and_fold_on_a_phone(page: Any) -> None:
    page.goto("/reports/2021")
    last = page.locator("#contents a").last
    last.click()
    page.locator("#contents a[aria-current]", has_text=last.inner_text()).wait_for()
    assert page.locator("#contents").evaluate("contents => contents.open")
    page.set_viewport_size(PHONE)
    page.wait_for_function("() => !document.getElementById('contents').open")
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_contents_scrolled_by_the_reader_stay_while_the_section_is_the_same(page: Any) -> None:
    page.goto("/reports/2021")
    page.locator(".tree").evaluate("tree => { tree.scrollTop = tree.scrollHeight; }")
    page.evaluate("""() => new Promise((done) => {
        addEventListener("scroll", () => requestAnimationFrame(() => requestAnimationFrame(done)), { once: true });
        scrollBy(0, 40);
    })""")
    assert page.locator(".tree").evaluate("tree => tree.scrollTop") > 0


def test_table_of_a_report_has_headings_and_figures(page: Any) -> None:
    page.goto("/reports/2022")
    table = page.locator(".body table").first
    assert table.locator("thead th").all_inner_texts() == ["指标", "单位", "2021年", "2022年", "增长"]
    row = table.locator("tr", has_text="跨境电商进出口")
    assert row.locator("a.fact").all_inner_texts() == ["1.98", "2.11", "9.8%"]


def test_figure_of_the_table_opens_its_place(page: Any) -> None:
    page.goto("/facts?indicator=跨境电商&measure=level&report=2021")
    page.locator("td.digits a").first.click()
    page.locator(".fact[aria-current]").wait_for()
    assert "/reports/2021#" in page.url


def test_operand_of_a_check_opens_its_place(page: Any) -> None:
    page.goto("/reports/2022/checks?verdict=agrees")
    assert set(page.locator("tbody td:last-child").all_inner_texts()) == {"一致"}
    operand = page.locator("tbody td a").first
    said = operand.inner_text()
    operand.click()
    page.locator(".fact[aria-current]").wait_for()
    assert "".join(page.locator(".fact[aria-current]").inner_text().split()) == said


def opened(page: Any, facts: list[dict[str, Any]], at: int = 0) -> Any:
    """The source pane over citations of these facts."""
    page.goto("/")
    page.evaluate(OPEN, [facts, at])
    return page.locator("#source-text")


def twice(index: OpenIndex) -> list[dict[str, Any]]:
    """The two printings of one sentence in one passage."""
    return [fact.as_json() for fact in index.facts if fact.report == "2023" and fact.measure == "level"]


@pytest.mark.parametrize("at", [0, 1])
def test_sentence_printed_twice_is_marked_at_its_own_place(page: Any, index: OpenIndex, at: int) -> None:
    facts = twice(index)
    pane = opened(page, facts, at)
    page.locator("#source-text mark").wait_for()
    before = pane.locator("p", has=page.locator("mark")).evaluate("p => p.firstChild.textContent")
    assert facts[0]["quote"] == facts[1]["quote"] == page.locator("#source-text mark").inner_text()
    assert ("<img" in before) is (at == 1)


def test_row_of_a_table_is_marked_as_a_row(page: Any, named: dict[str, Any]) -> None:
    fact = named["1.98"]
    opened(page, [fact.as_json()])
    page.locator("#source-text tr mark").first.wait_for()
    marked = page.locator("#source-text mark").all_inner_texts()
    assert marked == ["跨境电商进出口", "万亿元", "1.98", "2.11", "9.8%"]
    assert page.locator("#source-text th").all_inner_texts() == ["指标", "单位", "2021年", "2022年", "增长"]


def test_citations_are_paged(page: Any, index: OpenIndex) -> None:
    opened(page, twice(index))
    assert page.locator("#source-count").inner_text() == "1/2"
    assert page.locator("#source-before").is_disabled()
    page.locator("#source-after").click()
    page.locator("#source-count", has_text="2/2").wait_for()
    assert page.locator("#source-after").is_disabled()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"report": "1999", "passage_id": "1999-p0000"}, "已被撤下。现在载入的是：中国数字贸易发展报告 2021"),
        ({"passage_id": "2021-p9999", "report": "2021"}, "索引在这次回答之后更新过"),
        ({"passage_id": "2021-p0001", "report": "2021"}, "索引在这次回答之后更新过"),
    ],
)
def test_citation_that_is_gone_still_shows_its_quote(
    page: Any, index: OpenIndex, changes: dict[str, str], said: str
) -> None:
    fact = {**twice(index)[0], **changes}
    pane = opened(page, [fact])
    pane.locator(".notice").wait_for()
    assert said in pane.inner_text()
    assert pane.locator("mark").inner_text() == fact["quote"]
    assert page.locator("#source-report").is_hidden() is (changes["report"] == "1999")


@pytest.mark.parametrize(
    "address", ["/facts?report=2023", "/facts/2023-f0000", "/reports", "/reports/2023", "/reports/2023/checks",
                "/reports/2023#2023-f0000", "/facts?report=2023#charts"]
)  # fmt: skip
def test_hostile_report_stays_text(page: Any, address: str) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert (page.locator("img").count(), page.title() == "x", errors) == (0, False, [])
    assert "<img" in page.locator("main").inner_text()
