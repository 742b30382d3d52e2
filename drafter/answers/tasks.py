"""Tasks of an appendix as an answers file writes them: one line, or a mapping."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from drafter.answers.reader import Entries, Entry, Reader, is_empty
from drafter.base.messages import say
from drafter.base.nearest import advice
from drafter.base.problems import Level, Place
from drafter.base.yaml import nodes
from drafter.draft.appendix import Column, Group, Task
from drafter.draft.headings import COMPUTED, TASK_KEYS, key_of
from drafter.draft.tasks import printed_keys, read_task_line, split_owners, typed_label

_GROUP_KEYS = ("name", "tasks")
_COUNT = re.compile(r"[（(]共?[\d一二三四五六七八九十百]+[项件条][）)]$")


def keys_of_tasks(entry: Entry | None) -> frozenset[str]:
    """Return all keys that the tasks under *entry* (``tasks`` or ``groups``) have."""
    return frozenset(key.value for task in _mappings(entry.node if entry is not None else None) for key, _ in task.pairs)


def _mappings(node: nodes.Node | None) -> Iterator[nodes.Mapping]:
    """Yield the mappings that are tasks: those in the list, or in the lists of its groups."""
    for item in node.items if isinstance(node, nodes.Sequence) else ():
        if isinstance(item, nodes.Mapping):
            inner = item.get("tasks")
            yield from _mappings(inner) if inner is not None else iter([item])


def read_groups(reader: Reader, entry: Entry, columns: Sequence[Column]) -> tuple[Group, ...]:
    """Return the groups of tasks under ``groups``."""
    if not isinstance(entry.node, nodes.Sequence):
        reader.wrong_kind(entry, say("列表，每组有 name 和 tasks"))
        return ()
    return tuple(_group(reader, item, columns) for item in entry.node.items)


def _group(reader: Reader, node: nodes.Node, columns: Sequence[Column]) -> Group:
    entries = reader.entries(Entry("groups", node), _GROUP_KEYS)
    name = reader.text(entries["name"]) if entries and "name" in entries else ""
    if not name and reader.lacks(node, "name", _GROUP_KEYS):
        reader.problem(node, say("这一组没有写 name"))
    tasks = read_tasks(reader, entries["tasks"], columns) if entries and "tasks" in entries else ()
    return Group(name, tasks, node.span.place)


def check_count(reader: Reader, where: nodes.Node | Place, name: str) -> None:
    """Say where *name* ends in a count, which is computed and would stand there twice."""
    if typed := _COUNT.search(name):
        message = say("“{count}”由程序计算，会印两次，请从名称里删去", count=typed.group())
        reader.problem(where, message, say("要自己写件数，请在附件里写 count: false"), Level.WARNING)


def check_printed(reader: Reader, entry: Entry, columns: Sequence[Column]) -> None:
    """Say which keys that the tasks under *entry* fill no column of their table prints."""
    printed = printed_keys([column.key for column in columns])
    for task in _mappings(entry.node):
        filled = {key.value: key for key, value in task.pairs if not is_empty(value)}
        for key in filled.keys() & set(TASK_KEYS) - printed - {"task"}:
            _say_unprinted(reader, filled, key, columns)


def _say_unprinted(reader: Reader, filled: Mapping[str, nodes.Scalar], key: str, columns: Sequence[Column]) -> None:
    other = next((column.key for column in columns if key_of(column.heading) == key), "")
    if other in filled:
        message, shown = say("“{key}”和“{other}”只能写一个", key=key, other=other), say("它们是表格的同一列")
    else:
        message = say("表格里没有一列印“{key}”，它会丢失", key=key)
        shown = say("请写作“{key}”", key=other) if other else say("请写进 columns，如 {example}", example=f"{{{key}: 列名}}")
    reader.problem(filled[key], message, shown)


def read_tasks(reader: Reader, entry: Entry, columns: Sequence[Column]) -> tuple[Task, ...]:
    """Return the tasks of a list; a block of text holds one task a line."""
    if isinstance(entry.node, nodes.Scalar):
        lines = [line for line in reader.text(entry).split("\n") if line.strip()]
        _say_renumbered(reader, entry.node, lines)
        return tuple(read_task_line(line, reader.units, entry.place) for line in lines)
    if isinstance(entry.node, nodes.Mapping):
        reader.wrong_kind(entry, say("列表，每项一个任务"))
        return ()
    _say_renumbered(reader, entry.node, [item.value for item in entry.node.items if isinstance(item, nodes.Scalar)])
    found = (_task(reader, Entry("tasks", item), columns) for item in entry.node.items)
    return tuple(task for task in found if task is not None)


def _say_renumbered(reader: Reader, where: nodes.Node, lines: Sequence[str]) -> None:
    """Say where the numbers typed before tasks leave one out or repeat one: they are counted anew."""
    labels = [label for label in map(typed_label, lines) if label is not None]
    for before, label in pairwise(labels):
        if label.number != before.number + 1:
            message = say("任务前的编号重新排：“{before}”后面写的是“{after}”", before=before.text, after=label.text)
            reader.problem(where, message, level=Level.NOTICE)
            return


def _task(reader: Reader, entry: Entry, columns: Sequence[Column]) -> Task | None:
    place = entry.node.span.place
    if not isinstance(entry.node, nodes.Mapping):
        text = reader.text(entry)
        return read_task_line(text, reader.units, place) if text else None
    extra = [column.key for column in columns if column.key not in (*TASK_KEYS, *COMPUTED)]
    entries = _entries(reader, entry.node, extra)
    task = reader.text(entries["task"]) if "task" in entries else ""
    if not task and reader.lacks(entry.node, "task", (*TASK_KEYS, *extra)):
        reader.problem(place, say("这个任务没有写 task"), say("task 是任务的文字，如 task: 新建社区分馆6个"))
    return Task(
        task,
        owners=_units(reader, entries, "owners"),
        lead=_units(reader, entries, "lead"),
        support=_units(reader, entries, "support"),
        leader="、".join(_units(reader, entries, "leader")),
        due=reader.text(entries["due"]) if "due" in entries else "",
        note=reader.text(entries["note"]) if "note" in entries else "",
        extra={key: "、".join(reader.texts(entries[key])) for key in extra if key in entries},
        place=place,
    )


def _entries(reader: Reader, node: nodes.Mapping, extra: Collection[str]) -> Entries:
    known = (*TASK_KEYS, *extra)
    found = {}
    for key, value in node.pairs:
        if key.value in known:
            found[key.value] = Entry(key.value, value, key)
            continue
        meant = key_of(key.value)
        if reader.full:
            break
        if key.value in COMPUTED or meant in COMPUTED:
            reader.problem(key, say("“{key}”由程序编排，任务里不用写", key=key.value))
        else:
            shown = say("应写作“{key}”", key=meant) if meant else advice(key.value, known)
            reader.problem(key, say("任务没有“{key}”这个键，也没有这样的一列", key=key.value), shown)
    return found


def _units(reader: Reader, entries: Entries, key: str) -> tuple[str, ...]:
    """Return a list of units: a list, or one text cut at 、 and ，."""
    entry = entries.get(key)
    if entry is None:
        return ()
    if isinstance(entry.node, nodes.Sequence):
        return reader.texts(entry)
    return tuple(unit for line in reader.text(entry).split("\n") for unit in split_owners(line))
