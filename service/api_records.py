"""The JSON interface to single figures and their places: a record with its history, charts, a passage in its text."""
from __future__ import annotations

from flask import Blueprint, Response, jsonify, request

from index.fact import Fact
from index.opened import OpenIndex

from . import limits
from .api import passage_json
from .charting import charts
from .current import the_index
from .errors import Unknown
from .fact_record import record
from .fact_table import selection
from .locating import place_in

records = Blueprint("records", __name__, url_prefix="/api")
DEFAULT_CHARTS, MOST_CHARTS = 6, 50
MOST_IDS = 200


@records.get("/facts/<fact_id>")
def fact(fact_id: str) -> Response:
    """A figure with its other printings, its history over the editions, its series over periods, and charts."""
    index = the_index()
    return jsonify(**record(fact_named(fact_id, index), index).as_json(), index=index.hash)


@records.get("/charts")
def drawn() -> Response:
    """The charts that fit some figures: those named, or those that the filters of the fact table leave."""
    index = the_index()
    ids = [name for name in request.args.get("ids", "").split(",") if name][:MOST_IDS]
    chosen = selection(request.args, limits.reports_named(request, "report", index)).of(index.facts)
    # an id that is gone is an error: a chart without one of its figures would tell another story
    named = [fact_named(name, index) for name in ids]
    most = limits.limit(request.args, DEFAULT_CHARTS, MOST_CHARTS)
    found = [chart.as_json() for chart in charts(named or chosen)[:most]]
    return jsonify(charts=found, facts=len(named or chosen), index=index.hash)


@records.get("/passages/<passage_id>")
def passage(passage_id: str) -> Response:
    """A passage with the one before and the one after it; `mark` is where a raw place stands in its text."""
    index = the_index()
    found = next((passage for passage in index.passages if passage.id == passage_id), None)
    if found is None:
        raise Unknown(f"No passage {limits.clean(passage_id)[:40]} is loaded.")
    neighbours = {
        passage.number - found.number: passage_json(passage)
        for passage in index.passages
        if passage.report == found.report and abs(passage.number - found.number) == 1
    }
    start, end = (limits.whole_number(request.args, name, 0) for name in ("start", "end"))
    mark = place_in(index.report(found.report), found, start, end)
    return jsonify(
        **passage_json(found), previous=neighbours.get(-1), next=neighbours.get(1),
        mark=mark and {"start": mark[0], "end": mark[1]}, index=index.hash,
    )  # fmt: skip


def fact_named(fact_id: str, index: OpenIndex) -> Fact:
    """The fact of this id. Raises Unknown."""
    try:
        return index.fact(fact_id)
    except KeyError:
        raise Unknown(f"No figure {limits.clean(fact_id)[:40]} is loaded.") from None
