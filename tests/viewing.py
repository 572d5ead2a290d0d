"""A service over the editions that the tests of the views look at, and a page of a browser on it."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from index.opened import OpenIndex
from service.app import create_app
from service.settings import Settings
from tests.browsing import WIDE
from tests.serving import serving
from tests.views_index import views_index


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> OpenIndex:
    """Two editions, and one of hostile text."""
    return views_index(tmp_path_factory.mktemp("editions"))


@pytest.fixture(scope="module")
def site(index: OpenIndex, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service over them."""
    settings = Settings(feedback_file=tmp_path_factory.mktemp("views") / "feedback")
    with serving(create_app(settings, index)) as address:
        yield address


@pytest.fixture(scope="module")
def reader(browser: Any, site: str) -> Iterator[Any]:
    """A reader whose browser keeps styles and scripts from page to page."""
    context = browser.new_context(viewport=WIDE, base_url=site)
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def page(reader: Any) -> Iterator[Any]:
    """A new page."""
    opened = reader.new_page()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def named(index: OpenIndex) -> dict[str, Any]:
    """The first fact of each printed text."""
    return {fact.text or "": fact for fact in reversed(index.facts)}
