"""The page in a real browser, over the real report. Skips, and says why, where there is no Chromium."""
from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.running import Running, running

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUESTION = "2021年跨境电商出口额是多少？"
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
    page.set_viewport_size({"width": 390, "height": 844})
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


@pytest.mark.parametrize("address", "/ /facts /reports /reports/2021 /reports/2021/checks /docs".split())
def test_no_view_breaks_its_own_policy(page: Any, address: str) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert errors == []


def test_first_load_is_light(live: Running) -> None:
    static = Path(__file__).parent.parent / "service" / "static"
    needed = [path for kind in ("*.js", "*.css", "icon.svg") for path in static.glob(kind)]
    assert sum(path.stat().st_size for path in needed) < 150 * 1024
