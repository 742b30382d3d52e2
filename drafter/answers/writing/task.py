"""Tasks as trees: one line while it says everything, else a mapping."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from drafter.answers.writing.tree import Tree
from drafter.base.problems import NOWHERE
from drafter.draft.appendix import Task
from drafter.draft.tasks import as_written, read_task_line, split_owners


def task_tree(task: Task, units: Collection[str]) -> Tree:
    """Return the line or the mapping that writes *task*, for readers with the office's *units*."""
    line = task_line(task, units) if task.one_line else None
    return line if line is not None else _mapping(task)


def task_line(task: Task, units: Collection[str]) -> str | None:
    """Return the line that reads as *task* where the office has *units*, None where no line does."""
    meant = replace(task, one_line=True, place=NOWHERE)
    lines = (line for line in _lines(task) if line and "\n" not in line)
    return next((line for line in lines if read_task_line(line, units) == meant), None)


def _lines(task: Task) -> Iterator[str]:
    """Yield the lines that could write *task*: as it was read, units alone, with roles behind them, with roles before them."""
    lead, support, owners = "、".join(task.lead), "、".join(task.support), "、".join(task.owners)
    behind = [f"{units}{role}" for units, role in ((lead, "牵头"), (support, "配合"), (owners, "负责")) if units]
    labels = (("牵头单位", lead), ("配合单位", support), ("责任单位", owners), ("责任领导", task.leader))
    before = [f"{label}：{units}" for label, units in labels if units]
    yield f"{task.task}{task.end}"
    for inside in (*([as_written(task)] if as_written(task) else []), owners, "，".join(behind), "，".join(before)):
        yield f"{task.task}（{inside}）{task.end}"


def _mapping(task: Task) -> dict[str, Tree]:
    leader: Tree = task.leader if "、".join(split_owners(task.leader)) == task.leader else (task.leader,)
    found: dict[str, Tree] = {
        "task": task.task,
        "owners": task.owners,
        "lead": task.lead,
        "support": task.support,
        "leader": leader if task.leader else "",
        "due": task.due,
        "note": task.note,
    }
    extra: dict[str, Tree] = {key: (text,) if "\n" in text else text for key, text in task.extra.items()}
    return {**{key: value for key, value in found.items() if value or key == "task"}, **extra}
