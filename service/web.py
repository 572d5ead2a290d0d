"""The chat page. It works without scripts too, and its address holds its whole state."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, request

from index.opened import LoadedReport

from . import limits
from .answering import answer
from .api import settings
from .current import ready_index, the_index
from .errors import RequestError
from .interface import language
from .starters import starters

web = Blueprint("web", __name__)


@dataclass(frozen=True, slots=True)
class Talk:
    """What the page shows: the question with its reply, or what stood in the way of one.

    `chosen` are the ids of the editions to search (none: all), `moved` that the index is another than the link names.
    """

    asked: str = ""
    chosen: tuple[str, ...] = ()
    reply: dict[str, Any] | None = None
    problem: RequestError | None = None
    moved: bool = False


@web.get("/")
def page() -> str:
    """The chat page. With ?q= it holds the answer already, so that it works without scripts."""
    names = [name.strip() for value in request.args.getlist("reports") for name in value.split(",")]
    talk = _talk(request.args.get("q", "").strip(), [name for name in names if name])
    index = ready_index()
    loaded: tuple[LoadedReport, ...] = tuple(index.reports) if index else ()
    return render_template(
        "index.html", here="chat", talk=talk, reports=loaded, index=index.hash if index else "",
        gone=[name for name in talk.chosen if name not in {report.id for report in loaded}],
        starters=starters(index, language()) if index else (), most=settings().max_question,
    )  # fmt: skip


def _talk(asked: str, chosen: list[str]) -> Talk:
    # what was typed and chosen is kept whatever happens, so that nobody types it again
    kept = tuple(dict.fromkeys(chosen))
    try:
        index = the_index()
        if not asked:
            return Talk("", kept)
        reports = limits.report_ids(chosen, index)
        reply = answer(limits.question(asked, settings(), "q"), index, reports).as_json()
        return Talk(asked, reports, reply, moved=request.args.get("index", index.hash) not in ("", index.hash))
    except RequestError as error:
        return Talk(asked, kept, problem=error)
