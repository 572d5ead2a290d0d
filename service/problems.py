"""Errors as RFC 9457 problem details: one shape for all of them, without a stack trace or a path.

Who opens a page in a browser reads the same as a page.
"""
from __future__ import annotations

import json
import logging
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from .errors import RequestError

log = logging.getLogger(__name__)

# What werkzeug says for these is for programmers; a reader is better served by these words
DETAILS = {
    400: "The request can't be read.",
    404: "There is nothing at this address.",
    405: "This address doesn't take this method.",
    413: "The request body is too large.",
    500: "Something went wrong on our side; the log has the details.",
}


def described(status: int, detail: str = "", **members: Any) -> dict[str, Any]:
    """A problem as a record. `type` is about:blank: the status says what kind it is, `detail` what to do."""
    known = {"title": HTTPStatus(status).phrase, "status": status, "detail": detail or DETAILS.get(status, "")}
    return {"type": "about:blank", **known, **members}


def problem(status: int, detail: str, **members: Any) -> Response:
    """A problem as a response."""
    body = json.dumps(described(status, detail, **members), ensure_ascii=False)
    return Response(body, status, content_type="application/problem+json")


def wants_page() -> bool:
    """Whether the client is a browser that opens a page, and no program that asks the interface."""
    accepted = request.accept_mimetypes
    others = ("application/problem+json", "application/json")
    page = accepted.quality("text/html") > max(accepted.quality(other) for other in others)
    return page and not request.path.startswith("/api/")


def _said(status: int, detail: str, **members: Any) -> Response:
    if not wants_page():
        return problem(status, detail, **members)
    return make_response(render_template("failed.html", status=status, detail=detail, **members), status)


def register(app: Flask) -> None:
    """Turn every error of the application into a problem response."""
    app.register_error_handler(RequestError, _request_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unexpected)


def _request_error(error: RequestError) -> Response:
    response = _said(error.status, error.detail, **error.members)
    if error.status == 503:
        response.headers["Retry-After"] = "2"
    return response


def _http_error(error: HTTPException) -> Response:
    if error.code is None or error.code < 400:
        # a redirect (added slash and the like) is no error
        return Response(error.get_body(), error.code, headers=error.get_headers())
    response = _said(error.code, DETAILS.get(error.code, error.description or ""))
    for name, value in error.get_headers():
        if name != "Content-Type":  # Allow of a 405, for one
            response.headers[name] = value
    return response


def _unexpected(error: Exception) -> Response:
    log.error("unexpected error", exc_info=error)
    return _said(500, DETAILS[500])
