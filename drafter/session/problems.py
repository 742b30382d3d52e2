"""What is wrong with a draft while it is written, every problem with the anchor to go to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from drafter.base.messages import say
from drafter.base.problems import Level, Place, Problem
from drafter.draft.fields import Field, Kind
from drafter.session import anchors
from drafter.session.remarks import Remark
from drafter.session.session import Session


def problems(session: Session) -> list[Problem]:
    """Return all problems of the draft, in the order of its fields; a place's file is an anchor, its line one of that text."""
    composed = (_reworded(each, session) for each in session.composition.problems)
    found = dict.fromkeys([*_of_fields(session), *_of_texts(session), *composed])
    found |= dict.fromkeys(_open_fields(session))
    order = {key: index for index, key in enumerate(session.fields)}
    return sorted(found, key=lambda each: (order.get(anchors.field_of(each.place.file), -1), each.place.line, -each.level))


def unusable(session: Session) -> dict[str, Problem]:
    """Return what is wrong with words that cannot be used, by field: they are neither printed nor kept."""
    wrong = {key: session.problems_of_field(key) for key in session.fields if session.value(key) is None}
    return {key: found[0] for key, found in wrong.items() if found}


def ordered(session: Session, remarks: Iterable[Remark]) -> list[Remark]:
    """Return *remarks* in the order of the form's fields and of the lines in them."""
    order = {key: index for index, key in enumerate(session.fields)}
    return sorted(remarks, key=lambda each: (order.get(anchors.field_of(each.problem.place.file), -1), *each.order))


def _of_fields(session: Session) -> Iterator[Problem]:
    for key in session.fields:
        yield from session.problems_of_field(key)


def _of_texts(session: Session) -> Iterator[Problem]:
    for anchor, text in session.texts.items():
        if text and (anchor not in session.fields or session.fields[anchor].kind is Kind.OUTLINE):
            yield from session.read(anchor).problems


def _reworded(problem: Problem, session: Session) -> Problem:
    """Return what composing says of a field that is not filled as what a writer sees: work that is left, not an error."""
    field = session.fields.get(problem.place.file)
    if "--draft" in problem.help:  # advice for the command line
        problem = replace(problem, help="")
    if field is None or problem.place.line or problem.level is not Level.ERROR:
        return problem
    return _open(field) if session.value(field.key) is None else problem


def _open_fields(session: Session) -> Iterator[Problem]:
    """Yield the required fields that nobody has filled and no default fills."""
    for field in session.fields.values():
        if field.required and not field.default and not field.when and session.value(field.key) is None:
            yield _open(field)


def _open(field: Field) -> Problem:
    return Problem(Place(field.key), say("没有填写“{label}”", label=field.label), field.help, Level.WARNING)
