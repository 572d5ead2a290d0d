"""Which editions are searched: the choice on the page, in the address, and when editions come and go meanwhile."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.opened import OpenIndex
from service.app import create_app
from service.settings import Settings
from tests.browsing import audit, axe, browser, needs_browser
from tests.conftest import FakeEncoder
from tests.loaded import index_of
from tests.serving import serving
from tests.small_corpus import report_text

__all__ = ["axe", "browser"]
pytestmark = needs_browser
QUESTION = "2020年跨境电商进出口额是多少？"


class Swapped:
    """A source whose index a test can put in another's place."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.load(2019, 2020)

    def load(self, *years: int) -> None:
        """Have the editions of these years loaded."""
        paths = [(str(year), self._folder / f"{year}.txt") for year in years]
        for year, path in paths:
            path.write_text(report_text(int(year)), encoding="utf-8")
        self._index = index_of(paths, FakeEncoder())
        self._index.hash = "".join(name[-2:] for name, _ in paths)

    def current(self) -> OpenIndex:
        """The index in force."""
        return self._index


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Swapped:
    return Swapped(tmp_path_factory.mktemp("editions"))


@pytest.fixture(scope="module")
def url(editions: Swapped, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    settings = Settings(feedback_file=tmp_path_factory.mktemp("feedback") / "feedback.jsonl")
    with serving(create_app(settings, source=editions)) as address:
        yield address


@pytest.fixture
def page(browser: Any, url: str, editions: Swapped) -> Iterator[Any]:
    editions.load(2019, 2020)
    context = browser.new_context(base_url=url, bypass_csp=True)
    context.set_default_timeout(10_000)
    opened = context.new_page()
    opened.goto("/")
    opened.wait_for_load_state("networkidle")
    yield opened
    context.close()


def ask(page: Any, question: str = QUESTION) -> Any:
    """The last turn, answered."""
    page.locator("#q").fill(question)
    page.keyboard.press("Enter")
    turn = page.locator(".turn").last
    turn.locator(".actions button").first.wait_for()
    return turn


def ticked(page: Any) -> list[str]:
    return [box.input_value() for box in page.locator("#editions input:checked").all()]


def test_all_editions_are_searched_unless_some_are_chosen(page: Any) -> None:
    assert ticked(page) == ["2019", "2020"]
    turn = ask(page)
    assert turn.locator(".scope").count() == 0
    assert "reports" not in page.url
    assert "1.92" in turn.locator(".answer").inner_text()


def test_choice_is_said_kept_in_the_address_and_holds(page: Any) -> None:
    page.get_by_label("2020").uncheck()
    assert page.url.endswith("/?reports=2019")
    turn = ask(page)
    assert turn.locator(".scope").inner_text() == "只检索：2019"
    assert turn.locator(".reply.refused").count() == 1
    assert "reports=2019" in page.url
    page.goto(page.url)
    page.locator(".actions button").first.wait_for()
    assert (ticked(page), page.locator(".scope").inner_text()) == (["2019"], "只检索：2019")


def test_none_chosen_is_all_and_says_so(page: Any) -> None:
    page.get_by_label("2019").uncheck()
    page.get_by_label("2020").uncheck()
    assert page.locator("#editions-said").inner_text() == "没有选报告，检索全部"
    assert "1.92" in ask(page).locator(".answer").inner_text()
    page.get_by_label("2019").check()
    assert page.locator("#editions-said").inner_text() == ""


def test_new_edition_appears_while_the_page_is_open(page: Any, editions: Swapped) -> None:
    editions.load(2019, 2020, 2021)
    ask(page)
    page.locator("#editions-said", has_text="新增报告：2021").wait_for()
    assert ticked(page) == ["2019", "2020", "2021"]
    assert "1.92" in ask(page, "2021年跨境电商进出口额是多少？").locator(".answer").inner_text()


def test_new_edition_does_not_join_a_choice(page: Any, editions: Swapped) -> None:
    page.get_by_label("2019").uncheck()
    editions.load(2019, 2020, 2021)
    ask(page)
    page.locator("#editions-said", has_text="2021").wait_for()
    assert ticked(page) == ["2020"]


def test_chosen_edition_that_is_removed_is_named(page: Any, editions: Swapped) -> None:
    page.get_by_label("2020").uncheck()
    editions.load(2020, 2021)
    page.locator("#q").fill(QUESTION)
    page.keyboard.press("Enter")
    page.locator(".failed", has_text="已不在的报告：2019").wait_for()
    assert ticked(page) == ["2020", "2021"]
    page.get_by_role("button", name="改查现有报告").click()
    page.locator(".answer", has_text="1.92").wait_for()


def test_second_edition_makes_a_choice_of_one(page: Any, editions: Swapped) -> None:
    editions.load(2020)
    page.goto("/")
    assert page.locator("#editions").is_hidden()
    assert page.locator(".only").inner_text() == "中国数字贸易发展报告 2020"
    editions.load(2019, 2020)
    ask(page)
    page.locator("#editions-said", has_text="新增报告：2019").wait_for()
    assert ticked(page) == ["2019", "2020"] and page.locator(".only").is_hidden()


def test_without_scripts_editions_are_chosen_too(browser: Any, url: str, editions: Swapped) -> None:
    editions.load(2019, 2020)
    context = browser.new_context(base_url=url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("2020").uncheck()
    page.locator("#q").fill(QUESTION)
    page.locator("#send").click()
    assert page.locator(".reply.refused").count() == 1
    assert ticked(page) == ["2019"]
    context.close()


def test_choice_shuts_nobody_out(page: Any, axe: str) -> None:
    page.get_by_label("2020").uncheck()
    ask(page)
    assert audit(page, axe) == []
