"""From a question to an answer: normalise, take over from the conversation, read, answer by facts or text, guard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from index.fact import Fact

from .answer import Answer, Turn, cite
from .answering_desk import Desk, desk_of
from .answering_english import in_english
from .answering_failed import failed
from .answering_routes import respond
from .figures import find
from .followup import resolve
from .guard import guarded
from .normalise import normalise
from .query import Draft, Query
from .question import read_question
from .slots_names import knowing
from .suggestions import suggest

if TYPE_CHECKING:
    from index.opened import OpenIndex


def answer(question: str, index: OpenIndex, reports: Sequence[str] = (), history: Sequence[Turn] = ()) -> Answer:
    """Answer a question from the reports named (none: all loaded), with the earlier turns of the conversation.

    Never raises for any text; the same arguments give the same answer.
    """
    return [stage for stage in stages(question, index, reports, history) if isinstance(stage, Answer)][-1]


def bare_answer(question: str, index: OpenIndex, reports: Sequence[str] = ()) -> Answer:
    """As `answer`, without suggestions, which take as long again."""
    return next(stage for stage in stages(question, index, reports) if isinstance(stage, Answer))


def stages(
    question: str, index: OpenIndex, reports: Sequence[str] = (), history: Sequence[Turn] = ()
) -> Iterator[Query | Answer]:
    """The query as understood, then the answer, still without suggestions, then the whole answer, each when ready.

    Only the last is sure to come: where answering fails, it is a refusal, whatever came before.
    """
    desk = desk_of(index)
    try:
        yield from _stages(question, desk, reports, history)
    except Exception:  # whatever it is, the user gets a refusal and the operator the trace
        query = Query(question=question, asked=question)
        yield _assembled(query, failed(question), desk)


def _stages(question: str, desk: Desk, reports: Sequence[str], history: Sequence[Turn]) -> Iterator[Query | Answer]:
    # Never around a yield: whoever takes the stages may be answering from another index by then.
    with knowing(desk.index.terms):
        query, notes = _understood(question, desk, reports, history)
    yield query
    with knowing(desk.index.terms):
        draft = in_english(query, respond(query, desk, reports))
        draft = replace(draft, notes=(*draft.notes, *notes))
        said = " ".join(f"{turn.question} {turn.answer}" for turn in history)
        bare = guarded(_assembled(query, draft, desk), said)
    # nothing is shown before the guard has seen it; suggestions take as long as the answer, so they come after it
    yield bare
    near = draft.facts or (draft.reason.nearest if draft.reason else ())
    with knowing(desk.index.terms):
        more = draft.suggestions or (_suggestions(desk, near, query) if query.targets else ())
    yield replace(bare, suggestions=more)


def _understood(
    question: str, desk: Desk, reports: Sequence[str], history: Sequence[Turn]
) -> tuple[Query, tuple[str, ...]]:
    """The query that a question is, and how its typos were read."""
    normal = normalise(question, desk.vocabulary)
    # earlier turns are normalised too, so that slots taken over are in the same form
    resolved = resolve(normal.text, [normalise(turn.question, desk.vocabulary).text for turn in history])
    query = read_question(resolved.question, question, normal.language, desk.last_year(reports), desk.is_name)
    # a repair may be wrong, so the reader is told what was read
    notes = tuple(f"“{repair.typed}”按“{repair.read_as}”理解。" for repair in normal.repairs)
    return replace(query, taken_over=resolved.taken_over), notes


def _assembled(query: Query, draft: Draft, desk: Desk) -> Answer:
    return Answer(
        status=draft.status,
        answer=draft.text,
        query=query,
        index=desk.index.hash,
        facts=draft.facts,
        citations=cite(desk.index, draft.cited),
        notes=draft.notes,
        reason=draft.reason,
    )


def _suggestions(desk: Desk, near: Sequence[Fact], query: Query) -> tuple[str, ...]:
    def leads_to(question: str, fact: Fact) -> bool:
        read = read_question(question, last_year=desk.last_year(()), names=desk.is_name)
        found = find(read.targets[0], desk.known(())) if len(read.targets) == 1 else None
        return found is not None and found.fact.value == fact.value

    return suggest(desk.index, near, leads_to, query.question)
