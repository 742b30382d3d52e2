"""A table among the fields: rows of named columns, each row a mapping, or its cells in order."""

from __future__ import annotations

from drafter.answers.reader import Entry, Reader, is_empty
from drafter.base.messages import say
from drafter.base.nearest import advice
from drafter.base.yaml import nodes
from drafter.draft.compose.expand import TODO
from drafter.draft.fields import Field, Row


def read_rows(reader: Reader, field: Field, entry: Entry) -> tuple[Row, ...] | None:
    """Return the rows of the table *field*, every column in each; None where there are none."""
    if is_empty(entry.node):
        return None
    if isinstance(entry.node, nodes.Scalar) and TODO.fullmatch(entry.node.value.strip()):
        return (_row(reader, field, entry),)
    if not isinstance(entry.node, nodes.Sequence):
        reader.wrong_kind(entry, say("列表，每项一行"))
        return None
    found = [_row(reader, field, Entry(entry.name, item)) for item in entry.node.items if not is_empty(item)]
    return tuple(found) or None


def _row(reader: Reader, field: Field, entry: Entry) -> Row:
    keys = [column.key for column in field.columns]
    if isinstance(entry.node, nodes.Mapping):
        cells = _named_cells(reader, field, entry.node)
    else:
        words = reader.texts(entry, "") if isinstance(entry.node, nodes.Sequence) else (reader.text(entry),)
        if len(words) > len(keys):
            message = say("这一行有{count}格，表只有{columns}列", count=len(words), columns=len(keys))
            reader.problem(entry.node, message, say("各列依次是：{names}", names="、".join(keys)))
        cells = dict(zip(keys, words, strict=False))
    return {key: cells.get(key, "") for key in keys}


def _named_cells(reader: Reader, field: Field, node: nodes.Mapping) -> dict[str, str]:
    keys = {name: column.key for column in field.columns for name in (column.heading, column.key)}
    cells: dict[str, str] = {}
    for key, value in node.pairs:
        if keys.get(key.value) in cells:
            reader.problem(key, say("“{key}”这一列写了两次", key=key.value), say("同一列的键和名称只写一个"))
        elif key.value in keys:
            cells[keys[key.value]] = "" if is_empty(value) else reader.text(Entry(key.value, value, key))
        else:
            message = say("表格“{field}”没有“{key}”这一列", field=field.label, key=key.value)
            reader.problem(key, message, advice(key.value, keys))
    return cells
