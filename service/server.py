"""The server process: listens at once, gets the index ready beside it, stops cleanly."""
from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

import waitress

from corpus.errors import CorpusError
from index.errors import IndexingError

from .app import create_app
from .errors import NotBuilt, NotReady, PortTaken
from .preparing import Preparing
from .settings import Settings

# Flask refuses a body over MAX_BODY with a problem response; waitress only has to stop what is absurd
ABSURD_BODY = 2**26


def serve(settings: Settings) -> None:
    """Serve until SIGTERM or Ctrl-C. Raises PortTaken, and NotBuilt where there is nothing to serve.

    The port is open before the index is there: /healthz is live, /readyz and the page tell the progress.
    """
    _log(settings.log_level)
    source = Preparing(settings, say)
    server = _listen(settings, create_app(settings, source=source))
    failures: list[NotBuilt] = []
    threading.Thread(target=prepare, args=(source, failures, _end), daemon=True).start()
    signal.signal(signal.SIGTERM, _stop)
    say(f"listening on {address(server)}")
    server.run()
    server.close()
    if failures:
        raise failures[0]


def say(line: str) -> None:
    """A line for the person at the terminal."""
    print(line, file=sys.stderr, flush=True)


def address(server: Any) -> str:
    """Where a browser finds the server."""
    listening = getattr(server, "effective_listen", None) or [(server.effective_host, server.effective_port)]
    host, port = listening[0]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _log(level: str) -> None:
    """Our own log at the level chosen; of libraries only what goes wrong."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s", stream=sys.stderr)
    for package in ("service", "index", "corpus"):
        logging.getLogger(package).setLevel(level)
    # waitress warns of each request that waits its turn, which is a busy service's daily life
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)


def _listen(settings: Settings, app: Any) -> Any:
    try:
        return waitress.create_server(
            app, host=settings.host, port=settings.port, threads=settings.threads, ident=None,
            max_request_body_size=ABSURD_BODY, clear_untrusted_proxy_headers=True,
        )  # fmt: skip
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "no such address"
        raise PortTaken(settings.host, settings.port, why) from None


def prepare(source: Preparing, failures: list[NotBuilt], end: Callable[[], None]) -> None:
    """Get the index ready; without any index there is nothing to serve, so the process ends with the reason."""
    try:
        source.prepare()
    except (CorpusError, IndexingError, NotReady, OSError) as error:
        failures.append(NotBuilt(str(error)))
        end()


def _end() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def _stop(number: int, frame: FrameType | None) -> None:
    # waitress takes this for the wish to stop: it finishes the requests at hand and returns from run()
    raise SystemExit
