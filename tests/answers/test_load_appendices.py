"""Appendices: every key, tasks in all their forms, columns, and what contradicts itself."""

from __future__ import annotations

from typing import cast

import pytest
from answering import at, draft, filled, only

from drafter.base.problems import Level, errors_of
from drafter.draft.appendix import Appendix, Column, GroupAs, Layout, Task
from drafter.draft.dates import DocumentDate
from drafter.draft.numbering import forms as label_forms


def appendix(rest: str, **options: object) -> Appendix:
    """The one appendix whose title stands in line 5, *rest* behind it."""
    found = draft(f"appendices:\n  - title: 表\n{rest}", **options).values["appendices"]
    assert isinstance(found, tuple)
    return cast("Appendix", found[0])


def tasks(rest: str, **options: object) -> list[Task]:
    return [task for group in appendix(rest, **options).groups for task in group.tasks]


def test_every_key_of_an_appendix() -> None:
    found = appendix("""\
    name: 事项表
    label: none
    note: （草案）
    addressee: 各部门
    body: |
      # 说明
    layout: table
    groups:
      - name: 重点
        tasks: [甲（办公室）]
    after: 后文
    columns: [序号, 事项, {group: 类别}]
    group_as: column
    continuous: 否
    count: 否
    landscape: 是
    numbering: {levels: ["1.", "（1）"]}
    signature: |
      甲馆
      乙馆
    date: 2026-01
""")
    assert (found.name, found.labelled, found.note, found.addressee) == ("事项表", False, "（草案）", "各部门")
    assert [(each.text, each.level) for each in found.body.paragraphs] == [("说明", 1)]
    assert [each.text for each in found.after.paragraphs] == ["后文"]
    assert (found.layout, found.group_as, found.continuous) == (Layout.TABLE, GroupAs.COLUMN, False)
    assert (found.count, found.landscape) == (False, True)
    assert found.columns == (Column("序号", "index"), Column("事项", "task"), Column("类别", "group"))
    assert found.numbering is not None
    assert found.numbering.levels == label_forms(["1.", "（1）"])
    assert (found.signature, found.date) == ("甲馆\n乙馆", DocumentDate(2026, 1))
    assert (found.place.line, found.place.column) == (5, 5)


@pytest.mark.parametrize(
    ("rest", "layout"),
    [
        ("", Layout.TEXT),
        ("    body: 文\n", Layout.TEXT),
        ("    tasks: [甲]\n", Layout.LIST),
        ("    groups: [{name: 组, tasks: [甲]}]\n", Layout.LIST),
        ("    tasks: [甲]\n    columns: [事项]\n", Layout.TABLE),
        ("    tasks: [甲]\n    layout: table\n", Layout.TABLE),
        ("    tasks:\n", Layout.TEXT),
    ],
)
def test_the_layout_that_is_not_written(rest: str, layout: Layout) -> None:
    assert appendix(rest).layout is layout


def test_one_appendix_needs_no_dash() -> None:
    found = draft("appendices:\n  title: 表\n  body: 文\n").values["appendices"]
    assert isinstance(found, tuple)
    assert len(found) == 1


def test_tasks_as_lines_and_mappings() -> None:
    found = tasks("""\
    tasks:
      - 完成改造（办公室、典藏部）；
      - task: 新建分馆（办公室）
        owners: 读者服务部、典藏部
        lead: [办公室]
        support: 工会，团委
        leader: 某馆长
        due: 9月底前
        note: 二期
      - '举办讲座（4月）'
      -
""")
    assert [(each.task, each.owners, each.one_line, each.end) for each in found] == [
        ("完成改造", ("办公室", "典藏部"), True, "；"),
        ("新建分馆（办公室）", ("读者服务部", "典藏部"), False, ""),
        ("举办讲座（4月）", (), True, ""),
    ]
    second = found[1]
    assert (second.lead, second.support, second.leader) == (("办公室",), ("工会", "团委"), "某馆长")
    assert (second.due, second.note) == ("9月底前", "二期")
    assert [(each.place.line, each.place.column) for each in found] == [(7, 9), (8, 9), (15, 9)]


def test_a_block_is_a_task_per_line() -> None:
    assert [each.task for each in tasks("    tasks: |\n      甲（办公室）\n\n      乙\n")] == ["甲", "乙"]


