"""The grid of an appendix, and rows copied from Excel or WPS."""

from __future__ import annotations

import pytest

from drafter.draft.appendix import Appendix, Column, Group, Layout, Task
from drafter.session import appendices as rules
from drafter.session.pasting import as_table, cells, tasks

APPENDIX = Appendix(
    "事项",
    layout=Layout.LIST,
    groups=(
        Group("甲组", (Task("一", owners=("办公室",)), Task("二", lead=("办公室",), due="9月"))),
        Group("乙组", (Task("三", owners=("宣传部", "办公室")),)),
    ),
)


def test_the_grid_has_the_columns_that_are_printed_or_usual() -> None:
    assert [each.heading for each in rules.grid_columns(APPENDIX)] == ["事项", "牵头单位", "责任单位", "完成时限", "备注"]
    own = Appendix("表", columns=(Column("序号", "index"), Column("地点", "site"), Column("活动", "task")))
    assert [each.key for each in rules.grid_columns(own)] == ["site", "task"]


def test_rows_are_groups_and_numbered_tasks() -> None:
    found = [(row.number, row.cells[0]) for row in rules.rows(APPENDIX)]
    assert found == [("2", "甲组"), ("1", "一"), ("2", "二"), ("1", "乙组"), ("1", "三")]


def test_a_cell_of_units_is_cut_and_an_unknown_key_kept() -> None:
    task = rules.with_cell(Task("一"), "owners", "办公室、宣传部（新闻科）")
    assert task.owners == ("办公室", "宣传部（新闻科）")
    assert rules.with_cell(task, "site", "总馆").extra == {"site": "总馆"}


def test_a_task_moves_over_the_edge_of_its_group() -> None:
    moved = rules.moved_task(APPENDIX, 0, 1, 1)
    assert moved is not None
    changed, group, number = moved
    assert [[task.task for task in each.tasks] for each in changed.groups] == [["一"], ["二", "三"]]
    assert (group, number) == (1, 0)
    assert rules.moved_task(APPENDIX, 0, 0, -1) is None


def test_the_first_task_makes_a_list_of_an_appendix_of_words() -> None:
    changed = rules.with_task(Appendix("新"), 0, 0, [Task("一")])
    assert (changed.layout, changed.total) == (Layout.LIST, 1)
    assert rules.without_group(changed, 0).layout is Layout.TEXT


def test_a_block_with_headings_is_read_by_them() -> None:
    block = "序号\t责任单位\t工作内容\n1\t办公室\n、宣传部\t完成改造\n".replace("办公室\n、宣传部", '"办公室\n宣传部"')
    (task,) = tasks(block, rules.grid_columns(APPENDIX))
    assert (task.task, task.owners) == ("完成改造", ("办公室", "宣传部"))


def test_a_block_without_headings_fills_the_columns_of_the_grid() -> None:
    found = tasks("1\t完成改造\t办公室\n2\t新建分馆\t\t业务部\n", rules.grid_columns(APPENDIX))
    assert [(task.task, task.lead, task.owners) for task in found] == [
        ("完成改造", ("办公室",), ()),
        ("新建分馆", (), ("业务部",)),
    ]


def test_one_column_is_a_task_a_line_with_its_units() -> None:
    found = tasks("完成改造（办公室）\r\n新建分馆6个（含旧馆）\r\n", ())
    assert [(task.task, task.owners) for task in found] == [("完成改造", ("办公室",)), ("新建分馆6个（含旧馆）", ())]


@pytest.mark.usefixtures("unit_list")
def test_a_pasted_line_names_a_unit_of_the_offices_list() -> None:
    assert [task.owners for task in tasks("新建分馆（读者服务）\n", ())] == [("读者服务",)]


def test_a_quote_that_is_not_closed_loses_nothing() -> None:
    assert cells('甲\t"乙\n丙\t丁\n') == [("甲", '"乙'), ("丙", "丁")]


def test_cells_pasted_into_a_text_become_a_table() -> None:
    assert as_table("指标\t数\n到馆\t82|90\n") == "| 指标 | 数 |\n| 到馆 | 82\\|90 |"
