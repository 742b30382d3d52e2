"""Body markup: every mark of the format, both ways."""

from dataclasses import replace

import pytest

from drafter.base.problems import NOWHERE, Level, Place
from drafter.draft.markup import Labels, read_markup, write_markup
from drafter.draft.numbering import GBT9704, Numbering, forms
from drafter.draft.outline import ParagraphKind
from drafter.draft.points import Points

PLAN = Numbering(forms(["一、", "1."]), continuous=frozenset({2}))


def read(text, numbering=GBT9704):
    return read_markup(text, numbering, lambda line: Place("plan.yaml", line + 1, 1))


def shapes(text, numbering=GBT9704):
    return [(each.kind.value, each.level, each.text) for each in read(text, numbering)[0].paragraphs]


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("# 强化", ("numbered", 1, "强化")),
        ("#### 强化", ("numbered", 4, "强化")),
        ("＃＃　强化", ("numbered", 2, "强化")),
        ("一、强化", ("numbered", 1, "强化")),
        ("（二）强化", ("numbered", 2, "强化")),
        ("3. 强化", ("numbered", 3, "强化")),
        ("（4）强化", ("numbered", 4, "强化")),
        ("+ 强化", ("subheading", 0, "强化")),
        ("- 强化", ("point", 1, "强化")),
        ("－　强化", ("point", 1, "强化")),
        ("  - 强化", ("point", 2, "强化")),
        ("一是强化", ("point", 1, "强化")),
        ("-一要 强化", ("point", 1, "强化")),
        ("　　强化", ("plain", 0, "强化")),
        ("\\# 强化", ("plain", 0, "# 强化")),
        ("\\一、强化", ("plain", 0, "一、强化")),
        ("3.15晚会", ("plain", 0, "3.15晚会")),
        ("-5度", ("plain", 0, "-5度")),
        ("1.2026年底前完成甲", ("numbered", 3, "2026年底前完成甲")),
        ("第四条规定了甲", ("plain", 0, "第四条规定了甲")),
        ("二十、三十岁人群", ("plain", 0, "二十、三十岁人群")),
        ("共**党员_的_*话*", ("plain", 0, "共**党员_的_*话*")),
        ("#强化", ("plain", 0, "#强化")),
    ],
)
def test_a_line_is_read_by_its_mark(line, shape):
    assert shapes(line) == [shape]


def test_blank_lines_mean_nothing_but_that_points_stand_apart():
    paragraphs = read("甲。\n\n\n- 一\n- 二")[0].paragraphs
    assert [(each.text, each.apart) for each in paragraphs] == [("甲。", False), ("一", True), ("二", False)]


def test_deeper_than_the_numbering_is_an_error_with_its_place():
    problems = read("# 甲\n### 乙", PLAN)[1]
    assert [(problem.level, str(problem.place)) for problem in problems] == [(Level.ERROR, "plan.yaml:2:1")]
    assert "第3级" in problems[0].message


def test_a_typed_label_that_differs_is_said_and_recomputed():
    problems = read("一、甲\n三、乙\n　　一是丙\n三是丁")[1]
    assert [str(problem) for problem in problems] == [
        "plan.yaml:2:1: 写的是“三、”，按顺序应为“二、”，已改",
        "plan.yaml:4:1: 写的是“三是”，按顺序应为“二是”，已改",
    ]


def test_labels_typed_right_are_not_mentioned():
    assert read("一、甲\n（一）乙\n1.丙\n2、丁\n二、戊")[1] == []


@pytest.mark.parametrize(
    ("line", "said"), [("#强化", "没有空格"), ("# ", "没有文字"), ("| 甲 | 乙", "表格"), ("第一条 总则", "第一条")]
)
def test_a_line_that_nearly_has_a_mark_is_mentioned(line, said):
    (problem,) = read(line)[1]
    assert problem.level is Level.NOTICE
    assert said in problem.message


@pytest.mark.parametrize("line", ["\\#强化", "\\第一条 总则", "\\| 甲 | 乙", "\\2、甲", "　　\\# 甲"])
def test_a_line_that_is_said_to_be_text_is_not_mentioned(line):
    outline, problems = read(f"乙\n{line}\n1、丙")
    assert outline.paragraphs[1].text == line.strip("　")[1:]
    assert problems == []


TABLE = """| 表1　主要指标 |
| 序号 | 指标 | 目标 |
| --- | --- | --- |
| 1 | 到馆｜人次 | {{ "a|b" }} |
| 服务 |
| 2 | 竖线\\|在内 |  |
| 注：均为全年数。 |"""


