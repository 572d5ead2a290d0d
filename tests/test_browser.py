"""The page in a real browser, over the real report. Skips, and says why, where there is no Chromium."""
from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.running import Running, running

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUESTION = "2021年跨境电商出口额是多少？"
VIEWS = f"/ /?q={QUESTION} /facts /reports /reports/2021 /reports/2021/checks /docs".split()
PHONE: Any = {"width": 390, "height": 844}
AUDIT = "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))"
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium fonts-noto-cjk")


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("browser")) as service:
        service.wait_until_ready()
        yield service


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    sync = pytest.importorskip("playwright.sync_api")
    with sync.sync_playwright() as player:
        chromium = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any, live: Running) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 860}, base_url=live.url)
    context.set_default_timeout(15_000)
    opened = context.new_page()
    yield opened
    context.close()


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core, which looks for what shuts people out."""
    npm, folder = shutil.which("npm"), tmp_path_factory.mktemp("axe")
    if npm is None:
        pytest.skip("no npm here to install axe-core with")
    command = f"{npm} install --ignore-scripts --no-audit --fetch-retries=0 axe-core@4".split()
    if subprocess.run(command, cwd=folder, capture_output=True, timeout=120, check=False).returncode:
        pytest.skip("axe-core could not be installed: npm reaches no registry")
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def ask(page: Any, question: str) -> None:
    page.locator("#q").fill(question)
    page.keyboard.press("Enter")
    page.locator(".reply .actions").last.wait_for()


def test_citation_opens_the_sentence_highlighted(page: Any, live: Running) -> None:
    page.goto("/")
    ask(page, QUESTION)
    assert "1.39万亿元" in page.locator(".answer").inner_text()
    page.locator(".cite").first.click()
    page.locator("#source mark").wait_for()
    assert page.locator("#source mark").inner_text() == live.ask(QUESTION)["citations"][0]["quote"]
    assert "数字贸易持续快速增长" in page.locator("#source-place").inner_text()


def test_hovering_a_citation_shows_its_quote(page: Any) -> None:
    page.goto("/")
    ask(page, QUESTION)
    page.locator(".cite").first.hover()
    assert "1.39 万亿元" in page.locator("#peek").inner_text()


def test_keyboard_alone_is_enough(page: Any) -> None:
    page.goto("/facts")
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("/")
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    page.locator(".cite").first.focus()
    page.keyboard.press("Enter")
    page.locator("#source mark").wait_for()
    page.keyboard.press("Escape")
    assert page.locator("#source").is_hidden()


def test_hostile_text_stays_text(page: Any) -> None:
    page.goto("/")
    hostile = "<img src=x onerror=document.title='x'>跨境电商"
    ask(page, hostile)
    assert page.locator(".asked").inner_text() == hostile
    assert page.locator("#talk img").count() == 0
    assert page.title() != "x"


def test_refusal_offers_what_there_is(page: Any) -> None:
    page.goto("/")
    ask(page, "2015年我国跨境电商进出口额是多少？")
    page.locator(".reply.refused button.chip").first.click()
    page.locator(".reply:not(.refused) .cite").first.wait_for()


def test_permalink_gives_the_same_answer(page: Any) -> None:
    page.goto("/")
    ask(page, QUESTION)
    said = page.locator(".answer").inner_text()
    page.goto(page.url)
    page.locator(".reply .actions").wait_for()
    assert page.locator(".answer").inner_text() == said


def test_phone_shows_the_source_over_the_answer(page: Any) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/")
    ask(page, QUESTION)
    page.locator(".cite").first.click()
    page.locator("#source mark").wait_for()
    assert page.locator("#source").bounding_box()["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_nothing_typed_is_lost_when_the_service_fails(page: Any) -> None:
    page.goto("/")
    page.route("**/api/ask", lambda route: route.abort())
    page.locator("#q").fill(QUESTION)
    page.keyboard.press("Enter")
    page.locator(".reply.failed").wait_for()
    assert page.locator("#q").input_value() == QUESTION
    page.unroute("**/api/ask")
    page.get_by_role("button", name="重试").click()
    page.locator(".cite").first.wait_for()


def test_without_scripts_the_form_answers(browser: Any, live: Running) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=live.url)
    page = context.new_page()
    page.goto("/")
    page.locator("#q").fill(QUESTION)
    page.locator("#send").click()
    assert "1.39万亿元" in page.locator(".answer").inner_text()
    page.locator(".sources a").first.click()
    assert page.locator("p:target").is_visible()
    context.close()


def test_figure_of_the_table_opens_its_place(page: Any) -> None:
    page.goto("/facts?indicator=跨境电商&measure=level")
    page.locator("td.number a").first.click()
    assert "/reports/2021#" in page.url
    assert page.locator(".fact:target").is_visible()


def test_checks_show_their_verdicts(page: Any) -> None:
    page.goto("/reports/2021/checks")
    assert page.locator("td.agrees").count() > 5
    assert page.locator("td.disagrees").count() == 0


@pytest.mark.parametrize("address", VIEWS)
def test_no_view_breaks_its_own_policy(page: Any, address: str) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert errors == []


def test_chart_is_drawn_when_asked_for_and_leads_to_its_figures(page: Any) -> None:
    page.goto("/facts?indicator=离岸服务外包执行额&measure=level")
    assert page.evaluate("typeof Chart") == "undefined"
    page.locator("#draw").click()
    page.locator(".figure canvas").first.wait_for()
    printed = page.locator("td.number").all_inner_texts()
    points = page.locator(".points button").all_inner_texts()
    assert [point.split()[-1] for point in points] == printed
    page.locator(".points button").first.click()
    page.locator(".fact:target").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", VIEWS)
def test_no_view_shuts_anyone_out(browser: Any, live: Running, axe: str, address: str, scheme: str) -> None:
    # axe is put in from outside, which the page's own policy forbids
    context = browser.new_context(base_url=live.url, color_scheme=scheme, bypass_csp=True, viewport=PHONE)
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate(axe)
    found, width = page.evaluate(AUDIT), page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert (found, width) == ([], 390)


def test_first_load_is_light(live: Running) -> None:
    static = Path(__file__).parent.parent / "service" / "static"
    needed = [path for kind in ("*.js", "*.css", "icon.svg") for path in static.glob(kind)]
    assert sum(path.stat().st_size for path in needed) < 150 * 1024
