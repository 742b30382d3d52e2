"""Saving appendices, groups and tasks: added, taken away, put in another order and changed in place."""

from __future__ import annotations

from dataclasses import replace

from resaving import HEAD, appendices, groups, plain, resaved, setting, tasks

from drafter.draft.appendix import Appendix, Column, Group, GroupAs, Layout, Task
from drafter.draft.numbering import GBT9704
from drafter.draft.outline import Outline

TWO = (
    HEAD
    + """\
appendices:
  # 第一个
  - title: 事项  # 甲
    layout: list
    groups:
      - name: '一组'
        tasks:
          - 完成改造（办公室、典藏部）  # 急
          # 第二项的说明
          - task: "新建分馆"
            owners: [读者服务部]  # 牵头
            due: 9月底前
          - 更新标识
      - name: 二组
        tasks: [清点图书, {task: 修补, due: 6月}]
  # 第二个
  - title: 说明
    body: 文字。
signature: 馆
"""
)


def test_one_task_changed_changes_one_line() -> None:
    found = resaved(TWO, tasks(lambda own: own.__setitem__(0, replace(own[0], task="改造", owners=("少儿部",)))))
    assert found == TWO.replace("完成改造（办公室、典藏部）", "改造（少儿部）")
    found = resaved(TWO, tasks(lambda own: own.__setitem__(1, replace(own[1], owners=("读者服务部", "a, b"), note="注"))))
    assert found == TWO.replace("[读者服务部]", '[读者服务部, "a, b"]').replace("9月底前\n", "9月底前\n            note: 注\n")


def test_a_line_becomes_a_mapping_when_it_cannot_say_everything() -> None:
    found = resaved(TWO, tasks(lambda own: own.__setitem__(0, replace(own[0], due="9月"))))
    lines = "- task: 完成改造  # 急\n            owners: [办公室, 典藏部]\n            due: 9月\n"
    assert found == TWO.replace("- 完成改造（办公室、典藏部）  # 急\n", lines)


def test_roles_are_written_on_the_line_where_it_can_say_them() -> None:
    def edit(own: list[Task]) -> None:
        own[0] = replace(own[0], owners=(), lead=("办公室",), support=("典藏部", "少儿部"))
        own[2] = replace(own[2], owners=("某某",))

    expected = TWO.replace("（办公室、典藏部）", "（办公室牵头，典藏部、少儿部配合）")
    assert resaved(TWO, tasks(edit)) == expected.replace("- 更新标识\n", "- 更新标识（责任单位：某某）\n")


def test_text_that_would_be_read_as_units_makes_a_mapping() -> None:
    found = resaved(TWO, tasks(lambda own: own.append(Task("改造（办公室）", one_line=True))))
    assert found == TWO.replace("- 更新标识\n", "- 更新标识\n          - task: 改造（办公室）\n")


def test_tasks_move_with_their_lines_and_comments() -> None:
    found = resaved(TWO, tasks(lambda own: own.reverse()))
    lines = TWO.splitlines(keepends=True)
    first, second, third = lines[9:10], lines[10:14], lines[14:15]
    assert found == "".join([*lines[:9], *third, *second, *first, *lines[15:]])


def test_a_task_taken_away_leaves_the_comments_around() -> None:
    found = resaved(TWO, tasks(lambda own: own.pop(1)))
    assert found == TWO.replace(
        '          - task: "新建分馆"\n            owners: [读者服务部]  # 牵头\n            due: 9月底前\n', ""
    )


def test_tasks_between_brackets_stay_there() -> None:
    edit = groups(lambda own: own.__setitem__(1, replace(own[1], tasks=(own[1].tasks[1], Task("上架, 排序", one_line=True)))))
    assert resaved(TWO, edit) == TWO.replace("[清点图书, {task: 修补, due: 6月}]", '[{task: 修补, due: 6月}, "上架, 排序"]')


def test_groups_move_come_and_go() -> None:
    def edit(own: list[Group]) -> None:
        own[:] = [own[1], Group("三组", (Task("甲", one_line=True),)), replace(own[0], name="改名")]

    before, _, rest = TWO.partition("      - name: '一组'\n")
    first, _, behind = rest.partition("      - name: 二组\n        tasks: [清点图书, {task: 修补, due: 6月}]\n")
    assert resaved(TWO, groups(edit)) == (
        before + "      - name: 二组\n        tasks: [清点图书, {task: 修补, due: 6月}]\n"
        "      - name: 三组\n        tasks:\n          - 甲\n"
        "      - name: '改名'\n" + first + behind
    )


def test_appendices_move_with_all_that_is_in_them() -> None:
    """A comment line right above an item goes with it; behind a text it would be taken for a lost heading."""
    before, _, rest = TWO.partition("  # 第一个\n")
    first, _, second = rest.partition("  # 第二个\n")
    second, _, behind = second.partition("signature")
    found = resaved(TWO, appendices(lambda own: own.reverse()))
    first = first.replace("# 甲\n", "# 甲  # 第一个\n")
    assert found == before + "  # 第二个\n" + second + first + "signature" + behind


def test_the_last_appendix_taken_away_takes_the_key() -> None:
    text = HEAD + "appendices:  # 附件\n  - title: 甲\n    layout: text\nsignature: 馆\n"
    assert resaved(text, setting(appendices=None)) == HEAD + "signature: 馆\n"


