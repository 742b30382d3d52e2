"""Tables of tasks in a Word file (序号 事项 责任单位 …): which paragraphs are tasks, and who does them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.draft.headings import key_of, plain
from drafter.draft.tasks import Owners, owners_in, split_owners
from drafter.reading.displayed import DisplayedParagraph

_UNITS = ("owners", "lead", "support")
_ENDINGS = range(5, 1, -1)
"""So many characters at the end of a heading may be what it means: 2026年重点任务."""

_VAGUE = "单位"
"""A heading that may as well mean what something is counted in."""


class TaskRow(NamedTuple):
    """Who does the task of a row, and the name of the group of rows that it is in (empty: none)."""

    owners: Owners
    group: str


class _Cell(NamedTuple):
    """A cell: the place of its first paragraph among all, its words, whether it belongs to the one above."""

    first: int
    text: str
    continued: bool


_Row = dict[int, _Cell]


def task_rows(paragraphs: Sequence[DisplayedParagraph]) -> Mapping[int, TaskRow]:
    """Return the tasks of all tables by the place of their first paragraph; tables without units hold none."""
    return {place: task for rows in _tables(paragraphs).values() for place, task in _tasks(list(rows.values()))}


def _tables(paragraphs: Sequence[DisplayedParagraph]) -> dict[int, dict[int, _Row]]:
    """Return the cells by table, row and column, without tables within tables."""
    found: dict[int, dict[int, _Row]] = {}
    for place, paragraph in enumerate(paragraphs):
        cell = paragraph.cell
        if cell is None or cell.outer is not None:
            continue
        row = found.setdefault(cell.table, {}).setdefault(cell.row, {})
        before = row.get(cell.column, _Cell(place, "", cell.continued))
        row[cell.column] = before._replace(text=before.text + paragraph.text)
    return found


def _tasks(rows: Sequence[_Row]) -> Iterator[tuple[int, TaskRow]]:
    head, keys = next(((place, keys) for place, row in enumerate(rows) if "task" in (keys := _keys(row))), (0, {}))
    if not any(key in keys for key in _UNITS):
        return
    group = ""
    last: dict[str, str] = {}
    for row in rows[head + 1 :]:
        task = row.get(keys["task"])
        if len(row) == 1:
            group = next(iter(row.values())).text.strip()
        elif task is not None and task.text.strip():
            last = {key: _words(row.get(column), last.get(key, "")) for key, column in keys.items()}
            yield task.first, TaskRow(_owners(last), group)


def _keys(row: _Row) -> dict[str, int]:
    """Return the columns by what their headings mean."""
    found: dict[str, int] = {}
    for column, cell in row.items():
        heading = plain(cell.text)
        key = key_of(heading) or next((key for size in _ENDINGS if (key := key_of(heading[-size:]))), "")
        if key and heading != _VAGUE:
            found.setdefault(key, column)
    return found


def _words(cell: _Cell | None, above: str) -> str:
    """Return what *cell* says, or the one *above* of which it is a part."""
    if cell is None:
        return ""
    return above if cell.continued else cell.text.strip()


def _owners(said: Mapping[str, str]) -> Owners:
    """Return the units of a row; a cell 责任单位 may tell their roles (牵头：甲；配合：乙)."""
    in_one = owners_in(said.get("owners", ""))
    if in_one is not None and (in_one.lead or in_one.support):
        return in_one
    units = (tuple(map(str.strip, split_owners(said.get(key, "")))) for key in _UNITS)
    owners, lead, support = units
    return Owners(owners, lead, support, said.get("leader", ""))
