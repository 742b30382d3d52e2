"""Saving texts: markup stays markup and structure stays structure, and what says the same keeps its lines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from resaving import HEAD, appendices, item, loaded, numbered, paragraphs, plain, point, resaved, setting

from drafter.answers.saving import changed_text
from drafter.draft.appendix import Appendix, Layout
from drafter.draft.labels import parse_form
from drafter.draft.numbering import GBT9704
from drafter.draft.outline import Outline, OutlineForm, Paragraph, ParagraphKind, Table

MARKS = (
    HEAD
    + """\
body: |
  　　开头一段。

  # 第一节
  ＃＃ 甲。乙。
    ## 丙。
  - 点一
  - 点二
  | 甲 | 乙 |
  |1|2|

  # 第二节
  ## 丁。


signature: 馆
"""
)
TYPED = (
    HEAD
    + """\
body: |
  　　开头一段。
  一、第一节
  　　（一）甲。乙。
  　　（二）丙。
  　　一是点一。
  二、第二节
  　　（一）戊。
"""
)


def test_changed_paragraphs_alone_are_rewritten() -> None:
    found = resaved(MARKS, paragraphs("body", lambda body: (item(body, 3, "改。"), item(body, 0, "开头改。"))))
    assert found == MARKS.replace("    ## 丙。", "    ## 改。").replace("开头一段", "开头改")


def test_paragraphs_come_and_go_between_the_others() -> None:
    def edit(body: list[Paragraph]) -> None:
        body.insert(3, numbered("新。", 2))
        body.append(plain("结尾。"))
        del body[5]

    expected = MARKS.replace("    ## 丙。\n  - 点一\n", "  ## 新。\n    ## 丙。\n")
    assert resaved(MARKS, paragraphs("body", edit)) == expected.replace("## 丁。\n", "## 丁。\n  　　结尾。\n")


def test_a_moved_section_takes_its_text_along() -> None:
    def edit(body: list[Paragraph]) -> None:
        body[1:1] = body[-2:]
        del body[-2:]

    found = resaved(MARKS, paragraphs("body", edit))
    assert "\n  # 第二节\n  ## 丁。\n\n  # 第一节\n  ＃＃ 甲。乙。\n    ## 丙。\n" in found


def test_a_table_is_rewritten_when_a_cell_changes() -> None:
    table = Table(("甲", "乙"), (("1", "3|4"),))
    found = resaved(MARKS, paragraphs("body", lambda body: body.__setitem__(6, replace(body[6], table=table))))
    assert found == MARKS.replace("|1|2|", "| 1 | 3\\|4 |")


def test_typed_labels_stay_typed_and_count_on() -> None:
    """A paragraph put in between moves the numbers behind it; its line is indented like its kin."""
    found = resaved(TYPED, paragraphs("body", lambda body: body.insert(3, numbered("新。", 2))))
    assert found == TYPED.replace("（二）丙", "（二）新。\n  　　（三）丙")
    found = resaved(TYPED, paragraphs("body", lambda body: body.pop(1)))
    assert found == TYPED.replace("  一、第一节\n", "").replace("二、", "一、")


@pytest.mark.parametrize(
    ("text", "line"),
    [("甲。", "1.甲。"), ("5亿元。", "1. 5亿元。"), ("（一）重复。", "1.（一）重复。")],
)
def test_a_typed_label_is_set_apart_from_text_that_would_hide_it(text: str, line: str) -> None:
    before = HEAD + "numbering:\n  levels: [一、, 1.]\nbody: |\n  一、节\n  1.乙\n"
    assert resaved(before, paragraphs("body", lambda body: item(body, 1, text))) == before.replace("1.乙", line)


@pytest.mark.parametrize("text", ["# 号开头", "- 减号", "一、顿号", "| 竖线 |", "\\ 反斜杠", "一是什么", "+ 加号"])
def test_plain_text_that_looks_like_a_mark_stays_plain(text: str) -> None:
    assert resaved(MARKS, paragraphs("body", lambda body: item(body, 0, text))) == MARKS.replace("开头一段。", f"\\{text}")


def test_points_stand_apart_or_together_as_they_are_meant() -> None:
    def edit(body: list[Paragraph]) -> None:
        body[4] = replace(body[4], apart=True)
        body[5] = point("内层", 2)

    assert resaved(MARKS, paragraphs("body", edit)) == MARKS.replace("  - 点一\n  - 点二", "\n  - 点一\n    - 内层")


def test_a_line_break_in_a_paragraph_becomes_an_expression() -> None:
    before = loaded(MARKS)
    assert before.draft is not None
    edit = paragraphs("body", lambda body: item(body, 0, "　上\u2028下 "))
    assert changed_text(before, edit(before.draft)) == MARKS.replace("开头一段。", "上{{ br }}下")


def test_one_line_of_markup_stays_one_line_until_it_is_more() -> None:
    text = HEAD + "body: '正文'  # 一行\nsignature: 馆\n"
    assert resaved(text, paragraphs("body", lambda body: item(body, 0, "改"))) == text.replace("正文", "改")
    more = resaved(text, paragraphs("body", lambda body: body.append(numbered("节"))))
    assert more == HEAD + 'body: "正文\\n# 节"  # 一行\nsignature: 馆\n'
    assert resaved(text.replace("  # 一行", ""), paragraphs("body", lambda body: body.append(numbered("节")))) == (
        HEAD + "body: |\n  正文\n  # 节\nsignature: 馆\n"
    )


def test_an_empty_block_is_filled_and_a_new_text_is_a_block() -> None:
    text = HEAD + "body: |\n\nclosing:\n"
    expected = HEAD + "body: |\n  # 节\n\nclosing: |\n  完\n"
    assert resaved(text, setting(body=Outline((numbered("节"),)), closing=Outline((plain("完"),)))) == expected


def test_a_text_ends_where_comments_begin_only_behind_its_next_key() -> None:
    """A comment line behind a text would be taken for a lost heading, so it goes to the end of the next line."""
    text = HEAD + "body: |\n  正文\nsignature: 馆\n# 日期的说明\n# 又一行\ndate: 2026-01-08\n"
    found = resaved(text, setting(signature=None))
    assert found == HEAD + "body: |\n  正文\ndate: 2026-01-08  # 日期的说明  # 又一行\n"
    assert not loaded(found).problems


def test_a_comment_between_two_texts_goes_above_the_first() -> None:
    text = HEAD + "body: |\n  正文\nappendices:\n  - title: 甲\n    layout: text\n# 结尾的说明\nclosing: |\n  完\n"
    expected = HEAD + "# 结尾的说明\nbody: |\n  正文\nclosing: |\n  完\n"
    assert resaved(text, setting(appendices=None)) == expected
    empty = HEAD + "body: 正文\nclosing: |\n\nsummary: 甲\n# 日期\ndate: 2026-01-08\n"
    assert resaved(empty, setting(summary=None)) == HEAD + "body: 正文\nclosing: |\ndate: 2026-01-08  # 日期\n"


def test_comments_at_the_end_of_the_file_do_not_come_to_stand_behind_a_text_either() -> None:
    text = HEAD + "body: 正文\nappendices:\n  - title: 甲\n    layout: text\n# 完\n"
    after = Outline((plain("后"),))
    found = resaved(text, appendices(lambda found: found.__setitem__(0, replace(found[0], after=after))))
    assert found == (HEAD + "body: 正文\nappendices:  # 完\n  - title: 甲\n    layout: text\n    after: |\n      后\n")
    assert not loaded(found).problems


def test_a_text_from_another_file_that_changes_comes_into_this_one() -> None:
    text = HEAD + "body: 正文\nclosing_from: 没有.txt\nsignature: 馆\n"
    found = resaved(text, setting(closing=Outline((plain("完"),))))
    assert found == HEAD + "body: 正文\nclosing: |\n  完\nsignature: 馆\n"


def test_levels_changed_in_the_file_change_typed_labels_and_escape_what_becomes_one() -> None:
    text = HEAD + "body: |\n  一、节\n  （一）甲。\n  第一条 不是标号\n"
    article, second = parse_form("第一条　"), parse_form("（一）")
    assert article is not None
    assert second is not None
    numbering = replace(GBT9704, levels=(article, second), leads=frozenset({2}))
    found = resaved(text, lambda draft: replace(draft, numbering=numbering))
    assert found == (
        HEAD + 'body: |\n  第一条　节\n  （一）甲。\n  \\第一条 不是标号\nnumbering:\n  levels: ["第一条　", （一）]\n'
    )


def test_lines_that_would_read_otherwise_under_new_levels_are_rewritten() -> None:
    """``1、`` stands for the level written ``1.`` until there is one written so."""
    text = HEAD + "numbering:\n  levels: [一、, 1.]\nbody: |\n  一、节\n  1、甲\n"
    levels = tuple(form for form in map(parse_form, ("一、", "1.", "1、")) if form)
    found = resaved(text, lambda draft: replace(draft, numbering=replace(draft.effective_numbering, levels=levels)))
    assert found == text.replace("1.]", "1., 1、]").replace("1、甲", "1.甲")


STRUCTURE = (
    HEAD
    + """\
