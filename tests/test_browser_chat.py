"""The conversation in a real browser, over the real report: answers, sources, keys, links, English, print, phone."""
from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.browsing import PHONE, QUESTION, ask, audit, axe, browser, live, needs_browser, page
from tests.running import Running

__all__ = ["axe", "browser", "live", "page"]
pytestmark = needs_browser
STATIC = Path(__file__).parent.parent / "service" / "static"
REFUSED = "2015年我国跨境电商进出口额是多少？"
COMPUTED = "2021年可数字化交付的服务进出口额比出口额多多少？"
# Everything that can be pressed or ticked and is too low for a thumb
SMALL = """[...document.querySelectorAll('a, button, input')]
  .filter((each) => each.offsetParent && !each.matches('.skip, .cite, .operand, .only'))
  .map((each) => [(each.closest('label') ?? each).getBoundingClientRect().height, each.outerHTML.slice(0, 80)])
  .filter(([height]) => height < 43.5)"""
COPIES = [("复制", "[1] 中国数字贸易发展报告"), ("复制为 Markdown", "> [1] 2021 年"), ("复制链接", "index=")]
IN_CLIPBOARD = "part => navigator.clipboard.readText().then((text) => text.includes(part))"
VIEWS = ["/", f"/?q={QUESTION}", f"/?q={REFUSED}", "/docs", "/?lang=en", "/?q=<b>&reports=1999"]


def test_citation_opens_the_sentence_highlighted(page: Any, live: Running) -> None:
    page.goto("/")
    ask(page, QUESTION)
    assert "1.39万亿元" in page.locator(".answer").inner_text()
    before = page.evaluate("scrollY")
    page.locator(".cite").first.click()
    page.locator("#source mark").wait_for()
    assert page.evaluate("scrollY") == before
    assert page.locator("#source mark").inner_text() == live.ask(QUESTION)["citations"][0]["quote"]
    assert "数字贸易持续快速增长" in page.locator("#source-place").inner_text()


def test_quote_shows_on_hover_with_its_figure(page: Any) -> None:
    page.goto("/")
    ask(page, QUESTION)
    page.locator(".cite").first.hover()
    assert "1.39 万亿元" in page.locator("#peek").inner_text()
    assert page.locator(".cite").first.get_attribute("aria-describedby") == "peek"
    assert page.locator("#peek b").first.inner_text() == "1.39 万亿元"
    page.locator("#peek").hover()
    page.wait_for_timeout(250)
    assert page.locator("#peek").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#peek").is_hidden()


def test_keyboard_alone_is_enough(page: Any) -> None:
    page.goto("/")
    page.locator(".brand").focus()
    page.keyboard.press("/")
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    page.locator(".cite").first.focus()
    assert page.locator("#peek").is_visible()
    page.keyboard.press("Enter")
    page.locator("#source mark").wait_for()
    page.keyboard.press("Escape")
    assert page.locator("#source").is_hidden()
    assert page.locator(".cite").first.evaluate("mark => mark === document.activeElement")


def test_operands_of_a_formula_are_citations(page: Any) -> None:
    page.goto("/")
    ask(page, COMPUTED)
    assert page.locator(".operand").all_inner_texts() == ["3596.9亿美元", "1948.5亿美元"]
    page.locator(".operand").last.click()
    page.locator("#source mark").wait_for()
    assert "1948.5" in page.locator("#source mark").inner_text()


def test_second_printing_is_said_to_be_one(page: Any) -> None:
    page.goto("/")
    ask(page, QUESTION)
    rows = page.locator(".from")
    assert "另一处印有同一数字" not in rows.first.inner_text()
    assert "另一处印有同一数字" in rows.last.inner_text()
    assert "1.4 万亿元" in rows.last.inner_text()


def test_hostile_text_stays_text(page: Any) -> None:
    page.goto("/")
    hostile = "<img src=x onerror=document.title='x'>跨境电商"
    ask(page, hostile)
    page.get_by_role("button", name="接口调用").click()
    page.goto("/")
    assert page.locator("#recent a").first.inner_text() == hostile
    page.goto(page.locator("#recent a").first.get_attribute("href"))
    page.locator(".actions button").first.wait_for()
    assert page.locator(".asked").inner_text() == hostile
    assert page.locator("main img").count() == 0
    assert page.title() != "x"


