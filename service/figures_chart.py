"""Questions for a chart by its number: the reports have its caption, its data are drawn and not printed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.passage import Passage

from .query import Draft, Query, Quoted, Reason

_ASKED = re.compile(r"图\s*(?P<number>\d{1,3})(?![\d年])")


_SOURCE = re.compile(r"(?:数据|资料)来源[：:]\s*([^\n]{2,60})")


def _source(passage: Passage, caption: re.Match[str]) -> re.Match[str] | None:
    """The line of source right before a caption, else right after it."""
    before, after = passage.text[: caption.start()], passage.text[caption.end() :]
    above = [match for match in _SOURCE.finditer(before) if not before[match.end() :].strip()]
    return above[-1] if above else _SOURCE.match(after.lstrip())


_CAPTION = re.compile(r"图\s*(?P<number>\d{1,3})[ \t　]*(?P<title>[^\n。]{4,60})")
_CHART = re.compile("图(?![书像案])|图表|图示")


def _source_of_chart(query: Query, passages: Sequence[Passage], reports: Sequence[str]) -> Draft | None:
    """The source of the chart whose caption has most of the words of a question that speaks of a chart."""
    if not _CHART.search(query.question):
        return None
    drawn = [(p, m) for p in passages if not reports or p.report in reports for m in _CAPTION.finditer(p.text)]
    ranked = sorted(drawn, key=lambda pair: -_shared(pair[1]["title"], query.question))
    if not ranked or _shared(ranked[0][1]["title"], query.question) < _ENOUGH:
        return None
    passage, caption = ranked[0]
    source = _source(passage, caption)
    if source is None:
        return None
    words = re.sub(r"\s+", "", source[1])
    return Draft("answered", f"该图的数据来源是{words}[1]。", cited=(Quoted(passage.id, source[0]),))


_ENOUGH = 0.5


def _shared(title: str, question: str) -> float:
    """The share of the character pairs of a caption that the question has."""
    bare = re.sub(r"[\s\d\-—–年]+", "", title)
    pairs = {bare[i : i + 2] for i in range(len(bare) - 1)}
    return sum(pair in question for pair in pairs) / len(pairs) if pairs else 0.0


def chart_asked(query: Query, passages: Sequence[Passage], reports: Sequence[str]) -> Draft | None:
    """The refusal that cites the caption of the chart; None where no chart is asked for."""
    match = _ASKED.search(query.question)
    if match is None:
        return _source_of_chart(query, passages, reports) if query.kind == "source" else None
    caption = re.compile(rf"图\s*{match['number']}(?!\d)[ \t　]*(?P<title>[^\n。]{{4,60}})")
    found = [(p, m) for p in passages if not reports or p.report in reports for m in caption.finditer(p.text)]
    if not found:
        detail = f"报告中没有图{match['number']}。"
        return Draft("no_answer", detail, reason=Reason("chart_without_data", detail))
    # the newest edition, unless the question names one
    named = [pair for pair in found if pair[0].report in query.question]
    passage, drawn = (named or found)[-1]
    if query.kind == "source" and (source := _source(passage, drawn)):
        words = re.sub(r"\s+", "", source[1])
        return Draft("answered", f"图{match['number']}的数据来源是{words}[1]。", cited=(Quoted(passage.id, source[0]),))
    title = re.sub(r"\s+", "", drawn["title"])
    detail = f"图{match['number']}为“{title}”，报告没有印出图中的数值[1]。"
    reason = Reason("chart_without_data", detail)
    return Draft("no_answer", detail, cited=(Quoted(passage.id, drawn[0]),), reason=reason)
