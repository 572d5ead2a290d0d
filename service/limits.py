"""What a request may hold: JSON bodies, questions, earlier turns, report ids and limits, read strictly."""
from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import unquote_to_bytes

from flask import Request
from werkzeug.exceptions import RequestEntityTooLarge

from index.opened import OpenIndex

from .answer import Turn
from .errors import BrokenBody, Invalid, NotJson, TooLarge, Unknown
from .settings import Settings

MAX_REPORTS = 200
# Controls, marks that turn the writing direction, invisible joiners, halves of a character: nobody asks with them,
# and a log or a page that shows them can be made to lie. Line breaks and tabs are white space and stay one.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def clean(text: str) -> str:
    """Text without unseen characters, white space at its ends and runs of it."""
    return " ".join(UNSEEN.sub("", text).split())


def json_object(request: Request) -> dict[str, Any]:
    """The body as a JSON object. Raises NotJson, TooLarge, BrokenBody, Invalid."""
    if request.mimetype != "application/json":
        raise NotJson("Send JSON with the header Content-Type: application/json.")
    try:
        body = json.loads(request.get_data().decode("utf-8-sig"), parse_constant=_no_constant)
    except RequestEntityTooLarge:
        raise TooLarge(f"The body is larger than {request.max_content_length} bytes.") from None
    except UnicodeDecodeError:
        raise BrokenBody("The body is no valid UTF-8.") from None
    except (ValueError, RecursionError):
        raise BrokenBody("The body is no valid JSON.") from None
    if not isinstance(body, dict):
        raise Invalid("", "The body must be a JSON object.")
    return body


def check_query_string(request: Request) -> None:
    """Raises BrokenBody where the address is no UTF-8: werkzeug would quietly put question marks there."""
    try:
        unquote_to_bytes(request.query_string).decode()
    except UnicodeDecodeError:
        raise BrokenBody("The query string is no valid UTF-8.") from None


def question(value: Any, settings: Settings, field: str = "question") -> str:
    """A question, cleaned. Raises Invalid where it is no text, empty or too long."""
    if not isinstance(value, str):
        raise Invalid(field, f"{field} must be a text.")
    if len(value) > settings.max_question:
        raise Invalid(field, f"{field} has {len(value)} characters; at most {settings.max_question} are allowed.")
    cleaned = clean(value)
    if not cleaned:
        raise Invalid(field, f"{field} is empty.")
    return cleaned


def report_ids(value: Any, index: OpenIndex, field: str = "reports") -> tuple[str, ...]:
    """Ids of loaded reports without repetition; none given means all. Raises Invalid, Unknown."""
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise Invalid(field, f"{field} must be a list of report ids, each a text.")
    if len(value) > MAX_REPORTS:
        raise Invalid(field, f"{field} has more than {MAX_REPORTS} ids.")
    loaded = [report.id for report in index.reports]
    for name in value:
        if name not in loaded:
            there = ", ".join(loaded) or "none"
            raise Unknown(f"No report {clean(name)[:40]} is loaded; loaded are: {there}.", field=field)
    return tuple(dict.fromkeys(value))


def reports_named(request: Request, parameter: str, index: OpenIndex) -> tuple[str, ...]:
    """The report ids of a query parameter, separated by commas; it may also be repeated. Raises Invalid, Unknown."""
    names = [name.strip() for value in request.args.getlist(parameter) for name in value.split(",")]
    return report_ids([name for name in names if name], index, parameter)


def history(value: Any, settings: Settings) -> tuple[Turn, ...]:
    """The latest turns of a conversation, oldest first, cleaned and cut to size. Raises Invalid."""
    if value is None:
        return ()
    if not isinstance(value, list):
        raise Invalid("history", "history must be a list of turns.")
    recent = value[-settings.max_history :] if settings.max_history else []
    return tuple(_turn(turn, f"history[{number}]", settings) for number, turn in enumerate(recent))


def limit(parameters: Mapping[str, str], default: int, most: int) -> int:
    """The parameter `limit`, capped. Raises Invalid where it is no whole number above 0."""
    return min(whole_number(parameters, "limit", default, least=1), most)


def whole_number(parameters: Mapping[str, str], field: str, default: int, least: int = 0) -> int:
    """A whole-number parameter; its default where it is missing or empty. Raises Invalid."""
    value = parameters.get(field, "")
    if not value:
        return default
    # no more than 18 digits are looked at: a number that long is over every cap anyway
    number = int(value[:18]) if value.isascii() and value.isdigit() else -1
    if number < least:
        raise Invalid(field, f"{field} must be a whole number of at least {least}.")
    return number


def one_of(value: Any, field: str, allowed: Sequence[str]) -> str:
    """A value out of a list. Raises Invalid, naming the list."""
    if value not in allowed:
        raise Invalid(field, f"{field} must be one of: {', '.join(allowed)}.")
    return str(value)


def _turn(value: Any, field: str, settings: Settings) -> Turn:
    if not isinstance(value, dict):
        raise Invalid(field, f"{field} must be an object with question and answer.")
    asked, answered = value.get("question"), value.get("answer")
    if not isinstance(asked, str) or not isinstance(answered or "", str):
        raise Invalid(field, f"{field}: question must be a text, and answer a text or left out.")
    return Turn(clean(asked)[: settings.max_question], clean(answered or "")[: settings.max_answer])


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")