def test_hostile_reply_stays_text(page: Any, live: Running) -> None:
    reply = json.dumps(live.ask(COMPUTED), ensure_ascii=False)
    hostile = re.sub("可数字化交付|中国数字贸易|增长", "<img src=x onerror=document.title='x'>", reply)
    page.goto("/")
    page.route("**/api/ask", lambda route: route.fulfill(body=hostile, content_type="application/json"))
    ask(page, COMPUTED)
    page.locator(".cite").first.hover()
    page.locator(".cite").first.click()
    assert "<img src=x" in page.locator(".answer").inner_text()
    assert page.locator("main img, aside img, #peek img").count() == 0


def test_refusal_offers_what_there_is(page: Any) -> None:
    page.goto("/")
    ask(page, REFUSED)
    assert page.locator(".near a.chip").first.get_attribute("href").startswith("/reports/2021#")
    page.locator(".reply.refused button.chip").first.click()
    page.locator(".reply:not(.refused) .cite").first.wait_for()
    assert page.locator(".turn").last.locator(".asked").evaluate("asked => asked === document.activeElement")


@pytest.mark.parametrize("questions", [[QUESTION], [QUESTION, "那进口呢？"], [REFUSED]], ids=len)
def test_permalink_gives_the_same_answer(page: Any, questions: list[str]) -> None:
    page.goto("/")
    for question in questions:
        ask(page, question)
    said = page.locator(".answer").last.inner_text()
    page.goto(page.url)
    page.locator(".actions button").first.wait_for()
    assert page.locator(".answer").all_inner_texts() == [said]


def test_follow_up_says_how_it_was_understood(page: Any) -> None:
    page.goto("/")
    ask(page, QUESTION)
    ask(page, "那进口呢？")
    assert "2021年跨境电商进口" in page.locator(".understood").last.inner_text()
    page.goto("/")
    ask(page, "那进口呢？")
    assert page.locator(".understood p").count() == 0


def test_arrow_brings_back_questions_and_loses_no_draft(page: Any) -> None:
    page.goto("/")
    ask(page, REFUSED)
    ask(page, QUESTION)
    box = page.locator("#q")
    box.fill("写到一半")
    box.press("ArrowUp")
    assert box.input_value() == QUESTION
    box.press("ArrowUp")
    assert box.input_value() == REFUSED
    box.press("ArrowDown")
    box.press("ArrowDown")
    assert box.input_value() == "写到一半"


def test_history_stays_in_the_browser_until_it_is_cleared(page: Any) -> None:
    page.goto("/")
    ask(page, QUESTION)
    page.goto("/")
    page.locator("#recent a", has_text=QUESTION).wait_for()
    page.locator("#clear").click()
    assert page.locator("#recent").is_hidden()
    assert page.evaluate("localStorage.getItem('turns')") == "[]"
    assert page.locator("#q").evaluate("box => box === document.activeElement")


def test_copies_carry_the_citations(page: Any) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/")
    ask(page, QUESTION)
    for name, expected in COPIES:
        page.get_by_role("button", name=name, exact=True).click()
        page.wait_for_function(IN_CLIPBOARD, arg=expected)
    assert page.get_by_role("button", name="已复制").count() > 0


def test_api_call_is_the_call_that_was_made(page: Any, live: Running) -> None:
    page.goto("/")
    ask(page, QUESTION)
    button = page.get_by_role("button", name="接口调用")
    button.click()
    command = page.locator(".call pre").inner_text()
    assert json.loads(command.split(" -d ")[1].strip("'")) == {"question": QUESTION}
    assert live.url in command
    button.click()
    assert page.locator(".call").count() == 0


