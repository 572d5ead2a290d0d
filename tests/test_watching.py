"""A newer index is loaded beside the requests; until it is ready, or where it can't be used, the old one answers."""
from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from index.errors import IndexDamaged
from index.folders import POINTER
from index.opened import OpenIndex
from service import watching
from service.app import create_app
from service.settings import read_settings
from service.watching import Watched
from tests.small_corpus import Shop, report_text, shop
from tests.swapping import wait_for

__all__ = ["shop"]
Open = Callable[..., OpenIndex]


@pytest.fixture
def watched(shop: Shop) -> Watched:
    """A source over the indexes of the shop, its first index loaded."""
    source = Watched(read_settings(shop.settings()))
    source.current()
    return source


def add(shop: Shop) -> None:
    """A third report."""
    assert shop.run("add", shop.write("new.txt", report_text(2021))) == 0


def test_old_index_answers_while_the_new_one_is_loaded(
    shop: Shop, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, original = threading.Event(), watching.open_index
    monkeypatch.setattr(watching, "open_index", lambda *rest, **named: (go_on.wait(10), original(*rest, **named))[1])
    before = watched.current()
    add(shop)
    assert [watched.current() for _ in range(3)] == [before] * 3
    go_on.set()
    wait_for(lambda: watched.current() is not before, 10)
    assert ([r.id for r in watched.current().reports], watched.warning()) == (["2019", "2020", "2021"], None)


def test_change_is_noticed_without_requests(shop: Shop, watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "LOOKED_AT_EVERY", 0.02)
    watched.current()
    add(shop)
    wait_for(lambda: watched._index is not None and len(watched._index.reports) == 3, 10)


@pytest.mark.parametrize(
    ("error", "words"), [(IndexDamaged("x", "is missing"), "x is missing"), (OSError("/secret"), "the log says why")]
)
def test_index_that_cannot_be_loaded_is_not_used_and_told(
    error: Exception, words: str, shop: Shop, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*rest: object, **named: object) -> None:
        raise error

    client = create_app(read_settings(shop.settings()), source=watched).test_client()
    monkeypatch.setattr(watching, "open_index", fail)
    add(shop)
    wait_for(lambda: "warning" in (client.get("/readyz").json or {}), 10)
    assert words in client.get("/readyz").get_json()["warning"]
    assert client.get("/readyz").get_json()["reports"] == ["2019", "2020"]


def test_next_index_is_used_again_after_one_that_could_not_be(
    shop: Shop, watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    original: Open = watching.open_index
    monkeypatch.setattr(watching, "open_index", None)
    add(shop)
    wait_for(lambda: (watched.current(), watched.warning())[1] is not None, 10)
    monkeypatch.setattr(watching, "open_index", original)
    pointer = shop.places.built / POINTER
    pointer.write_bytes(pointer.read_bytes())
    wait_for(lambda: len(watched.current().reports) == 3, 10)
    assert watched.warning() is None
