"""The application behind the server that is in use, in a thread of this process: tests can reach into it."""
from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import waitress
from flask import Flask


@contextmanager
def serving(app: Flask, port: int = 0) -> Iterator[str]:
    """The address of the running application; it ends with the block."""
    server = waitress.create_server(app, host="127.0.0.1", port=port, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        # in the thread of the server, which else finds its sockets gone
        server.trigger.pull_trigger(lambda: _close(server))
        thread.join(5)


def _close(server: Any) -> None:
    for channel in list(server.active_channels.values()):
        channel.handle_close()  # kept connections would go on without the server
    server.close()
