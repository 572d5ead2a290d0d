"""Take report years in and out, look at them, go back: python -m service.editions add|remove|list|check|rollback.

Every change is built and checked beside the index in force and comes into force whole, or not at all.
"""
from __future__ import annotations

import argparse
import errno
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from corpus.errors import CorpusError
from index.errors import IndexingError
from index.places import Places
from index.rollback import roll_back

from .editions_adding import add, remove
from .editions_arriving import Given
from .editions_showing import check_lines, list_lines
from .errors import ServiceError
from .settings import read_settings

_AS_BEFORE = "corpus, catalog and index are as before"


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status 0 when done, 1 when refused or failed, one line on standard error saying why and what to do."""
    given = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace, Places], int] = given.command
    try:
        return command(given, read_settings().places())
    except (CorpusError, IndexingError, ServiceError) as error:
        progress(f"editions: {error}")
    except OSError as error:
        progress(f"editions: {_disk_trouble(error)}; {_AS_BEFORE}")
    except MemoryError:
        progress(f"editions: the report needs more memory than there is: split it; {_AS_BEFORE}")
    except KeyboardInterrupt:
        progress(f"editions: stopped; {_AS_BEFORE}")
    return 1


def progress(line: str) -> None:
    """A line for the person at the terminal, at once."""
    print(line, file=sys.stderr, flush=True)


def _add(given: argparse.Namespace, places: Places) -> int:
    wanted = Given(given.path, given.year, given.title or None, given.id or None, given.force)
    add(wanted, places, progress, print)
    return 0


def _remove(given: argparse.Namespace, places: Places) -> int:
    remove(given.id, places, progress, print, given.force)
    return 0


def _list(given: argparse.Namespace, places: Places) -> int:
    print("\n".join(list_lines(places)))
    return 0


def _check(given: argparse.Namespace, places: Places) -> int:
    lines, sound = check_lines(places, given.id)
    print("\n".join(lines))
    return 0 if sound else 1


def _rollback(given: argparse.Namespace, places: Places) -> int:
    folder = roll_back(places)
    print(f"index {folder.name} is in force again, with the catalog and the reports that it was built from")
    print("\n".join(list_lines(places)))
    return 0


def _disk_trouble(error: OSError) -> str:
    where = f" ({error.filename})" if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"no space left on the disk{where}: make room and try again"
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return f"it can't be written here ({error.strerror}){where}: make the folder writable and try again"
    return f"{error.strerror or error}{where}: put it right and try again"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m service.editions", description=__doc__,
        epilog="CORPUS_DIR, INDEX_DIR, EMBEDDING_MODEL and KEEP_INDEXES say where and with what, as for the service.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    commands = parser.add_subparsers(metavar="command", required=True)
    adding = commands.add_parser("add", help="take in a report", description="Take in a report.")
    adding.add_argument("path", type=Path, help="the report: .txt, .md, .docx, .html or .pdf with text")
    adding.add_argument("--year", help="data year, if not the one found in the text")
    adding.add_argument("--title", help="title, if not the one found in the text")
    adding.add_argument("--id", help="id, if not the data year; for a second report of one year")
    adding.add_argument("--force", action="store_true", help="replace a loaded report, overlook failed checks")
    adding.set_defaults(command=_add)
    removing = commands.add_parser("remove", help="take out a report", description="Take out a report.")
    removing.add_argument("id", help="its id, as list prints it")
    removing.add_argument("--force", action="store_true", help="overlook failed checks")
    removing.set_defaults(command=_remove)
    commands.add_parser("list", help="print the reports and the indexes").set_defaults(command=_list)
    checking = commands.add_parser("check", help="check the index in force: places, arithmetic, questions")
    checking.add_argument("id", nargs="?", help="one report only")
    checking.set_defaults(command=_check)
    commands.add_parser("rollback", help="go back to the index before the last change").set_defaults(command=_rollback)
    return parser


if __name__ == "__main__":
    sys.exit(main())
