"""Tasks on one line: which brackets are owners, and which are text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.draft.appendix import Column, Task
from drafter.draft.compose.appendices import task_line
from drafter.draft.headings import WantedColumn, columns_of
from drafter.draft.tasks import Owners, cells_of, owners_in, printed_keys, read_task_line, split_owners, typed_label


@pytest.mark.parametrize(
    ("words", "owners"),
    [
        ("办公室、典藏部", ("办公室", "典藏部")),
        ("办公室，典藏部", ("办公室", "典藏部")),
        ("区教育局", ("区教育局",)),
        ("应急管理局、共青团区委、妇儿工委", ("应急管理局", "共青团区委", "妇儿工委")),
        ("政务服务中心、人事处、信息科、图书采购组、派出所、供电站、实验小学校董会、区法院", None),
        ("读者服务部（含少儿室）、办公室", ("读者服务部（含少儿室）", "办公室")),
        ("各科室", ("各科室",)),
    ],
)
def test_units_are_owners(words: str, owners: tuple[str, ...] | None) -> None:
    task = read_task_line(f"完成改造（{words}）")
    assert task.task == "完成改造"
    assert task.owners == (owners if owners is not None else tuple(words.split("、")))
    assert task.one_line


@pytest.mark.parametrize(
    "text",
    [
        "举办读书节（4月）",
        "改造阅览区（含旧馆改造）",
        "举办讲座（不少于100人）",
        "新建分馆（含少儿阅览室）",
        "建成站点（3个服务站）",
        "建成站点（共12个中心）",
        "建成站点（两个中心）",
        "举办活动（如读书会）",
        "完成改造（见附件二部）",
        "完成改造（办公室、4月）",
        "完成改造（密切配合）",
        "完成改造（需财政局配合）",
        "完成改造（）",
        "（办公室）",
        "完成改造（办公室）工作",
        "完成（办公室）的改造",
        "完成改造办公室）",
        "完成改造（办公室",
        "完成改造（各部门）",
        "完成改造（张某牵头的项目）",
        "",
    ],
)
def test_other_brackets_stay_text(text: str) -> None:
    task = read_task_line(text)
    assert task == Task(text, one_line=True)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("牵头单位：A，配合单位：B、C", Owners(lead=("A",), support=("B", "C"))),
        ("牵头单位:A;配合单位:B,C", Owners(lead=("A",), support=("B", "C"))),
        ("牵头：办公室；配合：典藏部", Owners(lead=("办公室",), support=("典藏部",))),
        ("A牵头，B、C配合", Owners(lead=("A",), support=("B", "C"))),
        ("A、B牵头", Owners(lead=("A", "B"))),
        ("由办公室牵头，典藏部、读者服务部配合", Owners(lead=("办公室",), support=("典藏部", "读者服务部"))),
        ("责任单位：工会、团委", Owners(owners=("工会", "团委"))),
        ("责任单位：典藏部，责任人：某同志", Owners(owners=("典藏部",), leader="某同志")),
        ("典藏部负责", Owners(owners=("典藏部",))),
        ("责任单位：典藏部；完成时限：6月底前", Owners(owners=("典藏部",), due="6月底前")),
        ("典藏部、办公室，时限: 长期坚持", Owners(owners=("典藏部", "办公室"), due="长期坚持")),
        ("完成时限：6月底前", None),
        ("二期；完成时限：6月底前", None),
        ("典藏部配合", Owners(support=("典藏部",))),
        ("牵头单位：", None),
        ("A牵头，尽快", None),
        ("全力配合", None),
        ("", None),
    ],
)
def test_roles(words: str, found: Owners | None) -> None:
    assert owners_in(words) == found


def test_a_time_behind_the_units_is_printed_once_wherever_there_is_room() -> None:
    task = read_task_line("完成改造（责任单位：典藏部；完成时限：6月底前）。")
    assert (task.task, task.owners, task.due) == ("完成改造", ("典藏部",), "6月底前")
    assert task_line(task) == "完成改造（责任单位：典藏部；完成时限：6月底前）。"
    assert cells_of(task, ["task", "owners", "due"]) == {"task": "完成改造。", "owners": "典藏部", "due": "6月底前"}
    assert cells_of(task, ["task", "owners"]) == {"task": "完成改造（6月底前）。", "owners": "典藏部"}


def test_the_offices_own_units_count_whatever_they_look_like() -> None:
    assert read_task_line("完成改造（各部门、馆长）").owners == ()
    assert read_task_line("完成改造（各部门、馆长）", {"各部门", "馆长"}).owners == ("各部门", "馆长")


@pytest.mark.parametrize("brackets", ["（）", "()", "（)", "(）"])
@pytest.mark.parametrize("end", ["", "。", "；", " ；", ";"])
def test_half_width_brackets_and_an_end_mark_behind_them(brackets: str, end: str) -> None:
    task = read_task_line(f"　完成（二期）改造{brackets[0]}办公室{brackets[1]}{end}")
    assert (task.task, task.owners, task.end) == ("完成（二期）改造", ("办公室",), end.strip())


def test_the_last_bracket_is_read_and_what_ends_before_it_stays() -> None:
    task = read_task_line("完成改造。（典藏部）（办公室）")
    assert (task.task, task.owners) == ("完成改造。（典藏部）", ("办公室",))


def test_owners_are_cut_outside_brackets_only() -> None:
    assert split_owners(" 办公室 、典藏部（一、二组），工会;团委； ") == ("办公室", "典藏部（一、二组）", "工会", "团委")


@given(st.text(st.sampled_from("（）()、，：牵头配合办公室部4月。； A"), max_size=30))
def test_no_character_of_a_line_is_lost(text: str) -> None:
    """Whatever is read as a number or as owners, the words of the line are all still there."""
    task, label = read_task_line(text), typed_label(text)
    number = label.text if label is not None and label.text != text.strip() else ""
    kept = "".join([number, task.task, *task.owners, *task.lead, *task.support, task.leader, task.end])
    for character in "办公室部4月A":
        assert kept.count(character) == text.count(character)


@pytest.mark.parametrize(
    ("wanted", "task_keys", "keys"),
    [
        (["序号", "事项", "责任单位", "完成时限", "备注"], [], ["index", "task", "owners", "due", "note"]),
        (["序　号", "工作任务", "牵头单位", "配合单位", "分管领导"], [], ["index", "task", "lead", "support", "leader"]),
        (["序号", ("task", "改革举措"), "主要内容", ("owners", "指导部门")], [], ["index", "task", "主要内容", "owners"]),
        (["序号", "工作任务", "主要内容"], [], ["index", "task", "主要内容"]),
        (["序号", "主要内容", "工作任务"], [], ["index", "主要内容", "task"]),
        (["序号", "内容"], [], ["index", "task"]),
        (["事项", "责任单位"], ["责任单位"], ["task", "责任单位"]),
        (["事项", "责任单位", "责任部门"], [], ["task", "owners", "责任部门"]),
        ([("group", "类别"), "事项", "指标"], [], ["group", "task", "指标"]),
    ],
)
def test_headings_find_the_keys_that_print_under_them(wanted: list[object], task_keys: list[str], keys: list[str]) -> None:
    columns = [WantedColumn(each[1], each[0]) if isinstance(each, tuple) else WantedColumn(str(each)) for each in wanted]
    found = columns_of(columns, task_keys)
    assert [column.key for column in found] == keys
    assert found[0] == Column(columns[0].heading, keys[0])


@pytest.mark.parametrize(
    ("line", "columns", "cells"),
    [
        ("甲（办公室）。", ("index", "task"), {"index": "", "task": "甲（办公室）。"}),
        ("甲（办公室）。", ("task", "owners"), {"task": "甲。", "owners": "办公室"}),
        ("甲（办公室牵头，工会配合）", ("task",), {"task": "甲（牵头单位：办公室；配合单位：工会）"}),
        ("甲（办公室牵头，工会配合）", ("task", "owners"), {"task": "甲", "owners": "牵头单位：办公室；配合单位：工会"}),
        ("甲（办公室牵头，工会配合）；", ("task", "lead"), {"task": "甲（配合单位：工会）；", "lead": "办公室"}),
    ],
)
def test_nothing_that_a_line_says_is_lost_in_a_table(line: str, columns: tuple[str, ...], cells: dict[str, str]) -> None:
    assert cells_of(read_task_line(line), columns) == cells


def test_a_column_of_owners_holds_the_roles_of_a_mapping_too() -> None:
    task = Task("甲", ("团委",), lead=("办公室",), leader="某馆长", due="4月")
    assert cells_of(task, ("task", "owners")) == {"task": "甲", "owners": "团委；牵头单位：办公室；责任领导：某馆长"}
    assert cells_of(Task("甲", ("团委",)), ("task",)) == {"task": "甲"}
    assert printed_keys(("task", "owners")) == {"task", "owners", "lead", "support", "leader"}
    assert printed_keys(("task", "due")) == {"task", "due"}


@pytest.mark.parametrize(
    "line",
    [
        "1.新建分馆（办公室）",
        "1、新建分馆（办公室）",
        "①新建分馆（办公室）",
        "一、新建分馆（办公室）",
        "12． 新建分馆（办公室）",
    ],
)
def test_a_number_typed_before_a_task_is_not_part_of_it(line: str) -> None:
    assert read_task_line(line) == read_task_line("新建分馆（办公室）")


@pytest.mark.parametrize("line", ["3.15晚会", "1.5亿元项目", "一、二年级阅读课", "（1）班家长会", "2026年读书节", "1."])
def test_what_only_looks_like_a_number_stays_in_the_task(line: str) -> None:
    assert read_task_line(line).task == line
