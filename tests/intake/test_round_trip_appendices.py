"""Appendices, heads and tails printed and read again: lists and tables of tasks, names, counts, signatures, 附注."""

from __future__ import annotations

import pytest
from retaken import changed, difference, page, retaken, words

from drafter.doctypes import TypeLibrary
from drafter.draft.appendix import Appendix, Layout
from drafter.draft.fields import Draft
from drafter.intake import answers_text, read_document
from drafter.pipeline import Options, make

HEAD = "type: work-plan\ntitle: 工作要点\nbody: |\n  # 甲\n  ## 乙。丙。\n"
GROUPS = """
    groups:
      - name: 重点项目
        tasks:
          - 完成改造（办公室、典藏部）
          - {task: 新建分馆6个, lead: [办公室], support: [典藏部], due: 9月底前}
          - {task: 办好展览, owners: [宣传部], due: 长期, note: 待定}
      - name: 常规工作
        tasks: [整理书架（含旧馆）, 清点（4月）。]
"""
COLUMNS = "columns: [序号, {task: 改革举措}, 主要内容, {owners: 指导部门}]"
APPENDICES = {
    "a list": f"  - title: 主要事项\n    layout: list{GROUPS}",
    "a list that counts on": f"  - title: 主要事项\n    continuous: true{GROUPS}",
    "a list without groups": "  - title: 主要事项\n    tasks: [完成改造（办公室）, 新建分馆]",
    "a table": f"  - title: 主要事项\n    layout: table{GROUPS}",
    "a table with a column of groups": f"  - title: 主要事项\n    layout: table\n    group_as: column{GROUPS}",
    "a table that counts anew": f"  - title: 主要事项\n    layout: table\n    continuous: false{GROUPS}",
    "a table with columns of its own": f"""
  - title: 主要事项
    {COLUMNS}
    tasks: [{{task: 甲, 主要内容: 乙, owners: [办公室]}}, {{task: 丙, owners: [宣传部, 典藏部]}}]""",
    "a wide table": f"  - title: 主要事项\n    layout: table\n    landscape: true{GROUPS}",
    "prose": """
  - title: 办法
    addressee: 各部门
    body: |
      # 总则
      甲。
    signature: 办公室
    date: 2026-01-05""",
    "prose with levels of its own": """
  - title: 办法
    numbering: {levels: [第一条　], leads: []}
    body: |
      # 甲。
      # 乙。""",
    "text around tasks": """
  - title: 主要事项
    body: 说明如下。
    tasks: [完成改造（办公室）, 新建分馆]
    after: 完。""",
    "two, one with another name": "  - {title: 甲表, body: 甲。}\n  - {title: 乙表, name: 乙的表, body: 乙。}",
    "an issued document": "  - {title: 办法, label: none, note: （2026年1月5日通过）, body: 甲。}",
    "no count": """
  - title: 主要事项
    layout: table
    count: false
    tasks: [{task: 甲, owners: [办公室]}, {task: 乙, due: 4月}]""",
}
HEADS = {
    "all of a plan": "subtitle: （草案）\nnote: （2026年1月5日通过）\naddressee: 各部门\nopening: 开头。\nclosing: 结尾。\n"
    "signature: |\n  区图书馆\n  区文化馆\ndate: 2026-01-05\nremark_line: 此件公开发布",
    "a date without a day": "date: 2026-01",
    "a seal": "signature: 区图书馆\ndate: 2026-01-05\nsealed: yes",
    "a long signature under a seal": "signature: 区公共图书馆事业发展中心\ndate: 2026-01-05\nsealed: yes",
    "a long signature": "signature: 区公共图书馆事业发展中心\ndate: 2026-01-05",
    "braces and marks": 'note: "（{{ \\"{{\\" }} # | 甲）"\nsignature: A&B <党建>',
    "a long title": "title: 关于进一步提升全区公共图书馆服务效能扎实推进全民阅读工作高质量发展的实施要点",
}


@pytest.mark.parametrize("numbers", ["native", "typed"])
@pytest.mark.parametrize("name", APPENDICES)
def test_an_appendix_comes_back(name: str, numbers: str, bundled_types: TypeLibrary) -> None:
    answers_file = f"{HEAD}appendices:\n{APPENDICES[name]}\n"
    wanted, found, imported = retaken(answers_file.encode(), "plan.yaml", bundled_types, typed=numbers == "typed")
    assert imported.own
    assert page(found) == page(wanted), difference(page(wanted), page(found))


@pytest.mark.parametrize("name", HEADS)
def test_what_stands_around_the_text_comes_back(name: str, bundled_types: TypeLibrary) -> None:
    base = HEAD.replace("title: 工作要点\n", "") if HEADS[name].startswith("title") else HEAD
    wanted, found, imported = retaken(f"{base}{HEADS[name]}\n".encode(), "plan.yaml", bundled_types, typed=False)
    assert imported.own
    assert page(found) == page(wanted), difference(page(wanted), page(found))


