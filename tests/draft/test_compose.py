"""From a draft to what stands on the page."""

import pytest

from drafter.base.problems import Level
from drafter.draft.appendix import Appendix
from drafter.draft.blocks import BlockKind, Emphasis
from drafter.draft.compose import Unfilled, compose
from drafter.draft.fields import PinnedPhrase
from drafter.draft.phrases import Missing, Phrase
from drafter.draft.points import Points


def lines(composition):
    """Return what a reader sees, a line a block, without blanks."""
    return [f"{block.label}{block.text}" for block in composition.blocks if block.kind is not BlockKind.BLANK]


def body(composition):
    return lines(composition)[1:]


def leads(composition):
    return [
        "".join(run.text for run in block.runs if run.emphasis is Emphasis.LEAD)
        for block in composition.blocks
        if block.kind is BlockKind.ITEM
    ]


def kinds(composition):
    return [block.kind.value for block in composition.blocks]


def test_the_order_of_the_standard(make):
    draft = make(
        title="标题", subtitle="——副标题", note="（会议通过）", addressee="各部门",
        opening="开头", body="# 甲", closing="结尾",
        signature="区图书馆", date="2026年1月5日", sealed=True, remark_line="此件公开发布",
    )  # fmt: skip
    assert kinds(compose(draft)) == [
        "title", "subtitle", "note", "blank", "addressee", "body", "heading", "body",
        "blank", "signature", "date", "remark_line",
    ]  # fmt: skip
    assert lines(compose(draft))[-1] == "（此件公开发布）"


def test_an_addressee_ends_in_one_full_width_colon(make):
    for written in ("各部门", "各部门:", "各部门："):
        assert lines(compose(make(addressee=written, body="甲")))[1] == "各部门："


def test_a_first_sentence_is_the_lead_and_a_sentence_alone_a_heading(make):
    found = compose(make(body="# 强化阵地。\n## 优化布局。完成改造。\n### 正文。还是正文。\n# 没有句号"))
    assert kinds(found)[2:] == ["heading", "item", "item", "heading"]
    assert leads(found) == ["优化布局。", ""]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("落实“一次办好。马上办”要求。做好", "落实“一次办好。马上办”要求。"),
        ("学习《条例。细则》！做好", "学习《条例。细则》！"),
        ("怎么办？这样办", "怎么办？"),
        ("引号“没有收。后面还有", "引号“没有收。"),
    ],
)
def test_the_lead_ends_outside_quotes_and_brackets(make, text, lead):
    assert leads(compose(make(body=f"# {text}"))) == [lead]


def test_a_level_without_leads_is_body_text(make):
    found = compose(make(leads=(1,), body="## 短句。后面。\n## 短句"))
    assert kinds(found)[2:] == ["item", "item"]
    assert leads(found) == ["", ""]


def test_an_unnumbered_lead(make):
    found = compose(make(body="+ 强化学习。持续推进。\n+ 小标题"))
    assert kinds(found)[2:] == ["item", "subheading"]
    assert body(found) == ["强化学习。持续推进。", "小标题"]
    assert leads(found) == ["强化学习。"]


def test_points_run_into_the_line_that_leads_on_to_them(make):
    found = compose(make(body="## 办好活动。重点抓好两件事。\n- 读书节。\n- 讲座。\n甲，\n- 乙。"))
    assert body(found) == ["（一）办好活动。重点抓好两件事。一是读书节。二是讲座。", "甲，", "一是乙。"]


def test_points_behind_a_blank_line_stand_alone(make):
    assert body(compose(make(body="甲：\n\n- 乙；\n- 丙。"))) == ["甲：", "一是乙；二是丙。"]


def test_points_as_paragraphs(make):
    found = compose(make(points=Points("第一，", run_in=False), body="甲：\n- 乙。\n  - 里\n-一要 丙。"))
    assert body(found) == ["甲：", "第一，乙。", "第一，里", "一要丙。"]


def test_a_heading_that_points_run_into_becomes_a_lead(make):
    found = compose(make(body="# 抓好两件事：\n- 甲；\n- 乙。"))
    assert body(found) == ["一、抓好两件事：一是甲；二是乙。"]
    assert leads(found) == ["抓好两件事："]


def test_expressions_are_filled_by_key_and_label(make):
    draft = make(
        year="2026", organisation="区图书馆", body='{{ 单位 }}{{ year | cn_year }}第{{ 26 | cn }}次{{ br }}{{ "紧" | strong }}'
    )
    (text,) = body(compose(draft))
    assert text == "区图书馆二〇二六年第二十六次\n紧"
    assert compose(draft).blocks[-1].runs[-1].emphasis is Emphasis.STRONG


def test_dates_are_printed_in_the_official_form(make):
    assert body(compose(make(note="2026-01-05", body="{{ note | date_cn }}")))[1:] == ["2026年1月5日"]


def test_a_value_is_text_never_a_mark(make):
    assert body(compose(make(organisation="# 甲\n- 乙", body="{{ organisation }}"))) == ["# 甲", "- 乙"]
    assert body(compose(make(organisation="{{ year }}", year="{{ 1 }}", body="单位{{ organisation }}"))) == ["单位1"]


def test_a_default_title_is_made_of_fields(make):
    draft = make(title="", year="2026", organisation="区图书馆", body="甲")
    assert lines(compose(draft))[0] == "2026年区图书馆工作要点"


def test_what_is_named_but_not_filled_is_an_error_with_its_place(make):
    found = compose(make(body="甲\n乙{{ organisation }}"))
    assert [str(problem.message) for problem in found.problems] == ["字段“单位”（organisation）没有填写"]


