"""What operators and programs ask about the service itself: health, metrics, and the description of the interface."""
from __future__ import annotations

from flask import Blueprint, Response, jsonify, render_template

from . import metrics
from .api import settings
from .current import index_warning, the_index
from .openapi import describe

probes = Blueprint("probes", __name__)


@probes.get("/healthz")
def healthz() -> Response:
    """The process lives and answers."""
    return jsonify(status="live")


@probes.get("/readyz")
def readyz() -> Response:
    """Questions can be answered; 503 with the progress until then."""
    index = the_index()
    body = {"status": "ready", "index": index.hash, "reports": [report.id for report in index.reports]}
    warning = index_warning()
    return jsonify({**body, "warning": warning} if warning else body)


@probes.get("/metrics")
def numbers() -> Response:
    """Counts and times for Prometheus."""
    return Response(metrics.metrics().page(), content_type=metrics.CONTENT_TYPE)


@probes.get("/openapi.json")
def openapi() -> Response:
    """The interface as OpenAPI 3.1."""
    return jsonify(describe(settings()))


@probes.get("/docs")
def docs() -> str:
    """The interface as a page, without anything from elsewhere."""
    return render_template("docs.html", here="docs", spec=describe(settings()))
