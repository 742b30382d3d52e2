"""A document taken in: what it becomes, what is said of it, and that nothing of it is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rawdocx import paragraph, raw_docx
from retaken import changed, loaded, words

from drafter.base.errors import TypeFolderError, UsageError
from drafter.base.messages import use_language
from drafter.doctypes import TypeLibrary
from drafter.draft.appendix import Appendix
from drafter.draft.compose import compose
from drafter.draft.fields import Draft
from drafter.draft.outline import Outline, OutlineForm, ParagraphKind
from drafter.intake import Imported, Wishes, answers_text, read_document, report_lines, summary_lines
from drafter.pipeline import Options, make
from drafter.reading.silence import silent

CORPUS = Path(__file__).parents[2] / "../shared/corpus/docx"
PLAN = """2027年区图书馆工作要点
（2027年1月5日馆务会议通过）
2027年是关键一年。
一、夯实基础
1.完善制度。修订办法,明确分工。
2.改善条件。抓好两件事。一是修缮馆舍。二是更新设备。
二、优化服务
3.办好活动。
附件：2027年主要工作事项
区图书馆
2027年1月8日
附件
2027年主要工作事项
（共2项）
1.修缮馆舍（办公室）
2.更新设备（牵头单位：办公室，配合单位：采编部）
"""


def taken(text: str, types: TypeLibrary, wishes: Wishes | None = None, name: str = "plan.txt") -> Imported:
    return read_document(text.encode(), name, types, wishes or Wishes())


def again(imported: Imported, types: TypeLibrary, *, structured: bool = False) -> Draft:
    return loaded(answers_text(imported.draft, types.form, structured=structured).encode(), "read.yaml", types)


def test_a_plan_is_recognised_in_all_its_parts(bundled_types: TypeLibrary) -> None:
    imported = taken(PLAN, bundled_types)
    values = imported.draft.values
    assert imported.draft.form.name == "work-plan"
    assert (values["title"], values["note"]) == ("2027年区图书馆工作要点", "（2027年1月5日馆务会议通过）")
    assert (values["signature"], str(values["date"])) == ("区图书馆", "2027年1月8日")
    assert imported.draft.numbering is None
    (appendix,) = values["appendices"] if isinstance(values["appendices"], tuple) else ()
    assert isinstance(appendix, Appendix)
    assert [(task.owners, task.lead, task.support) for task in appendix.groups[0].tasks] == [
        (("办公室",), (), ()),
        ((), ("办公室",), ("采编部",)),
    ]


def test_the_summary_says_what_was_recognised(bundled_types: TypeLibrary) -> None:
    said = list(summary_lines(taken(PLAN, bundled_types)))
    for line in ("文种：工作要点（work-plan）", "标题：2027年区图书馆工作要点", "题注：（2027年1月5日馆务会议通过）"):
        assert line in said
    assert any(line.startswith("正文：第1级2条、第2级3条") for line in said)
    assert any("2项任务" in line for line in said)
    assert any(line.startswith("规范化：") and "半角标点改为全角1处" in line for line in said)


def test_counts_are_listed_as_the_language_does(bundled_types: TypeLibrary) -> None:
    imported = taken(PLAN, bundled_types)
    use_language("en")
    try:
        said = [*summary_lines(imported), *report_lines(imported)]
    finally:
        use_language("zh")
    counts = [line for line in said if line.startswith("正文")]
    assert len(counts) == 2
    assert all(", " in line and not set(line) & set("，、；：") for line in counts)


def test_the_report_says_that_a_type_was_not_recognised(bundled_types: TypeLibrary) -> None:
    imported = taken("大家好\n说几句话。", bundled_types)
    assert not imported.told
    assert "文种：没有认出，按“工作要点”（work-plan）读入" in list(report_lines(imported))


def test_the_report_names_everything_left_out(bundled_types: TypeLibrary) -> None:
    report = "\n".join(report_lines(taken("阅读:854 下载:5\n" + PLAN, bundled_types)))
    assert "第1行 阅读:854 下载:5（" in report


def test_kept_text_is_not_touched(bundled_types: TypeLibrary) -> None:
    changed, kept = taken(PLAN, bundled_types), taken(PLAN, bundled_types, Wishes(keep_text=True))
    assert any("修订办法，明确分工。" in line for line in words(changed.draft))
    assert any("修订办法,明确分工。" in line for line in words(kept.draft))


def test_the_wanted_type_is_taken(bundled_types: TypeLibrary) -> None:
    assert taken(PLAN, bundled_types, Wishes("exchange-report")).draft.form.name == "exchange-report"
    with pytest.raises(TypeFolderError, match="没有“work-plans”这种类型"):
        taken(PLAN, bundled_types, Wishes("work-plans"))


def test_what_is_asked_for_and_not_there_is_to_be_filled(bundled_types: TypeLibrary) -> None:
    imported = taken("一、夯实基础\n二、优化服务\n", bundled_types)
    draft = again(imported, bundled_types)
    assert imported.draft.numbering is None  # 一、 is the type's own
    assert draft.values["title"] == "【待填：标题】"
    assert compose(draft).todo == 1


def test_a_type_adds_no_words_of_its_own(bundled_types: TypeLibrary) -> None:
    """A type may print a 题注 of itself where none is given; a document without one has none."""
    form = bundled_types.form("work-plan")
    note = replace(form.fields["note"], default="（{{ title }}）")
    draft = Draft(replace(form, fields={**form.fields, "note": note}), {"title": "工作要点"})
    assert "（工作要点）" in words(draft)
    assert "（工作要点）" not in words(silent(draft))
    assert silent(taken(PLAN, bundled_types).draft).values["note"] == "（2027年1月5日馆务会议通过）"


def test_a_task_keeps_its_full_stop_in_both_forms(bundled_types: TypeLibrary) -> None:
    imported = taken(PLAN.replace("修缮馆舍（办公室）", "修缮馆舍（办公室）。"), bundled_types)
    for structured in (False, True):
        assert "1.修缮馆舍（办公室）。" in words(again(imported, bundled_types, structured=structured))


def test_braces_of_the_source_are_words(bundled_types: TypeLibrary) -> None:
    docx = raw_docx(paragraph("工作要点") + paragraph("一、{{ year }}和{{ title }}") + paragraph("甲"))
    imported = read_document(docx, "a.docx", bundled_types)
    assert "一、{{year}}和{{title}}" in words(again(imported, bundled_types))


def test_words_that_look_like_marks_stay_words(bundled_types: TypeLibrary) -> None:
    lines = ["工作要点", "开头。", "# 甲", "- 乙", "| 丙 |", "\\丁", "+ 戊", "*己*"]
    imported = read_document(raw_docx("".join(map(paragraph, lines))), "a.docx", bundled_types)
    assert words(again(imported, bundled_types)) == ["".join(line.split()) for line in lines]


def test_a_document_of_pictures_alone_is_refused(bundled_types: TypeLibrary) -> None:
    picture = '<w:p><w:r><w:pict><v:imagedata r:id="x"/></w:pict></w:r></w:p>'
    with pytest.raises(UsageError, match=r"a\.docx 里没有文字"):
        read_document(raw_docx(picture), "a.docx", bundled_types)


def test_the_structured_form_says_the_same(bundled_types: TypeLibrary) -> None:
    imported = taken(PLAN, bundled_types)
    plain, structured = again(imported, bundled_types), again(imported, bundled_types, structured=True)
    body = structured.values["body"]
    assert isinstance(body, Outline)
    assert body.form is OutlineForm.STRUCTURED
    assert words(structured) == words(plain)
    text = answers_text(imported.draft, bundled_types.form, structured=True)
    assert "  - heading: 夯实基础\n" in text
    assert "      - task: 修缮馆舍\n        owners: [办公室]\n" in text


@pytest.mark.parametrize("is_small", [True, False])
def test_a_caption_belongs_to_its_table(is_small: bool, bundled_types: TypeLibrary) -> None:
    centred = '<w:jc w:val="center"/>'
    cells = "".join(f"<w:tc>{paragraph(word)}</w:tc>" for word in ("项目", "金额"))
    table = f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>"
    small = f'<w:p><w:pPr>{centred}</w:pPr><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>经费</w:t></w:r></w:p>'
    caption = small if is_small else paragraph("表1　经费", centred)
    docx = raw_docx(paragraph("工作要点") + paragraph("开头。") + caption + table + paragraph("完。"))
    draft = read_document(docx, "a.docx", bundled_types).draft
    outline = draft.values["body"]
    assert isinstance(outline, Outline)
    (found,) = [each.table for each in outline.paragraphs if each.kind is ParagraphKind.TABLE]
    assert found is not None
    assert (found.caption, found.header) == ("经费" if is_small else "表1　经费", ("项目", "金额"))


def test_the_styles_of_ours_on_a_document_that_is_not_are_not_believed(bundled_types: TypeLibrary) -> None:
    """A heading style on a line without a number: it would print another one, so the lines are recognised instead."""

    docx = make(
        b"type: work-plan\ntitle: A\nbody: |\n  # B\n  # C\n", "a.yaml", bundled_types, Options(typed_numbers=True)
    ).docx

    broken = changed(docx, "word/document.xml", lambda data: data.replace("二、".encode(), "五、".encode()))
    imported = read_document(broken, "a.docx", bundled_types)
    assert not imported.own


def corpus(name: str) -> bytes:
    path = CORPUS / name
    if not path.exists():
        pytest.skip("the corpus of real documents is not here")
    return path.read_bytes()


def test_the_club_rules(bundled_types: TypeLibrary) -> None:
    """Hand-checked: a title in Word's Title style, two opening lines, nine rules by an automatic list, a text below each."""
    imported = read_document(corpus("club-rules.docx"), "club-rules.docx", bundled_types)
    draft = again(imported, bundled_types)
    blocks = compose(draft).blocks
    numbered = [block for block in blocks if block.number is not None]
    assert draft.values["title"] == "minecraft圈处罚规范v1.0"
    assert [block.label for block in numbered] == [f"{number}." for number in range(1, 10)]
    assert numbered[4].text.startswith("服务器宣传不在#服务器宣传")
    assert imported.left_out == ()
    assert len(words(draft)) == 21  # every paragraph of the file, in its order
    assert words(draft)[-1] == "删帖，若涉及其他则按其他违规对应处理"


def test_the_college_plan(bundled_types: TypeLibrary) -> None:
    """Hand-checked: no title, two parts, a table of five columns with merged cells and automatic numbers in it."""
    imported = read_document(corpus("college-workplan.docx"), "college-workplan.docx", bundled_types)
    draft = again(imported, bundled_types)
    blocks = compose(draft).blocks
    assert [block.label + block.text for block in blocks if block.number is not None] == [
        "一、立项要求：",
        "二、立项解读与初步实施计划：",
    ]
    outline = draft.values["body"]
    assert isinstance(outline, Outline)
    (table,) = [each.table for each in outline.paragraphs if each.table is not None]
    assert (table.caption, table.header) == (
        "标1. 计划实施安排表",
        ("阶段性任务", "具体实施内容", "预计完成时间", "负责人", "备注"),
    )
    assert [row[0] for row in table.rows][:3] == ["解析10+1+2+3", "", "确定立项主题与研究维度"]
    assert table.rows[0][1].startswith("1、熟悉1+2+3，调研")
    assert table.rows[0][4].count("{{ br }}") == 3
    assert "原文里没有找到标题，请补写" in [problem.message for problem in imported.problems]
