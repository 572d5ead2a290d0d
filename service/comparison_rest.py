"""What is left of a total without some of its parts: 除美国、欧盟之外还有多少."""

from __future__ import annotations

import re
from dataclasses import replace

from . import arithmetic
from .arithmetic import same_unit
from .figures import cited_once
from .figures_choice import choose
from .figures_known import Known
from .query import Draft, Query
from .slots_regions import places
from .wording_derived import derived_sentence

_WITHOUT = re.compile(
    r"(?:除去?了?|不算|扣除|扣掉|减去|剔除|刨去|排除)(?P<parts>[^，。？]{2,40}?)(?:之外|以外|外|后|之后|的话|(?=[，,]))"
)


def rest(query: Query, known: Known) -> Draft | None:
    """The total less the parts named; None where this is not asked or not printed."""
    text = query.targets[0].text
    match = _WITHOUT.search(text)
    named = [name for _, _, name in places(match["parts"])] if match else []
    if not match or not named:
        return None
    target = replace(query.targets[0], measure="level", text=text.replace(match[0], " "))
    whole = choose(known.views, replace(target, counterpart=None))
    parts = [choose(known.views, replace(target, counterpart=name)) for name in named]
    if whole is None or any(part is None for part in parts):
        return None
    views = (whole.view, *(part.view for part in parts if part))
    # parts of another year or unit would leave a rest that means nothing
    if not same_unit(*views) or len({view.fact.period for view in views}) > 1:
        return None
    derived = arithmetic.less(views, indicator=f"{whole.view.fact.indicator}（{'、'.join(named)}以外）")
    cited = cited_once([view.fact for view in views])
    marks = "".join(f"[{at}]" for at in range(1, len(cited) + 1))
    return Draft(
        "answered", f"{derived_sentence(derived)}{marks}。", (derived.fact, *(view.fact for view in views)), cited
    )
