"""A sheet (xlsx, csv) taken into the grid of an appendix: read as ``tasks_from`` reads it, then the draft's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from drafter import answers
from drafter.answers.saving import dump
from drafter.base.errors import AnswersError
from drafter.base.problems import Problem, errors_of
from drafter.draft.appendix import Appendix, Group, Layout, TaskSource
from drafter.draft.fields import Draft, Form
from drafter.session.drafts import appendices_in

SHEETS = (".xlsx", ".xlsm", ".csv", ".tsv")
"""The names of sheets."""


def groups_of(path: Path, appendix: Appendix, form: Form, key: str) -> tuple[tuple[Group, ...], tuple[Problem, ...]]:
    """Return the groups of tasks in the sheet *path* as *appendix* of the field *key* has them, and what to say.

    AnswersError with all its problems where the sheet cannot be read as tasks.
    """
    asked = replace(_listing(appendix), source=TaskSource(str(path.absolute())), groups=())
    loaded = answers.load(dump(Draft(form, {key: (asked,)})), "", lambda _: form, required=False, anyway=True)
    found = appendices_in(loaded.draft.values.get(key)) if loaded.draft is not None else ()
    groups = found[0].groups if found else ()
    if not groups:
        raise AnswersError.of(errors_of(loaded.problems) or loaded.problems)
    return groups, tuple(loaded.problems)


def with_groups(appendix: Appendix, groups: tuple[Group, ...]) -> Appendix:
    """Return *appendix* with *groups* behind its own; a group of the same name goes on with the new tasks."""
    own = {group.name: group for group in appendix.groups}
    for group in groups:
        before = own.get(group.name)
        own[group.name] = replace(before, tasks=(*before.tasks, *group.tasks)) if before is not None else group
    return replace(_listing(appendix), groups=tuple(own.values()))


def _listing(appendix: Appendix) -> Appendix:
    """Return *appendix* in a layout that prints tasks."""
    return replace(appendix, layout=Layout.LIST) if appendix.layout is Layout.TEXT else appendix