def test_a_draft_marks_what_is_not_filled(make):
    draft = make(title="", year="2026", body="{{ organisation }}的工作")
    found = compose(draft, unfilled=Unfilled.MARK)
    assert lines(found) == ["2026年【待填：单位】工作要点", "【待填：单位】的工作"]
    assert found.todo == 2
    assert not found.problems


def test_a_required_field_without_value_is_reported_or_marked(make):
    assert "正文" in compose(make()).problems[0].message
    assert body(compose(make(), unfilled=Unfilled.MARK)) == ["【待填：正文】"]


def test_default_stands_in_for_what_is_not_filled(make):
    assert body(compose(make(body='{{ organisation | default("本馆") }}'))) == ["本馆"]


def test_a_mark_that_is_only_said_again_counts_once(make):
    appendices = (Appendix("表【待填：年】"), Appendix("单", name="清单【待填：月】"))
    points = Points(run_in=False)
    found = compose(make(body="# 甲【请核：乙】", outline=True, points=points, appendices=appendices))
    assert sum(block.text.count("【待填：年】") for block in found.blocks) == 2
    assert sum(block.text.count("【请核：乙】") for block in found.blocks) == 2
    assert found.todo == 3


def test_to_do_marks_are_highlighted_and_counted(make):
    found = compose(make(body="完成【待填：数量】个，【请核：2026年】。"))
    assert [run.text for run in found.blocks[-1].runs if run.todo] == ["【待填：数量】", "【请核：2026年】"]
    assert found.todo == 2


def test_when_a_field_does_not_apply_it_is_not_printed(make):
    assert "remark_line" not in kinds(compose(make(body="甲", remark_line="此件公开")))


def test_a_filled_field_that_does_not_apply_is_said(make):
    """Nothing that somebody wrote vanishes without a word; a default that nobody wrote is no loss."""
    (problem,) = compose(make(body="甲", remark_line="此件公开发布", sealed=False)).problems
    assert ("附注" in problem.message, "加盖印章" in problem.message, problem.level) == (True, True, Level.WARNING)
    assert compose(make(body="甲", remark_line="此件公开发布", sealed=True)).problems == ()


def test_a_value_that_names_itself_is_refused(make):
    found = compose(make(organisation="{{ organisation }}", body="{{ organisation }}"))
    assert "引用了它自己" in found.problems[0].message


class Library:
    def phrase(self, id):
        return Phrase("贯彻{{ 会议 }}精神", {"会议": "全会"}) if id == "zx-1" else Missing(f"没有 {id}", "请查找")


def test_a_linked_phrase_takes_argument_then_field_then_default(make):
    found = compose(make(body='{{ snippet("zx-1", 会议="党代会") }}\n{{ snippet("zx-1") }}'), phrases=Library())
    assert body(found) == ["贯彻党代会精神", "贯彻全会精神"]


def test_a_recorded_phrase_keeps_its_words_without_a_library(make):
    draft = make(body='{{ snippet("zx-2") }}', phrases={"zx-2": PinnedPhrase("0" * 12, "原话{{ br }}两行")})
    assert body(compose(draft)) == ["原话", "两行"]


def test_an_unknown_phrase_is_an_error(make):
    (problem,) = compose(make(body='{{ snippet("zx-9") }}')).problems
    assert "zx-9" in problem.message


def test_tables_keep_caption_groups_and_note(make):
    found = compose(make(body="| 表1 |\n| 序号 | 事项 |\n| 1 | 甲 |\n| 组 |\n| 2 | 乙{{ 3 }} |\n| 注 |"))
    assert kinds(found)[2:] == ["caption", "table", "table_note"]
    table = found.blocks[-2].table
    assert [["".join(run.text for run in cell.runs) for cell in row] for row in table.rows] == [
        ["序号", "事项"], ["1", "甲"], ["组"], ["2", "乙3"],
    ]  # fmt: skip
    assert table.rows[2][0].across == 2


def test_a_template_gets_the_fields_filled_in(make):
    values = compose(make(year="2026", organisation="第{{ year }}馆", sealed=True, date="2026年1月5日", body="甲")).values
    assert (values["organisation"], values["sealed"], values["date"], values["note"]) == ("第2026馆", True, "2026年1月5日", "")
    assert "body" not in values


def test_typed_points_go_on_from_those_inside_the_line_above(make):
    found = body(compose(make(body="# 抓好三件事。一是甲。\n二是乙。三是丙。\n四是丁。")))
    assert found == ["一、抓好三件事。一是甲。二是乙。三是丙。四是丁。"]


def test_a_text_of_paragraphs_cannot_be_named_in_an_expression(make):
    for name in ("body", "正文", "opening"):
        (problem,) = compose(make(opening="甲", body=f"前{{{{ {name} }}}}后")).problems
        assert "成段的内容" in problem.message


def test_what_cannot_be_written_in_chinese_numerals_is_refused(make):
    assert body(compose(make(body="{{ 100000000 | cn }}"))) == ["一亿"]
    for wrong in ('{{ "甲" | cn }}', '{{ "12345678901234567" | cn }}'):
        assert "汉字" in compose(make(body=wrong)).problems[0].message


def test_an_unfilled_field_is_said_where_it_is_used(make):
    (problem,) = compose(make(body="甲\n乙{{ organisation }}")).problems
    assert str(problem.place) == "plan.yaml:2:1"


def test_an_addressee_s_own_punctuation_gives_way_to_the_colon(make):
    assert lines(compose(make(addressee="各科室；", body="甲")))[1] == "各科室："
