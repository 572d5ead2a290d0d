"""A claim with figures, held against the facts: 正确 or 不正确, with the true figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.quantity import Quantity, find_quantities
from index.fact import Measure

from .comparison import sides_of
from .comparison_superlative import superlative
from .figures import Found, find
from .figures_known import Known
from .matching import NEVER_ANOTHER, Match, matches
from .matching_views import View, is_money
from .query import Draft, Query, Target
from .question_targets import measure_nouns, target_of
from .slots import read_slots
from .slots_passing import passing
from .slots_regions import same_place
from .slots_words import pattern
from .verdicts import RIGHT, WRONG, verdict
from .verification_direction import direction
from .verification_order import order

_ABOVE = re.compile(r"(?:超过|超|高于|多于|大于|突破|逾|不止|不低于|不少于)(?:了|达|到)?(?:约|近)?$")
# 有没有达到 asks for at least so much, 达到…，对吗 for just so much
_REACHED = re.compile(r"(?:达到|达|到|有)(?:了)?(?:约|近)?$")
_WHETHER = re.compile(r"有没有|(?P<one>[\u4e00-\u9fff])没(?P=one)|了(?:吗|没有|没)")
_BELOW = re.compile(r"(?:不到|低于|不足|少于|小于|未达到|没有达到|没到|不超过)(?:了)?$")
_NUMERALS = re.compile("[一二两三四五六七八九十百千万亿]")
_LOOSELY = re.compile(r"(?:约|近|大约|接近|差不多|左右|将近)(?:有|是|为|达)?$")
_AMOUNT = 1e8
_FIRST_LESS = re.compile(r"(?:低|小|少|慢|减少|下降|降低|落后|不如|低于|少于|小于|缩水|下滑)(?:于|了)?")
_FIRST_MORE = re.compile(r"(?:高|大|多|快|增加|增长|上升|提高|超过|高于|多于|大于|领先)(?:于|了)?")


@dataclass(frozen=True, slots=True)
class Judged:
    """A claimed figure with the fact that decides about it."""

    true: bool
    view: View


def verify(query: Query, known: Known) -> Draft | None:
    """The verdict on a claim with figures or a comparison; None where no fact decides it."""
    if draft := order(query, known):
        return draft
    claimed = _claimed(query.question, known)
    if claimed:
        judged = [found for quantity in claimed if (found := _judge(quantity, query, known))]
        if not judged:
            return None
        false = [one for one in judged if not one.true]
        return verdict(WRONG if false else RIGHT, [one.view for one in (false or judged)])
    return _most(query, known) or _comparison(query, known) or direction(query, known)


def _most(query: Query, known: Known) -> Draft | None:
    """A claim that one place is the largest."""
    single = query.targets[0]
    if not single.counterpart or "、" in single.counterpart:
        return None
    frame = replace(
        query, targets=(replace(single, counterpart=None, text=single.text.replace(single.counterpart, "")),)
    )
    ranked = superlative(frame, known)
    if ranked is None:
        return None
    true = same_place(single.counterpart, ranked.facts[0].counterpart or ranked.facts[0].region or "")
    return replace(ranked, text=(RIGHT if true else WRONG) + ranked.text)


def holds_figures(query: Query, known: Known) -> bool:
    """Whether a claim stands or falls with figures."""
    return bool(_claimed(query.question, known))


def _claimed(text: str, known: Known) -> list[Quantity]:
    """The figures claimed; dates and figures that belong to a name (市值超10亿美元的企业) are none."""
    names = [view.text for view in known.views]
    return [quantity for quantity in find_quantities(text) if _is_claimed(quantity, text, names)]


def _is_claimed(quantity: Quantity, text: str, names: Sequence[str]) -> bool:
    ending = text[quantity.end - 1 : quantity.end + 3]
    if re.match(r"(?:19|20)\d\d(?:年|$)", quantity.text) or re.search("季度|个月|半年|月|年", ending):
        return False
    if not re.search(r"\d|成|第|倍|番|半", quantity.text) and len(_NUMERALS.findall(quantity.text)) < 2:
        return False  # 每万人, 百分之几
    if (quantity.kind == "number" and quantity.value < 10) or re.search(r"[A-Za-z]", quantity.text[:2]):
        return False
    around = text[max(quantity.start - 2, 0) : quantity.end]
    return not any(around in name for name in names)


def _judge(quantity: Quantity, query: Query, known: Known) -> Judged | None:
    """The fact that bears the claim out, else the fact that contradicts it."""
    target = _target(quantity, query, known)
    fitting = [match for match in matches(known.views, target) if match.fits and _comparable(match.view, quantity)]
    if not fitting:
        return None
    counted = query.question[quantity.end : quantity.end + 2]
    of_same = [
        match for match in fitting if quantity.kind == "count" and counted and match.view.noun.startswith(counted)
    ]
    fitting = of_same or fitting  # 19个自贸协定 is no claim about 26个国家和地区
    fitting = [match for match in fitting if not _of_another_noun(match.view, target)] or fitting
    # any close fact may bear the claim out, only the closest may contradict it
    close = [match for match in fitting if match.score > fitting[0].score - 1.5]
    close = _of_the_time(close, target)
    true = next((match for match in close if _holds(quantity, query.question, match.view)), None)
    return Judged(True, true.view) if true else Judged(False, _best(_of_the_time(fitting, target)))


def _of_another_noun(view: View, target: Target) -> bool:
    """Whether a fact is named by another noun of measure than the claim: 金额 where 笔数 is claimed."""
    nouns = [noun for noun in measure_nouns() if len(noun) > 1]
    claimed, named = ({noun for noun in nouns if noun in text} for text in (target.text, view.subject))
    return bool(claimed and named and not claimed & named)


def _of_the_time(found: Sequence[Match], target: Target) -> list[Match]:
    """Of undated figures only those of the edition of the year claimed, or of the newest: 21个 of 2021 are now 22个."""
    years = {int(period[:4]) for period in target.periods}
    undated = [match.view.year for match in found if match.view.fact.period is None]
    wanted = (years & set(undated)) or ({max(undated)} if undated else set())
    kept = [match for match in found if match.view.fact.period or match.view.year in wanted]
    return kept or list(found)


def _best(fitting: Sequence[Match]) -> View:
    near = [match for match in fitting if match.score > fitting[0].score - 0.3]
    return min(near, key=lambda match: (match.view.fact.qualifier is not None, -match.view.year, -match.score)).view


def _target(quantity: Quantity, query: Query, known: Known) -> Target:
    """The slots of the claim without its figures; the numerals of its dates and names stay."""
    text = query.claim or query.question
    for other in _claimed(text, known)[::-1]:
        text = text[: other.start] + text[other.end :]
    text = pattern("<verify>").sub(" ", text)
    target = target_of(read_slots(text, known.last_year))
    measure = _measure_of(quantity, query.question)
    everyday = passing(target.terms, target.text)
    terms = tuple(t for t in target.terms if t in query.words or t not in everyday)
    return replace(target, measure=measure, unit=None, terms=tuple(t for t in terms if t not in ("请", "核实")))


def _measure_of(quantity: Quantity, text: str) -> Measure | None:
    before = text[max(quantity.start - 24, 0) : quantity.start]
    clause = re.split(r"[，。；、]", before)[-1] or before
    if quantity.kind == "rank":
        return "rank"
    if quantity.kind == "percentage_point":
        return "change"
    if quantity.kind == "multiple":
        return "multiple"
    if quantity.kind != "percent":
        return "level"
    if pattern("<cagr>").search(clause):
        return "cagr"
    if pattern("<yoy>|(?:<rise+fall>)(?:了|幅|约|近|超|到|至)?").search(clause) and not re.search("占", clause):
        return "yoy"
    return "share" if re.search("占|比重|份额|比例", before) else None


def _comparable(view: View, quantity: Quantity) -> bool:
    unit = view.fact.unit
    if quantity.kind == "money":
        return is_money(view.fact)
    if quantity.kind in ("percent", "rank", "multiple", "percentage_point"):
        return unit == quantity.kind
    if quantity.unit is None and quantity.value >= _AMOUNT and is_money(view.fact):
        return True  # 突破3000亿 leaves the currency out
    if quantity.unit and unit != quantity.unit and {unit, quantity.unit} & NEVER_ANOTHER:
        return False
    return not is_money(view.fact) and unit not in ("percent", "rank", "percentage_point")


def _holds(quantity: Quantity, text: str, view: View) -> bool:
    """Whether the claim about this figure is true of the fact."""
    before = text[: quantity.start]
    value, claimed = view.fact.value, quantity.value
    if view.fact.measure in ("yoy", "cagr", "change") and claimed > 0 and _falls(before):
        claimed = -claimed
    if quantity.kind == "money" and quantity.unit not in (None, view.fact.unit):
        return False
    if value > claimed and _REACHED.search(before) and _WHETHER.search(text):
        return True
    if _ABOVE.search(before) or quantity.qualifier in ("超", "超过", "逾", "突破", "以上", "余"):
        return value > claimed or (
            value == claimed and view.fact.qualifier in ("超", "超过", "逾", "余", "以上", "突破")
        )
    if _BELOW.search(before) or quantity.qualifier in ("不足", "不到", "以下"):
        return value < claimed
    if value == claimed:
        return True
    # 约1.4万亿 is true of 1.39万亿
    digits = max(len(re.sub(r"\D", "", quantity.text)), 1)
    loosely = bool(_LOOSELY.search(before)) or quantity.qualifier is not None
    return float(f"{value:.{digits - 1}e}") == claimed and (digits > 2 or loosely)


def _falls(before: str) -> bool:
    clause = re.split(r"[，。；]", before)[-1][-10:]
    return bool(re.search(r"下降|降低|减少|下滑|回落|下跌|萎缩|缩水|负增长|跌|降|少了|缩", clause))


def _comparison(query: Query, known: Known) -> Draft | None:
    """A claim that one figure is above or below another one."""
    sides = sides_of(query)
    if len(sides) != 2:
        return None
    one, other = (find(target, known) for target in sides)
    if one is None or other is None or one.fact.unit != other.fact.unit or one.fact.id == other.fact.id:
        return None
    less, more = _FIRST_LESS.search(query.question), _FIRST_MORE.search(query.question)
    # neither more nor less is no comparison
    if bool(less) == bool(more) and not less:
        return None
    first_more = more is not None and (less is None or more.start() > less.start())
    true = (one.fact.value > other.fact.value) if first_more else (one.fact.value < other.fact.value)
    return verdict(RIGHT if true else WRONG, [view for side in (one, other) for view in _operands(side)])


def _operands(found: Found) -> tuple[View, ...]:
    return found.operands

