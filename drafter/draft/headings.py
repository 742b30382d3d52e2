"""Headings of task tables (序号 事项 责任单位 …) and the keys of a task that print under them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from drafter.draft.appendix import Column

TASK_KEYS = ("task", "owners", "lead", "support", "leader", "due", "note")
"""The keys every task may have."""
COMPUTED = ("index", "group")
"""What a column may print that no task says: its number, the name of its group."""

_TASK = ("事项", "任务", "工作事项", "工作任务", "主要任务", "重点任务", "工作")
_TASK_TOO = ("工作内容", "主要内容", "任务内容", "内容", "主要工作", "工作举措", "主要举措", "举措", "项目")
_OTHERS = {
    "index": ("序号", "编号"),
    "owners": ("责任单位", "责任部门", "责任科室", "责任处室", "承办单位", "承办部门", "负责单位", "负责部门", "单位"),
    "lead": ("牵头单位", "牵头部门", "牵头科室", "牵头处室", "主办单位"),
    "support": ("配合单位", "配合部门", "配合科室", "配合处室", "协办单位", "参与单位"),
    "leader": ("责任领导", "分管领导", "牵头领导", "责任人", "负责人"),
    "due": ("完成时限", "时限", "完成时间", "完成期限", "时间", "时间安排", "进度安排"),
    "note": ("备注",),
}
GROUPS = ("类别", "类型", "分类", "板块")
"""Headings under which the names of groups stand."""

_KEYS = {heading: key for key, headings in _OTHERS.items() for heading in headings}
_KEYS |= dict.fromkeys((*_TASK, *_TASK_TOO), "task")


class WantedColumn(NamedTuple):
    """A column as somebody wrote it: its heading, and the key that prints in it (empty: the heading must tell)."""

    heading: str
    key: str = ""


def plain(heading: str) -> str:
    """Return *heading* without the blanks and line breaks that pad it: 序　号 → 序号."""
    return "".join(heading.split())


def key_of(heading: str) -> str:
    """Return the key of a task that the well-known *heading* stands for, empty for any other heading."""
    return _KEYS.get(plain(heading), "")


def columns_of(wanted: Sequence[WantedColumn], task_keys: Collection[str] = ()) -> tuple[Column, ...]:
    """Return the columns with their keys.

    A plain heading that some task has as a key of its own (in *task_keys*) prints that; a well-known one prints its key,
    unless another column does; any other prints the key of its own name.
    """
    taken = {column.key for column in wanted if column.key}
    keys = [column.key for column in wanted]
    for second in (False, True):
        for index, column in enumerate(wanted):
            key = key_of(column.heading) if (plain(column.heading) in _TASK_TOO) is second else ""
            if not keys[index] and key and key not in taken and column.heading not in task_keys:
                keys[index] = key
                taken.add(key)
    return tuple(Column(column.heading, key or column.heading) for column, key in zip(wanted, keys, strict=True))
