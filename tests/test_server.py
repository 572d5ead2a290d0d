"""The server process: its command line, a port in use, an index that cannot be built."""
from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from index.places import Places
from service import preparing, server
from service.__main__ import main
from service.errors import NotReady, PortTaken
from service.preparing import Preparing
from service.settings import Settings, table


def test_help_lists_every_setting(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    printed = capsys.readouterr().out
    assert ended.value.code == 0
    assert all(row.name in printed and row.meaning.split(";")[0] in printed for row in table())


@pytest.mark.parametrize("port", ["-1", "65536", "http", "８０００", ""])
def test_bad_port_is_named(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([f"--port={port}"])
    assert ended.value.code == 2
    assert "it must be a number from 0 to 65535" in capsys.readouterr().err


def test_bad_setting_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("THREADS", "many")
    assert main([]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_taken_port_is_said_with_another(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(PortTaken) as caught:
        server.serve(replace(settings, port=taken.getsockname()[1]))
    assert "make run PORT=" in str(caught.value)


class SlowBuild:
    """A rebuild that has begun and goes on until it is let go."""

    def __init__(self) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()

    def __call__(self, places: Places, say: Callable[[str], None]) -> None:
        say("[1/2] reading")
        self.begun.set()
        self.go_on.wait(5)


def test_progress_is_told_while_the_index_is_built(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    build, source = SlowBuild(), Preparing(settings, lambda line: None)
    monkeypatch.setattr(preparing, "is_stale", lambda places: True)
    monkeypatch.setattr(preparing, "rebuild", build)
    threading.Thread(target=server.prepare, args=(source, [], list), daemon=True).start()
    assert build.begun.wait(5)
    with pytest.raises(NotReady) as caught:
        source.current()
    build.go_on.set()
    assert caught.value.members["progress"] == "[1/2] reading"


def test_nothing_to_serve_ends_the_process_with_the_reason(settings: Settings, tmp_path: Path) -> None:
    failures: list[Exception] = []
    ended: list[int] = []
    nowhere = replace(settings, corpus_dir=tmp_path / "none", embedding_model=str(tmp_path))
    source = Preparing(nowhere, lambda line: None)
    server.prepare(source, failures, lambda: ended.append(1))  # type: ignore[arg-type]
    assert len(ended) == 1
    assert "\n" not in str(failures[0])
