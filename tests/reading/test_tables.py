"""Tables of a source: plain ones keep every word, those of tasks become groups of tasks."""

from __future__ import annotations

import pytest

from drafter.draft.appendix import GroupAs
from drafter.draft.outline import Table
from drafter.reading.lines import SourceCell, SourceTable
from drafter.reading.plain_tables import plain_table
from drafter.reading.task_tables import TaskTable, task_table


def row(*texts: str) -> tuple[SourceCell, ...]:
    """Cells of a row; ``^`` goes on from the cell above."""
    return tuple(SourceCell("", continued=True) if text == "^" else SourceCell(text) for text in texts)


def across(text: str, width: int) -> tuple[SourceCell, ...]:
    return (SourceCell(text, across=width),)


def tasks(*rows: tuple[SourceCell, ...]) -> TaskTable:
    found = task_table(SourceTable(rows))
    assert found is not None
    return found


HEAD = row("序号", "工作任务", "责任单位", "完成时限")


def test_caption_and_note_of_a_plain_table() -> None:
    source = SourceTable((across("经费表", 2), row("项目", "金额"), row("购书", "3"), across("注：单位为万元", 2)))
    assert plain_table(source) == Table(("项目", "金额"), (("购书", "3"),), "经费表", "注：单位为万元")


def test_merged_cells_of_a_plain_table_say_their_words_once() -> None:
    source = SourceTable((row("甲", "乙", "丙"), (SourceCell("一", across=2), SourceCell("二")), row("三", "^", "四")))
    assert plain_table(source).rows == (("一", "", "二"), ("三", "", "四"))


def test_a_row_across_in_the_middle_is_a_group() -> None:
    source = SourceTable((row("甲", "乙"), across("一组", 2), row("1", "2")))
    assert plain_table(source).rows == (("一组",), ("1", "2"))


def test_a_table_without_rules_has_no_headings() -> None:
    assert plain_table(SourceTable((row("张", "王"),)), ruled=False) == Table(("", ""), (("张", "王"),))


def test_rows_become_tasks_with_owners_and_terms() -> None:
    found = tasks(HEAD, row("1", "新建分馆", "办公室、采编部", "9月底前"), row("2", "办好展览", "宣传部", "全年"))
    (group,) = found.groups
    assert [(task.task, task.owners, task.due) for task in group.tasks] == [
        ("新建分馆", ("办公室", "采编部"), "9月底前"),
        ("办好展览", ("宣传部",), "全年"),
    ]
    assert [column.key for column in found.columns] == ["index", "task", "owners", "due"]


@pytest.mark.parametrize("heading", ["主要任务", "事项", "2026年重点工作任务", "具体实施内容"])
def test_headings_that_name_a_task(heading: str) -> None:
    assert tasks(row("序号", heading, "牵头单位"), row("1", "甲", "办公室")).groups[0].tasks[0].task == "甲"


def test_leading_and_supporting_units_have_columns_or_stand_in_one_cell() -> None:
    columns = tasks(row("序号", "任务", "牵头单位", "配合单位"), row("1", "甲", "办公室", "采编部"))
    cell = tasks(row("序号", "任务", "责任单位"), row("1", "甲", "牵头单位：办公室；配合单位：采编部"))
    for found in (columns, cell):
        task = found.groups[0].tasks[0]
        assert (task.lead, task.support) == (("办公室",), ("采编部",))


def test_rows_across_are_groups_without_their_computed_labels_and_counts() -> None:
    found = tasks(
        HEAD,
        *(across("一、重点（2项）", 4), row("1", "甲", "办公室", ""), row("2", "乙", "办公室", "")),
        *(across("二、其他（1项）", 4), row("3", "丙", "办公室", "")),
    )
    assert [(group.name, len(group.tasks)) for group in found.groups] == [("重点", 2), ("其他", 1)]
    assert (found.counted, found.continuous, found.group_as) == (True, None, GroupAs.ROW)


def test_a_count_that_is_wrong_stays_in_the_name() -> None:
    found = tasks(HEAD, across("重点（5项）", 4), row("1", "甲", "办公室", ""))
    assert (found.groups[0].name, found.counted) == ("重点（5项）", False)


def test_a_merged_column_is_groups() -> None:
    found = tasks(row("阶段", "任务", "负责人"), row("准备", "甲", "某甲"), row("^", "乙", "某乙"), row("实施", "丙", "某甲"))
    assert [(group.name, len(group.tasks)) for group in found.groups] == [("准备", 2), ("实施", 1)]
    assert (found.group_as, found.columns[0].heading, found.columns[0].key) == (GroupAs.COLUMN, "阶段", "group")


def test_numbers_that_begin_again_in_every_group_do_so_again() -> None:
    rows = (across("甲组", 4), row("1", "甲", "办公室", ""), across("乙组", 4), row("1", "乙", "办公室", ""))
    assert tasks(HEAD, *rows).continuous is False


def test_numbers_that_do_not_count_are_kept_as_words() -> None:
    found = tasks(HEAD, row("A1", "甲", "办公室", ""), row("A3", "乙", "办公室", ""))
    assert found.columns[0].heading == "序号"
    assert [dict(task.extra) for task in found.groups[0].tasks] == [{found.columns[0].key: "A1"}, {found.columns[0].key: "A3"}]


def test_any_other_column_is_carried_under_its_heading() -> None:
    found = tasks(row("序号", "任务", "预期成效", "责任单位"), row("1", "甲", "好", "办公室"))
    assert dict(found.groups[0].tasks[0].extra) == {"预期成效": "好"}


def test_caption_and_note_stay_to_be_placed() -> None:
    found = tasks(across("任务表", 4), HEAD, row("1", "甲", "办公室", ""), across("注：以文件为准", 4))
    assert (found.caption, found.note) == ("任务表", "注：以文件为准")


OTHERS = {
    "numbers": (row("项目", "金额"), row("购书", "3")),
    "a task that goes on": (HEAD, row("1", "甲", "办公室", "4月"), row("2", "^", "采编部", "^")),
    "a task without words": (HEAD, row("1", "甲", "办公室", ""), row("2", "", "采编部", "")),
    "merged headings": ((SourceCell("任务", across=2), SourceCell("责任单位")), row("1", "甲", "办公室")),
    "a heading twice": (row("任务", "任务", "责任单位"), row("甲", "乙", "办公室")),
    "headings alone": (HEAD,),
    "nothing": (),
    "a group without tasks": (HEAD, row("1", "甲", "办公室", ""), across("乙组", 4)),
    "tasks before the first group": (HEAD, row("1", "甲", "办公室", ""), across("乙组", 4), row("2", "乙", "办公室", "")),
}


@pytest.mark.parametrize("rows", OTHERS.values(), ids=OTHERS)
def test_other_tables_are_none_of_tasks(rows: tuple[tuple[SourceCell, ...], ...]) -> None:
    assert task_table(SourceTable(rows)) is None


def test_units_written_with_commas_stay_as_written() -> None:
    found = tasks(HEAD, row("1", "甲", "办公室,采编部", ""))
    assert found.groups[0].tasks[0].owners == ("办公室,采编部",)
