"""The types that come with the project: their forms, and what a reader sees of answers to their forms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter import answers, pipeline, word
from drafter.doctypes import TypeLibrary
from drafter.doctypes.form import read_type
from drafter.draft.compose import Composition, compose
from drafter.draft.fields import Draft
from drafter.reading.displayed import displayed

TEMPLATES = Path(__file__).parents[1] / "templates"
FIELDS = {
    "seminar-speech": "title subtitle meeting occasion_date post speaker occasion note salutation"
    " opening body closing appendices",
    "exchange-report": "organisation meeting occasion title subtitle note outline outline_depth"
    " opening body closing appendices signature sealed date remark_line",
    "collection": "title subtitle note compiler cover date contents contents_depth body parts",
    "notice": "organisation organ_mark number copy_number secrecy urgency title addressee body appendices"
    " signature sealed date remark_line copies printer print_date",
    "request": "organisation organ_mark number signer copy_number secrecy urgency title addressee body appendices"
    " signature sealed date contact phone remark_line copies printer print_date",
    "minutes": "organisation organ_mark number issued copy_number secrecy urgency title body present absent attending"
    " copies printer print_date",
}
_OF_AN_ORGAN = ["organisation", "title", "body"]
REQUIRED = {"seminar-speech": ["title", "body"], "exchange-report": ["title", "body"], "collection": ["title", "parts"]}
REQUIRED |= dict.fromkeys(("notice", "request", "minutes"), _OF_AN_ORGAN)

SPEECH = """\
type: seminar-speech
title: {title}
body: |
  # 认识
  两点体会。
  ## 学深悟透。逐段读、反复学。
  - 原原本本学，读通原文；
  - 联系实际学，弄清道理。
  ## 学以致用。见诸行动。
  ### 列出清单
  #### 逐项销号
  # 行动
  ## 立说立行
"""
SPOKEN = [
    "一、认识",
    "两点体会。",
    "（一）学深悟透。逐段读、反复学。一是原原本本学，读通原文；二是联系实际学，弄清道理。",
    "（二）学以致用。见诸行动。",
    "1.列出清单",
    "（1）逐项销号",
    "二、行动",
    "（一）立说立行",
]
REPORT = """\
type: exchange-report
title: 把服务办到家门口
meeting: 基层治理交流会
outline: yes
{more}body: |
  基本情况如下。
  # 主要做法
  ## 问需于民。先听后干。
  - 入户走访。逐户登记；
  - 分类梳理。逐条答复。
  ## 共建共享
  # 几点体会
  - 站稳立场。
