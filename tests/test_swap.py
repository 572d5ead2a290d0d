"""Editions change while a service answers; commands are killed."""
from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from index.folders import current_folder
from tests.killing import measure
from tests.running import Running, running
from tests.small_corpus import Shop, report_text, shop
from tests.swapping import Load, wait_for
from tests.test_rebuild import flip

__all__ = ["shop"]
QUESTION = "2021年跨境电商进出口是多少？"


@pytest.fixture
def services(shop: Shop, tmp_path: Path) -> Iterator[list[Running]]:
    """Two processes over one index, as a server with workers has them."""
    with ExitStack() as stack:
        started = [stack.enter_context(running(tmp_path, **shop.settings())) for _ in range(2)]
        for service in started:
            service.wait_until_ready()
        yield started


def test_no_request_fails_and_no_answer_is_mixed_while_editions_change(shop: Shop, services: list[Running]) -> None:
    path = shop.write("new.txt", report_text(2021, "2.33"))
    with Load(services[0], 4, QUESTION) as one, Load(services[1], 4, QUESTION) as other:
        for arguments, reports in ((["add", path], 3), (["rollback"], 2), (["add", path], 3)):
            assert shop.run(*arguments) == 0
            for service in services:
                wait_for(lambda s=service, n=reports: len(s.get("/readyz")["reports"]) == n)  # type: ignore[misc]
    for load in (one, other):
        assert (load.failed, load.mixed(), len(load.bodies)) == (0, 0, 2)
    assert "2.33" in services[1].ask(QUESTION)["answer"]


def test_removed_report_leaves_no_trace_in_any_answer(shop: Shop, services: list[Running]) -> None:
    assert shop.run("add", shop.write("new.txt", report_text(2021, "2.33"))) == 0
    wait_for(lambda: "2.33" in services[0].ask(QUESTION)["answer"])
    assert shop.run("remove", "2021") == 0
    wait_for(lambda: services[0].get("/readyz")["reports"] == ["2019", "2020"])
    reply = services[0].ask(QUESTION)
    assert reply["status"] == "no_answer"
    assert "2.33" not in services[0].send("/api/facts?limit=100")[1].decode()
    assert services[0].get("/api/search?q=2021")["index"] == services[0].get("/readyz")["index"]


def test_damage_is_shown_while_the_index_before_it_answers(shop: Shop, tmp_path: Path) -> None:
    shop.run("add", shop.write("new.txt", report_text(2021)))
    flip(current_folder(shop.places.built) / "2021" / "vectors.npy")
    with running(tmp_path, **shop.settings()) as service:
        service.wait_until_ready()
        assert service.get("/readyz")["reports"] == ["2019", "2020"]
        assert "2021/vectors.npy" in service.get("/readyz")["warning"]
        assert service.ask("2020年跨境电商进出口是多少？")["status"] == "answered"


def test_killed_commands_leave_an_old_or_a_new_index(tmp_path: Path) -> None:
    found = measure(4, 7, tmp_path)
    assert set(found) <= {"killed", "ended before"}
    assert found["killed"] == 4
