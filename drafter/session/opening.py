"""How a session begins: with a file, a type, or a draft that was recovered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from drafter.base.problems import Problem
from drafter.doctypes import TypeLibrary
from drafter.doctypes.question import TODAY
from drafter.draft.compose.expand import Expander, Unfilled
from drafter.draft.dates import DocumentDate
from drafter.draft.fields import Draft, Form, Kind, Value
from drafter.draft.phrases import PhraseSource
from drafter.session.filing import Filing, read
from drafter.session.session import Session
from drafter.session.units import known_units


def open_file(
    path: Path, types: TypeLibrary, phrases: PhraseSource | None = None
) -> tuple[Session, tuple[Problem, ...], bool]:
    """Return a session on the answers file *path*, what reading it said, and whether no other session has it open.

    UsageError where it cannot be read, AnswersError or TypeFolderError where it is no answers file that could be edited.
    """
    units = known_units()
    loaded = read(path, types, units)
    assert loaded.draft is not None
    session = Session(loaded.draft, Filing(types, path, loaded, units=units), phrases=phrases)
    return session, loaded.problems, session.presence.enter(path)


def new_draft(type_name: str, types: TypeLibrary, phrases: PhraseSource | None = None, today: date | None = None) -> Session:
    """Return a session on a new draft of the type *type_name*, not saved anywhere yet; TypeFolderError where there is none."""
    form = types.form(type_name)
    return Session(Draft(form, first_values(form, today or date.today())), Filing(types), phrases=phrases)


def recover(path: Path, types: TypeLibrary, phrases: PhraseSource | None = None) -> Session:
    """Return a session on the draft that the recovery file *path* holds; errors as for :func:`open_file`."""
    units = known_units()
    loaded = read(path, types, units)
    assert loaded.draft is not None
    session = Session(replace(loaded.draft, file=""), Filing(types, recovery=path, units=units), phrases=phrases)
    session.presence.enter(path)
    return session


def title_of(path: Path, types: TypeLibrary) -> str:
    """Return the title that the answers file *path* would print, on one line; errors as for :func:`open_file`."""
    draft = read(path, types, known_units()).draft
    assert draft is not None
    title = Expander(draft, None, Unfilled.MARK).line("title") if "title" in draft.form.fields else ""
    return title.replace("\n", "") or draft.form.title


def first_values(form: Form, today: date) -> dict[str, Value]:
    """Return what a new draft of *form* holds: the dates whose default is today, resolved now and never later."""
    day = DocumentDate(today.year, today.month, today.day)
    return {key: day for key, field in form.fields.items() if field.kind is Kind.DATE and field.default == TODAY}
