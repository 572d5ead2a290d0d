"""Every bad request gets one shape of refusal, which tells nothing of the inside."""
from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.problems import register

LINES = (Path(__file__).parent / "cases" / "bad_requests.txt").read_text(encoding="utf-8").splitlines()
CASES = [[cell.strip() for cell in line.split("|", 4)] for line in LINES if not line.startswith("#")]
INSIDE = re.compile(r'Traceback|File "|\.py|site-packages|/home|/root|Exception|\w+Error\b')


def as_bytes(body: str) -> bytes:
    """The body with its repetitions and bytes written out."""
    repeated = re.sub(r"(.)\{(\d+)\}", lambda found: found[1] * int(found[2]), body)
    return re.sub(rb"\\x(..)", lambda found: bytes.fromhex(found[1].decode()), repeated.encode())


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(case)[:60])
def test_bad_request_is_a_problem(client: FlaskClient, case: list[str]) -> None:
    status, method, address, content_type, body = [*case, "", ""][:5]
    response = client.open(address, method=method, content_type=content_type or None, data=as_bytes(body) or None)
    assert response.status_code == int(status)
    assert response.mimetype == "application/problem+json"
    assert {"type", "title", "status", "detail"} <= response.json.keys()
    assert response.json["status"] == int(status)
    assert response.json["detail"]
    assert not INSIDE.search(response.text)


def test_wrong_method_names_the_right_ones(client: FlaskClient) -> None:
    assert "POST" in client.get("/api/ask").headers["Allow"]


def test_error_of_our_own_shows_nothing_of_the_inside() -> None:
    app = Flask("test")
    register(app)
    app.add_url_rule("/", view_func=lambda: 1 / 0)
    response = app.test_client().get("/")
    assert (response.status_code, response.mimetype) == (500, "application/problem+json")
    assert not INSIDE.search(response.text)
    assert "division" not in response.text
