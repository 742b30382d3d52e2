"""The columns of a task table, as an answers file writes them."""

from __future__ import annotations

from collections.abc import Collection

from drafter.answers.reader import Entry, Reader
from drafter.base.messages import say
from drafter.base.nearest import advice, nearest
from drafter.base.yaml import nodes
from drafter.draft.appendix import Column
from drafter.draft.headings import COMPUTED, GROUPS, TASK_KEYS, WantedColumn, columns_of, plain


def read_columns(reader: Reader, entry: Entry, task_keys: Collection[str], *, groups_in_column: bool) -> tuple[Column, ...]:
    """Return the printed columns under ``columns``; *task_keys* are the keys that tasks have."""
    if not isinstance(entry.node, nodes.Sequence):
        headings = reader.texts(entry, "、，,；;")
        wanted = [WantedColumn(heading) for heading in headings]
    else:
        wanted = [column for item in entry.node.items for column in _wanted(reader, item, task_keys)]
    if groups_in_column and not any(column.key == "group" for column in wanted):
        wanted = [_as_group(column, task_keys) for column in wanted]
    _refuse_second(reader, entry, wanted)
    return columns_of(wanted, task_keys)


def _wanted(reader: Reader, node: nodes.Node, task_keys: Collection[str]) -> list[WantedColumn]:
    if isinstance(node, nodes.Scalar):
        heading = reader.text(Entry("columns", node))
        return [WantedColumn(heading)] if heading else []
    if isinstance(node, nodes.Sequence):
        reader.wrong_kind(Entry("columns", node), say("列名，或“键: 列名”"))
        return []
    for key, _ in node.pairs:
        _check_key(reader, key, task_keys)
    return [WantedColumn(reader.text(Entry("columns", value, key)), key.value) for key, value in node.pairs]


def _check_key(reader: Reader, key: nodes.Scalar, task_keys: Collection[str]) -> None:
    """Refuse a key that no task has and that looks like a slip of one that tasks can have."""
    known = (*COMPUTED, *TASK_KEYS)
    if key.value not in known and key.value not in task_keys and (key.value.isascii() or nearest(key.value, known)):
        reader.problem(key, say("任务没有“{key}”这个键", key=key.value), advice(key.value, known))


def _as_group(column: WantedColumn, task_keys: Collection[str]) -> WantedColumn:
    is_group = not column.key and plain(column.heading) in GROUPS and column.heading not in task_keys
    return WantedColumn(column.heading, "group") if is_group else column


def _refuse_second(reader: Reader, entry: Entry, wanted: list[WantedColumn]) -> None:
    seen: set[str] = set()
    for column in wanted:
        name = column.key or column.heading
        if name in seen:
            reader.problem(entry.node, say("columns 里“{name}”写了两次", name=name))
        seen.add(name)
