"""The pages for people. Each works without scripts, and its address holds its whole state."""
from __future__ import annotations

from flask import Blueprint, render_template, request

from . import limits
from .answering import answer
from .api import settings
from .current import the_index
from .errors import NotReady, RequestError
from .interface import language
from .starters import starters

web = Blueprint("web", __name__)


@web.get("/")
def page() -> str:
    """The chat page. With ?q= it holds the answer already, so that it works without scripts."""
    asked = request.args.get("q", "").strip()
    if not asked:
        return _chat("", None, _progress())
    try:
        index = the_index()
        reports = limits.report_ids([name for name in request.args.get("reports", "").split(",") if name], index)
        return _chat(asked, answer(limits.question(asked, settings(), "q"), index, reports).as_json(), "")
    except RequestError as error:
        return _chat(asked, None, error.detail)


def _chat(asked: str, reply: object, message: str) -> str:
    return render_template("index.html", here="chat", asked=asked, reply=reply, message=message, starters=_starters())


def _starters() -> tuple[str, ...]:
    try:
        return starters(the_index(), language())
    except NotReady:
        return ()


def _progress() -> str:
    try:
        the_index()
    except NotReady as error:
        return f"{error.detail} {error.members.get('progress', '')}"
    return ""