body:
  - 开头一段。
  - heading: 第一节  # 一
    body:
      - heading: "甲"   # 甲的说明
        text: 乙。
        points: [点一, '点二']
      # 丙的说明
      - item: 丙。
      - table: {columns: [甲, 乙], rows: [[1, 2]]}
  - heading: 第二节
    body:
    - {heading: 丁, text: 戊。}
  - 结尾一段。
signature: 馆
"""
)


def test_structure_stays_structure_and_only_changed_entries_are_rewritten() -> None:
    found = resaved(STRUCTURE, paragraphs("body", lambda body: item(body, 2, "甲。改了。")))
    assert found == STRUCTURE.replace("text: 乙。", "text: 改了。")
    found = resaved(STRUCTURE, paragraphs("body", lambda body: (item(body, 4, "点改"), item(body, -1, "完。"))))
    assert found == STRUCTURE.replace("'点二'", "'点改'").replace("结尾一段。", "完。")


def test_entries_of_a_structure_come_and_go() -> None:
    def edit(body: list[Paragraph]) -> None:
        del body[5]
        body.insert(2, numbered("新。", 2, 0))
        body.insert(2, plain("段。"))
        body.append(plain("再结尾。"))

    assert resaved(STRUCTURE, paragraphs("body", edit)) == STRUCTURE.replace("      - item: 丙。\n", "").replace(
        '      - heading: "甲"', '      - 段。\n      - item: 新。\n      - heading: "甲"'
    ).replace("结尾一段。\n", "结尾一段。\n  - 再结尾。\n")


def test_entries_in_unusual_forms_stay_as_they_are() -> None:
    text = HEAD + (
        "body:\n  - text: 单独的段\n  - |\n    两段之一\n    两段之二\n  - heading: 甲。\n    text: 乙\n    body: 就一段\n"
        "  - body:\n      - item: 跳级\n  - points: 一点\n  - 末段\n"
    )
    assert resaved(text, paragraphs("body", lambda body: item(body, -1, "改"))) == text.replace("末段", "改")
    found = resaved(text, paragraphs("body", lambda body: body.insert(1, plain("新"))))
    assert found == text.replace("单独的段\n", "单独的段\n  - 新\n")


def test_a_new_structure_is_nested_by_its_levels() -> None:
    body = Outline(
        (plain("开头。"), numbered("节", 1, 1), numbered("甲。乙。", 2, 2), point("一"), point("二", 2), numbered("丙", 1, 0)),
        OutlineForm.STRUCTURED,
    )
    assert resaved(HEAD, setting(body=body)) == HEAD + (
        "body:\n  - 开头。\n  - heading: 节\n    body:\n      - heading: 甲\n        text: 乙。\n        points:\n"
        "          - text: 一\n            points:\n              - 二\n  - item: 丙\n"
    )


def test_what_keys_cannot_say_turns_a_structure_into_marks() -> None:
    lead = Paragraph(ParagraphKind.SUBHEADING, "小标题")
    found = resaved(
        HEAD + "body: [甲]\n",
        lambda draft: setting(body=Outline((plain("甲"), lead)))(draft),
    )
    assert found == HEAD + "body: |\n  甲\n  + 小标题\n"


def test_a_new_appendix_stands_where_the_form_has_it() -> None:
    found = resaved(
        HEAD + "body: 正文\nsignature: 馆\n",
        appendices(lambda found: found.append(Appendix("甲", body=Outline((plain("文"),)), layout=Layout.TEXT))),
    )
    assert found == HEAD + "body: 正文\nappendices:\n  - title: 甲\n    body: |\n      文\nsignature: 馆\n"


def test_comments_between_texts_stay_comments_when_the_last_heading_goes() -> None:
    """In a list of texts alone they would look like headings that YAML drops."""
    text = HEAD + "body:\n  # 说明\n  - heading: 第一节\n  # 又及\n  - 丙。\n  # 再及\n  - 丁。\n"
    found = resaved(text, paragraphs("body", lambda body: body.pop(0)))
    assert "# 又及\n  - text: 丙。\n  # 再及\n  - 丁。\n" in found
    assert "# 再及\n  - text: 丁。\n" in resaved(found, paragraphs("body", lambda body: body.pop(0)))
