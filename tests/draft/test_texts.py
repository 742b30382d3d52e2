"""Every text of a draft is walked once, with its place; edits land where they were asked for."""

from __future__ import annotations

from collections.abc import Sequence

from answering import FORM, draft
from drafting import drafts
from hypothesis import given, settings

from drafter.draft.appendix import Column
from drafter.draft.dates import DocumentDate
from drafter.draft.fields import Draft, Field, Form, Kind, Part
from drafter.draft.outline import Outline, Paragraph, ParagraphKind
from drafter.draft.texts import Edit, Text, edited, texts_of
from drafter.draft.todo import Todo, open_marks

FULL = """\
note: 题注【待填】
closing: |
  # 甲
  | 表题 |
  | 列 | 列 |
  | 格 | 格【请核：数】 |
  | 说明 |
appendices:
  - title: 附件题
    layout: table
    columns: [序号, 事项, 牵头单位, 时限, 场地]
    groups:
      - name: 组
        tasks:
          - {task: 任务, lead: [甲办], due: 9月, 场地: 馆}
    date: 2026-01-05
units: [办公室]
date: 2026-01-05
"""


def test_texts_come_in_order_with_their_places() -> None:
    assert [(text.words, " ".join(text.where), text.place.line) for text in texts_of(draft(FULL))] == [
        ("要点", "标题", 2),
        ("题注【待填】", "题注", 4),
        ("正文", "正文 第1段", 3),
        ("甲", "结尾 第1段", 6),
        ("表题", "结尾 第2段 表题", 7),
        ("列", "结尾 第2段 表头", 7),
        ("列", "结尾 第2段 表头", 7),
        ("格", "结尾 第2段 表格第1行", 7),
        ("格【请核：数】", "结尾 第2段 表格第1行", 7),
        ("说明", "结尾 第2段 表格的说明", 7),
        ("附件题", "附件1 标题", 12),
        ("序号", "附件1 表头", 12),
        ("事项", "附件1 表头", 12),
        ("牵头单位", "附件1 表头", 12),
        ("时限", "附件1 表头", 12),
        ("场地", "附件1 表头", 12),
        ("组", "附件1 分组的名称", 16),
        ("任务", "附件1 “组” 第1项", 18),
        ("甲办", "附件1 “组” 第1项 牵头单位", 18),
        ("9月", "附件1 “组” 第1项 时限", 18),
        ("馆", "附件1 “组” 第1项 场地", 18),
        ("2026年1月5日", "附件1 日期", 12),
        ("办公室", "单位", 20),
        ("2026年1月5日", "成文日期", 21),
    ]


def test_open_marks_are_listed_with_their_places() -> None:
    marks = [(mark.todo, mark.about, mark.words, mark.offset, mark.text.place.line) for mark in open_marks(draft(FULL))]
    assert marks == [(Todo.FILL, "", "【待填】", 2, 4), (Todo.CHECK, "数", "【请核：数】", 1, 7)]


def test_marks_of_a_part_are_listed_and_its_file_named() -> None:
    part = Part("甲.yaml", Draft(FORM, {"title": "【待填：题目】"}))
    (mark,) = open_marks(Draft(FORM, {"parts": (part,)}))
    assert (mark.about, mark.text.elsewhere, mark.text.where) == ("题目", "甲.yaml", ("第1篇", "标题"))


def test_an_edited_date_is_a_date_while_it_can_be() -> None:
    dated = Draft(FORM, {"date": DocumentDate(2026, 1, 5)})
    assert edited(dated, lambda _: [Edit(0, 4, "2027")]).values["date"] == DocumentDate(2027, 1, 5)
    assert edited(dated, lambda _: [Edit(9, 9, "前后")]).values["date"] == "2026年1月5日前后"


def test_a_lead_goes_with_its_words() -> None:
    outline = Outline((Paragraph(ParagraphKind.NUMBERED, "小标题。其余文字", level=1, lead=4),))
    for edit, lead in ((Edit(0, 1, "大大"), 5), (Edit(4, 4, "注"), 5), (Edit(5, 6, "很长很长"), 4), (Edit(2, 6, "甲"), 3)):
        found = edited(Draft(FORM, {"body": outline}), lambda _, edit=edit: [edit]).values["body"]
        assert isinstance(found, Outline)
        assert found.paragraphs[0].lead == lead


def test_the_rows_of_a_table_field_are_walked_by_their_headings() -> None:
    field = Field("rows", Kind.TABLE, "名单", columns=(Column("姓名", "name"), Column("年度", "year")))
    held = Draft(Form("t", {"rows": field}), {"rows": ({"name": "甲", "year": "2026年"},)})
    assert [(text.words, text.where) for text in texts_of(held)] == [
        ("甲", ("名单", "第1行", "姓名")),
        ("2026年", ("名单", "第1行", "年度")),
    ]
    assert edited(held, _doubled).values["rows"] == ({"name": "甲甲", "year": "2026年2026年"},)


def _doubled(text: Text) -> Sequence[Edit]:
    return [Edit(len(text.words), len(text.words), text.words)]


@given(drafts)
@settings(max_examples=60, deadline=None)
def test_a_draft_that_nobody_edits_stays_and_an_edit_reaches_every_text(draft: Draft) -> None:
    assert edited(draft, lambda _: ()) == draft
    before, after = texts_of(draft), texts_of(edited(draft, _doubled))
    assert [text.words for text in after] == [text.words * 2 for text in before]
