"""What a file offers for import: one line for each phrase, with what is wrong in it and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from drafter.base.messages import say
from drafter.base.problems import Level, Place, Problem
from drafter.snippets.exchange.cells import CellError
from drafter.snippets.exchange.columns import COLUMNS, Column

_LOOKED_AT = 10  # rows among which the heads have to be
_OTHER_NAMES = {"正文": "文字", "内容": "文字", "表述": "文字", "名称": "标题", "题目": "标题", "分类": "类别", "ID": "编号"}


@dataclass(frozen=True, slots=True)
class Line:
    """A phrase as a file offers it: ``values`` has only the keys of columns that are there, None for an empty cell.

    ``where`` names the place for people (``第 5 行``). Without ``asks`` its variables do not say what to ask.
    """

    where: str
    place: Place
    values: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()
    asks: bool = True

    def problem(self, message: str, help: str = "", key: str = "") -> Problem:
        """Return a problem of this line; *key* names the column."""
        head = next((each.head for each in COLUMNS if each.key == key), "")
        where = say("{where}“{head}”一栏", where=self.where, head=head) if head else self.where
        return Problem(self.place, say("{where}：{message}", where=where, message=message), help)


@dataclass(slots=True)
class Offer:
    """What a file offers, and what is wrong with the file as a whole."""

    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class Cell(NamedTuple):
    """A cell as text; ``fault`` says why it cannot be used."""

    text: str
    fault: str = ""


def read_table(rows: Sequence[Sequence[Cell]], file: str, sheet: str = "") -> Offer | None:
    """Return what a table offers; None where no row among the first has heads of columns that are known here."""
    known = {each.head: each for each in COLUMNS} | {each.key: each for each in COLUMNS}
    for at, row in enumerate(rows[:_LOOKED_AT]):
        names = [" ".join(cell.text.split()).rstrip("*＊") for cell in row]
        heads = [known.get(_OTHER_NAMES.get(name, name)) for name in names]
        keys = {each.key for each in heads if each is not None}
        if keys & {"title", "text"} and len(keys) > 1:
            return _below(rows, at, heads, names, file, sheet)
    return None


def _below(
    rows: Sequence[Sequence[Cell]], at: int, heads: Sequence[Column | None], names: Sequence[str], file: str, sheet: str
) -> Offer:
    offer = Offer()
    for column, (head, name) in enumerate(zip(heads, names, strict=True), 1):
        where = say("工作表“{sheet}”", sheet=sheet) if sheet else ""
        if head is None and name:
            message = say("{where}没有“{name}”这一栏，里面的内容不导入", where=where, name=name)
            offer.problems.append(Problem(Place(file, at + 1, column), message, level=Level.WARNING))
        elif head is not None and head in heads[: column - 1]:
            message = say("{where}“{name}”一栏出现了两次，只用第一次", where=where, name=name)
            offer.problems.append(Problem(Place(file, at + 1, column), message, level=Level.WARNING))
    for number, row in enumerate(rows[at + 1 :], at + 2):
        if any(cell.text.strip() or cell.fault for cell in row):
            offer.lines.append(_line(row, heads, number, file, sheet))
    return offer


def _line(row: Sequence[Cell], heads: Sequence[Column | None], number: int, file: str, sheet: str) -> Line:
    in_sheet = say("工作表“{sheet}”第 {number} 行", sheet=sheet, number=number)
    where = in_sheet if sheet else say("第 {number} 行", number=number)
    line = Line(where, Place(file, number), {})
    values, problems = dict[str, Any](), list[Problem]()
    for column, head in enumerate(heads, 1):
        if head is None or head.key in values:
            continue
        cell = row[column - 1] if column <= len(row) else Cell("")
        values[head.key] = None
        try:
            values[head.key] = _value(cell, head)
        except CellError as error:
            problem = line.problem(str(error), key=head.key)
            problems.append(replace(problem, place=Place(file, number, column)))
    return replace(line, values=values, problems=tuple(problems))


def _value(cell: Cell, head: Column) -> Any:
    """Return what *cell* says in the column *head*, None where it is empty; CellError."""
    if cell.fault:
        raise CellError(cell.fault)
    text = cell.text if head.key == "text" else cell.text.strip()
    return head.read(text) if text.strip() else None
