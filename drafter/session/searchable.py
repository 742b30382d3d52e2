"""The words of a draft that stand in no text of paragraphs, by anchor: lists, tables, what the grid of an appendix shows.

``copies/0`` is an item of a list, ``items/2/thing`` a cell of a table, ``appendices/0/title`` the title of an appendix,
``appendices/0/1/name`` the name of a group, ``appendices/0/1/2/due`` a cell of a task.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from drafter.draft.appendix import Appendix
from drafter.draft.fields import Field, Kind, Row, Value
from drafter.draft.tasks import cell_text
from drafter.session import anchors
from drafter.session.appendices import grid_columns, renamed, with_cell, with_tasks

_OF_APPENDIX = ("title", "name", "note", "addressee", "signature")


def words_in(field: Field, value: Value | None) -> Iterator[tuple[str, str]]:
    """Yield the anchors and words in *value* of *field*; its texts of paragraphs have their own place."""
    if isinstance(value, str):
        yield field.key, value
    elif field.kind is Kind.LIST:
        yield from ((f"{field.key}/{number}", words) for number, words in enumerate(cast("tuple[str, ...]", value or ())))
    elif field.kind is Kind.TABLE:
        for number, row in enumerate(cast("tuple[Row, ...]", value or ())):
            yield from ((f"{field.key}/{number}/{name}", words) for name, words in row.items())
    elif field.kind is Kind.APPENDICES:
        for index, appendix in enumerate(cast("tuple[Appendix, ...]", value or ())):
            yield from _words_in_appendix(anchors.appendix(field.key, index), appendix)


def _words_in_appendix(anchor: str, appendix: Appendix) -> Iterator[tuple[str, str]]:
    yield from ((f"{anchor}/{name}", getattr(appendix, name)) for name in _OF_APPENDIX)
    columns = [column.key for column in grid_columns(appendix)]
    for number, group in enumerate(appendix.groups):
        yield f"{anchor}/{number}/name", group.name
        for index, task in enumerate(group.tasks):
            yield from ((f"{anchor}/{number}/{index}/{key}", cell_text(task, key)) for key in columns)


def with_words(field: Field, value: Value | None, anchor: str, words: str) -> Value | None:
    """Return *value* of *field* with *words* at *anchor*, one of :func:`words_in`."""
    path = anchor.split("/")[1:]
    if not path:
        return words or None
    found, number = list(cast("tuple[object, ...]", value)), int(path[0])
    if field.kind is Kind.LIST:
        found[number] = words
        return cast("Value", tuple(each for each in found if each))
    if field.kind is Kind.TABLE:
        found[number] = {**cast("Row", found[number]), path[1]: words}
    else:
        found[number] = _with_appendix(cast("Appendix", found[number]), path[1:], words)
    return cast("Value", tuple(found))


def _with_appendix(appendix: Appendix, path: list[str], words: str) -> Appendix:
    """Return *appendix* with *words* at *path*; its tasks, changed here, come from their sheet no longer."""
    if len(path) == 1:
        return replace(appendix, **{path[0]: words})  # type: ignore[arg-type]
    group = int(path[0])
    if len(path) == 2:
        return replace(renamed(appendix, group, words), source=None)
    tasks = list(appendix.groups[group].tasks)
    tasks[int(path[1])] = with_cell(tasks[int(path[1])], path[2], words)
    return replace(with_tasks(appendix, group, tasks), source=None)
