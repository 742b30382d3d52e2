"""Appendices: labels, counts, lists, tables with groups."""

from dataclasses import replace

from drafter.base.problems import NOWHERE
from drafter.draft.appendix import Appendix, Column, Group, GroupAs, Layout, Task
from drafter.draft.blocks import BlockKind
from drafter.draft.compose import compose
from drafter.draft.markup import read_markup
from drafter.draft.numbering import GBT9704
from drafter.draft.tasks import read_task_line

GROUPS = (
    Group("重点", (Task("改造阅览区", ("办公室", "典藏部")), Task("新建分馆", ("读者服务部",), due="9月底前"))),
    Group("其他", (Task("讲座", extra={"指标": "12场"}),)),
)


def appendix(make, *appendices, **options):
    blocks = compose(make(body="甲", appendices=appendices, **options)).blocks
    start = next(index for index, block in enumerate(blocks) if block.new_page)
    return blocks[start:]


def texts(blocks):
    return [f"{block.label}{block.text}" for block in blocks]


def cells(blocks):
    (table,) = [block.table for block in blocks if block.table]
    return [["".join(run.text for run in cell.runs) for cell in row] for row in table.rows]


def test_label_on_the_first_line_and_title_on_the_third(make):
    blocks = appendix(make, Appendix("事项", layout=Layout.LIST, groups=GROUPS))
    assert texts(blocks)[:5] == ["附件", "", "事项", "（共3项）", ""]


def test_several_appendices_are_numbered_each_on_a_new_page(make):
    blocks = appendix(make, Appendix("甲"), Appendix("乙", labelled=False), Appendix("丙"))
    assert [block.text for block in blocks if block.new_page] == ["附件1", "乙", "附件2"]


def test_a_list_counts_and_begins_again_in_every_group(make):
    blocks = appendix(make, Appendix("事项", layout=Layout.LIST, groups=GROUPS))
    assert texts(blocks)[5:] == [
        "一、重点（2项）",
        "1.改造阅览区（办公室、典藏部）",
        "2.新建分馆（读者服务部；9月底前）",
        "二、其他（1项）",
        "1.讲座（指标：12场）",
    ]


def test_a_list_may_run_on_and_hide_its_counts(make):
    blocks = appendix(make, Appendix("事项", layout=Layout.LIST, groups=GROUPS, continuous=True, count=False))
    assert texts(blocks)[4:] == [
        "一、重点",
        "1.改造阅览区（办公室、典藏部）",
        "2.新建分馆（读者服务部；9月底前）",
        "二、其他",
        "3.讲座（指标：12场）",
    ]


def test_tasks_begin_again_though_the_document_runs_on(make):
    options = {"numbering": ("一、", "1."), "continuous": (2,)}
    blocks = appendix(make, Appendix("事项", layout=Layout.LIST, groups=GROUPS), **options)
    assert texts(blocks)[-1].startswith("1.")


def test_prose_in_an_appendix_counts_from_one(make):
    prose = read_markup("# 甲\n## 乙", GBT9704, lambda _: NOWHERE)[0]
    blocks = appendix(make, Appendix("办法", body=prose, after=prose))
    assert texts(blocks)[-4:] == ["一、甲", "（一）乙", "二、甲", "（一）乙"]


def test_a_table_prints_the_columns_that_tasks_fill(make):
    found = cells(appendix(make, Appendix("表", layout=Layout.TABLE, groups=GROUPS)))
    assert found[0] == ["序号", "事项", "责任单位", "完成时限"]
    assert found[1] == ["一、重点（2项）"]
    assert found[2] == ["1", "改造阅览区", "办公室、典藏部", ""]
    assert found[-1] == ["3", "讲座", "", ""]


def test_headings_around_a_table_count_on_with_its_groups(make):
    heading = read_markup("# 要求", GBT9704, lambda _: NOWHERE)[0]
    blocks = appendix(make, Appendix("表", body=heading, layout=Layout.TABLE, groups=GROUPS, after=heading))
    assert [row[0] for row in cells(blocks) if len(row) == 1] == ["二、重点（2项）", "三、其他（1项）"]
    assert [text for text in texts(blocks) if text.endswith("要求")] == ["一、要求", "四、要求"]


