"""Tables of tasks: the appendix's own columns, groups as rows across or as a merged column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.draft.appendix import Appendix, Column, Group, GroupAs, Task
from drafter.draft.blocks import Block, BlockKind, Cell, CellAlign, Run, TableBlock
from drafter.draft.compose.expand import Expander
from drafter.draft.compose.tables import LANDSCAPE, PORTRAIT, align, heading_cell, narrow_columns, weights
from drafter.draft.numbering import Counter
from drafter.draft.tasks import cell_text, cells_of

INDEX, GROUP = "index", "group"
_STANDARD = (
    Column("序号", INDEX),
    Column("类别", GROUP),
    Column("事项", "task"),
    Column("牵头单位", "lead"),
    Column("配合单位", "support"),
    Column("责任单位", "owners"),
    Column("责任领导", "leader"),
    Column("完成时限", "due"),
    Column("备注", "note"),
)
_ALWAYS = ("序号", "事项")


def task_table(appendix: Appendix, expander: Expander, counter: Counter) -> Block:
    """Return the table of *appendix*'s tasks, its header repeated on every page.

    Groups that are rows are counted by *counter*, like those of a list: headings behind the table go on from them.
    """
    columns = printed_columns(appendix)
    table = _Table(appendix, columns, expander, counter)
    header = tuple(heading_cell(expander.runs(column.heading, appendix.place)) for column in columns)
    rows = [row for group in appendix.groups for row in table.group(group)]
    full = [list(row) for row in table.words]
    centred = narrow_columns(full, len(columns))
    below = [narrow for narrow, column in zip(centred, columns, strict=True) if column.key != GROUP]  # under a merged cell
    aligned = tuple(align(align(row, centred), below) for row in rows)
    across = LANDSCAPE if appendix.landscape else PORTRAIT
    widths = weights([[column.heading for column in columns], *full], len(columns), across)
    return Block(BlockKind.TABLE, table=TableBlock((header, *aligned), widths), place=appendix.place)


def printed_columns(appendix: Appendix) -> tuple[Column, ...]:
    """Return the columns of a task table: the appendix's own, else the standard ones that any task fills."""
    as_column = appendix.group_as is GroupAs.COLUMN and any(group.name for group in appendix.groups)
    if appendix.columns:
        columns = appendix.columns
        if as_column and not any(column.key == GROUP for column in columns):
            at = 1 if columns[0].key == INDEX else 0
            columns = (*columns[:at], Column("类别", GROUP), *columns[at:])
        return columns
    tasks = [task for group in appendix.groups for task in group.tasks]
    return tuple(
        column
        for column in _STANDARD
        if column.heading in _ALWAYS
        or (as_column if column.key == GROUP else any(cell_text(task, column.key) for task in tasks))
    )


def group_title(name: str, tasks: int, *, count: bool) -> str:
    """Return a group's name with its count: 重点协商（9项）."""
    return f"{name}（{tasks}项）" if count else name


class _Table:
    """Builds the rows of one task table, counting its tasks."""

    def __init__(self, appendix: Appendix, columns: Sequence[Column], expander: Expander, counter: Counter) -> None:
        self._appendix, self._columns, self._expander, self._counter = appendix, columns, expander, counter
        self._restarts = appendix.continuous is False
        self._count = 0
        self.words: list[list[str]] = []

    def group(self, group: Group) -> list[tuple[Cell, ...]]:
        """Return the rows of *group*, the next one."""
        if self._restarts:
            self._count = 0
        merged = any(column.key == GROUP for column in self._columns)
        rows = [self._row(task, group, first=task is group.tasks[0]) for task in group.tasks]
        if group.name and not merged:
            rows.insert(0, self._across(group))
        return rows

    def _across(self, group: Group) -> tuple[Cell, ...]:
        label = self._counter.next(1).label
        runs = self._expander.runs(label + self._titled(group), group.place)
        return (Cell(runs, across=len(self._columns), heading=True),)

    def _titled(self, group: Group) -> str:
        return group_title(group.name, len(group.tasks), count=self._appendix.count)

    def _row(self, task: Task, group: Group, *, first: bool) -> tuple[Cell, ...]:
        self._count += 1
        cells, words = [], []
        printed = cells_of(task, [column.key for column in self._columns])
        for column in self._columns:
            text = self._text(group, column, printed)
            runs: tuple[Run, ...] = self._expander.runs(text, task.place)
            words.append("".join(run.text for run in runs))
            if column.key == GROUP and not first:
                continue
            down = len(group.tasks) if column.key == GROUP else 1
            cells.append(Cell(runs, CellAlign.CENTRE if column.key in (INDEX, GROUP) else CellAlign.LEFT, down=down))
        self.words.append(words)
        return tuple(cells)

    def _text(self, group: Group, column: Column, printed: Mapping[str, str]) -> str:
        if column.key == INDEX:
            return str(self._count)
        return self._titled(group) if column.key == GROUP else printed[column.key]
