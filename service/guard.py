"""The output guard: a numeral in an answer that nothing supports makes the answer fail closed."""

from __future__ import annotations

import json
import logging
import re
import unicodedata
from dataclasses import replace

from .answer import Answer
from .query import Reason

LOG = logging.getLogger(__name__)


class Withheld:
    """How many answers this process has withheld."""

    count = 0


WITHHELD = Withheld()
_NUMERAL = re.compile(r"(?<![A-Za-z0-9.])\d[\d,]*(?:\.\d+)?")
_MARK = re.compile(r"\[\d+\]")
_SCALES = (1.0, 1e4, 1e8, 1e12, 1e6, 1e9)


def numerals(text: str) -> set[float]:
    """The Arabic numerals of a text."""
    plain = unicodedata.normalize("NFKC", text)
    return {float(numeral.replace(",", "")) for numeral in _NUMERAL.findall(plain)}


def unsupported(answer: Answer, history: str = "") -> list[float]:
    """Numerals of an answer in no cited passage, fact, derivation, period, citation label, or the question."""
    facts = (*answer.facts, *(answer.reason.nearest if answer.reason else ()))
    texts = [citation.passage for citation in answer.citations]
    texts += [f"{c.report} {c.title} {' '.join(c.section)} {c.page}" for c in answer.citations]
    texts += [
        json.dumps([f.text, f.of, f.indicator, f.scope, re.sub(r"[-/]0?", " ", f.period or "")], ensure_ascii=False)
        for f in facts
    ]
    texts += [fact.derivation.formula for fact in facts if fact.derivation]
    known = set().union(*(numerals(text) for text in (*texts, answer.query.question, answer.query.asked, history)))
    # a refusal names the years that are missing
    if answer.status == "no_answer":
        known |= {float(year) for year in range(1990, 2051)}
    # conversions of magnitude are supported by the value itself
    values = [abs(fact.value) for fact in facts]
    return sorted(
        n
        for n in numerals(_MARK.sub("", answer.answer))
        if n not in known and not any(_rounds_to(v, n) for v in values)
    )


def _rounds_to(value: float, printed: float) -> bool:
    decimals = 0 if printed.is_integer() else len(repr(printed).partition(".")[2])
    return any(abs(value / scale - printed) <= 0.5001 * 10.0**-decimals for scale in _SCALES if value / scale >= 0.01)


def guarded(answer: Answer, history: str = "") -> Answer:
    """The answer, or a refusal in its place where a numeral of it has no record."""
    loose = unsupported(answer, history)
    if not loose:
        return answer
    LOG.error("answer withheld, numerals without a record: %s in %r", loose, answer.answer)
    WITHHELD.count += 1
    detail = "没有找到有据可查的答案。"
    return replace(
        answer,
        status="no_answer",
        answer=detail,
        facts=(),
        citations=(),
        reason=Reason("indicator_not_found", detail),
        notes=(),
    )
