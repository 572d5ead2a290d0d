"""What the page does when the service is away, slow or unwilling: each state is said, and nothing typed is lost."""
from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import service.answering
import service.api
from index.opened import OpenIndex
from service.app import create_app
from service.errors import NotReady
from service.settings import Settings
from tests.browsing import audit, axe, browser, needs_browser
from tests.serving import serving

__all__ = ["axe", "browser"]
pytestmark = needs_browser
QUESTION = "2020年跨境电商出口额是多少？"
ASK = "**/api/ask"
SAID = [(500, "服务内部出了错"), (413, "问题太长"), (422, "服务不收这个问题：Why."), (418, "418")]


@pytest.fixture(scope="module")
def url(tiny_index: OpenIndex, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    settings = Settings(feedback_file=tmp_path_factory.mktemp("states") / "feedback.jsonl")
    with serving(create_app(settings, tiny_index)) as address:
        yield address


@pytest.fixture
def page(browser: Any, url: str) -> Iterator[Any]:
    """The chat page with a clock that the test turns."""
    context = browser.new_context(base_url=url)
    context.set_default_timeout(10_000)
    opened = context.new_page()
    opened.clock.install()
    opened.goto("/")
    opened.wait_for_load_state("networkidle")
    yield opened
    context.close()


def send(page: Any, question: str = QUESTION) -> None:
    page.locator("#q").fill(question)
    page.keyboard.press("Enter")


def first(page: Any, *answers: Callable[[Any], None]) -> None:
    """The first requests are treated so, those after them reach the service."""
    left = list(answers)
    page.route(ASK, lambda route: left.pop(0)(route) if left else route.continue_())


def problem(status: int, after: str | None = None, **members: Any) -> Callable[[Any], None]:
    body = json.dumps({"type": "about:blank", "title": "", "status": status, "detail": "Why.", **members})
    headers = {"Content-Type": "application/problem+json", **({"Retry-After": after} if after else {})}
    return lambda route: route.fulfill(status=status, headers=headers, body=body)


def refused(route: Any) -> None:
    route.abort("connectionrefused")


def answered(page: Any) -> None:
    """The whole reply stands there, and nothing else."""
    page.locator(".actions button").first.wait_for()
    assert "1.12" in page.locator(".answer").inner_text()
    assert page.locator(".pause, .wait, .failed").count() == 0
    assert page.locator("#q").input_value() == ""


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Suggestions are not ready before this is set."""
    seen = threading.Event()

    def slowly(*arguments: Any) -> Iterator[Any]:
        query, bare, whole = service.answering.stages(*arguments)
        yield from (query, bare)
        assert seen.wait(10)
        yield whole

    monkeypatch.setattr(service.api, "stages", slowly)
    return seen


def test_parts_are_shown_while_the_rest_is_made(page: Any, seen: threading.Event) -> None:
    send(page)
    page.locator(".answer", has_text="1.12").wait_for()
    page.locator(".from").first.wait_for()
    assert page.locator(".actions button, .next .chip").count() == 0
    seen.set()
    answered(page)


def test_a_service_without_parts_is_as_good(page: Any) -> None:
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    page.route(ASK, lambda route: route.continue_(headers=headers))
    send(page)
    answered(page)


BROKEN = [
    '{"part": "answer", "status": "answered", "answer": "x", "facts": []}\n',  # ends before the whole
    "",
    '{"part": "query", "query": {}}\n',
]


@pytest.mark.parametrize("lines", BROKEN)
def test_a_reply_that_breaks_off_is_asked_for_again(page: Any, lines: str) -> None:
    first(page, lambda route: route.fulfill(body=lines, content_type="application/x-ndjson"))
    send(page)
    page.locator(".pause").wait_for()
    page.clock.run_for(1000)
    answered(page)


def test_a_fault_in_mid_reply_is_said(page: Any) -> None:
    lines = '{"part": "query", "query": {}}\n{"part": "problem", "problem": {"status": 500, "detail": "x"}}\n'
    first(page, lambda route: route.fulfill(body=lines, content_type="application/x-ndjson"))
    send(page)
    page.locator(".failed", has_text="服务内部出了错").wait_for()
    assert page.locator("#q").input_value() == QUESTION
    page.get_by_role("button", name="重试").click()
    answered(page)


def test_a_service_that_restarts_is_waited_for(page: Any) -> None:
    first(page, refused, refused, problem(503, "2", progress="1/2"))
    send(page)
    for seconds, said in ((1, "暂时连不上服务"), (2, "暂时连不上服务"), (2, "索引正在准备，请稍候。 (1/2)")):
        page.locator(".pause", has_text=said).wait_for()
        assert f"{seconds} 秒后自动再试" in page.locator(".left").inner_text()
        assert page.locator("#q").input_value() == QUESTION
        page.clock.run_for(seconds * 1000)
    answered(page)


def test_waiting_ends(page: Any) -> None:
    page.route(ASK, refused)
    send(page)
    for _ in range(8):
        page.locator(".pause, .failed").first.wait_for()
        page.clock.run_for(10_000)
    page.locator(".failed").wait_for()
    assert page.locator("#q").input_value() == QUESTION
    page.unroute(ASK)
    page.get_by_role("button", name="重试").click()
    answered(page)


def test_waiting_can_be_cut_short_and_given_up(page: Any) -> None:
    first(page, problem(503, "30"), problem(503, "20"))
    send(page)
    page.get_by_role("button", name="现在就试").click()
    page.locator(".left", has_text="20 秒").wait_for()
    page.get_by_role("button", name="不等了").click()
    page.locator(".failed").wait_for()
    page.get_by_role("button", name="重试").click()
    answered(page)


def test_too_many_questions_are_counted_down(page: Any) -> None:
    first(page, problem(429, "3"))
    send(page)
    page.locator(".pause", has_text="问得太快了").wait_for()
    assert "3 秒" in page.locator(".left").inner_text()
    page.clock.run_for(1000)
    assert "2 秒" in page.locator(".left").inner_text()
    page.clock.run_for(2000)
    answered(page)


def test_long_waits_are_left_to_the_reader(page: Any) -> None:
    first(page, problem(429, "300"))
    send(page)
    page.locator(".failed .left", has_text="300 秒后可以再试").wait_for()
    page.clock.run_for(299_000)
    assert "1 秒后" in page.locator(".left").inner_text()
    page.clock.run_for(1000)
    assert page.locator(".left").count() == 0
    page.get_by_role("button", name="重试").click()
    answered(page)


@pytest.mark.parametrize(("status", "said"), SAID)
def test_what_the_service_refuses_is_said(page: Any, status: int, said: str) -> None:
    first(page, problem(status))
    send(page)
    page.locator(".failed", has_text=said).wait_for()
    assert page.locator("#q").input_value() == QUESTION
    assert page.locator("#send").is_enabled()


def test_fault_of_the_page_itself_is_said(page: Any) -> None:
    first(page, lambda route: route.fulfill(body="[]", content_type="application/json"))
    send(page)
    page.locator(".failed", has_text="页面出了错").wait_for()


def test_nonsense_from_the_service_is_said(page: Any) -> None:
    first(page, lambda route: route.fulfill(body="<html>", content_type="text/html"))
    send(page)
    page.locator(".failed", has_text="读不懂").wait_for()


def test_hostile_problem_stays_text(page: Any) -> None:
    hostile = "<img src=x onerror=document.title='x'>"
    first(page, problem(422, detail=hostile), problem(503, "2", progress=hostile))
    send(page)
    page.locator(".failed", has_text=hostile).wait_for()
    page.get_by_role("button", name="重试").click()
    page.locator(".pause", has_text=hostile).wait_for()
    assert page.locator("main img").count() == 0


def test_without_a_network_it_is_said_and_mended_by_itself(page: Any) -> None:
    page.context.set_offline(True)
    send(page)
    page.locator(".pause", has_text="没有网络连接").wait_for()
    page.context.set_offline(False)
    answered(page)


def test_what_is_typed_meanwhile_is_kept(page: Any) -> None:
    first(page, refused)
    send(page)
    page.locator(".pause").wait_for()
    send(page, "下一个问题")
    page.clock.run_for(1000)
    page.locator(".actions button").first.wait_for()
    assert page.locator("#q").input_value() == "下一个问题"


def test_link_to_an_index_that_is_gone_gives_todays_answer(page: Any) -> None:
    page.goto(f"/?q={QUESTION}&index=0123456789abcdef")
    page.locator(".actions button").first.wait_for()
    assert "更新过" in page.locator(".reply .notice").inner_text()
    assert "1.12" in page.locator(".answer").inner_text()
    page.goto(page.url)
    page.locator(".actions button").first.wait_for()
    assert page.locator(".notice").count() == 0


def test_link_to_an_edition_that_is_gone_offers_the_others(page: Any) -> None:
    page.goto(f"/?q={QUESTION}&reports=1999,2020")
    page.locator(".failed", has_text="已不在的报告：1999").wait_for()
    assert "中国数字贸易发展报告 2020" in page.locator(".failed").inner_text()
    page.get_by_role("button", name="改查现有报告").click()
    answered(page)
    assert "reports" not in page.url


def test_link_to_a_question_that_is_too_long_keeps_it(page: Any) -> None:
    page.goto(f"/?q={'长' * 501}")
    page.locator(".turn:not([data-server]) .failed", has_text="服务不收这个问题").wait_for()
    assert page.locator("#q").input_value() == "长" * 501


def test_answer_that_came_with_the_page_outlives_the_service(page: Any) -> None:
    page.route(ASK, problem(500))
    page.goto(f"/?q={QUESTION}")
    page.wait_for_load_state("networkidle")
    assert "1.12" in page.locator(".answer").inner_text()
    assert page.locator(".failed").count() == 0


@pytest.mark.parametrize(("state", "lang"), [("pause", "zh"), ("failed", "en"), ("gone", "zh")])
def test_no_state_shuts_anyone_out(browser: Any, url: str, axe: str, state: str, lang: str) -> None:
    context = browser.new_context(base_url=url, bypass_csp=True)
    page = context.new_page()
    page.goto(f"/?lang={lang}")
    treated = {"pause": problem(503, "50"), "failed": problem(500), "gone": problem(404, field="reports")}
    first(page, treated[state])
    send(page)
    page.locator(".pause, .failed").first.wait_for()
    assert audit(page, axe) == []
    context.close()


class Away:
    """A source without an index."""

    def current(self) -> OpenIndex:
        """Never there."""
        raise NotReady("reading", progress="1/2")


@pytest.fixture(scope="module")
def preparing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    settings = Settings(feedback_file=tmp_path_factory.mktemp("preparing") / "feedback.jsonl")
    with serving(create_app(settings, source=Away())) as address:
        yield address


@pytest.fixture
def plain(browser: Any, url: str) -> Iterator[Any]:
    """A page in a browser without scripts."""
    context = browser.new_context(base_url=url, java_script_enabled=False)
    yield context.new_page()
    context.close()


LINKS = [
    (f"/?q={QUESTION}&index=0123456789abcdef", "更新过", ""),
    (f"/?q={QUESTION}&reports=1999", "已不在的报告：1999。现有：中国数字贸易发展报告 2020。", QUESTION),
    (f"/?q={'长' * 501}", "服务不收这个问题", "长" * 501),
]


@pytest.mark.parametrize(("address", "said", "kept"), LINKS, ids=["index", "edition", "length"])
def test_without_scripts_the_same_is_said(plain: Any, address: str, said: str, kept: str) -> None:
    plain.goto(address)
    assert said in plain.locator(".reply").inner_text()
    assert plain.locator("#q").input_value() == kept


def test_without_scripts_the_loaded_reports_can_be_asked(plain: Any) -> None:
    plain.goto(f"/?q={QUESTION}&reports=1999")
    plain.get_by_role("link", name="改查现有报告").click()
    assert "1.12" in plain.locator(".answer").inner_text()


def test_without_scripts_the_page_asks_again_by_itself(plain: Any, preparing: str) -> None:
    plain.goto(f"{preparing}/?q={QUESTION}")
    assert "索引正在准备" in plain.locator(".failed").inner_text()
    assert plain.locator("#q").input_value() == QUESTION
    assert plain.locator("noscript meta[http-equiv=refresh]").count() == 1 or "refresh" in plain.content()


def test_page_opened_too_early_comes_to_life(browser: Any, preparing: str) -> None:
    context = browser.new_context(base_url=preparing)
    page = context.new_page()
    page.clock.install()
    page.goto("/")
    page.locator("#preparing", has_text="1/2").wait_for()
    page.route("**/readyz", lambda route: route.fulfill(json={"status": "ready"}))
    with page.expect_navigation():
        page.clock.run_for(3000)
    context.close()


def test_server_that_is_started_again_answers_the_open_page(browser: Any, tiny_index: OpenIndex) -> None:
    context = browser.new_context()
    page = context.new_page()
    with serving(create_app(Settings(), tiny_index)) as address:
        page.goto(address)
        page.wait_for_load_state("networkidle")
    send(page)
    page.locator(".pause").wait_for()
    with serving(create_app(Settings(), tiny_index), int(address.rsplit(":", 1)[1])):
        answered(page)
    context.close()
