"""The pages of the fact table, the reports and their arithmetic."""
from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, Response, make_response, render_template, request

from corpus.report import Block, Section
from index.fact import Fact
from index.opened import LoadedReport, OpenIndex
from index.passage import Passage

from . import limits
from .current import the_index
from .errors import RequestError, Unknown
from .fact_table import MEASURES, Selection, selection
from .problems import problem

tables = Blueprint("tables", __name__)
PAGE = 50
FILTERS = ("report", "q", "indicator", "period", "measure", "unit", "region", "section", "sort")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph: plain text, or the figure of a fact."""

    text: str
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, caption or table row of the report page; `passage` is the passage that begins in it."""

    kind: str
    pieces: tuple[Piece, ...]
    passage: str | None = None


@tables.get("/facts")
def facts() -> str:
    """The fact table: filtered, sorted, a page at a time, with the same filters in its downloads."""
    index = the_index()
    asked = {name: request.args[name] for name in FILTERS if request.args.get(name)}
    message = ""
    try:
        reports = tuple(limits.report_ids([asked["report"]] if "report" in asked else [], index))
        chosen = selection(asked, reports).of(index.facts)
        first = limits.whole_number(request.args, "cursor", 0)
    except RequestError as error:
        chosen, first, message = Selection().of(index.facts), 0, error.detail
    return render_template(
        "facts.html", here="facts", asked=asked, facts=chosen[first : first + PAGE], total=len(chosen), first=first,
        page=PAGE, measures=MEASURES, reports=index.reports, query=urlencode(asked), message=message,
    )  # fmt: skip


@tables.get("/reports")
def reports() -> str:
    """The loaded editions with their counts and checks."""
    return render_template("reports.html", here="reports", reports=the_index().reports)


@tables.get("/reports/<report_id>")
def report(report_id: str) -> str:
    """A whole report with its section tree, every fact marked."""
    index = the_index()
    loaded = _loaded(report_id, index)
    found = [fact for fact in index.facts if fact.report == report_id]
    passages = [passage for passage in index.passages if passage.report == report_id]
    sections = [(section, _lines(section, found, passages)) for section in index.report(report_id).sections]
    return render_template("report.html", here="reports", report=loaded, sections=sections)


@tables.get("/reports/<report_id>/checks")
def checks(report_id: str) -> str:
    """The report's own arithmetic, done again."""
    index = the_index()
    loaded = _loaded(report_id, index)
    found = index.checks(report_id)
    return render_template("checks.html", here="reports", report=loaded, checks=found, fact=index.fact)


@tables.errorhandler(RequestError)
def failed(error: RequestError) -> Response:
    """What can't be shown, said on a page to a browser; programs get the problem response they know."""
    if request.accept_mimetypes.quality("text/html") <= request.accept_mimetypes.quality("application/problem+json"):
        response = problem(error.status, error.detail, **error.members)
    else:
        progress = error.members.get("progress", "")
        page = render_template("failed.html", status=error.status, detail=error.detail, progress=progress)
        response = make_response(page, error.status)
    if error.status == 503:
        response.headers["Retry-After"] = "2"
    return response


def _loaded(report_id: str, index: OpenIndex) -> LoadedReport:
    for loaded in index.reports:
        if loaded.id == report_id:
            return loaded
    raise Unknown(f"No report {limits.clean(report_id)[:40]} is loaded.")


def _lines(section: Section, facts: list[Fact], passages: list[Passage]) -> list[Line]:
    return [line for block in section.blocks for line in _block_lines(block, facts, passages)]


def _block_lines(block: Block, facts: list[Fact], passages: list[Passage]) -> list[Line]:
    contents = [row.content for row in block.rows] if block.rows else [block.content]
    lines = []
    if block.rows and block.content.text:
        lines.append(Line("caption", (Piece(block.content.text),)))
    for content in contents:
        if not content.text:
            continue
        first, last = content.offsets[0], content.offsets[-1] + 1
        inside = [fact for fact in facts if fact.start is not None and first <= fact.start < last]
        starts = next((passage.id for passage in passages if first <= passage.start < last), None)
        lines.append(Line(block.kind, tuple(_pieces(content.text, content.offsets, inside)), starts))
    return lines


def _pieces(text: str, offsets: tuple[int, ...], facts: list[Fact]) -> list[Piece]:
    place = {offset: at for at, offset in enumerate(offsets)}
    pieces, at = [], 0
    for fact in sorted(facts, key=lambda fact: fact.start or 0):
        start, last = place.get(fact.start or 0), place.get((fact.end or 1) - 1)
        if start is None or last is None or start < at:
            continue
        pieces += [Piece(text[at:start]), Piece(text[start : last + 1], fact)]
        at = last + 1
    return [piece for piece in (*pieces, Piece(text[at:])) if piece.text]
