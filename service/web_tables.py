"""The page of the fact table, and what the pages of reports and figures have in common."""
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlencode

from flask import Blueprint, Response, make_response, render_template, request

from index.fact import Fact
from index.opened import OpenIndex

from . import limits
from .current import ready_index, the_index
from .errors import Invalid, RequestError
from .fact_table import MEASURES, Selection, as_period, selection
from .problems import problem
from .web_records import records
from .web_reports import reports
from .wording_numbers import grouped, printed, signed

tables = Blueprint("tables", __name__)
# inside this one, so that what can't be shown is said in the same way on all of them
tables.register_blueprint(reports)
tables.register_blueprint(records)
tables.add_app_template_filter(printed, "printed")
tables.add_app_template_filter(signed, "signed")
tables.add_app_template_filter(grouped, "grouped")
PAGE = 50
FILTERS = ("report", "q", "indicator", "period", "measure", "unit", "region", "section", "sort")
# Members whose values are offered while a reader types
OFFERED = ("indicator", "period", "unit", "region")
MOST_OFFERED = 200


@tables.get("/facts")
def facts() -> str:
    """The fact table: filtered, sorted, a page at a time, with the same filters in its downloads."""
    index = the_index()
    asked = {name: request.args[name].strip() for name in FILTERS if request.args.get(name, "").strip()}
    first, wrong, chosen = 0, "", Selection().of(index.facts)
    try:
        _check_period(asked.get("period", ""))
        chosen = selection(asked, limits.reports_named(request, "report", index)).of(index.facts)
        first = limits.whole_number(request.args, "cursor", 0)
    except RequestError as error:
        # the page says which filter it was, in the language of the reader, and shows nothing in its place
        wrong, chosen = str(error.members.get("field", "")), []
    return render_template(
        "facts.html", here="facts", asked=asked, facts=chosen[first : first + PAGE], total=len(chosen), first=first,
        page=PAGE, measures=MEASURES, reports=index.reports, wrong=wrong, offered=_offered(index),
        address=lambda **changes: _address(asked, changes), query=urlencode(asked),
    )  # fmt: skip


@tables.errorhandler(RequestError)
def failed(error: RequestError) -> Response:
    """What can't be shown, said on a page to a browser; programs get the problem response they know."""
    if request.accept_mimetypes.quality("text/html") <= request.accept_mimetypes.quality("application/problem+json"):
        response = problem(error.status, error.detail, **error.members)
    else:
        response = make_response(_page_of(error), error.status)
    if error.status == 503:
        response.headers["Retry-After"] = "2"
    return response


def _page_of(error: RequestError) -> str:
    index = ready_index()
    if error.status == 404 and index is not None:
        kind = "fact" if request.path.startswith("/facts/") else "report"
        name = limits.clean(request.path.split("/")[2])[:40]
        return render_template("gone.html", here=f"{kind}s", kind=kind, name=name, reports=index.reports)
    progress = error.members.get("progress", "")
    return render_template("failed.html", status=error.status, detail=error.detail, progress=progress)


def _check_period(text: str) -> None:
    # programs get an empty table, a reader is told how periods are written
    if text and as_period(text) is None:
        raise Invalid("period", "period must be a year, a month or a range of them.")


def _offered(index: OpenIndex) -> dict[str, list[str]]:
    """The values of each filter that there are, the most frequent ones, in their order."""
    return {name: _frequent(index.facts, name) for name in OFFERED}


def _frequent(facts: Sequence[Fact], name: str) -> list[str]:
    counted = Counter(value for fact in facts if (value := getattr(fact, name)))
    return sorted(value for value, _ in counted.most_common(MOST_OFFERED))


def _address(asked: dict[str, str], changes: dict[str, object]) -> str:
    """The address of the table with some filters changed; an empty value takes a filter out."""
    kept = {name: value for name, value in {**asked, **changes}.items() if value not in ("", None, 0)}
    return f"/facts?{urlencode(kept)}" if kept else "/facts"
