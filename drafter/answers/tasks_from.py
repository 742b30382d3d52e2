"""``tasks_from``: the tasks of an appendix read from a sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from drafter.answers.files import read_bytes
from drafter.answers.reader import Entry, Reader
from drafter.answers.sheets import Row, read_sheet
from drafter.base.errors import DrafterError
from drafter.base.messages import listed, say
from drafter.base.nearest import advice
from drafter.base.problems import Level, Place
from drafter.base.yaml import nodes
from drafter.draft.appendix import Column, Group, Task, TaskSource
from drafter.draft.headings import GROUPS, TASK_KEYS, key_of, plain
from drafter.draft.tasks import printed_keys, split_owners

KEYS = ("file", "sheet", "group_column")
_HEADER_WITHIN = 30
_BETWEEN_WORDS = re.compile(r"(?<=[!-~])\n(?=[!-~])")
_Result = tuple[tuple[Group, ...], TaskSource | None]


def read_tasks_from(reader: Reader, entry: Entry, columns: Sequence[Column], printed: Sequence[Column]) -> _Result:
    """Return the groups of tasks in the sheet that *entry* names, and where they come from.

    *columns* tell what the headings of the sheet mean; those *printed* are all that a table prints, where there are any.
    """
    source = _source(reader, entry)
    if source is None:
        return (), None
    data, file = read_bytes(reader, entry, source.file)
    if data is None:
        return (), source
    try:
        rows, problems = read_sheet(data, file, source.sheet)
    except DrafterError as error:
        for problem in error.problems:
            place = problem.place if problem.place.line else entry.node.span.place
            reader.problem(place, say("表格 {file}：{reason}", file=source.file, reason=problem.message), problem.help)
        return (), source
    reader.problems += problems
    return _SheetOfTasks(reader, entry, source, file, columns, printed).groups(rows), source


def _source(reader: Reader, entry: Entry) -> TaskSource | None:
    if isinstance(entry.node, nodes.Scalar):
        return TaskSource(reader.text(entry))
    entries = reader.entries(entry, KEYS)
    if entries is None:
        return None
    file, sheet, group = (reader.text(entries[key]) if key in entries else "" for key in KEYS)
    if not file and reader.lacks(entry.node, "file", KEYS):
        reader.problem(entry.node, say("tasks_from 没有写 file"), say("file 是表格的文件名，如 file: 任务.xlsx"))
    return TaskSource(file, sheet, group) if file else None


class _SheetOfTasks:
    """Reads the rows of one sheet as tasks."""

    def __init__(
        self,
        reader: Reader,
        entry: Entry,
        source: TaskSource,
        file: str,
        columns: Sequence[Column],
        printed: Sequence[Column],
    ) -> None:
        self._reader, self._entry, self._source, self._file = reader, entry, source, file
        self._columns = columns
        self._printed = printed_keys([column.key for column in printed] or TASK_KEYS) | {"task", "group"}

    def groups(self, rows: Sequence[Row]) -> tuple[Group, ...]:
        """Return the tasks of *rows* in their groups, in order of first appearance."""
        head = self._header(rows)
        if head is None:
            return ()
        keys = self._keys(rows[head])
        found: dict[str, list[Task]] = {}
        places: dict[str, Place] = {}
        name = ""
        for row in rows[head + 1 :]:
            values = {key: _cell(key, row.cells[index]) for key, index in keys.items() if index < len(row.cells)}
            if row.across or _stands_alone(row, values):
                name = _joined(next(filter(None, row.cells)))
                continue
            name = values.pop("group", "") or name
            if keys["task"] in row.repeated:
                message = say("这一行的任务与上一行是合并的单元格，仍各算一项")
                self._reader.problem(Place(self._file, row.number), message, level=Level.WARNING)
            task = self._task(row, values)
            if task is not None:
                found.setdefault(name, []).append(task)
                places.setdefault(name, task.place)
        return tuple(Group(name, tuple(tasks), places[name]) for name, tasks in found.items())

    def _header(self, rows: Sequence[Row]) -> int | None:
        """Return the index of the row with the most headings that are known, None where no row has one for the task."""
        best = max(range(min(len(rows), _HEADER_WITHIN)), key=lambda index: (self._known(rows[index]), -index), default=None)
        if best is None:
            self._problem(say("{file} 是空的", file=self._source.file))
            return None
        if "task" in self._keys_by_heading(rows[best]):
            return best
        headings = [each.heading for each in self._columns if each.key == "task"] or ["事项", "工作任务"]
        seen = listed(filter(None, rows[best].cells[:20]))
        message = say("{file} 里找不到任务一列（“{heading}”）", file=self._source.file, heading="”“".join(headings))
        self._problem(message, say("表头要有这一列；或在 columns 中用“task: 列名”指明。读到的是：{seen}", seen=seen))
        return None

    def _known(self, row: Row) -> int:
        return len(self._keys_by_heading(row))

    def _keys_by_heading(self, row: Row) -> dict[str, int]:
        """Return the keys of a task that the headings in *row* stand for, and their columns (from 0)."""
        own = {plain(column.heading): column.key for column in self._columns}
        found: dict[str, int] = {}
        for index, heading in enumerate(row.cells):
            key = own.get(plain(heading)) or key_of(heading)
            if key and heading:
                found.setdefault(key, index)
        return found

    def _keys(self, header: Row) -> Mapping[str, int]:
        keys = self._keys_by_heading(header)
        keys.pop("index", None)
        headings = [plain(heading) for heading in header.cells]
        if self._source.group_column:
            wanted = plain(self._source.group_column)
            if wanted in headings:
                keys = {key: index for key, index in keys.items() if index != headings.index(wanted)}
                keys["group"] = headings.index(wanted)
            else:
                message = say("{file} 里没有“{name}”这一列", file=self._source.file, name=self._source.group_column)
                self._problem(message, advice(self._source.group_column, [each for each in header.cells if each]))
        elif "group" not in keys:
            free = [each for each, heading in enumerate(headings) if heading in GROUPS and each not in keys.values()]
            keys |= {"group": free[0]} if free else {}
        self._say_unused(header, keys)
        return keys

    def _say_unused(self, header: Row, keys: Mapping[str, int]) -> None:
        """Say which columns of the sheet are not printed, and which printed ones it has not."""
        used = {
            *(index for key, index in keys.items() if key in self._printed or key not in TASK_KEYS),
            *(index for index, each in enumerate(header.cells) if key_of(each) == "index"),
        }
        unused = [each for index, each in enumerate(header.cells) if each and index not in used]
        if unused:
            message = say("{file} 的“{names}”没有用到", file=self._source.file, names=listed(unused[:10]))
            self._reader.problem(Place(self._file, header.number), message, say("要印出来，请写进 columns"), Level.NOTICE)
        for column in self._columns:
            if column.key not in keys and column.key not in ("index", "group"):
                message = say("{file} 里没有“{name}”这一列", file=self._source.file, name=column.heading)
                shown = advice(column.heading, [each for each in header.cells if each])
                self._reader.problem(self._entry.node, message, shown, Level.WARNING)

    def _problem(self, message: str, advice_: str = "") -> None:
        self._reader.problem(self._entry.node, message, advice_)

    def _task(self, row: Row, values: Mapping[str, str]) -> Task | None:
        place = Place(self._file, row.number)
        text = values.get("task", "")
        if not text:
            if any(value for value in values.values()):
                self._reader.problem(place, say("这一行没有任务的文字"), say("请补上，或删去这一行"))
            return None
        own = {key: value for key, value in values.items() if key not in TASK_KEYS and value}
        for value in values.values():
            self._reader.check_expressions(value, lambda _: place)
        return Task(
            text,
            owners=_units(values, "owners"),
            lead=_units(values, "lead"),
            support=_units(values, "support"),
            leader="、".join(_units(values, "leader")),
            due=values.get("due", ""),
            note=values.get("note", ""),
            extra=own,
            place=place,
        )


def _stands_alone(row: Row, values: Mapping[str, str]) -> bool:
    """Tell whether *row* has but one cell, in a column that says nothing of a task: the name of a group, not merged."""
    written = [each for each in row.cells if each]
    return len(written) == 1 and not written[0].strip().isdecimal() and not any(values.values())


def _cell(key: str, text: str) -> str:
    """Return the *text* of a cell as the task says it, on one line: its column was narrow in the sheet.

    Lines tell units apart, and what the appendix's own columns print keeps them.
    """
    return _joined(text) if key in ("task", "group", "due", "note") else text


def _joined(text: str) -> str:
    """Return the lines of *text* as one, with a blank between two Latin words."""
    return _BETWEEN_WORDS.sub(" ", text).replace("\n", "")


def _units(values: Mapping[str, str], key: str) -> tuple[str, ...]:
    return tuple(unit for line in values.get(key, "").split("\n") for unit in split_owners(line))