def test_what_a_reader_assumes_is_written_only_where_it_differs() -> None:
    new = Appendix("新", layout=Layout.LIST, groups=(Group("", (Task("甲", ("办公室",), one_line=True),)),))
    found = resaved(HEAD, appendices(lambda own: own.append(new)))
    assert found == HEAD + "appendices:\n  - title: 新\n    tasks:\n      - 甲（办公室）\n"
    edit = appendices(lambda own: own.__setitem__(0, replace(own[0], count=False, landscape=True, group_as=GroupAs.COLUMN)))
    assert resaved(found, edit) == found.replace("新\n", "新\n    group_as: column\n    count: false\n    landscape: true\n")


def test_a_written_default_is_changed_where_it_stands() -> None:
    text = HEAD + "appendices:\n  - title: 甲\n    count: true  # 项数\n    layout: list\n    tasks: [乙]\n"
    edit = appendices(lambda own: own.__setitem__(0, replace(own[0], count=False)))
    changed = text.replace("true", "false")
    assert resaved(text, edit) == changed
    assert resaved(changed, appendices(lambda own: own.__setitem__(0, replace(own[0], count=True)))) == text


def test_a_layout_is_written_when_new_columns_would_change_it() -> None:
    text = HEAD + "appendices:\n  - title: 甲\n    tasks: [乙]\n"
    columns = (Column("序号", "index"), Column("工作内容", "task"), Column("场地", "site"))
    edit = appendices(lambda own: own.__setitem__(0, replace(own[0], columns=columns)))
    assert resaved(text, edit) == text.replace("甲\n", "甲\n    layout: list\n    columns: [序号, 工作内容, {site: 场地}]\n")


def test_a_column_says_its_key_where_its_heading_would_mean_another() -> None:
    columns = (Column("单位", "lead"), Column("备注", "备注"))
    new = Appendix("新", layout=Layout.TABLE, columns=columns, groups=(Group("", (Task("甲", extra={"备注": "乙"}),)),))
    found = resaved(HEAD, appendices(lambda own: own.append(new)))
    assert "    columns: [{lead: 单位}, 备注]\n" in found


def test_tasks_get_groups_and_lose_them() -> None:
    text = HEAD + "appendices:\n  - title: 甲\n    tasks:\n      - 乙\n    note: 注\n"
    found = resaved(text, groups(lambda own: own.__setitem__(0, replace(own[0], name="组"))))
    assert found == text.replace("    tasks:\n      - 乙\n", "").replace(
        "注\n", "注\n    groups:\n      - name: 组\n        tasks:\n          - 乙\n"
    )
    back = resaved(found, groups(lambda own: own.__setitem__(0, replace(own[0], name=""))))
    assert back == text.replace("    tasks:\n      - 乙\n    note: 注\n", "    note: 注\n    tasks:\n      - 乙\n")


def test_tasks_from_a_sheet_stay_there_until_they_change() -> None:
    text = HEAD + "appendices:\n  - title: 甲\n    tasks_from: {file: 没有.csv}\n    note: 注\n"
    edit = appendices(lambda own: own.__setitem__(0, replace(own[0], note="改")))
    assert resaved(text, edit) == text.replace("注", "改")
    own = (Group("", (Task("乙", one_line=True),)),)
    found = resaved(text, appendices(lambda found: found.__setitem__(0, replace(found[0], groups=own, source=None))))
    assert found == text.replace("    tasks_from: {file: 没有.csv}\n", "    tasks:\n      - 乙\n").replace(
        "    tasks:\n      - 乙\n    note: 注\n", "    note: 注\n    tasks:\n      - 乙\n"
    )


def test_tasks_a_line_each_in_a_block_stay_so() -> None:
    text = HEAD + "appendices:\n  - title: 甲\n    tasks: |\n      乙（办公室）\n      丙\n"
    assert resaved(text, tasks(lambda own: own.insert(1, Task("丁", one_line=True)))) == text.replace("）\n", "）\n      丁\n")


def test_an_appendix_without_a_dash_is_changed_in_place() -> None:
    text = HEAD + "appendices:\n  title: 甲\n  layout: text\n"
    edit = appendices(lambda own: own.__setitem__(0, replace(own[0], title="乙", after=Outline((plain("后"),)))))
    assert resaved(text, edit) == text.replace("甲", "乙") + "  after: |\n    后\n"


def test_a_numbering_of_its_own_is_written_over_that_of_the_document() -> None:
    text = HEAD + "appendices:\n  - title: 甲\n    layout: text\n"
    own = replace(GBT9704, leads=frozenset())
    edit = appendices(lambda found: found.__setitem__(0, replace(found[0], numbering=own)))
    with_own = text + "    numbering:\n      leads: []\n"
    assert resaved(text, edit) == with_own
    document = replace(GBT9704, leads=frozenset({1}))
    assert resaved(with_own, lambda draft: replace(draft, numbering=document)) == with_own + "numbering:\n  leads: [一、]\n"


def test_a_key_is_not_repeated_that_was_empty() -> None:
    text = HEAD + "appendices:\n  - title: 甲\n    note:\n    layout: text\n    after: |\n\n"
    edit = appendices(lambda own: own.__setitem__(0, replace(own[0], note="注", after=Outline((plain("后"),)))))
    assert resaved(text, edit) == text.replace("note:", "note: 注").replace("|\n", "|\n      后\n")
