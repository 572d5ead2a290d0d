"""Answers to questions for one figure, or for several figures at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.fact import Fact

from .arithmetic import Derived
from .arithmetic_rules import derive
from .arithmetic_shares import share_of
from .figures_choice import Choice, choose
from .figures_known import Known
from .matching_views import View
from .query import Draft, Query, Target
from .slots_names import canonical
from .wording import beside, growth, lead, statement
from .wording_derived import derived_sentence
from .wording_numbers import CURRENCIES, printed
from .wording_subject import period_words

MOST_TARGETS = 8
ALL_EDITIONS = "all"


@dataclass(frozen=True, slots=True)
class Found:
    """What a target led to: a printed fact or a computed one."""

    target: Target
    choice: Choice | None = None
    derived: Derived | None = None

    @property
    def fact(self) -> Fact:
        """The figure asked for."""
        if self.choice is not None:
            return self.choice.view.fact
        assert self.derived is not None
        return self.derived.fact

    @property
    def operands(self) -> tuple[View, ...]:
        """The printed facts that the figure rests on."""
        return (self.choice.view,) if self.choice else self.derived.operands if self.derived else ()


def find(target: Target, known: Known) -> Found | None:
    """The figure of a target, printed before computed."""
    # printed before computed, always
    choice = choose(known.views, target)
    if choice is not None:
        # a share that is printed of another whole does not answer where both levels are there
        other = share_of(target, known) if _of_another(target, choice.view.fact) else None
        if other and abs(other.fact.value - choice.view.fact.value) > 0.02 * abs(choice.view.fact.value):
            return Found(target, derived=other)
        return Found(target, choice)
    derived = derive(target, known)
    return Found(target, derived=derived) if derived else None


def _of_another(target: Target, fact: Fact) -> bool:
    """Whether the whole of a printed share has none of the words of the whole asked for."""
    if target.measure != "share" or not target.whole or not fact.of or fact.counterpart:
        return False
    printed_whole = canonical(fact.of)
    asked = canonical(target.whole)
    return asked not in printed_whole and printed_whole not in asked


def one_figure(found: Found, known: Known, dated: bool = True) -> Draft:
    """The answer with one figure: a direct sentence, and what belongs to it."""
    if found.derived:
        derived = found.derived
        facts = (derived.fact, *(view.fact for view in derived.operands))
        return Draft(
            "answered",
            derived_sentence(derived) + _marks(1, len(_passages(facts[1:]))) + "。",
            facts,
            cited_once(facts[1:]),
            _approximate(derived),
        )
    assert found.choice is not None
    view = found.choice.view
    belonging = growth_of(view, known)
    text = statement(view.fact) + (f"，{growth(belonging.fact)}" if belonging else "") + "[1]。"
    stated = [view.fact, *([belonging.fact] if belonging else [])]
    extra, more = _other_printings(found.choice)
    notes = (*(() if dated else _dated_note(view.fact)), *_currency_note(found))
    shown = (*stated, *more)
    return Draft("answered", text + extra, shown, cited_once(shown, [v.fact for v in found.choice.same]), notes)


def several_figures(founds: Sequence[Found], known: Known) -> Draft:
    """The answer to several figures asked for at once, one clause for each."""
    facts: list[Fact] = []
    for found in founds:
        facts += [found.fact, *(view.fact for view in found.operands if view.fact is not found.fact)]
    facts = list(dict.fromkeys(facts))
    cited = cited_once([fact for fact in facts if fact.passage_id])
    # the date is said once and not again while it stays the same
    clauses: list[str] = []
    for at, found in enumerate(founds):
        before = founds[at - 1].fact if at else None
        clauses.append(_clause(found, before) + _mark(found, cited))
    return Draft(
        "answered",
        "；".join(clauses) + "。",
        tuple(facts),
        cited,
        tuple(n for f in founds if f.derived for n in _approximate(f.derived)),
    )


def _clause(found: Found, before: Fact | None) -> str:
    if found.derived:
        return derived_sentence(found.derived)
    same_date = before is not None and before.period == found.fact.period and lead(before) == lead(found.fact)
    return beside(found.fact, before) if same_date and before else statement(found.fact)


def _mark(found: Found, cited: Sequence[object]) -> str:
    places = [fact.passage_id for fact in cited if isinstance(fact, Fact)]
    marks = dict.fromkeys(places.index(v.fact.passage_id) + 1 for v in found.operands if v.fact.passage_id in places)
    return "".join(f"[{mark}]" for mark in marks)


def growth_of(view: View, known: Known) -> View | None:
    """The growth printed with a level, of the same series and date, in the same sentence."""
    fact = view.fact
    if fact.measure != "level" or fact.unit == "percent" or fact.start is None:
        return None
    return next(
        (
            other
            for other in known.views
            if other.fact.quote_start == fact.quote_start
            and other.fact.report == fact.report
            and other.fact.measure == "yoy"
            and other.flow == view.flow
            and other.places == view.places
            and other.fact.period == fact.period
            and (other.fact.start or 0) > fact.start
            and other.fact.scope == fact.scope
            and set(other.terms) == set(view.terms)
            and _counts_alike(other, view)
        ),
        None,
    )


def _counts_alike(grown: View, level: View) -> bool:
    """处理业务笔数 and 处理业务金额 grow apart: a growth belongs to the level whose words it has."""
    # the growths of two levels in one sentence have the same words but for the noun of the measure
    wanted = {word for word in ("笔数", "金额", "合同额", "执行额") if word in level.text}
    return all(word in grown.text for word in wanted)


def _other_printings(choice: Choice) -> tuple[str, list[Fact]]:
    """A revision is named with both values; a rounded printing elsewhere is not worth a word."""
    # agreeing printings are the same figure; only another value is a revision
    revised = [
        view.fact
        for view in choice.revised
        if view.fact.report != choice.view.fact.report or view.fact.value != choice.view.fact.value
    ]
    kept = [
        fact for fact in revised if fact.unit == choice.view.fact.unit and fact.measure == choice.view.fact.measure
    ][:1]
    if not kept or kept[0].report == choice.view.fact.report:
        return "", []
    return f"另一版报告（{kept[0].report}）中该数为{printed(kept[0])}[2]，以较新一版为准。", kept


def _currency_note(found: Found) -> tuple[str, ...]:
    """Said where the figure is printed in another currency than the one asked for: nothing is converted."""
    asked, printed_in = CURRENCIES.get(found.target.unit or ""), CURRENCIES.get(found.fact.unit or "")
    if not asked or not printed_in or asked == printed_in:
        return ()
    return (f"报告没有给出以{asked}计的数额，这里是以{printed_in}计的数额。",)


def _dated_note(fact: Fact) -> tuple[str, ...]:
    words = period_words(fact)
    return (f"问题没有指明年份，按有此数的最新时间（{words.removeprefix('截至')}）回答。",) if words else ()


def _approximate(derived: Derived) -> tuple[str, ...]:
    if derived.exact:
        return ("该数由报告数据推算，报告没有直接给出。",)
    return ("该数由报告中经过四舍五入或近似的数据推算，报告没有直接给出，末位可能有出入。",)


def _passages(facts: Sequence[Fact]) -> list[str]:
    return list(dict.fromkeys(fact.passage_id for fact in facts if fact.passage_id))


def _marks(first: int, count: int) -> str:
    return "".join(f"[{number}]" for number in range(first, first + count))


def cited_once(facts: Sequence[Fact], others: Sequence[Fact] = ()) -> tuple[Fact, ...]:
    """One fact of each passage, in the order of the marks."""
    by_passage: dict[str, Fact] = {}
    for fact in (*facts, *others):
        if fact.passage_id:
            by_passage.setdefault(fact.passage_id, fact)
    return tuple(by_passage.values())


def expanded(targets: Sequence[Target], known: Known) -> list[Target]:
    """A target with several dates, or one asked of all editions, as one target for each."""
    reports = dict.fromkeys(view.fact.report for view in known.views)
    targets = [replace(t, edition=r) for t in targets for r in (reports if t.edition == ALL_EDITIONS else (t.edition,))]
    found = (
        [replace(t, periods=(p,)) for t in targets for p in t.periods]
        if any(len(t.periods) > 1 for t in targets)
        else list(targets)
    )
    return list(dict.fromkeys(found))[:MOST_TARGETS]


def asks_several(query: Query) -> bool:
    """Whether the question asks for more than one figure."""
    single = query.targets[0]
    return len(query.targets) > 2 or len(single.periods) > 1 or single.edition == ALL_EDITIONS
