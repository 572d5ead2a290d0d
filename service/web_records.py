"""The page of one figure: its record, which the report shows beside its text as well."""
from __future__ import annotations

from itertools import pairwise

from flask import Blueprint, render_template, request

from index.fact import Fact
from index.opened import OpenIndex

from .api_records import fact_named
from .current import the_index
from .fact_record import record
from .locating import printed
from .web_reports import loaded_report

records = Blueprint("records", __name__)


@records.get("/facts/<fact_id>")
def fact(fact_id: str) -> str:
    """A figure with everything that is known of it, each figure beside it linked to its place.

    ?index= is the index that a link was made with: figures are numbered anew when a report is read in another way.
    """
    index = the_index()
    found = fact_named(fact_id, index)
    return render_template(
        "fact.html", here="facts", fact=found, record=record(found, index), quote=quoted(found, index),
        changed=request.args.get("index", index.hash) != index.hash, index=index.hash,
        report=loaded_report(found.report, index), editions={report.id: report.edition for report in index.reports},
    )  # fmt: skip


def quoted(fact: Fact, index: OpenIndex) -> tuple[str, str, str]:
    """The sentence of a printed figure: what stands before it, the figure, what stands behind it."""
    report = index.report(fact.report)
    # the quote of the record has lost the places of its characters, so it is cut out of the report again
    if fact.start is None or fact.end is None or fact.quote_start is None or fact.quote_end is None:
        return fact.quote or "", "", ""
    bounds = (fact.quote_start, fact.start, fact.end, fact.quote_end)
    before, figure, after = (printed(report, *pair).text for pair in pairwise(bounds))
    return before, figure, after
