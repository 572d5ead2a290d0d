"""The pages for people."""
from __future__ import annotations

from flask import Blueprint, render_template, request

from . import limits
from .answering import answer
from .api import settings
from .current import the_index
from .errors import NotReady, RequestError

web = Blueprint("web", __name__)


@web.get("/")
def page() -> str:
    """The chat page. With ?q= it holds the answer already, so that it works without scripts."""
    asked = request.args.get("q", "")
    if not asked.strip():
        return render_template("index.html", asked="", reply=None, message=_progress())
    try:
        reply = answer(limits.question(asked, settings(), "q"), the_index()).as_json()
    except RequestError as error:
        return render_template("index.html", asked=asked, reply=None, message=error.detail)
    return render_template("index.html", asked=asked, reply=reply, message="")


def _progress() -> str:
    try:
        the_index()
    except NotReady as error:
        return error.detail
    return ""