def test_the_offices_units_are_known_to_tasks() -> None:
    assert tasks("    tasks: [甲（馆长）]\n")[0].owners == ()
    assert tasks("    tasks: [甲（馆长）]\n", units=["馆长"])[0].owners == ("馆长",)


def test_keys_that_only_columns_name_are_kept() -> None:
    (found,) = tasks("""\
    columns: [序号, {task: 改革举措}, 主要内容, {owners: 指导部门}, {目标: 年度目标}]
    tasks:
      - {task: 甲, 主要内容: 乙, owners: [丙], 目标: [一, 二]}
""")
    assert found.extra == {"主要内容": "乙", "目标": "一、二"}
    assert found.owners == ("丙",)


def test_a_heading_that_tasks_have_as_a_key_prints_that_key() -> None:
    found = appendix("    columns: [事项, 责任单位]\n    tasks: [{task: 甲, 责任单位: 乙}]\n")
    assert found.columns[1] == Column("责任单位", "责任单位")
    assert found.groups[0].tasks[0].extra == {"责任单位": "乙"}


def test_a_plain_heading_of_groups_prints_them_where_they_are_a_column() -> None:
    rest = "    columns: [类别, 事项]\n    groups: [{name: 组, tasks: [甲]}]\n"
    assert appendix(rest + "    group_as: column\n").columns[0].key == "group"
    assert appendix(rest).columns[0].key == "类别"
    own = rest.replace("[甲]", "[{task: 甲, 类别: 乙}]") + "    group_as: column\n"
    assert appendix(own).columns[0].key == "类别"


def test_an_appendix_numbers_its_own_way() -> None:
    own = appendix('    numbering: {levels: ["1."]}\n    body: |\n      1.甲\n')
    assert [(each.text, each.level) for each in own.body.paragraphs] == [("甲", 1)]
    deep = filled('appendices:\n  - title: 表\n    numbering: {levels: ["1."]}\n    body: |\n      ## 甲\n')
    assert at(only(deep)) == (8, 7)


@pytest.mark.parametrize(
    ("rest", "place", "word", "help"),
    [
        ("    layuot: list\n", (6, 5), "layuot", "layout"),
        ("    layout: lists\n", (6, 13), "lists", "list、table、text"),
        ("    label: 附件一\n", (6, 12), "none", "name"),
        ("    tasks: [甲]\n    groups: [{name: 组, tasks: [乙]}]\n", (7, 5), "只能写一个", "groups"),
        ("    tasks: [甲]\n    tasks_from: 无.xlsx\n", (7, 5), "只能写一个", "groups"),
        ("    layout: text\n    tasks: [甲]\n", (6, 13), "不印任务", "list"),
        ("    tasks: {task: 甲}\n", (6, 12), "列表", ""),
        ("    groups: [甲]\n", (6, 14), "键: 值", ""),
        ("    groups: [{tasks: [甲]}]\n", (6, 14), "name", ""),
        ("    groups: [{name: 组, task: [甲]}]\n", (6, 24), "task", "tasks"),
        ("    tasks: [{taks: 甲}]\n", (6, 14), "taks", "task"),
        ("    tasks: [{owners: 甲室}]\n", (6, 13), "没有写 task", "task:"),
        ("    tasks: [{task: 甲, 责任单位: 乙}]\n", (6, 23), "责任单位", "owners"),
        ("    tasks: [{task: 甲, 完成时间: 乙}]\n", (6, 23), "完成时间", "due"),
        ("    tasks: [{task: 甲, 序号: 1}]\n", (6, 23), "由程序编排", ""),
        ("    tasks: [[甲]]\n", (6, 13), "一行文字", ""),
        ("    tasks: [甲]\n    columns: [事项, {ower: 单位}]\n", (7, 20), "ower", "owners"),
        ("    tasks: [甲]\n    columns: [事项, 事项]\n", (7, 14), "两次", ""),
        ("    tasks: [甲]\n    columns: [[事项]]\n", (7, 15), "列", ""),
        ("    tasks: [甲]\n    columns: [序号, 活动名称]\n", (7, 14), "任务文字", "{task: 列名}"),
        ("    columns: [事项]\n    tasks: [{task: 甲, owners: 乙室}]\n", (7, 23), "owners", "{owners: 列名}"),
        ("    columns: [事项]\n    groups: [{name: 组, tasks: [{task: 甲, note: 乙}]}]\n", (7, 42), "note", "columns"),
        ("    columns: [事项, 配合单位]\n    tasks: [{task: 甲, lead: 乙室}]\n", (7, 23), "lead", "columns"),
        ("    columns: [事项, 时限]\n    tasks: [{task: 甲, 时限: 4月, due: 5月}]\n", (7, 31), "只能写一个", "同一列"),
        ("    columns: [事项, 时限]\n    tasks: [{task: 甲, 时限: 4月}, {task: 乙, due: 5月}]\n", (7, 42), "due", "“时限”"),
        ("    count: 很多\n", (6, 12), "“是”或“否”", ""),
        ("    date: 明年\n", (6, 11), "明年", ""),
        ("    numbering: {levels: [一、, 甲]}\n", (6, 30), "甲", ""),
        ("    note: 甲{{ x }}\n", (6, 12), "“x”", ""),
        ("    tasks: [{task: 甲, due: '{{ x }}'}]\n", (6, 29), "“x”", ""),
        ("    tasks: ['甲{{ x }}（办公室）']\n", (6, 15), "“x”", ""),
        ("    body: |\n      一\n      ##### 深\n", (8, 7), "第5级", ""),
    ],
)
def test_mistakes_have_their_places(rest: str, place: tuple[int, int], word: str, help: str) -> None:
    first = errors_of(filled(f"appendices:\n  - title: 表\n{rest}").problems)[0]
    assert word in first.message
    assert help in first.help
    assert at(first) == place


