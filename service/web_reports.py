"""The pages of the reports: what is loaded, a whole report with every figure marked, its arithmetic."""
from __future__ import annotations

from collections import Counter

from flask import Blueprint, render_template, request

from index.opened import LoadedReport, OpenIndex

from . import limits
from .checks_page import VERDICTS, rows
from .current import the_index
from .errors import Unknown
from .report_page import parts

reports = Blueprint("reports", __name__)


@reports.get("/reports")
def loaded() -> str:
    """The loaded editions with their counts and checks."""
    return render_template("reports.html", here="reports", reports=the_index().reports)


@reports.get("/reports/<report_id>")
def report(report_id: str) -> str:
    """A whole report with its section tree, every fact marked."""
    index = the_index()
    found = loaded_report(report_id, index)
    return render_template("report.html", here="reports", report=found, parts=parts(index.report(report_id), index))


@reports.get("/reports/<report_id>/checks")
def checks(report_id: str) -> str:
    """The report's own arithmetic, done again; ?verdict= shows only those of one kind."""
    index = the_index()
    found = loaded_report(report_id, index)
    known, wanted = index.checks(report_id), request.args.get("verdict", "")
    # an address typed by hand: nothing is shown in place of what was asked for
    wrong = wanted not in ("", *VERDICTS)
    shown = [] if wrong else [check for check in known if wanted in ("", check.verdict)]
    counts = Counter(check.verdict for check in known)
    return render_template(
        "checks.html", here="reports", report=found, rows=rows(shown, index), counts=counts, total=len(known),
        verdicts=VERDICTS, wanted=wanted, wrong=wrong,
    )  # fmt: skip


def loaded_report(report_id: str, index: OpenIndex) -> LoadedReport:
    """The loaded report of this id. Raises Unknown."""
    found = next((report for report in index.reports if report.id == report_id), None)
    if found is None:
        raise Unknown(f"No report {limits.clean(report_id)[:40]} is loaded.")
    return found
