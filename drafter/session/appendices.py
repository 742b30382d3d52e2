"""Appendices in the grid: groups and tasks added, deleted, moved, and edited cell by cell."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from drafter.draft.appendix import Appendix, Column, Group, Layout, Task
from drafter.draft.compose.tasks import printed_columns
from drafter.draft.headings import COMPUTED, TASK_KEYS
from drafter.draft.tasks import cell_text, read_task_line, split_owners

T = TypeVar("T")
_UNITS = ("owners", "lead", "support")
_USUAL = (Column("事项", "task"), Column("责任单位", "owners"), Column("完成时限", "due"), Column("备注", "note"))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the grid: a group's name (``task`` is None), or a task; its number as the list prints it, its cells."""

    group: int
    task: int | None
    number: str
    cells: tuple[str, ...]


def grid_columns(appendix: Appendix) -> tuple[Column, ...]:
    """Return the columns that a grid of *appendix* has: those a table would print, without what is computed, or the usual."""
    if appendix.columns:
        return tuple(each for each in appendix.columns if each.key not in COMPUTED)
    printed = [each for each in printed_columns(appendix) if each.key not in COMPUTED]
    known = {each.key for each in printed}
    return (*printed, *(each for each in _USUAL if each.key not in known))


def rows(appendix: Appendix) -> list[Row]:
    """Return the rows of the grid, groups with their counts in the place of a number."""
    columns, found, count = grid_columns(appendix), list[Row](), 0
    restarts = appendix.continuous is False or (appendix.layout is Layout.LIST and not appendix.continuous)
    for number, group in enumerate(appendix.groups):
        if group.name or len(appendix.groups) > 1:
            found.append(Row(number, None, str(len(group.tasks)), (group.name,)))
        count = 0 if restarts else count
        for index, task in enumerate(group.tasks):
            count += 1
            found.append(Row(number, index, str(count), tuple(cell_text(task, each.key) for each in columns)))
    return found


def with_cell(task: Task, key: str, words: str) -> Task:
    """Return *task* with *words* under *key*; units are cut at 、 and ，, and no line break stays in a text."""
    if key in _UNITS:
        units = tuple(unit for line in words.split("\n") for unit in split_owners(line))
        return _changed(task, **{key: units})
    if key in TASK_KEYS:
        return _changed(task, **{key: words.strip()})
    extra = {name: text for name, text in task.extra.items() if name != key}
    return _changed(task, extra={**extra, key: words.strip()} if words.strip() else extra)


def _changed(task: Task, /, **changes: object) -> Task:
    return replace(task, **changes)  # type: ignore[arg-type]


def task_of(words: str, units: Collection[str]) -> Task:
    """Return the task that one line writes, its units in the last （…）: those of the office's list *units* too."""
    return read_task_line(words, units)


def with_task(appendix: Appendix, group: int, at: int, tasks: Sequence[Task]) -> Appendix:
    """Return *appendix* with *tasks* before task *at* of *group*; without groups one is made."""
    groups = appendix.groups or (Group("", ()),)
    own = groups[group]
    changed = replace(own, tasks=(*own.tasks[:at], *tasks, *own.tasks[at:]))
    layout = Layout.LIST if appendix.layout is Layout.TEXT else appendix.layout
    return replace(appendix, layout=layout, groups=(*groups[:group], changed, *groups[group + 1 :]))


def without_task(appendix: Appendix, group: int, index: int) -> Appendix:
    """Return *appendix* without a task."""
    own = appendix.groups[group]
    return with_tasks(appendix, group, (*own.tasks[:index], *own.tasks[index + 1 :]))


def with_tasks(appendix: Appendix, group: int, tasks: Sequence[Task]) -> Appendix:
    """Return *appendix* with *tasks* in *group*."""
    changed = replace(appendix.groups[group], tasks=tuple(tasks))
    return replace(appendix, groups=(*appendix.groups[:group], changed, *appendix.groups[group + 1 :]))


def with_group(appendix: Appendix, at: int, name: str) -> Appendix:
    """Return *appendix* with an empty group before group *at*."""
    layout = Layout.LIST if appendix.layout is Layout.TEXT else appendix.layout
    groups = (*appendix.groups[:at], Group(name, ()), *appendix.groups[at:])
    return replace(appendix, layout=layout, groups=groups)


def without_group(appendix: Appendix, index: int) -> Appendix:
    """Return *appendix* without a group and its tasks."""
    groups = (*appendix.groups[:index], *appendix.groups[index + 1 :])
    return replace(appendix, groups=groups, layout=appendix.layout if groups else Layout.TEXT)


def renamed(appendix: Appendix, index: int, name: str) -> Appendix:
    """Return *appendix* with group *index* called *name*."""
    changed = replace(appendix.groups[index], name=name.strip())
    return replace(appendix, groups=(*appendix.groups[:index], changed, *appendix.groups[index + 1 :]))


def moved_task(appendix: Appendix, group: int, index: int, step: int) -> tuple[Appendix, int, int] | None:
    """Return *appendix* with a task one place up (*step* -1) or down (1), into the next group at a group's edge.

    With it where the task stands now; None where it cannot go on.
    """
    tasks = appendix.groups[group].tasks
    if 0 <= index + step < len(tasks):
        return with_tasks(appendix, group, exchanged(tasks, index, step)), group, index + step
    beside = group + step
    if not 0 <= beside < len(appendix.groups):
        return None
    at = len(appendix.groups[beside].tasks) if step < 0 else 0
    return with_task(without_task(appendix, group, index), beside, at, [tasks[index]]), beside, at


def exchanged(items: Sequence[T], index: int, step: int) -> tuple[T, ...]:
    """Return *items* with the one at *index* and its neighbour *step* away exchanged."""
    found = list(items)
    found[index], found[index + step] = found[index + step], found[index]
    return tuple(found)
