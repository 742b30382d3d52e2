"""Tasks from sheets: headers found, groups, merged cells, what cells show, and files that are no sheets."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, cast

import openpyxl
import pytest
from answering import at, filled

from drafter.answers.cells import shown
from drafter.answers.sheets import MOST_ROWS
from drafter.base.problems import Level, Problem, errors_of
from drafter.draft.appendix import Appendix, Group, TaskSource

HEADER = ["序号", "类别", "工作任务", "责任单位", "完成时限", "备注"]
Loading = Callable[..., tuple[tuple[Group, ...], tuple[Problem, ...]]]


def workbook(path: Path, rows: list[list[Any]], title: str = "任务", merged: tuple[str, ...] = ()) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    book.save(path)


@pytest.fixture
def read(tmp_path: Path) -> Loading:
    """A function from the value of ``tasks_from`` (and what stands beside it) to groups and problems."""

    def load(source: str, beside: str = "") -> tuple[tuple[Group, ...], tuple[Problem, ...]]:
        text = f"appendices:\n  - title: 表\n    tasks_from: {source}\n{beside}"
        loaded = filled(text, str(tmp_path / "plan.yaml"))
        if loaded.draft is None:
            return (), loaded.problems
        (found,) = cast("tuple[Appendix]", loaded.draft.values["appendices"])
        assert isinstance(found.source, TaskSource)
        return found.groups, loaded.problems

    return load


def names(groups: tuple[Group, ...]) -> list[tuple[str, list[str]]]:
    return [(group.name, [task.task for task in group.tasks]) for group in groups]


def test_a_workbook_gives_groups_in_order_of_first_appearance(tmp_path: Path, read: Loading) -> None:
    rows = [
        ["2026年主要工作事项"],
        [],
        HEADER,
        [1, "重点项目", "改造阅览区", "办公室、典藏部", "9月底前", None],
        [2, None, "新建分馆", "读者服务部", datetime(2026, 9, 30), "二期"],
        [3, "活动", "读书节", "读者服务部\n办公室", 0.5, None],
        [],
        [4, "重点项目", "更新系统", "", None, None],
    ]
    workbook(tmp_path / "任务.xlsx", rows, merged=("A1:F1", "B4:B5"))
    groups, problems = read("任务.xlsx")
    assert problems == ()
    assert names(groups) == [("重点项目", ["改造阅览区", "新建分馆", "更新系统"]), ("活动", ["读书节"])]
    second, third = groups[0].tasks[1], groups[1].tasks[0]
    assert (second.owners, second.due, second.note) == (("读者服务部",), "2026-09-30", "二期")
    assert (third.owners, third.due) == (("读者服务部", "办公室"), "0.5")
    assert (second.place.file, second.place.line) == (str(tmp_path / "任务.xlsx"), 5)


def test_a_row_merged_across_begins_a_group(tmp_path: Path, read: Loading) -> None:
    rows = [
        ["序号", "任务", "单位"],
        ["一、重点项目", None, None],
        [1, "改造", "办公室"],
        ["二、活动", None, None],
        [1, "读书节", "典藏部"],
    ]
    workbook(tmp_path / "a.xlsx", rows, merged=("A2:C2", "A4:C4"))
    groups, problems = read("a.xlsx")
    assert problems == ()
    assert names(groups) == [("一、重点项目", ["改造"]), ("二、活动", ["读书节"])]


def test_cells_merged_downwards_count_for_every_row(tmp_path: Path, read: Loading) -> None:
    workbook(tmp_path / "a.xlsx", [["任务", "单位"], ["甲", "办公室"], ["乙", None], ["丙", None]], merged=("B2:B4",))
    groups, _ = read("a.xlsx")
    assert [task.owners for task in groups[0].tasks] == [("办公室",)] * 3


def test_a_merged_task_is_said(tmp_path: Path, read: Loading) -> None:
    workbook(tmp_path / "a.xlsx", [["任务", "单位"], ["甲", "办公室"], [None, "典藏部"]], merged=("A2:A3",))
    groups, problems = read("a.xlsx")
    assert len(groups[0].tasks) == 2
    assert [(each.level, each.place.line) for each in problems] == [(Level.WARNING, 3)]


def test_the_appendix_columns_find_the_headings_of_the_sheet(tmp_path: Path, read: Loading) -> None:
    workbook(tmp_path / "a.xlsx", [["改革举措", "主要内容", "指导部门", "内部编号"], ["甲", "乙", "办公室", "X1"]])
    groups, problems = read("a.xlsx", "    columns: [序号, {task: 改革举措}, 主要内容, {owners: 指导部门}, 目标]\n")
    (task,) = groups[0].tasks
    assert (task.task, task.owners, task.extra) == ("甲", ("办公室",), {"主要内容": "乙"})
    assert [each.level for each in problems] == [Level.NOTICE, Level.WARNING]
    assert "内部编号" in problems[0].message
    assert "目标" in problems[1].message


def test_a_group_column_of_any_name(tmp_path: Path, read: Loading) -> None:
    workbook(tmp_path / "a.xlsx", [["任务", "所属工程"], ["甲", "一"], ["乙", "二"]])
    groups, _ = read("{file: a.xlsx, group_column: 所属工程}")
    assert names(groups) == [("一", ["甲"]), ("二", ["乙"])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_csv_in_every_encoding(tmp_path: Path, read: Loading, encoding: str, separator: str) -> None:
    rows = [["任务", "单位", "类别"], ['"甲\n乙"', "办公室", "一"], ["", "", ""], ["丙", "典藏部", ""]]
    text = "\r\n".join(separator.join(row) for row in rows)
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    groups, problems = read("a.csv")
    assert errors_of(problems) == ()
    assert names(groups) == [("一", ["甲乙", "丙"])]
    assert [task.place.line for task in groups[0].tasks] == [2, 5]


@pytest.mark.parametrize(
    ("source", "word", "help"),
    [
        ("没有.xlsx", "找不到", ""),
        ("{file: a.xlsx, sheet: 任物}", "任物", "是不是“任务”"),
        ("{file: a.xlsx, group_column: 类型}", "类型", "类别"),
        ("{fiel: a.xlsx}", "fiel", "file"),
        ("http://x.cn/a.xlsx", "网络地址", ""),
        ("b.xlsx", "找不到任务一列", "columns"),
        ("空.csv", "是空的", ""),
        ("旧.xls", "旧格式", "xlsx"),
        ("文.xlsx", "不是 Excel", ""),
        ("坏.xlsx", "损坏", ""),
        ("弹.xlsx", "太大", ""),
        ("图.csv", "不是 UTF-8", ""),
        ("[a.xlsx]", "键: 值", ""),
    ],
)
def test_what_cannot_be_read_is_said_where_it_is_named(
    tmp_path: Path, read: Loading, source: str, word: str, help: str
) -> None:
    workbook(tmp_path / "a.xlsx", [["任务", "类别"], ["甲", "一"]])
    workbook(tmp_path / "b.xlsx", [["姓名", "电话"], ["甲", "1"]])
    (tmp_path / "空.csv").write_bytes(b"\n\n")
    (tmp_path / "旧.xls").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(100))
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04" + bytes(100))
    (tmp_path / "图.csv").write_bytes(bytes(range(256)) * 20)
    for name, inside, size in (("文.xlsx", "word/document.xml", 10), ("弹.xlsx", "xl/workbook.xml", 30_000_000)):
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr(inside, bytes(size))
    groups, problems = read(source)
    assert groups == ()
    first = errors_of(problems)[0]
    assert word in first.message
    assert help in first.help
    assert first.place.line == 6 or first.place.file.endswith("图.csv")


def test_rows_without_a_task_and_expressions_have_the_place_of_the_row(tmp_path: Path, read: Loading) -> None:
    workbook(tmp_path / "a.xlsx", [["任务", "单位"], ["甲{{ x }}", ""], ["", "办公室"]])
    _, problems = read("a.xlsx")
    assert [(each.place.file, at(each)) for each in problems] == [(str(tmp_path / "a.xlsx"), (row, 0)) for row in (2, 3)]


def test_a_formula_that_was_never_computed_is_an_error(tmp_path: Path, read: Loading) -> None:
    workbook(tmp_path / "a.xlsx", [["任务", "单位"], ["甲", '=A1&"室"']])
    _, problems = read("a.xlsx")
    assert "B2" in problems[0].message


def test_several_sheets_say_which_was_read(tmp_path: Path, read: Loading) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("第二").append(["任务"])
    book["第二"].append(["乙"])
    assert book.active is not None
    book.active.append(["任务"])
    book.active.append(["甲"])
    book.save(tmp_path / "a.xlsx")
    groups, problems = read("a.xlsx")
    assert names(groups) == [("", ["甲"])]
    assert [each.level for each in problems] == [Level.NOTICE]
    assert names(read("{file: a.xlsx, sheet: 第二}")[0]) == [("", ["乙"])]


def test_a_stray_cell_far_below_costs_nothing_and_too_many_rows_are_refused(tmp_path: Path, read: Loading) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["任务"])
    sheet["A1000000"] = "末"
    book.save(tmp_path / "a.xlsx")
    assert names(read("a.xlsx")[0]) == [("", ["末"])]
    (tmp_path / "b.csv").write_text("任务\n" + "甲\n" * (MOST_ROWS + 1), encoding="utf-8")
    assert "20000 行" in read("b.csv")[1][0].message


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (6, "General", "6"),
        (6.0, "General", "6"),
        (0.1 + 0.2, "General", "0.3"),
        (0.5, "0%", "50%"),
        (0.125, "0.0%", "12.5%"),
        (1234.5, "#,##0.00", "1,234.50"),
        (1234567, "#,##0", "1,234,567"),
        (12, '0"项"', "12项"),
        (7, "000", "007"),
        (2.5, "0", "3"),
        (-3.25, "0.0", "-3.3"),
        (True, "General", "TRUE"),
        ("文字", "@", "文字"),
        (12, "@", "12"),
        (datetime(2026, 1, 8), "mm-dd-yy", "2026/1/8"),
        (datetime(2026, 1, 8), "yyyy-mm-dd", "2026-01-08"),
        (datetime(2026, 1, 8), 'yyyy"年"m"月"d"日";@', "2026年1月8日"),
        (datetime(2026, 9, 30), '[$-804]m"月"d"日"', "9月30日"),
        (datetime(2026, 1, 8, 14, 5), "yyyy/m/d h:mm", "2026/1/8 14:05"),
        (date(2026, 1, 8), "General", "2026/1/8"),
        (time(9, 30), "h:mm", "09:30"),
        (5, "0_ ", "5"),
        (-5, "#,##0;[Red]-#,##0", "-5"),
    ],
)
def test_cells_read_as_a_person_sees_them(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


def test_a_package_that_lies_about_its_size_is_refused_quickly(tmp_path: Path, read: Loading) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", "<x/>")
        package.writestr("xl/worksheets/sheet1.xml", b" " * 5_000_000)
    (tmp_path / "a.xlsx").write_bytes(stream.getvalue())
    assert errors_of(read("a.xlsx")[1])


@pytest.mark.parametrize("below", ["丙;z\n", '丙;"z"\n', '"丙;z\n'])
def test_a_quote_that_is_not_closed_is_an_error_at_its_row(tmp_path: Path, read: Loading, below: str) -> None:
    (tmp_path / "a.csv").write_text(f'任务;单位\n甲;x\n"没闭合;y\n{below}', encoding="utf-8")
    groups, (problem,) = read("a.csv")
    assert (groups, problem.place.file, problem.place.line) == ((), str(tmp_path / "a.csv"), 3)
    assert "引号没有配对" in problem.message


def test_a_cell_too_long_to_be_one_is_not_called_a_quote(tmp_path: Path, read: Loading) -> None:
    (tmp_path / "a.csv").write_text(f"任务,单位\n{'甲' * 200_000},x\n", encoding="utf-8")
    _, (problem,) = read("a.csv")
    assert (problem.place.line, "损坏" in problem.message) == (2, True)


def test_line_breaks_inside_cells_are_joined_except_between_units_and_in_own_columns(tmp_path: Path, read: Loading) -> None:
    header = ["类别", "任务", "单位", "完成时限", "备注", "要点"]
    workbook(tmp_path / "a.xlsx", [header, ["重点\n项目", "推广Open\nData", "甲室\n乙室", "9月\n底", "二\n期", "一\n二"]])
    (group,), problems = read("a.xlsx", "    columns: [事项, 责任单位, 时限, 备注, 要点]\n")
    (task,) = group.tasks
    assert (group.name, task.task, task.owners, task.due, task.note) == (
        "重点项目",
        "推广Open Data",
        ("甲室", "乙室"),
        "9月底",
        "二期",
    )
    assert (task.extra, problems) == ({"要点": "一\n二"}, ())


def test_columns_of_the_sheet_that_the_table_does_not_print_are_said(tmp_path: Path, read: Loading) -> None:
    workbook(tmp_path / "a.xlsx", [["任务", "牵头单位", "单位", "备注"], ["甲", "甲室", "乙室", "二期"]])
    _, (problem,) = read("a.xlsx", "    columns: [事项, 责任单位]\n")
    assert (problem.level, "“备注”" in problem.message) == (Level.NOTICE, True)
    assert read("a.xlsx", "    columns: [事项, 责任单位]\n    layout: list\n")[1][0].level is Level.WARNING
