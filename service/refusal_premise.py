"""Questions that take something false for granted: 出口额达到2万亿元，同比增长多少."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.quantity import Quantity, find_quantities

from .figures import cited_once
from .figures_known import Known
from .matching import unordered
from .matching_views import View
from .query import Draft, Query, Reason
from .wording import statement

_NAMES = ("money", "percent", "percentage_point", "multiple", "rank", "count")
_SAID = re.compile(r"\d|第[一二三四五六七八九十]|[一二三四五六七八九]成|[二三四五六七八九十]倍")
_PARTS_OF_DATES = re.compile(r"[年月日]|季度|半年|个月|年版")


def false_premise(query: Query, draft: Draft, known: Known) -> Draft | None:
    """The refusal of a question with a figure that no fact about its subject prints; None where nothing is wrong."""
    if draft.status != "answered" or not draft.facts:
        return None
    claimed = [quantity for quantity in find_quantities(query.question) if _claims(quantity, query.question)]
    about = _about(query, draft, known) if claimed else []
    wrong = next((quantity for quantity in claimed if not _printed(quantity, about, known)), None)
    if wrong is None:
        return None
    fact = next((f for f in draft.facts if f.passage_id), None)
    correction = f"实际上，{statement(fact)}。" if fact else ""
    detail = f"问题中的“{wrong.text}”与报告不符。"
    cited = cited_once([fact] if fact else [])
    return Draft(
        "no_answer",
        detail + correction,
        cited=cited,
        notes=(correction,) if correction else (),
        reason=Reason("false_premise", detail, tuple(f for f in draft.facts if f.passage_id)[:3]),
    )


_WHY = re.compile("为什么|为何|缘何|原因|怎么会")
_UP = re.compile("增长|增加|上升|上涨|提高|扩大|攀升|走高")
_DOWN = re.compile("下降|减少|降低|下滑|下跌|缩小|回落|萎缩|走低|负增长")


def why_refused(query: Query, known: Known) -> Draft | None:
    """The refusal of a reason that no text gives: it corrects a rise that was a fall, or gives the growth there is."""
    up, down = _UP.search(query.question), _DOWN.search(query.question)
    if not _WHY.search(query.question) or bool(up) == bool(down):
        return None
    terms = tuple(t for t in query.targets[0].terms if not (_WHY.search(t) or _UP.search(t) or _DOWN.search(t)))
    view = known.find(replace(query.targets[0], terms=terms, measure="yoy", unit=None)) if terms else None
    if view is None:
        return None
    wrong = (view.fact.value > 0) == bool(down)
    detail = "问题中的涨跌与报告相反。" if wrong else "报告没有说明原因。"
    reason = Reason("false_premise" if wrong else "indicator_not_found", detail, (view.fact,))
    text = f"{detail}{'实际上' if wrong else '报告给出的是'}，{statement(view.fact)}。"
    return Draft("no_answer", text, cited=(view.fact,), reason=reason)


def _claims(quantity: Quantity, text: str) -> bool:
    """Whether the quantity is a figure, not a date, a part of a name or a small number of things listed."""
    if quantity.kind not in _NAMES or _PARTS_OF_DATES.search(text[quantity.start : quantity.end + 2]):
        return False
    # 5G and 第三方 hold digits but no figure
    if re.search(r"[A-Za-z第前]$", text[: quantity.start][-1:]) and quantity.kind != "rank":
        return False
    if not _SAID.search(quantity.text):
        return False
    return not (quantity.kind == "count" and abs(quantity.value) <= 12)


def _about(query: Query, draft: Draft, known: Known) -> list[View]:
    """The facts that bear out the words of the question, and those of the answer."""
    ids = {fact.id for fact in draft.facts}
    close = {
        match.view
        for match in unordered(known.views, query.targets[0])
        if match.terms > 0.6 and not {"period", "place"} & set(match.missing)
    }
    return [view for view in known.views if view in close or view.fact.id in ids]


def _printed(quantity: Quantity, about: list[View], known: Known) -> bool:
    if any(_equal(view.fact.value, quantity.value) for view in about):
        return True
    whole = re.compile(rf"(?<![\d.]){re.escape(quantity.text)}")
    return any(whole.search(re.sub(r"\s+", "", view.fact.quote or "")) for view in about) or any(
        quantity.text in view.fact.indicator for view in known.views
    )  # a figure may belong to a name: 市值超10亿美元的企业


def _equal(one: float, other: float) -> bool:
    return abs(abs(one) - abs(other)) <= 1e-9 * max(abs(one), 1.0)