def test_a_table_has_caption_header_groups_and_note():
    table = read(TABLE)[0].paragraphs[0].table
    assert (table.caption, table.header, table.note) == ("表1　主要指标", ("序号", "指标", "目标"), "注：均为全年数。")
    assert table.rows[1:] == (("服务",), ("2", "竖线|在内", ""))
    assert table.rows[0] == ("1", "到馆", "人次", '{{ "a|b" }}')


def test_a_header_of_empty_cells_sets_no_rules():
    table = read("| | |\n| 甲 | 乙 |")[0].paragraphs[0].table
    assert not table.ruled
    assert table.rows == (("甲", "乙"),)


@pytest.mark.parametrize(
    "text",
    [
        "甲\n# 乙\n## 丙。丁\n- 一\n- 二\n  - 里\n+ 戊",
        "一、甲\n（一）乙\n一是丙\n二是丁",
        "\\# 甲\n\\一、乙\n\\\\丙\n\\- 丁\n\\| 戊 |",
        "甲：\n\n- 一\n-一要 二",
        "| a | b |\n| 1 | x\\|y |\n\n| c | d |",
        TABLE,
    ],
)
def test_what_is_written_reads_the_same(text):
    outline = read(text)[0]
    again = read(write_markup(outline, GBT9704))[0]
    assert [replace(each, place=NOWHERE) for each in again.paragraphs] == [
        replace(each, place=NOWHERE) for each in outline.paragraphs
    ]


def test_a_file_keeps_the_way_it_writes_its_levels():
    assert write_markup(read("一、甲\n三、乙")[0], GBT9704) == "一、甲\n二、乙"
    assert write_markup(read("# 甲\n# 乙")[0], GBT9704) == "# 甲\n# 乙"


def test_the_place_is_that_of_the_first_character():
    (paragraph,) = read("　　强化")[0].paragraphs
    assert (paragraph.kind, paragraph.place.column) == (ParagraphKind.PLAIN, 3)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("四,加强乙", "四,"),
        ("三 、加强乙", "三 、"),
        ("甲 | 乙 |", "表格"),
        ("# 一、甲", "两个编号"),
        ("- 一是甲", "两个编号"),
        ("1.甲\n2.乙\n3.10个项目开工", "“3.”后面紧接数字"),
    ],
)
def test_what_was_probably_meant_is_mentioned(text, said):
    problems = read(text, Numbering(forms(["一、", "（一）", "1."])))[1]
    assert said in problems[-1].message
    assert problems[-1].level is Level.NOTICE


@pytest.mark.parametrize("text", ["3.15晚会", "甲。\n4.2亿元", "见表|续"])
def test_ordinary_text_is_not_accused(text):
    assert read(text)[1] == []


def test_the_points_of_the_document_s_own_series_may_be_typed():
    numbering = replace(GBT9704, points=Points("一要"))
    assert shapes("甲：\n一要乙。\n二要丙。", numbering)[1:] == [("point", 1, "乙。"), ("point", 1, "丙。")]
    assert shapes("首先，甲", replace(GBT9704, points=Points("首先，"))) == [("point", 1, "甲")]
    assert shapes("一要乙。") == [("plain", 0, "一要乙。")]


SPEECH = Numbering(forms(["一、", "（一）"]), points=Points("首先，", run_in=False))


def test_the_last_typed_point_of_a_series_of_words_may_be_called_so():
    outline, problems = read("首先，甲\n其次，乙\n再次，丙\n第四，丁\n最后，戊\n首先，己", SPEECH)
    labels = Labels(SPEECH)
    assert [labels.next(each) + each.text for each in outline.paragraphs][3:] == ["第四，丁", "最后，戊", "首先，己"]
    assert not problems
    again = read(write_markup(outline, SPEECH), SPEECH)[0]
    assert [each.text for each in again.paragraphs] == [each.text for each in outline.paragraphs]


@pytest.mark.parametrize("text", ["最后，预祝大会成功。", "首先，甲\n乙\n最后，丙", "首先，甲\n\\最后，丙"])
def test_last_of_all_is_text_where_no_series_stands_right_above(text):
    outline = read(text, SPEECH)[0]
    assert outline.paragraphs[-1].kind is ParagraphKind.PLAIN
    assert outline.paragraphs[-1].text.startswith("最后，")
    assert read(write_markup(outline, SPEECH), SPEECH)[0].paragraphs[-1].kind is ParagraphKind.PLAIN


def test_a_marked_point_may_be_the_last_too():
    labels = Labels(SPEECH)
    outline = read("- 甲\n- 乙\n-最后， 丙\n- 丁", SPEECH)[0]
    assert [labels.next(each) for each in outline.paragraphs] == ["首先，", "其次，", "最后，", "首先，"]
