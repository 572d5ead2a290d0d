"""Puts the application together."""
from __future__ import annotations

from flask import Flask, Response, request
from flask.json.provider import DefaultJSONProvider

from index.opened import OpenIndex

from . import interface, limits, metrics, problems
from .api import api
from .api_records import records
from .current import Fixed, Source
from .feedback import FeedbackFile
from .probes import probes
from .settings import Settings, read_settings
from .watching import Watched
from .web import web
from .web_tables import tables

POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:", "connect-src 'self'",
    "font-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
))  # fmt: skip
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def create_app(
    settings: Settings | None = None, index: OpenIndex | None = None, source: Source | None = None
) -> Flask:
    """The application over the index given, or over the one that `source` hands out.

    With neither, the index in the folder of the settings is used, and a newer one is taken over when it appears:
    this is how a WSGI server calls it (`service.app:create_app()`). Raises BadSetting.
    """
    settings = settings or read_settings()
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body
    app.json = _Json(app)
    app.extensions["settings"] = settings
    app.extensions["feedback"] = FeedbackFile(settings.feedback_file, settings.max_feedback)
    app.extensions["index_source"] = Fixed(index) if index is not None else source or Watched(settings)
    metrics.register(app)
    problems.register(app)
    interface.register(app)
    app.before_request(lambda: limits.check_query_string(request))
    app.after_request(_protect)
    for part in (api, records, probes, web, tables):
        app.register_blueprint(part)
    return app


class _Json(DefaultJSONProvider):
    """Chinese as it is, members in the order they were written: the same record always gives the same bytes."""

    ensure_ascii = False
    sort_keys = False
    compact = True


def _protect(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint != "static":
        response.headers.setdefault("Cache-Control", "no-cache")
    return response