def test_strong_words_come_back(bundled_types: TypeLibrary) -> None:
    source = HEAD + '  ## 丁。戊{{ "{{" }}{{ "务必" | strong }}己{{ "{{" }}庚。\n'
    wanted, found, imported = retaken(source.encode(), "plan.yaml", bundled_types, typed=True)
    assert imported.own
    assert page(found) == page(wanted), difference(page(wanted), page(found))


def test_points_within_points_come_back(bundled_types: TypeLibrary) -> None:
    points = "  - 甲。\n  - 乙。\n    - 丙。\n    - 丁。\n  - 戊。\n  -一要 己。\n  -一要 庚。\n"
    source = f"type: exchange-report\ntitle: 做法\nbody: |\n  # 子\n  丑。\n{points}"
    wanted, found, imported = retaken(source.encode(), "plan.yaml", bundled_types, typed=False)
    assert imported.own
    assert page(found) == page(wanted), difference(page(wanted), page(found))


def test_levels_are_known_by_their_labels_in_whatever_order_they_come(bundled_types: TypeLibrary) -> None:
    numbering = "numbering: {levels: [一、, （一）, 1.], continuous: [], leads: [一、]}"
    body = "  # 甲\n  ### 乙。\n  # 丙\n  ## 丁。\n  ### 戊。\n  ## 己。\n  ### 庚。\n"
    source = f"type: work-plan\ntitle: 工作要点\n{numbering}\nbody: |\n{body}"
    wanted, found, imported = retaken(source.encode(), "plan.yaml", bundled_types, typed=True)
    assert imported.own
    assert page(found) == page(wanted), difference(page(wanted), page(found))


def test_a_note_that_the_type_would_print_is_not_printed(bundled_types: TypeLibrary) -> None:
    source = "type: exchange-report\ntitle: 做法\nnote: '{{ \"\" }}'\nbody: |\n  # 甲\n  乙。\n"
    wanted, found, imported = retaken(source.encode(), "plan.yaml", bundled_types, typed=False)
    assert imported.own
    assert page(found) == page(wanted), difference(page(wanted), page(found))


def test_a_list_whose_total_somebody_changed_is_not_believed(bundled_types: TypeLibrary) -> None:
    """The styles are ours, but the answers would print another total: the lines are recognised, and every word is kept."""
    source = f"{HEAD}appendices:\n{APPENDICES['a list without groups']}\n"
    docx = make(source.encode(), "plan.yaml", bundled_types, Options()).docx
    edited = changed(docx, "word/document.xml", lambda data: data.replace("（共2项）".encode(), "（共9项）".encode()))
    imported = read_document(edited, "a.docx", bundled_types)
    assert not imported.own
    assert any("（共9项）" in line for line in words(imported.draft))


def appendix_of(draft: Draft) -> Appendix:
    found = draft.values["appendices"]
    assert isinstance(found, tuple)
    assert isinstance(found[0], Appendix)
    return found[0]


@pytest.mark.parametrize("layout", ["list", "table"])
def test_tasks_come_back_with_owners_roles_and_terms(layout: str, bundled_types: TypeLibrary) -> None:
    answers_file = f"{HEAD}appendices:\n  - title: 主要事项\n    layout: {layout}{GROUPS}"
    _, found, _ = retaken(answers_file.encode(), "plan.yaml", bundled_types, typed=False)
    appendix = appendix_of(found)
    first, second, third = appendix.groups[0].tasks
    assert appendix.layout is Layout(layout)
    assert [group.name for group in appendix.groups] == ["重点项目", "常规工作"]
    assert (first.task, first.owners) == ("完成改造", ("办公室", "典藏部"))
    assert (second.task, second.lead, second.support, second.due) == ("新建分馆6个", ("办公室",), ("典藏部",), "9月底前")
    assert (third.owners, third.due, third.note) == (("宣传部",), "长期", "待定")


def test_an_ordinary_answers_file_is_written(bundled_types: TypeLibrary) -> None:
    """Levels as #, points as -, no numbering of its own where the type's serves."""
    source = f"{HEAD}  ## 办好活动。重点抓好两件事。\n  - 办好读书节。\n  - 办好讲座。\n"
    _, _, imported = retaken(source.encode(), "plan.yaml", bundled_types, typed=False)
    assert imported.draft.numbering is None
    text = answers_text(imported.draft, bundled_types.form)
    assert text.endswith("body: |\n  # 甲\n  ## 乙。丙。\n  ## 办好活动。重点抓好两件事。\n  - 办好读书节。\n  - 办好讲座。\n")
