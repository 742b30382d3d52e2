"""Phrases as a workbook (xlsx): with lists to choose from, and a sheet that explains the columns."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from drafter.base.messages import say
from drafter.base.problems import Place, Problem
from drafter.snippets.exchange.columns import COLUMNS, KINDS, STATUSES
from drafter.snippets.exchange.lines import Cell, Offer, read_table

if TYPE_CHECKING:  # openpyxl takes 0.3 s to import
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

SHEET, EXPLAINED = "表述", "说明"
LONGEST = 32_767
"""The most characters that a cell of a workbook can hold."""

_ROWS_TO_FILL = 1000
_MOST_UNPACKED = 400_000_000
_MOST_EMPTY = 1000  # rows one after the other, behind which nothing is looked for
_HEAD_COLOUR = "DDEBF7"


def written(rows: Sequence[Sequence[str]], categories: Iterable[tuple[str, str]]) -> bytes:
    """Return a workbook with *rows*, each with a cell for every column; *categories* are explained with name and key."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    known = list(categories)
    _put_heads(sheet)
    for number, row in enumerate(rows, 2):
        for column, text in enumerate(row, 1):
            _put_text(sheet, number, column, text)
    _put_lists(sheet, len(rows) + _ROWS_TO_FILL, len(known))
    _explain(book.create_sheet(EXPLAINED), known)
    return _saved(book)


def read(data: bytes, file: str) -> Offer:
    """Return what all sheets of the workbook *data* with heads that are known here offer."""
    problem = _unreadable(data, file)
    if problem is not None:
        return Offer(problems=[problem])
    from openpyxl import load_workbook

    offer, found = Offer(), False
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            part = read_table(_rows(sheet), file, sheet.title) if sheet.title != EXPLAINED else None
            if part is not None:
                found = True
                offer.lines += part.lines
                offer.problems += part.problems
    except Exception as error:  # whatever a damaged or forged workbook leads openpyxl to
        message = say("这个工作簿读不出来，可能已损坏（{error}）", error=type(error).__name__)
        return Offer(problems=[Problem(Place(file), message, say("用 Excel 或 WPS 打开，另存一份 .xlsx"))])
    if not found:
        message = say("没有找到表头：前几行应有“标题”“文字”“类别”等栏名")
        offer.problems.append(Problem(Place(file), message, say("空表可用 drafter snippets export --empty 生成")))
    return offer


def _put_heads(sheet: Worksheet) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(COLUMNS, 1):
        cell = sheet.cell(1, number, column.head)
        cell.font, cell.alignment = Font(bold=True), Alignment(vertical="center", horizontal="center")
        cell.fill = PatternFill("solid", fgColor=_HEAD_COLOUR)
        cell.comment = Comment(column.about, "drafter", width=280, height=80)
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width, dimension.number_format = column.width, "@"
    sheet.freeze_panes = "C2"


def _put_text(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Write *text* as text, whatever it begins with, also when somebody edits it later."""
    from openpyxl.styles import Alignment

    if not text:
        return
    cell: Any = sheet.cell(row, column)
    cell.value = text
    cell.data_type = "s"
    cell.number_format, cell.quotePrefix = "@", text[0] in "=+-@'"
    cell.alignment = Alignment(vertical="top", wrap_text=True)


def _put_lists(sheet: Worksheet, rows: int, categories: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    lists = {"kind": f'"{",".join(KINDS)}"', "status": f'"{",".join(STATUSES)}"'}
    if categories:
        first = len(COLUMNS) + 5
        lists["category"] = f"{EXPLAINED}!$A${first}:$A${first + categories - 1}"
    for number, column in enumerate(COLUMNS, 1):
        if column.key in lists:
            is_strict = column.key != "category"
            rule = DataValidation("list", formula1=lists[column.key], allow_blank=True, showErrorMessage=is_strict)
            rule.errorTitle, rule.error = column.head, column.about
            letter = get_column_letter(number)
            rule.add(f"{letter}2:{letter}{rows}")
            sheet.add_data_validation(rule)


def _explain(sheet: Worksheet, categories: Sequence[tuple[str, str]]) -> None:
    """Fill the sheet that explains; where the categories begin is known to the list of the column."""
    from openpyxl.styles import Alignment, Font

    rows = [("栏目", "怎样填写"), *((column.head, column.about) for column in COLUMNS)]
    rows += [("", ""), ("类别", "类别的文件夹名（类别一栏填哪个都可以）")]
    rows += [("", ""), *categories] if categories else []
    rows += [
        ("", ""),
        ("填好后", "drafter snippets import 文件 --dry-run　先看会新增、修改哪些"),
        ("", "drafter snippets import 文件"),
    ]
    for row in rows:
        sheet.append(row)
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.data_type = "s" if cell.value else cell.data_type
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    for number in (1, len(COLUMNS) + 3):
        sheet.cell(number, 1).font = sheet.cell(number, 2).font = Font(bold=True)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 22, 90


def _saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _unreadable(data: bytes, file: str) -> Problem | None:
    """Return what to say where *data* is no workbook that can be read."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        message = say("这是旧格式（.xls）或有密码的工作簿，不能读取")
        return Problem(Place(file), message, say("用 Excel 或 WPS 打开，去掉密码，另存为 .xlsx"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            size = sum(each.file_size for each in package.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return Problem(Place(file), say("这不是 .xlsx 工作簿，或者文件已损坏"), say("用 Excel 或 WPS 打开，另存一份 .xlsx"))
    if size > _MOST_UNPACKED:
        return Problem(Place(file), say("工作簿太大，不能读取"), say("请分成几个文件导入"))
    return None


def _rows(sheet: Any) -> list[list[Cell]]:
    rows, empty = list[list[Cell]](), 0
    for row in sheet.iter_rows():
        cells = [_cell(each) for each in row]
        empty = 0 if any(cell.text or cell.fault for cell in cells) else empty + 1
        if empty > _MOST_EMPTY:
            break
        rows.append(cells)
    return rows


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return Cell("")
    if cell.data_type == "e":
        return Cell("", say("单元格里是错误值 {value}", value=value))
    if isinstance(value, bool):
        return Cell("", say("单元格里是真假值，不是文字"))
    if isinstance(value, datetime):
        return Cell(value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" "))
    if isinstance(value, date):
        return Cell(value.isoformat())
    return Cell(f"{value:.15g}" if isinstance(value, float) else str(value))
