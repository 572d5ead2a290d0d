"""Who stands before us in a ranking: the names that the text puts after 仅次于."""

from __future__ import annotations

import re
from dataclasses import replace

from .figures import cited_once
from .figures_choice import choose
from .figures_known import Known
from .matching_views import View
from .query import Draft, Query
from .wording import statement
from .wording_subject import place_words

_ASKS = re.compile(
    r"(?:哪|谁|有谁)[^，。？]*(?:前面|之前|前头|在前|比(?:我国|中国)(?:多|大|高|强|靠前)|领先于?(?:我国|中国)|高于(?:我国|中国)|超过(?:我国|中国)|多于(?:我国|中国))|(?:我国|中国)[^，。？]*(?:仅次于|次于|排在)(?:哪|谁)|(?:前面|之前|前头|以前)(?:的)?[^，。？]*(?:哪|谁)|(?:位列|排在|位居|领先|超过|高于|多于|大于)(?:于)?(?:我国|中国)[^，。？]*(?:国家|经济体)|仅?次于(?:哪|谁)"
)
_BEFORE = re.compile(r"仅?次于(?P<names>[^，。；]+)")


_WHO_IS = re.compile(
    r"(?:第|排名?第?|位居第|位列第)(?P<place>[一二三四五六七八九十]|\d{1,2})(?:大国|大经济体|大|位|名)?(?:的)?(?:是|为|国家)?[^，。？]{0,6}(?:哪|谁)"
)


def ranked_as(query: Query, known: Known) -> Draft | None:
    """Who holds the place asked for, where a fact gives this place; None where this is not asked, or not printed."""
    match = _WHO_IS.search(query.question)
    if not match:
        return None
    place = int(match["place"]) if match["place"].isdigit() else "零一二三四五六七八九十".index(match["place"])
    target = replace(query.targets[0], measure="rank", unit=None, region=None, whole=None)
    terms = tuple(term for term in target.terms if not term.startswith(("大国", "第", "国家", "经济体")))
    if not terms:
        return None
    choice = choose(tuple(view for view in known.views if view.fact.value == place), replace(target, terms=terms))
    if choice is None:
        return None
    fact = choice.view.fact
    return Draft("answered", f"是{place_words(fact)}：{statement(fact)}[1]。", (fact,), cited_once([fact]))


def ahead(query: Query, known: Known) -> Draft | None:
    """The economies ranked before the home country; None where this is not asked, or not printed."""
    if not _ASKS.search(query.question):
        return None
    ranked = names_ahead(query, known)
    if ranked is None:
        return None
    fact = ranked[0].fact
    return Draft("answered", f"排在我国之前的是{ranked[1]}：{statement(fact)}[1]。", (fact,), cited_once([fact]))


def names_ahead(query: Query, known: Known) -> tuple[View, str] | None:
    """The rank of what a question is about, with the names that its sentence puts after 仅次于; None without them."""
    terms = tuple(term for term in query.targets[0].terms if term not in ("前面", "之前", "领先", "仅次于"))
    # the names stand beside the rank, so the rank is looked up
    target = replace(query.targets[0], measure="rank", unit=None, terms=terms, region=None, counterpart=None)
    choice = choose(tuple(view for view in known.views if _BEFORE.search(view.fact.quote or "")), target)
    names = _BEFORE.search(choice.view.fact.quote or "") if choice else None
    return (choice.view, names["names"]) if choice and names else None
