"""Tables of tasks (序号 工作任务 责任单位 完成时限 …) as groups of tasks, where a table can print them again word for word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.draft.appendix import Appendix, Column, Group, GroupAs, Layout, Task
from drafter.draft.headings import GROUPS, WantedColumn, columns_of, key_of, plain
from drafter.draft.labels import recognise
from drafter.draft.numerals import parse_chinese
from drafter.draft.tasks import cells_of, owners_in, split_owners
from drafter.reading.lines import SourceCell, SourceTable
from drafter.reading.plain_tables import is_note

INDEX, GROUP, TASK = "index", "group", "task"
_WHO_OR_WHEN = frozenset({"owners", "lead", "support", "leader", "due"})
_UNITS = ("owners", "lead", "support")
_WORDS = ("leader", "due", "note")
_OTHER_NUMBER = "原序号"
"""The key of a column of numbers that do not count 1, 2, 3, so that they are carried as words."""
_COUNT = re.compile(r"[（(]共?(?P<n>\d{1,4}|[一二三四五六七八九十百]{1,5})[项件条个][）)]$")
_ENDINGS = (
    ("牵头单位", "lead"),
    ("牵头部门", "lead"),
    ("配合单位", "support"),
    ("配合部门", "support"),
    ("责任单位", "owners"),
    ("责任部门", "owners"),
    ("责任领导", "leader"),
    ("责任人", "leader"),
    ("负责人", "leader"),
    ("完成时间", "due"),
    ("完成时限", "due"),
    ("时限", "due"),
    ("任务", TASK),
    ("事项", TASK),
    ("举措", TASK),
    ("内容", TASK),
    ("项目", TASK),
    ("活动", TASK),
    ("名称", TASK),
    ("单位", "owners"),
    ("部门", "owners"),
)
"""What headings of more words end in: 2025年重点任务, 预计完成时间, 具体实施内容."""


@dataclass(frozen=True, slots=True)
class TaskTable:
    """The tasks of a table, and how it prints them.

    ``caption`` and ``note`` are the rows across above the headings and at the end. ``counted`` tells that every group's name
    says how many tasks it has (the count is not in the names any more).
    """

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    group_as: GroupAs = GroupAs.ROW
    continuous: bool | None = None
    counted: bool = False
    caption: str = ""
    note: str = ""

    def into(self, appendix: Appendix) -> Appendix:
        """Return *appendix* with these tasks in it as a table; it counts them only if it did and the groups did too.

        Caption and note stay to be placed.
        """
        count = appendix.count and (self.counted or not any(group.name for group in self.groups))
        return replace(
            appendix,
            layout=Layout.TABLE,
            columns=self.columns,
            groups=self.groups,
            group_as=self.group_as,
            continuous=self.continuous,
            count=count,
        )


def task_table(source: SourceTable) -> TaskTable | None:
    """Return the tasks that *source* holds; None where it is another table, or would not be printed with the same words."""
    rows = [row for row in source.rows if any(cell.text.strip() for cell in row)]
    width = source.width
    top = next((index for index, row in enumerate(rows) if not _runs_across(row, width)), len(rows))
    if len(rows) < top + 2:
        return None
    headings = [cell.text for cell in rows[top]]
    if any(cell.across > 1 or cell.continued for cell in rows[top]) or len(set(map(plain, headings))) < len(headings):
        return None
    caption = "\n".join(row[0].text for row in rows[:top])
    body, note = rows[top + 1 :], ""
    if _runs_across(body[-1], width) and is_note((body[-1][0].text,)):
        note = body.pop()[0].text
    found = _Body(body, headings, width).read() if body else None
    return replace(found, caption=caption, note=note) if found is not None else None


def _runs_across(row: Sequence[SourceCell], width: int) -> bool:
    return len(row) == 1 and width > 1


@dataclass(slots=True)
class _Section:
    """A group as it stands: its name, and the rows of its tasks."""

    name: str
    rows: list[list[str]]


class _Body:
    """The rows below the headings, read as tasks."""

    def __init__(self, rows: Sequence[Sequence[SourceCell]], headings: Sequence[str], width: int) -> None:
        self._rows, self._headings, self._width = rows, headings, width
        self._merged = _merged_columns(rows, width)
        self._keys = _with_full_task(_keys(headings, self._merged), rows, width)

    def read(self) -> TaskTable | None:
        """Return the tasks, None where the rows are no tasks."""
        has_more = _WHO_OR_WHEN | {INDEX}
        if TASK not in self._keys or not has_more.intersection(self._keys) or not self._fits():
            return None
        sections = list(self._sections())
        task = self._keys.index(TASK)
        if not all(section.rows and all(row[task] for row in section.rows) for section in sections):
            return None
        numbers = [[row[self._keys.index(INDEX)] for row in each.rows] for each in sections] if INDEX in self._keys else []
        continuous, computed = _counting(numbers)
        columns = self._columns(computed)
        groups = [Group(each.name, tuple(_task(row, columns) for row in each.rows)) for each in sections]
        if len(groups) > 1 and not all(group.name for group in groups):
            return None
        named, counted = _named(groups)
        group_as = GroupAs.COLUMN if GROUP in self._keys else GroupAs.ROW
        return TaskTable(columns, named, group_as, continuous, counted)

    def _fits(self) -> bool:
        """Tell whether every row has a cell under every heading, merged at most down a column of groups."""
        column = self._keys.index(GROUP) if GROUP in self._keys else -1
        full = [row for row in self._rows if not self._is_name(row)]
        return bool(full) and all(len(row) == self._width and not _merged(row, column) for row in full)

    def _is_name(self, row: Sequence[SourceCell]) -> bool:
        return _runs_across(row, self._width) and GROUP not in self._keys

    def _sections(self) -> Iterator[_Section]:
        column = self._keys.index(GROUP) if GROUP in self._keys else -1
        section: _Section | None = None
        for row in self._rows:
            if self._is_name(row):
                if section is not None:
                    yield section
                section = _Section(row[0].text, [])
                continue
            if column >= 0 and not row[column].continued and (section is None or row[column].text):
                if section is not None:
                    yield section
                section = _Section(row[column].text, [])
            section = section or _Section("", [])
            section.rows.append([cell.text for cell in row])
        if section is not None:
            yield section

    def _columns(self, computed: bool) -> tuple[Column, ...]:
        wanted = []
        for heading, key in zip(self._headings, self._keys, strict=True):
            wanted.append(WantedColumn(heading, _OTHER_NUMBER if key == INDEX and not computed else key or heading))
        return columns_of(wanted)


def _merged(row: Sequence[SourceCell], allowed: int) -> bool:
    """Tell whether a cell of *row* belongs to the one above, but for the column *allowed*."""
    return any(cell.continued and at != allowed for at, cell in enumerate(row))


def _merged_columns(rows: Sequence[Sequence[SourceCell]], width: int) -> frozenset[int]:
    """Return the columns in which cells are merged downwards."""
    full = (row for row in rows if len(row) == width)
    return frozenset(column for row in full for column, cell in enumerate(row) if cell.continued)


def _keys(headings: Sequence[str], merged: Collection[int]) -> list[str]:
    """Return the key of every column, empty for one that only its heading names; none is given twice."""
    guessed = [column.key for column in columns_of([WantedColumn(heading) for heading in headings])]
    keys = [key if key != heading else "" for key, heading in zip(guessed, headings, strict=True)]
    group = _group_column(headings, merged)
    if group is not None:
        keys[group] = GROUP
    for at, heading in enumerate(headings):
        ending = next((key for end, key in _ENDINGS if plain(heading).endswith(end)), "")
        if not keys[at] and ending and ending not in keys:
            keys[at] = ending
    return keys


def _with_full_task(keys: list[str], rows: Sequence[Sequence[SourceCell]], width: int) -> list[str]:
    """Return *keys* with another column as the task's where the one so called has empty cells: every task says something."""
    full = [row for row in rows if len(row) == width]
    filled = [all(row[at].text for row in full) for at in range(min(width, len(keys)))]
    if TASK not in keys or filled[keys.index(TASK)]:
        return keys
    other = next((at for at, is_full in enumerate(filled) if is_full and not keys[at]), None)
    if other is None:
        return keys
    return [TASK if at == other else "" if key == TASK else key for at, key in enumerate(keys)]