signature: 社区服务中心
date: 2027-05-20
"""

Lines = Callable[[str], list[str]]
Rendered = Callable[[Draft, str], list[str]]


def indented(text: str) -> str:
    """A part as it stands inside the list of a collection."""
    return "  - " + text.strip("\n").replace("\n", "\n    ") + "\n"


def without_blanks(shown: str) -> str:
    return "\n".join(filter(None, (line.strip() for line in shown.split("\n"))))


@pytest.fixture(scope="module")
def rendered(bundled_types: TypeLibrary) -> Rendered:
    """A function from a draft and a numbering mode to the displayed lines, blanks around them aside.

    Page numbers in contents are left open.
    """

    def render(draft: Draft, mode: str = "native") -> list[str]:
        composition: Composition = compose(draft)
        assert composition.problems == ()
        document_type = bundled_types.get(draft.form.name)
        docx = word.render(composition.blocks, document_type, numbering=word.NumberingMode(mode), values=composition.values)
        return [line for line in (without_blanks(each.shown) for each in displayed(docx)) if line]

    return render


@pytest.fixture
def lines(draft_of: Callable[[str], Draft], rendered: Rendered) -> Lines:
    """A function from answers to the displayed lines, which typed numbers must show as well."""

    def read(text: str) -> list[str]:
        draft = draft_of(text)
        native = rendered(draft, "native")
        assert native == rendered(draft, "text")
        return native

    return read


@pytest.mark.parametrize("name", FIELDS)
def test_the_forms_have_the_fields_of_their_design(name: str) -> None:
    found, problems = read_type((TEMPLATES / name / "type.yaml").read_text(encoding="utf-8"), name, "type.yaml")
    assert problems == []
    fields = found.form.fields
    assert list(fields) == FIELDS[name].split()
    assert [key for key, field in fields.items() if field.required] == REQUIRED[name]
    assert all(field.label != key and field.help for key, field in fields.items())


def test_a_speech_reads_as_it_was_meant(lines: Lines) -> None:
    more = "salutation: 同志们\nopening: 开头。\nclosing: |\n  结尾。\n  谢谢！\n"
    found = lines(SPEECH.format(title="谈认识") + more)
    assert found == ["谈认识", "同志们：", "开头。", *SPOKEN, "结尾。", "谢谢！"]


@pytest.mark.parametrize(
    ("filled", "shown"),
    [
        ({"meeting": "研讨会"}, ["（在研讨会上的发言）"]),
        ({"occasion_date": "2027-3-12"}, ["（2027年3月12日）"]),
        ({"speaker": "某某"}, ["某某"]),
        ({"post": "办公室主任"}, ["办公室主任"]),
        ({"meeting": "研讨会", "speaker": "某某"}, ["某某", "（在研讨会上的发言）"]),
        ({"post": "主任", "occasion_date": "2027-03"}, ["主任", "（2027年3月）"]),
        (
            {"meeting": "研讨会", "occasion_date": "2027-03-12", "post": "办公室主任", "speaker": "某某"},
            ["办公室主任　某某", "（2027年3月12日在研讨会上的发言）"],
        ),
        (
            {"meeting": "研讨会", "occasion": "在{{ meeting }}上的书面发言", "post": "主任"},
            ["主任", "（在研讨会上的书面发言）"],
        ),
        ({"meeting": "研讨会", "note": "（3月12日）"}, ["（3月12日）"]),
    ],
)
def test_the_note_of_a_speech_is_made_of_what_is_filled(filled: dict[str, str], shown: list[str], lines: Lines) -> None:
    answers_file = SPEECH.format(title="谈认识") + "".join(f"{key}: '{value}'\n" for key, value in filled.items())
    note = lines(answers_file.replace("'2027-3-12'", "2027-3-12"))[1]
    assert note.split("\n") == shown


def test_a_report_says_its_outline_and_sets_points_as_paragraphs(lines: Lines) -> None:
    assert lines(REPORT.format(more="")) == [
        "把服务办到家门口",
        "（基层治理交流会交流材料）",
        "提　纲",
        *("一、主要做法", "（一）问需于民", "一是入户走访", "二是分类梳理", "（二）共建共享", "二、几点体会", "一是站稳立场"),
        "基本情况如下。",
        "一、主要做法",
        "（一）问需于民。先听后干。",
        "一是入户走访。逐户登记；",
        "二是分类梳理。逐条答复。",
        "（二）共建共享",
        "二、几点体会",
        "一是站稳立场。",
        "社区服务中心",
        "2027年5月20日",
    ]


@pytest.mark.parametrize(
    ("depth", "outline"),
    [
        ("1", ["一、主要做法", "二、几点体会"]),
        ("2", ["一、主要做法", "（一）问需于民", "（二）共建共享", "二、几点体会", "一是站稳立场"]),
    ],
)
def test_the_outline_goes_as_deep_as_the_writer_asks(depth: str, outline: list[str], lines: Lines) -> None:
    found = lines(REPORT.format(more=f"outline_depth: {depth}\n"))
    assert found[3 : found.index("基本情况如下。")] == outline


def test_a_report_has_no_outline_unless_it_is_wanted(lines: Lines) -> None:
    found = lines(REPORT.format(more="").replace("outline: yes", "outline: no").replace("meeting: 基层治理交流会\n", ""))
    assert found[:3] == ["把服务办到家门口", "基本情况如下。", "一、主要做法"]


def test_a_collection_has_contents_a_foreword_and_its_parts(lines: Lines) -> None:
    parts = indented(SPEECH.format(title="发言一")) + indented(SPEECH.format(title="发言二"))
    found = lines(f"type: collection\ntitle: 发言汇编\nbody: |\n  前言如下。\ndate: 2027-04\nparts:\n{parts}")
    contents, rest = found[1 : found.index("前言如下。")], found[found.index("前言如下。") :]
    assert found[0] == "发言汇编"
    headings = ["一、认识", "二、行动"]
    assert [line.partition("\t")[0] for line in contents] == [
        *("目　录", "前　言", "发言一", *headings, "发言二", *headings),
        "前　言",
    ]
    speeches = ["发言一", *SPOKEN, "发言二", *SPOKEN]
    assert rest == ["前言如下。", "2027年4月", *speeches]


def test_a_collection_has_a_cover_and_no_contents_if_it_is_asked_so(lines: Lines) -> None:
    own = "type: collection\ntitle: 发言汇编\nsubtitle: 第一辑\ncompiler: 办公室\ncover: 是\ncontents: 否\ndate: 2027-04\n"
    found = lines(own + "parts:\n" + indented(SPEECH.format(title="发言一")))
    assert found == ["发言汇编", "第一辑", "办公室", "2027年4月", "发言一", *SPOKEN]


def test_parts_of_any_type_keep_their_numbering_points_and_appendices(lines: Lines) -> None:
    plan = (
        "type: work-plan\ntitle: 工作要点\nbody: |\n  # 强基\n  ## 建分馆。\n  # 提质\n  ## 办活动。\n"
        "appendices:\n  - title: 重点任务\n    layout: list\n    tasks: [甲事项, 乙事项]\n"
        "  - title: 说明\n    body: |\n      # 范围\n      # 口径\nsignature: 图书馆\n"
    )
    inner = "type: collection\ntitle: 分册\ncontents: 否\nparts:\n" + indented(SPEECH.format(title="发言"))
    report = REPORT.format(more="")
    parts = "".join(map(indented, (plan, inner, report)))
    found = lines(f"type: collection\ntitle: 汇编\ncontents: 否\nparts:\n{parts}")
    own = [
        *("工作要点", "一、强基", "1.建分馆。", "二、提质", "2.办活动。", "附件：1.重点任务", "2.说明", "图书馆"),
        *("附件1", "重点任务", "（共2项）", "1.甲事项", "2.乙事项", "附件2", "说明", "一、范围", "二、口径"),
    ]
    assert found == ["汇编", *own, "分册", "发言", *SPOKEN, *lines(report)]


def test_forty_speeches_each_begin_at_one_and_on_a_page_of_their_own(
    tmp_path: Path, bundled_types: TypeLibrary, rendered: Rendered
) -> None:
    for number in range(1, 41):
        (tmp_path / f"{number}.yaml").write_text(SPEECH.format(title=f"发言{number}"), encoding="utf-8")
    paths = "".join(f"  - {number}.yaml\n" for number in range(1, 41))
    text = f"type: collection\ntitle: 四十篇\ncontents_depth: 1\nparts:\n{paths}"
    draft = answers.load(text, str(tmp_path / "all.yaml"), bundled_types.form).draft
    assert draft is not None
    speeches = [line for number in range(1, 41) for line in (f"发言{number}", *SPOKEN)]
    titles = [f"发言{number}" for number in range(1, 41)]
    native = rendered(draft, "native")
    assert [line.partition("\t")[0] for line in native] == ["四十篇", "目　录", *titles, *speeches]
    assert native == rendered(draft, "text")
    begun = [block.text for block in compose(draft).blocks if block.new_page]
    assert begun == titles


def test_a_part_that_is_still_open_keeps_a_strict_render_from_a_document(bundled_types: TypeLibrary) -> None:
    text = (
        f"type: collection\ntitle: 汇编\ncontents: 否\nparts:\n  - 【待填：第一篇】\n{indented(SPEECH.format(title='发言'))}"
    )
    made = pipeline.make(text.encode(), "answers.yaml", bundled_types, pipeline.Options())
    assert made.todo == 1
    assert [each.shown for each in displayed(made.docx) if each.shown][1:3] == ["【待填：第一篇】", "发言"]
    with pytest.raises(pipeline.FindingsError):
        pipeline.make(text.encode(), "answers.yaml", bundled_types, pipeline.Options(strict=True))
