"""The JSON interface under /api: reads the request, asks the index, writes the response. No thinking happens here."""
from __future__ import annotations

from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, current_app, jsonify, request

from index.opened import LoadedReport, OpenIndex
from index.passage import Passage

from . import limits, streaming
from .answering import answer, stages
from .current import the_index
from .errors import Unknown
from .export import as_csv, as_json_lines, as_sdmx_csv
from .fact_table import selection
from .metrics import metrics, timed
from .settings import Settings

api = Blueprint("api", __name__, url_prefix="/api")

DEFAULT_HITS, MOST_HITS = 10, 100
DEFAULT_FACTS = 100
FORMATS = {
    "csv": (as_csv, "text/csv; charset=utf-8", "facts.csv"),
    "jsonl": (as_json_lines, "application/jsonl; charset=utf-8", "facts.jsonl"),
    "sdmx-csv": (as_sdmx_csv, "application/vnd.sdmx.data+csv; version=1.0.0; charset=utf-8", "facts-sdmx.csv"),
}
RATINGS = ("up", "down")


def settings() -> Settings:
    """The settings of the current application."""
    found: Settings = current_app.extensions["settings"]
    return found


@api.post("/ask")
def ask() -> Response:
    """Answer a question: in one body, or part by part to whoever asks for lines."""
    body = limits.json_object(request)
    index = the_index()
    asked = limits.question(body.get("question"), settings())
    reports = limits.report_ids(body.get("reports"), index)
    turns = limits.history(body.get("history"), settings())
    if streaming.wanted(request):
        return streaming.streamed(stages(asked, index, reports, turns))
    with timed("answer"):
        reply = answer(asked, index, reports, turns)
    return jsonify(streaming.counted(reply))


@api.get("/search")
def search() -> Response:
    """The passages nearest to a text."""
    index = the_index()
    asked = limits.question(request.args.get("q", ""), settings(), "q")
    reports = limits.reports_named(request, "reports", index)
    most = limits.limit(request.args, DEFAULT_HITS, min(MOST_HITS, settings().max_limit))
    with timed("search"):
        hits = index.search(asked, reports, most)
    return jsonify(hits=[{**passage_json(hit.passage), "score": round(hit.score, 6)} for hit in hits], index=index.hash)


@api.get("/facts")
def facts() -> Response:
    """The table of printed facts: filtered, a page at a time, or as a file."""
    index = the_index()
    chosen = selection(request.args, limits.reports_named(request, "report", index)).of(index.facts)
    form = request.args.get("format", "json")
    limits.one_of(form, "format", ("json", *FORMATS))
    first = limits.whole_number(request.args, "cursor", 0)
    # a file without a limit is the whole table: that is what somebody who downloads it wants
    default = DEFAULT_FACTS if form == "json" else max(len(chosen), 1)
    most = limits.limit(request.args, default, settings().max_limit if form == "json" else default)
    page = chosen[first : first + most]
    if form != "json":
        write, content_type, name = FORMATS[form]
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(write(page), content_type=content_type, headers=headers)
    following = _next_page(first + most) if first + most < len(chosen) else None
    return jsonify(facts=[fact.as_json() for fact in page], total=len(chosen), next=following, index=index.hash)


@api.get("/reports")
def reports() -> Response:
    """The loaded reports."""
    index = the_index()
    return jsonify(reports=[report_json(report) for report in index.reports], index=index.hash)


@api.get("/reports/<report_id>")
def report(report_id: str) -> Response:
    """One report, with its headings in reading order."""
    index = the_index()
    loaded = _loaded(report_id, index)
    sections = [{"headings": section.headings, "page": section.page} for section in index.report(report_id).sections]
    return jsonify(**report_json(loaded), sections=sections, index=index.hash)


@api.get("/reports/<report_id>/checks")
def checks(report_id: str) -> Response:
    """The report's own arithmetic, recomputed."""
    index = the_index()
    _loaded(report_id, index)
    return jsonify(report=report_id, checks=[asdict(check) for check in index.checks(report_id)], index=index.hash)


@api.get("/reports/<report_id>/coverage")
def coverage(report_id: str) -> Response:
    """The numerals of a report that became no fact, each with the reason."""
    index = the_index()
    _loaded(report_id, index)
    uncovered = [asdict(numeral) for numeral in index.coverage(report_id)]
    return jsonify(report=report_id, uncovered=uncovered, index=index.hash)


@api.post("/feedback")
def feedback() -> tuple[Response, int]:
    """Keep a thumb and its reason."""
    body = limits.json_object(request)
    rating = limits.one_of(body.get("rating"), "rating", RATINGS)
    record = {"rating": rating, "question": limits.question(body.get("question"), settings())}
    if body.get("reason") is not None:
        record["reason"] = limits.question(body["reason"], settings(), "reason")
    if body.get("index") is not None:
        record["index"] = limits.question(body["index"], settings(), "index")
    current_app.extensions["feedback"].add(record)
    metrics().feedback.labels(rating).inc()
    return jsonify(status="kept"), 201


def passage_json(passage: Passage) -> dict[str, Any]:
    """A passage with the names of the interface."""
    return {
        "report": passage.report, "passage_id": passage.id, "section": passage.section, "page": passage.page,
        "passage": passage.text, "start": passage.start, "end": passage.end,
    }  # fmt: skip


def report_json(report: LoadedReport) -> dict[str, Any]:
    """A loaded report with its counts."""
    return asdict(report)


def _loaded(report_id: str, index: OpenIndex) -> LoadedReport:
    found = next((report for report in index.reports if report.id == report_id), None)
    if found is None:
        raise Unknown(f"No report {limits.clean(report_id)[:40]} is loaded.")
    return found


def _next_page(cursor: int) -> str:
    """The absolute path of the next page, with every other parameter as it came."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != "cursor"]
    return f"{request.path}?{urlencode([*kept, ('cursor', cursor)])}"
