"""The reply to a question while it is made: one JSON object a line, and the last line is the whole body.

The lines before it carry members of it and say which: {"part": "query"}, then answer, citations, notes, suggestions.
A fault after the first line can't change the status any more: it is {"part": "problem"} with a problem (RFC 9457).
"""
from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import Any

from flask import Request, Response, jsonify, stream_with_context

from .answer import Answer
from .metrics import metrics
from .problems import described
from .query import Query

log = logging.getLogger(__name__)

LINES = "application/x-ndjson"
JSON = "application/json"
MEMBERS = {"answer": ("status", "answer", "facts"), "citations": ("citations",), "notes": ("notes", "reason")}


def wanted(request: Request) -> bool:
    """Whether the client asks for lines; whoever takes anything gets one JSON body."""
    return request.accept_mimetypes.best_match([JSON, LINES], JSON) == LINES


def streamed(stages: Iterable[Query | Answer]) -> Response:
    """A response that sends every part when it is ready."""
    response = Response(stream_with_context(_safe(_lines(stages))), content_type=LINES)
    # A proxy that gathers lines before it passes them on would undo it all
    response.headers["X-Accel-Buffering"] = "no"
    return response


def counted(reply: Answer) -> dict[str, Any]:
    """The record of a reply, counted in the metrics."""
    record = reply.as_json()
    metrics().answers.labels(record["status"], (record.get("reason") or {}).get("kind", "")).inc()
    return record


def _safe(lines: Iterator[str]) -> Iterator[str]:
    try:
        yield from lines
    except Exception:
        log.exception("a stream broke off")
        yield _line({"part": "problem", "problem": described(500)})


def _lines(stages: Iterable[Query | Answer]) -> Iterator[str]:
    answered: Answer | None = None
    for stage in stages:
        if isinstance(stage, Query):
            yield _line({"part": "query", "query": stage.as_json()})
        elif answered is None:
            answered = stage
            record = stage.as_json()
            for part, members in MEMBERS.items():
                yield _line({"part": part, **{name: record[name] for name in members if name in record}})
        else:
            answered = stage
    if answered is not None:
        record = counted(answered)
        yield _line({"part": "suggestions", "suggestions": record["suggestions"]})
        yield _line(record)


def _line(record: dict[str, Any]) -> str:
    # by jsonify, which writes the plain body too: the last line equals it to the byte
    return jsonify(record).get_data(as_text=True)
