"""Sheets (xlsx, csv) as rows of the text that a person sees in them."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.answers.cells import shown
from drafter.base.errors import AnswersError
from drafter.base.messages import say
from drafter.base.nearest import advice
from drafter.base.problems import Level, Place, Problem
from drafter.base.source import read_source
from drafter.base.yaml.characters import cleaned

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS = 20_000
"""The most rows of a sheet that are read."""
MOST_COLUMNS = 200
_LARGEST_UNPACKED = 100_000_000
_HIGHEST_RATIO = 300


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty: its number in the sheet and its cells.

    ``across`` where a single cell was merged over it; ``repeated`` are the cells (from 0) merged with those above.
    """

    number: int
    cells: tuple[str, ...]
    across: bool = False
    repeated: frozenset[int] = frozenset()


def read_sheet(data: bytes, file: str, sheet: str = "") -> tuple[list[Row], list[Problem]]:
    """Return the rows of a sheet and what is to be said; AnswersError where the file cannot be read.

    *sheet* is the name of a sheet of a workbook, else the first one is read.
    """
    if data.startswith(b"PK\x03\x04"):
        return _workbook(data, file, sheet)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise AnswersError(say("这是旧格式的表格（xls 或 et）"), say("请另存为 xlsx"), Place(file))
    return _csv(data, file)


def _csv(data: bytes, file: str) -> tuple[list[Row], list[Problem]]:
    source, problems = read_source(data, file)
    if source is None:
        raise AnswersError.of(problems)
    text = source.text.replace("\0", "")
    first = text.partition("\n")[0]
    separator = max("\t,;", key=first.count) if any(each in first for each in "\t,;") else ","
    rows: list[Row] = []
    # strict, or a quote that is not closed takes the rows below into its cell without a word
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(Row(number, tuple(_tidy(cell) for cell in cells[:MOST_COLUMNS])))
            number = reader.line_num + 1
            _refuse_too_many(rows, file)
    except csv.Error as error:
        if '"' not in text:
            raise AnswersError(say("第 {line} 行读不懂，csv 文件可能损坏", line=number), place=Place(file, number)) from error
        message = say("第 {line} 行的引号没有配对，下面的行会并进这一格", line=number)
        shown = say("请补上引号；文字里的引号要写两个，整格再加一对：{example}", example='"举办""读书节"""')
        raise AnswersError(message, shown, Place(file, number)) from error
    return rows, problems


def _tidy(text: str) -> str:
    return "\n".join(line.strip(" \t\u3000") for line in cleaned(text).splitlines()).strip("\n")


def _refuse_too_many(rows: Sequence[Row], file: str) -> None:
    if len(rows) > MOST_ROWS:
        raise AnswersError(say("表格太大，超过了 {most} 行", most=MOST_ROWS), place=Place(file))


def _workbook(data: bytes, file: str, sheet: str) -> tuple[list[Row], list[Problem]]:
    _refuse_bomb(data, file)
    book = _opened(data, file, values=True)
    found, problems = _sheet(book, file, sheet)
    formulas = _opened(data, file, values=False)[found.title] if _has_formulas(data) else None
    return list(_rows(found, file, problems, formulas)), problems


def _refuse_bomb(data: bytes, file: str) -> None:
    """Refuse a package that is no workbook or unpacks to far more than a sheet of tasks holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            size = sum(each.file_size for each in package.infolist())
            is_workbook = any(each.filename.lower() == "xl/workbook.xml" for each in package.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise AnswersError(say("文件损坏，打不开"), place=Place(file)) from error
    if size > _LARGEST_UNPACKED or size > _HIGHEST_RATIO * len(data):
        raise AnswersError(say("表格展开后太大，不能使用"), place=Place(file))
    if not is_workbook:
        raise AnswersError(say("这不是 Excel 表格"), say("请给出 xlsx 或 csv 文件"), Place(file))


def _opened(data: bytes, file: str, *, values: bool) -> Workbook:
    import openpyxl  # 170 ms that files without a sheet need not wait for

    try:
        return openpyxl.load_workbook(io.BytesIO(data), data_only=values, keep_links=False)
    except Exception as error:  # openpyxl raises whatever its parsers raise
        raise AnswersError(
            say("Excel 文件损坏或格式不支持，打不开"), say("请用 Excel 或 WPS 打开后另存一次"), Place(file)
        ) from error


def _sheet(book: Workbook, file: str, name: str) -> tuple[Worksheet, list[Problem]]:
    names = [sheet.title for sheet in book.worksheets]
    if not names:
        raise AnswersError(say("文件里没有工作表"), place=Place(file))
    if name and name not in names:
        raise AnswersError(say("没有名为“{name}”的工作表", name=name), advice(name, names))
    problems = []
    if not name and len(names) > 1:
        message = say("有 {count} 张工作表，读的是第一张“{name}”", count=len(names), name=names[0])
        problems.append(Problem(Place(file), message, say("要读另一张，请写 sheet: 工作表名"), Level.NOTICE))
    return book.worksheets[names.index(name) if name else 0], problems


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return any(b"<f" in package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/sheet"))


def _rows(sheet: Worksheet, file: str, problems: list[Problem], formulas: Worksheet | None) -> Iterator[Row]:
    """Yield the rows that hold anything; what a cell merged over several rows says stands in each of them."""
    filled: dict[int, dict[int, str]] = {}
    for (row, column), cell in sheet._cells.items():
        text = _tidy(shown(cell.value, cell.number_format)) if cell.value is not None else ""
        if not text and formulas is not None and formulas.cell(row, column).data_type == "f":
            message = say("单元格 {cell} 的公式没有算好的结果", cell=cell.coordinate)
            problems.append(Problem(Place(file, row, column), message, say("请用 Excel 或 WPS 打开，保存一次")))
        if text and column <= MOST_COLUMNS:
            filled.setdefault(row, {})[column] = text
    across, repeated = _spread(sheet, filled)
    if len(filled) > MOST_ROWS:
        raise AnswersError(say("表格太大，超过了 {most} 行", most=MOST_ROWS), place=Place(file))
    width = max((column for cells in filled.values() for column in cells), default=0)
    for number in sorted(filled):
        cells = tuple(filled[number].get(column, "") for column in range(1, width + 1))
        yield Row(number, cells, number in across, frozenset(repeated.get(number, ())))


def _spread(sheet: Worksheet, filled: dict[int, dict[int, str]]) -> tuple[set[int], dict[int, set[int]]]:
    """Write the text of merged cells into every row they cover.

    Return the rows that are one cell merged across, and for every row its cells (from 0) that were written.
    """
    across: set[int] = set()
    repeated: dict[int, set[int]] = {}
    for area in sheet.merged_cells.ranges:
        text = filled.get(area.min_row, {}).get(area.min_col, "")
        if not text:
            continue
        for row in range(area.min_row + 1, min(area.max_row, area.min_row + MOST_ROWS) + 1):
            if row in filled and area.min_col not in filled[row]:
                filled[row][area.min_col] = text
                repeated.setdefault(row, set()).add(area.min_col - 1)
        if area.max_col > area.min_col and area.min_row == area.max_row and len(filled[area.min_row]) == 1:
            across.add(area.min_row)
    return across, repeated
