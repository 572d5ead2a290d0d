"""Who published a figure."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.quantity import find_quantities

from .figures import cited_once
from .figures_choice import choose
from .figures_known import Known
from .matching_views import View
from .query import Draft, Query
from .slots_names import canonical
from .slots_words import pattern
from .wording import statement

_PUBLISHING = frozenset("发布 公布 统计 测算 预测 提供 编写 编制 撰写 印发".split())


def source_of(query: Query, known: Known) -> Draft | None:
    """The body that the text names for a figure; None where no figure is meant."""
    view = _figure(query, known)
    if view is None:
        return None
    fact = view.fact
    if fact.source:
        return Draft(
            "answered", f"该数据来自{_named(fact.source)}：{statement(fact)}[1]。", (fact,), cited_once([fact])
        )
    return Draft(
        "answered",
        f"报告没有为这一数据单独注明来源，由报告本身给出：{statement(fact)}[1]。",
        (fact,),
        cited_once([fact]),
    )


def _figure(query: Query, known: Known) -> View | None:
    """The fact meant: by its figure where the question gives one, else by its slots."""
    quantities = [q for q in find_quantities(query.question) if not re.fullmatch(r"(?:19|20)\d\d年?", q.text)]
    bare = query.question
    for quantity in sorted(quantities, key=lambda q: -q.start):
        bare = bare[: quantity.start] + bare[quantity.end :]
    words = pattern("<source>").sub(" ", bare)
    target = replace(
        query.targets[0],
        unit=None,
        measure=None,
        terms=tuple(t for t in query.targets[0].terms if t in canonical(words)),
        soft=(),
    )
    if not quantities and not set(target.terms) - _PUBLISHING:
        return None  # 这份报告是谁发布的 means no figure
    given = [
        view
        for view in known.views
        if any(abs(view.fact.value - q.value) <= 1e-9 * max(abs(q.value), 1) for q in quantities)
    ]
    # a figure may be printed with its source once and repeated without
    named = [view for view in given if view.fact.source] or given
    choice = choose(named, target) or (choose(named, replace(target, terms=(), periods=())) if named else None)
    if choice is None and not given:
        choice = choose([v for v in known.views if v.fact.source], target) or choose(known.views, target)
    return choice.view if choice else None


def _named(source: str) -> str:
    return re.sub(r"\s+", "", source)
