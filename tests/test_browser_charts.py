"""Charts, the long fact table and what shuts nobody out, in a real browser."""
from __future__ import annotations

import csv
import io
import time
from pathlib import Path
from typing import Any

import pytest

from index.opened import OpenIndex
from service.app import create_app
from service.settings import Settings
from tests.browsing import PHONE, WIDE, audit, axe, browser, needs_browser
from tests.serving import serving
from tests.viewing import index, named, page, reader, site
from tests.views_index import large_index

__all__ = ["axe", "browser", "index", "named", "page", "reader", "site"]
pytestmark = needs_browser
# Colours of a picture's pixels, the most frequent first
PIXELS = """canvas => {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const counts = {};
    for (let at = 0; at < data.length; at += 4) {
        const colour = data.slice(at, at + 3).join();
        if (data[at + 3] === 255) counts[colour] = (counts[colour] ?? 0) + 1;
    }
    return Object.entries(counts).sort((one, other) => other[1] - one[1]).map(([colour]) => colour);
}"""
FIGURE = "/facts?indicator=跨境电商出口&measure=share&report=2022#charts"
VIEWS = (
    "/facts /facts?period=2021&indicator=跨境电商#charts /facts?q=没有的 /facts?measure=x /facts/2021-f0017 "
    "/facts/gone /reports /reports/gone /reports/2022 /reports/2021#2021-f0017 /reports/2022/checks"
).split()

LONG = "/facts /facts?sort=-value /facts?q=美国+出口&measure=share /facts?cursor=2100&sort=period".split()


def drawn(page: Any, address: str) -> Any:
    """The first chart of a view, when its picture is there."""
    page.goto(address)
    page.locator(".figure canvas").first.wait_for()
    page.wait_for_function("() => document.querySelector('.figure canvas').width > 0 && window.Chart")
    page.wait_for_timeout(100)
    return page.locator(".figure").first


def test_library_is_loaded_when_the_first_chart_is_asked_for(page: Any) -> None:
    page.goto("/facts?indicator=离岸服务外包执行额&measure=level&report=2021")
    assert page.evaluate("typeof Chart") == "undefined"
    page.locator("#draw").click()
    page.locator(".figure canvas").first.wait_for()
    assert page.evaluate("typeof Chart") == "function"
    assert page.url.endswith("#charts")


def test_list_under_a_chart_says_what_it_shows_and_leads_to_each_figure(page: Any) -> None:
    figure = drawn(page, FIGURE)
    said = figure.locator(".points li").all_inner_texts()
    assert said == ["美国 34.3%", "英国 6.5%", "德国 4.6%", "马来西亚 3.9%", "俄罗斯 2.9%", "其余（未印出） 47.8%"]
    assert all(one in figure.locator("canvas").get_attribute("aria-label") for one in said[:5])
    figure.get_by_role("button", name="德国").click()
    page.locator(".fact[aria-current]", has_text="4.6%").wait_for()


def test_parts_have_colours_of_their_own(page: Any) -> None:
    figure = drawn(page, FIGURE)
    swatches = figure.locator(".swatch").evaluate_all("all => all.map(one => getComputedStyle(one).backgroundColor)")
    assert len(set(swatches)) == 6
    pixels = figure.locator("canvas").evaluate(PIXELS)
    shown = {colour.removeprefix("rgb(").removesuffix(")").replace(" ", "") for colour in swatches}
    assert shown <= set(pixels[:40])


def test_click_on_a_bar_opens_its_figure(page: Any) -> None:
    figure = drawn(page, FIGURE)
    box = figure.locator("canvas").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.15, box["y"] + 25)
    page.locator(".fact[aria-current]", has_text="34.3%").wait_for()


def test_revised_figure_stands_beside_what_it_replaces(page: Any, named: dict[str, Any]) -> None:
    figure = drawn(page, f"/facts/{named['1.92万亿元'].id}")
    assert figure.locator(".points li").all_inner_texts() == ["2021 版\n2021 1.92万亿元", "2022 版\n2021 1.98万亿元"]


def test_gap_in_a_line_is_not_joined(page: Any, named: dict[str, Any]) -> None:
    canvas = drawn(page, f"/facts/{named['1648.4亿美元'].id}").locator("canvas")
    shown = canvas.evaluate("canvas => Chart.getChart(canvas).config.data")
    assert shown["labels"] == [str(year) for year in range(2011, 2023)]
    assert shown["datasets"][0]["data"] == [164840000000, *[None] * 9, 359690000000, 372710000000]
    assert shown["datasets"][0]["spanGaps"] is False


def test_chart_can_be_taken_along_as_picture_and_table(page: Any) -> None:
    figure = drawn(page, FIGURE)
    with page.expect_download() as picture:
        figure.get_by_role("button", name="下载图片").click()
    assert Path(picture.value.path()).read_bytes()[:4] == b"\x89PNG"
    with page.expect_download() as table:
        figure.get_by_role("button", name="下载数据").click()
    rows = list(csv.DictReader(io.StringIO(Path(table.value.path()).read_text(encoding="utf-8-sig"))))
    assert [(row["counterpart"], row["value"]) for row in rows][:2] == [("美国", "34.3"), ("英国", "6.5")]


def test_paper_is_white_in_the_dark(browser: Any, site: str) -> None:
    context = browser.new_context(viewport=WIDE, base_url=site, color_scheme="dark")
    page = context.new_page()
    canvas = drawn(page, FIGURE).locator("canvas")
    dark = canvas.evaluate(PIXELS)[0]
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    paper = canvas.evaluate(PIXELS)[0]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert dark != paper
    assert canvas.evaluate(PIXELS)[0] == dark
    context.close()


def test_figures_that_do_not_fit_together_are_no_chart(page: Any) -> None:
    page.goto("/facts?measure=rank#charts")
    page.locator("#charts .notice").wait_for()
    assert page.locator("canvas").count() == 0


def test_chart_of_figures_that_are_gone_says_so(page: Any) -> None:
    page.goto("/")
    gone = "import('/static/chart.js').then(({ draw }) => draw([{ id: 'gone' }], () => {})).then(one => one.innerText)"
    assert "索引在这次回答之后更新过" in page.evaluate(gone)


def test_two_thousand_facts_stay_smooth(browser: Any, tmp_path: Path) -> None:
    large: OpenIndex = large_index(tmp_path)
    assert len(large.facts) > 2000
    with serving(create_app(Settings(feedback_file=tmp_path / "f"), large)) as address:
        page = browser.new_page(base_url=address)
        for view in LONG:
            began = time.perf_counter()
            page.goto(view)
            assert page.locator("tbody tr").count() <= 50
            assert time.perf_counter() - began < 5
        page.close()


@pytest.fixture(scope="module", params=[("light", PHONE), ("dark", WIDE)], ids=["light phone", "dark wide"])
def auditing(request: pytest.FixtureRequest, browser: Any, site: str) -> Any:
    scheme, window = request.param
    # axe is put in from outside, which the page's own policy forbids
    context = browser.new_context(base_url=site, color_scheme=scheme, bypass_csp=True, viewport=window)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", VIEWS)
def test_no_view_shuts_anyone_out(auditing: Any, axe: str, address: str) -> None:
    auditing.goto("about:blank")
    auditing.goto(address)
    auditing.wait_for_load_state("networkidle")
    assert audit(auditing, axe) == []