def test_thumb_down_takes_a_reason(page: Any, live: Running) -> None:
    page.goto("/")
    ask(page, QUESTION)
    page.get_by_role("button", name="不对").click()
    page.get_by_label("哪里不对？").fill("年份不对")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="谢谢").wait_for()
    kept = json.loads((live.folder / "feedback.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert (kept["rating"], kept["reason"], kept["question"]) == ("down", "年份不对", QUESTION)


def test_switch_to_english_keeps_the_question(page: Any) -> None:
    page.goto("/")
    ask(page, QUESTION)
    page.locator("#language").click()
    page.get_by_role("button", name="Copy link").wait_for()
    assert page.locator(".asked").inner_text() == QUESTION
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator(".answer").get_attribute("lang") == "zh-CN"
    page.goto("/")
    assert page.locator("#send").inner_text() == "Ask"
    ask(page, page.locator("#starters a").first.inner_text())
    assert "CNY 1.39 trillion" in page.locator(".answer").inner_text()


def test_without_scripts_the_form_answers(browser: Any, live: Running) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=live.url)
    page = context.new_page()
    page.goto("/")
    page.locator("#language").click()
    page.locator("#q").fill(QUESTION)
    page.locator("#send").click()
    assert "1.39万亿元" in page.locator(".answer").inner_text()
    assert page.locator("#send").inner_text() == "Ask"
    page.locator(".sources a").first.click()
    assert page.locator(":target").count() == 1
    context.close()


def test_first_script_alone_makes_the_page_usable(page: Any) -> None:
    page.route(re.compile(r"/static/(?!chat)\w+\.js"), lambda route: route.abort())
    page.goto("/")
    page.locator(".brand").focus()
    page.keyboard.press("/")
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    page.locator(".turn .answer", has_text="1.39万亿元").wait_for()


def test_first_load_is_light(live: Running) -> None:
    files = [path for kind in ("*.js", "*.css", "icon.svg") for path in STATIC.glob(kind)]
    pages = [live.send(address)[1] for address in ("/", "/?lang=en")]
    sizes = [len(gzip.compress(content)) for content in (*pages, *(path.read_bytes() for path in files))]
    assert sum(sizes) < 150 * 1024


def test_print_has_answer_and_sources_and_no_controls(page: Any) -> None:
    page.goto("/")
    ask(page, QUESTION)
    page.emulate_media(media="print")
    shown = page.locator("main").inner_text()
    assert "1.39万亿元" in shown
    assert "占进出口总额的 4.9%" in shown
    assert [name for name in ("提问", "复制", "接着问", "English") if name in page.locator("body").inner_text()] == []
    assert page.locator(".quote").first.evaluate("quote => getComputedStyle(quote).webkitLineClamp") == "none"


def test_phone_shows_the_source_over_the_answer_and_is_made_for_thumbs(page: Any) -> None:
    page.set_viewport_size(PHONE)
    page.goto("/")
    assert page.evaluate(SMALL) == []
    ask(page, QUESTION)
    page.locator(".cite").first.click()
    page.locator("#source mark").wait_for()
    assert page.locator("#source").bounding_box()["width"] <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate(SMALL) == []


def test_motion_is_left_out_for_whoever_wants_none(page: Any) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto("/")
    moving = "document.getAnimations().filter(({ playState }) => playState === 'running').length"
    page.locator("#talk").evaluate("talk => talk.insertAdjacentHTML('beforeend', '<p class=\"wait\">…</p>')")
    assert page.evaluate(moving) == 0


@pytest.mark.parametrize("address", VIEWS)
def test_no_view_breaks_its_own_policy(page: Any, address: str) -> None:
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert [error for error in errors if "404" not in error] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("asked", ["", QUESTION, REFUSED, "What is digital trade?", "/docs"])
def test_no_view_shuts_anyone_out(browser: Any, live: Running, axe: str, asked: str, lang: str) -> None:
    # axe is put in from outside, which the page's own policy forbids
    context = browser.new_context(base_url=live.url, bypass_csp=True, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{asked}?lang={lang}" if asked.startswith("/") else f"/?lang={lang}")
    if asked and not asked.startswith("/"):
        ask(page, asked)
        page.locator(".actions button[aria-expanded]").last.click()
        page.locator(".from, .actions button").first.click()
    found = audit(page, axe)
    context.close()
    assert found == []
