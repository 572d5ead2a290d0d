"""What a report itself calls the largest or fastest: 哪类增长最快, where a sentence says so and gives the figure."""

from __future__ import annotations

import re

from .figures import cited_once
from .figures_known import Known
from .matching_periods import last_year, period_fit
from .matching_views import View
from .query import Draft, Query, Target
from .wording import statement

ASKS_MOST = re.compile("最(?P<most>[大高多快小低少慢])|第一大|居首|首位")
_WHICH = re.compile("哪|什么|谁|啥")
_GROWS = re.compile("[快慢]|增[长速幅]|涨")
# words for the kinds that something splits into; the one that answers need not be called so
_KIND = re.compile("门类|类别|种类|品类|类型|领域|板块|项目|行业|市场|国家|地区|业态|部分|细分|类|项")
# how sentences say that something grows fastest or is the largest
_ALIKE = {
    "最快": ("最快", "最为强劲", "最强劲", "最为迅猛", "最为迅速", "最猛", "最高", "最大"),
    "最大": ("最大", "最多", "最高"),
    "最多": ("最多", "最大", "最高"),
}
_WHERE = re.compile("来源[国地]|目的[国地]|哪个国家|哪国|哪个市场|哪个地区")
_FAR = 30


def asks_which_most(query: Query) -> bool:
    """Whether a question asks which thing is the largest or fastest of all."""
    return bool(ASKS_MOST.search(query.question) and _WHICH.search(query.question))


def stated_most(query: Query, known: Known) -> Draft | None:
    """The figure of what a sentence says is the most; None where no sentence says it."""
    match = ASKS_MOST.search(query.question)
    if match is None or not asks_which_most(query):
        return None
    target = query.targets[0]
    grows = bool(_GROWS.search(query.question))
    found = [view for view in known.views if _says(view, match[0], grows) and _about(view, target)]
    if not found:
        return None
    best = max(found, key=lambda view: (last_year(view.fact) or view.year, view.year, view.fact.measure == "level"))
    clause = _clause(best, match[0])
    return Draft("answered", f"{clause}：{statement(best.fact)}[1]。", (best.fact,), cited_once([best.fact]))


def _says(view: View, most: str, grows: bool) -> bool:
    if (view.fact.measure in ("yoy", "cagr")) != grows:
        return False
    return bool(_clause(view, most))


def _clause(view: View, most: str) -> str:
    """The words from the last stop to the superlative, where the figure follows closely; else empty."""
    quote = re.sub(r"\s+", "", view.fact.quote or "")
    before = quote.partition(re.sub(r"\s+", "", view.fact.text or "\0"))[0][-_FAR:]
    most = next((word for word in _ALIKE.get(most, (most,)) if word in before), most)
    at = before.rfind(most)
    # another figure between them has the superlative to itself
    if at < 0 or re.search(r"\d", before[at:]) or before[:at].endswith("历史"):
        return ""
    head = re.split("[，。；：]", quote[: quote.index(before) + at])[-1]
    return re.sub("^(?:其中|尤其是?|特别是)", "", head) + most if len(head) > 1 else ""


def _about(view: View, target: Target) -> bool:
    if target.periods and period_fit(view, target) is None:
        return False
    if _WHERE.search(target.text) and not view.places:
        return False
    words = [term for term in target.terms if not _KIND.fullmatch(term) and not ASKS_MOST.search(term)]
    around = f"{view.lower} {view.wide}"
    return bool(words or target.soft) and all(word.lower() in around for word in (words or target.soft))