def _group_column(headings: Sequence[str], merged: Collection[int]) -> int | None:
    """Return the column of groups: one of the first two in which cells are merged; a well-known name alone makes none."""
    first = next((at for at in sorted(merged) if at < 2 and key_of(headings[at]) != INDEX), None)
    named = next((at for at, heading in enumerate(headings) if plain(heading) in GROUPS and at in merged), None)
    return first if named is None else named


def _counting(numbers: Sequence[Sequence[str]]) -> tuple[bool | None, bool]:
    """Return whether the numbers begin again in every group (False) and whether they count at all."""
    flat = [number for section in numbers for number in section]
    if flat == [str(number) for number in range(1, len(flat) + 1)]:
        return None, True
    again = all(list(section) == [str(number) for number in range(1, len(section) + 1)] for section in numbers)
    return (False, True) if flat and again else (None, False)


def _task(row: Sequence[str], columns: Sequence[Column]) -> Task:
    cells = {column.key: text for column, text in zip(columns, row, strict=True) if column.key not in (INDEX, GROUP)}
    owners, lead, support = (_split(cells.get(key, "")) for key in _UNITS)
    leader, due, note = (cells.get(key, "") for key in _WORDS)
    extra = {key: text for key, text in cells.items() if text and key not in (TASK, *_UNITS, *_WORDS)}
    return _with_roles(Task(cells[TASK], owners, lead, support, leader, due, note, extra), cells)


def _split(text: str) -> tuple[str, ...]:
    """Return the units of *text*; all of it as one where joining them would give other words."""
    parts = split_owners(text)
    return parts if "、".join(parts) == text else (text,) if text else ()


def _with_roles(task: Task, cells: dict[str, str]) -> Task:
    """Return *task* with the roles that its owners name (牵头单位：甲；配合单位：乙), if the cell reads the same then."""
    roles = owners_in(cells.get("owners", ""))
    if roles is None or not (roles.lead or roles.support) or {"lead", "support", "leader"} & cells.keys():
        return task
    found = replace(task, owners=roles.owners, lead=roles.lead, support=roles.support, leader=roles.leader)
    return found if cells_of(found, ["owners"])["owners"] == cells["owners"] else task


def _named(groups: Sequence[Group]) -> tuple[tuple[Group, ...], bool]:
    """Return *groups* without the labels and counts that are computed, and whether they all had a count."""
    labels = [recognise(group.name) for group in groups]
    if all(label is not None and label.number == order for order, label in enumerate(labels, 1)):
        groups = [
            replace(group, name=group.name[len(label.text) :]) for group, label in zip(groups, labels, strict=True) if label
        ]
    counts = [_COUNT.search(group.name) for group in groups]
    counted = bool(groups) and all(
        count is not None and _number(count["n"]) == len(group.tasks) for group, count in zip(groups, counts, strict=True)
    )
    if counted:
        groups = [replace(group, name=_COUNT.sub("", group.name)) for group in groups]
    return tuple(groups), counted


def _number(digits: str) -> int | None:
    return int(digits) if digits.isdecimal() else parse_chinese(digits)