@pytest.mark.parametrize(
    ("rest", "word"),
    [
        ("    layout: table\n", "还没有任务"),
        ("    layout: list\n    tasks:\n", "还没有任务"),
        ("    layout: list\n    columns: [事项]\n    tasks: [甲]\n", "不印表头"),
        ("    groups: [{name: 重点（9项）, tasks: [甲]}]\n", "（9项）"),
        ("    count: 是\n    groups: [{name: 重点（共九项）, tasks: [甲]}]\n", "（共九项）"),
    ],
)
def test_what_is_odd_but_prints_is_a_warning(rest: str, word: str) -> None:
    loaded = filled(f"appendices:\n  - title: 表\n{rest}")
    assert loaded.draft is not None
    assert word in only(loaded, Level.WARNING).message


def test_typed_numbers_that_leave_one_out_are_said_to_be_counted_anew() -> None:
    problem = only(filled("appendices:\n  - title: 表\n    tasks: [1.甲, 2.乙, 4.丙]\n"), Level.NOTICE)
    assert ("“2.”" in problem.message, "“4.”" in problem.message) == (True, True)
    assert filled("appendices:\n  - title: 表\n    tasks: [3.甲, 4.乙]\n").problems == ()


def test_a_typed_count_in_the_title_is_a_warning_there_that_names_the_way_out() -> None:
    text = "appendices:\n  - title: 事项（共3项）\n    tasks: [甲]\n"
    problem = only(filled(text), Level.WARNING)
    assert (at(problem), "（共3项）" in problem.message, "count: false" in problem.help) == ((5, 12), True, True)
    assert filled(text + "    count: false\n").problems == ()


@pytest.mark.parametrize(
    "rest",
    [
        "    columns: [事项, 责任单位]\n    tasks: [{task: 甲, lead: 乙室, support: 丙室, leader: 某馆长}]\n",
        "    columns: [事项]\n    tasks: ['甲（办公室牵头，典藏部配合）。']\n",
        "    columns: [事项]\n    tasks: [{task: 甲, owners: [], due: }]\n",
        "    tasks: [{task: 甲, owners: 乙室, due: 4月}]\n    layout: table\n",
    ],
)
def test_what_a_table_prints_all_the_same_is_not_accused(rest: str) -> None:
    assert filled(f"appendices:\n  - title: 表\n{rest}").problems == ()


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("appendices: 表\n", (4, 13), "列表"),
        ("appendices:\n  - 表\n", (5, 5), "键: 值"),
        ("appendices:\n  - body: 文\n", (5, 5), "标题"),
    ],
)
def test_what_is_no_appendix(text: str, place: tuple[int, int], word: str) -> None:
    problem = only(filled(text))
    assert word in problem.message + problem.help
    assert at(problem) == place
