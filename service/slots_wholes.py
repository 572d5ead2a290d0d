"""What a share is taken of, as a question words it: 占全球服务出口的比重, 在…中占, …里头…占了多少."""

from __future__ import annotations

import re

from .slots_regions import WORLD

_HOW_MUCH = (
    "(?:比重|比例|份额|百分比|百分之几|百分之多少|多少|几成|多大|多高|几|比|[一二三四五六七八九]成|[\\d.]+%|一半)"
)
_IN = "(?:里头|里面|当中|之中|中|里|内)"
_RULES = tuple(
    re.compile(rule)
    for rule in (
        f"占(?:了|到|据)?(?!了|到|比|有率|多|几|百分|[一二三四五六七八九]成|的?(?:比例|比重|份额|百分比))(?P<whole>[^，。；？?占]{{2,24}}?)的?(?:总)?{_HOW_MUCH}",
        "是(?P<whole>[^，。；？?是]{2,24}?)的(?:百分之几|百分之多少|几成|多大比例)",
        f"相当于(?P<whole>[^，。；？?]{{2,24}}?)的?{_HOW_MUCH}",
        f"在(?P<whole>[^，。；？?在]{{2,24}}?){_IN}的?(?:所)?(?:占|比重|份额|比例)",
        "^(?P<whole>[^，。；？?]{2,16}?)(?:当中|之中|中|里)[，,]?[^，。；？?]{1,16}?(?:占比|占有率|的?比重|的?份额)",
        f"^(?P<whole>[^，。；？?]{{2,24}}?){_IN}[，,]?[^，。；？?]{{2,24}}?占(?:了|到)?(?:多|几|百)",
        "^(?P<whole>[^，。；？?]{2,16}?)(?:当中|之中|中|里头?)[，,]?[^，。；？?]{1,16}?(?:所占|占)(?:据)?的?(?:比重|份额|比例|百分比)",
        f"(?P<whole>{WORLD}(?:市场)?)(?:占比|份额|比重|占有率)",
        "占(?:了|到|据)?(?P<whole>[^，。；？?占多几]{2,24})$",
    )
)


def whole_of(text: str) -> str | None:
    """The words that name the whole of a share, None if the text names none."""
    # the forms with 占 are surer than those with 中 and 里
    for rule in _RULES:
        match = rule.search(text)
        if match and match["whole"].strip(" 的了约总"):
            return match["whole"].strip()
    return None
