"""The last net under answering: a fault of ours becomes a refusal that is logged and counted, never an error page."""

from __future__ import annotations

import logging

from .query import Draft, Reason

LOG = logging.getLogger(__name__)


class Failed:
    """How many questions this process failed on."""

    count = 0


FAILED = Failed()


def failed(question: str) -> Draft:
    """The refusal in place of an exception; call it where the exception is handled, so that the log has it."""
    LOG.exception("answering failed on %r", question)
    FAILED.count += 1
    detail = "没有找到有据可查的答案。"
    return Draft("no_answer", detail, reason=Reason("indicator_not_found", detail))
