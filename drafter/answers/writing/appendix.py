"""Appendices as trees: their words, texts, tables and tasks."""

from __future__ import annotations

from collections.abc import Collection

from drafter.answers.writing.numbering import numbering_tree
from drafter.answers.writing.outline import outline_tree
from drafter.answers.writing.task import task_tree
from drafter.answers.writing.tree import Implied, Quoted, Tree
from drafter.draft.appendix import Appendix, Column, Group, GroupAs, Layout, TaskSource
from drafter.draft.dates import DocumentDate
from drafter.draft.headings import WantedColumn, columns_of
from drafter.draft.numbering import Numbering


def appendix_tree(appendix: Appendix, document: Numbering, units: Collection[str]) -> dict[str, Tree | Implied]:
    """Return the mapping that writes *appendix* in a document of the numbering *document*, for an office with *units*."""
    own = appendix.numbering
    found: dict[str, Tree | Implied] = {"title": appendix.title}
    for key, text in (("name", appendix.name), ("note", appendix.note), ("addressee", appendix.addressee)):
        found |= {key: text} if text else {}
    if not appendix.labelled:
        found["label"] = "none"
    if appendix.body:
        found["body"] = outline_tree(appendix.body, own or document)
    found |= _layout(appendix)
    found |= _tasks(appendix, units)
    if appendix.after:
        found["after"] = outline_tree(appendix.after, own or document)
    if own is not None:
        found["numbering"] = numbering_tree(own, document)
    if appendix.signature:
        found["signature"] = appendix.signature
    if appendix.date:
        found["date"] = appendix.date.iso() if isinstance(appendix.date, DocumentDate) else Quoted(appendix.date)
    return found


def _layout(appendix: Appendix) -> dict[str, Tree | Implied]:
    """Return how the tasks are printed; what a reader assumes anyway is implied."""
    has_tasks = bool(appendix.groups or appendix.source)
    usual = Layout.TABLE if appendix.columns else Layout.LIST if has_tasks else Layout.TEXT
    layout, group_as = appendix.layout.value, appendix.group_as.value
    found: dict[str, Tree | Implied] = {
        "layout": Implied(layout) if appendix.layout is usual else layout,
        "group_as": Implied(group_as) if appendix.group_as is GroupAs.ROW else group_as,
        "count": Implied("true") if appendix.count else "false",
        "landscape": "true" if appendix.landscape else Implied("false"),
    }
    if appendix.continuous is not None:
        found["continuous"] = "true" if appendix.continuous else "false"
    if appendix.columns:
        found["columns"] = _columns(appendix)
    return found


def _columns(appendix: Appendix) -> tuple[Tree, ...]:
    """Return the headings; where a reader would guess another key from them, with the key."""
    columns, keys = appendix.columns, {key for group in appendix.groups for task in group.tasks for key in task.extra}
    guessed = columns_of([WantedColumn(each.heading) for each in columns], keys)
    wanted = [_wanted(each, guess) for each, guess in zip(columns, guessed, strict=True)]
    if columns_of(wanted, keys) != columns:
        wanted = [WantedColumn(each.heading, each.key) for each in columns]
    return tuple({each.key: each.heading} if each.key else each.heading for each in wanted)


def _wanted(column: Column, guess: Column) -> WantedColumn:
    return WantedColumn(column.heading, "" if guess == column else column.key)


def _tasks(appendix: Appendix, units: Collection[str]) -> dict[str, Tree | Implied]:
    """Return the key that gives the tasks: a sheet, groups, or tasks without groups."""
    if appendix.source is not None:
        return {"tasks_from": _source(appendix.source)}
    if len(appendix.groups) == 1 and not appendix.groups[0].name:
        return {"tasks": _lines(appendix.groups[0], units)}
    groups: list[Tree] = [{"name": each.name, "tasks": _lines(each, units)} for each in appendix.groups]
    return {"groups": groups} if groups else {}


def _lines(group: Group, units: Collection[str]) -> list[Tree]:
    return [task_tree(task, units) for task in group.tasks]


def _source(source: TaskSource) -> Tree:
    found = {"file": source.file, "sheet": source.sheet, "group_column": source.group_column}
    return {key: text for key, text in found.items() if text} if source.sheet or source.group_column else source.file
