"""Serve the page and the HTTP interface: python -m service [--host HOST] [--port PORT]."""
from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace

from .errors import StartError
from .server import serve
from .settings import read_settings, table


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0 after a stop that was asked for, 2 where the service cannot start."""
    try:
        given = _parser().parse_args(arguments)
        settings = read_settings()
        chosen = {name: value for name, value in vars(given).items() if value is not None}
        serve(replace(settings, **chosen))
    except StartError as error:
        print(f"service: {error}", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    lines = "\n".join(f"  {row.name:<16} {row.meaning} ({row.default or 'none'})" for row in table())
    parser = argparse.ArgumentParser(
        prog="python -m service",
        description="Serve the page and the HTTP interface; the index is built first if it is missing or stale.",
        epilog=f"settings, from the environment or .env:\n{lines}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--host", help="address to listen on, instead of HOST")
    parser.add_argument("--port", type=_port, help="port to listen on, instead of PORT; 0 takes a free one")
    return parser


def _port(value: str) -> int:
    number = int(value) if value.isascii() and value.isdigit() else -1
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError(f"{value} is no port: it must be a number from 0 to 65535")
    return number


if __name__ == "__main__":
    sys.exit(main())