def test_a_merged_column_of_groups_has_no_labels_to_count(make):
    heading = read_markup("# 要求", GBT9704, lambda _: NOWHERE)[0]
    table = Appendix("表", layout=Layout.TABLE, groups=GROUPS, group_as=GroupAs.COLUMN, after=heading)
    assert texts(appendix(make, table))[-1] == "一、要求"


def test_groups_as_a_merged_column(make):
    blocks = appendix(make, Appendix("表", layout=Layout.TABLE, groups=GROUPS, group_as=GroupAs.COLUMN))
    assert cells(blocks)[:3] == [
        ["序号", "类别", "事项", "责任单位", "完成时限"],
        ["1", "重点（2项）", "改造阅览区", "办公室、典藏部", ""],
        ["2", "新建分馆", "读者服务部", "9月底前"],
    ]
    table = blocks[-1].table
    assert table.rows[1][1].down == 2


def test_the_appendix_names_its_own_columns(make):
    columns = (Column("序号", "index"), Column("改革举措", "task"), Column("指标", "指标"))
    found = cells(appendix(make, Appendix("表", layout=Layout.TABLE, groups=GROUPS, columns=columns)))
    assert (found[0], found[-1]) == (["序号", "改革举措", "指标"], ["3", "讲座", "12场"])


def test_a_table_without_a_column_of_units_keeps_them_behind_the_task(make):
    columns = (Column("序号", "index"), Column("举措", "task"))
    groups = (Group("", (Task("完成甲", ("办公室",), one_line=True, end="。"),)),)
    found = cells(appendix(make, Appendix("表", layout=Layout.TABLE, groups=groups, columns=columns)))
    assert found[1] == ["1", "完成甲（办公室）。"]


def test_a_table_may_begin_again_in_every_group(make):
    found = cells(appendix(make, Appendix("表", layout=Layout.TABLE, groups=GROUPS, continuous=False)))
    assert found[-1][0] == "1"


def test_tasks_without_groups(make):
    groups = (Group("", (Task("甲"), Task("乙"))),)
    assert texts(appendix(make, Appendix("事项", layout=Layout.LIST, groups=groups)))[-2:] == ["1.甲", "2.乙"]
    assert cells(appendix(make, Appendix("表", layout=Layout.TABLE, groups=groups)))[1:] == [["1", "甲"], ["2", "乙"]]


def test_roles_are_named(make):
    groups = (Group("", (Task("甲", lead=("办公室",), support=("工会", "团委"), leader="分管领导"),)),)
    (line,) = texts(appendix(make, Appendix("事项", layout=Layout.LIST, groups=groups)))[-1:]
    assert line == "1.甲（牵头单位：办公室；配合单位：工会、团委；责任领导：分管领导）"


def test_landscape_reaches_every_block_of_the_appendix(make):
    blocks = appendix(make, Appendix("表", layout=Layout.TABLE, groups=GROUPS, landscape=True), Appendix("乙"))
    assert [block.landscape for block in blocks if block.kind is BlockKind.TABLE] == [True]
    assert not blocks[-1].landscape
    assert blocks[0].landscape


def test_an_appendix_has_its_own_signature_and_addressee(make):
    blocks = appendix(make, Appendix("函", addressee="各部门", signature="区图书馆", date="2026年1月5日"))
    assert texts(blocks)[-4:] == ["各部门：", "", "区图书馆", "2026年1月5日"]


def test_the_units_of_a_line_print_in_its_own_words_until_they_change(make):
    line = read_task_line("改造阅览区（区委办公室牵头，区财政局配合）。")
    changed = replace(line, support=("区文化局",))
    shown = texts(appendix(make, Appendix("事项", layout=Layout.LIST, groups=(Group("", (line, changed)),))))
    assert shown[-2:] == [
        "1.改造阅览区（区委办公室牵头，区财政局配合）。",
        "2.改造阅览区（牵头单位：区委办公室；配合单位：区文化局）。",
    ]
