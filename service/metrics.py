"""Counts and times for Prometheus, and the Server-Timing header of each response."""
from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, Response, current_app, g, request
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from .answering_failed import FAILED
from .current import ready_index
from .guard import WITHHELD

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
BUCKETS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5)


class Metrics:
    """The counters of one application, in a registry of their own: two applications in one process don't collide."""

    def __init__(self) -> None:
        self.registry = known = CollectorRegistry()
        self.requests = Counter("requests", "Responses", ["endpoint", "method", "status"], registry=known)
        self.seconds = Histogram("request_seconds", "Time to a response", ["endpoint"], registry=known, buckets=BUCKETS)
        self.answers = Counter("answers", "Answers by what became of them", ["status", "reason"], registry=known)
        self.feedback = Counter("feedback", "Thumbs", ["rating"], registry=known)
        # both belong to the process, not to one application: read when the page is asked for
        withheld = Gauge("answers_withheld", "Answers withheld for a numeral without a record", registry=known)
        withheld.set_function(lambda: WITHHELD.count)
        failed = Gauge("answers_failed", "Questions on which answering failed", registry=known)
        failed.set_function(lambda: FAILED.count)
        self.loaded = Gauge("index_loaded", "The index in use", ["hash"], registry=known)
        self.facts = Gauge("index_facts", "Facts in the index in use", registry=known)
        self.passages = Gauge("index_passages", "Passages in the index in use", registry=known)

    def page(self) -> bytes:
        """Everything counted, in the Prometheus text format."""
        self._describe_index()
        return generate_latest(self.registry)

    def _describe_index(self) -> None:
        index = ready_index()
        self.loaded.clear()
        if index is not None:
            self.loaded.labels(index.hash).set(1)
        self.facts.set(len(index.facts) if index else 0)
        self.passages.set(len(index.passages) if index else 0)


def metrics() -> Metrics:
    """The counters of the current application."""
    found: Metrics = current_app.extensions["metrics"]
    return found


def register(app: Flask) -> None:
    """Measure every request of the application."""
    app.extensions["metrics"] = Metrics()
    app.before_request(_begin)
    app.after_request(_end)


@contextmanager
def timed(name: str) -> Iterator[None]:
    """Time a part of a request; it appears in the Server-Timing header, never in the body."""
    began = time.perf_counter()
    try:
        yield
    finally:
        g.setdefault("timings", []).append((name, time.perf_counter() - began))


def _begin() -> None:
    g.began = time.perf_counter()


def _end(response: Response) -> Response:
    took = time.perf_counter() - g.get("began", time.perf_counter())
    parts = [*g.get("timings", []), ("total", took)]
    response.headers["Server-Timing"] = ", ".join(f"{name};dur={seconds * 1000:.2f}" for name, seconds in parts)
    # the endpoint, not the address: addresses that don't exist would make counters without end
    endpoint = request.endpoint or "none"
    metrics().requests.labels(endpoint, _method(), str(response.status_code)).inc()
    metrics().seconds.labels(endpoint).observe(took)
    return response


def _method() -> str:
    return request.method if request.method in ("GET", "HEAD", "POST", "OPTIONS") else "other"
