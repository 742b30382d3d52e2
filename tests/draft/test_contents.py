"""目录 and 提纲: what they say of a document."""

from dataclasses import replace

import pytest

from drafter.base.problems import Level
from drafter.draft.appendix import Appendix
from drafter.draft.blocks import BlockKind
from drafter.draft.compose import compose
from drafter.draft.contents import entries, turned_over
from drafter.draft.fields import Part
from drafter.draft.points import Points
from drafter.draft.widths import width

REPORT = "# 主要做法\n## 领导重视。多次研究。\n- 成立专班。每周调度；\n- 落实责任。\n## 措施有力\n# 下步打算"


def shown(blocks, kind):
    return [block.text for block in blocks if block.kind is kind]


def test_an_outline_at_the_head_lists_headings_leads_and_points(make):
    found = compose(make(points=Points(run_in=False), body=REPORT, outline=True, outline_depth="3")).blocks
    assert shown(found, BlockKind.OUTLINE_LINE) == [
        "一、主要做法", "（一）领导重视", "一是成立专班", "二是落实责任", "（二）措施有力", "二、下步打算",
    ]  # fmt: skip
    kinds = [block.kind for block in found]
    assert kinds.index(BlockKind.TITLE) < kinds.index(BlockKind.OUTLINE_TITLE) < kinds.index(BlockKind.HEADING)
    steps = [block.indent for block in found if block.kind is BlockKind.OUTLINE_LINE]
    assert steps == [0, 1, 2, 2, 1, 0]


def test_an_outline_goes_as_deep_as_asked(make):
    found = compose(make(points=Points(run_in=False), body=REPORT, outline=True, outline_depth="1")).blocks
    assert shown(found, BlockKind.OUTLINE_LINE) == ["一、主要做法", "二、下步打算"]


def test_points_that_run_in_are_no_lines_of_the_outline(make):
    found = compose(make(body="# 甲\n## 乙。抓两件事。\n- 丙。", outline=True, outline_depth="9")).blocks
    assert shown(found, BlockKind.OUTLINE_LINE) == ["一、甲", "（一）乙"]


def test_contents_stand_before_the_body_which_begins_a_page(make):
    found = compose(make(body="# 甲\n## 乙", contents=True)).blocks
    assert [block.kind for block in found[2:5]] == [BlockKind.CONTENTS_TITLE, BlockKind.CONTENTS, BlockKind.HEADING]
    assert found[4].new_page
    assert [(entry.level, entry.text) for entry in entries(found, 2)] == [(1, "一、甲"), (2, "（一）乙")]
    assert [entry.text for entry in entries(found, 1)] == ["一、甲"]


def test_contents_that_ask_for_deeper_headings_than_there_are_say_so(make):
    found = compose(make(body="# 甲\n## 乙", contents=True, contents_depth="9"))
    (notice,) = found.problems
    assert (notice.level, "第 9 级" in notice.message, "第 2 级" in notice.message) == (Level.NOTICE, True, True)
    assert not compose(make(body="# 甲\n## 乙", contents=True, contents_depth="2")).problems
    assert not compose(make(body="# 甲", contents=True)).problems


def test_every_part_begins_a_page_and_counts_from_one(make):
    parts = tuple(Part(draft=make(title=title, body="# 甲\n# 乙\n## 丙")) for title in ("发言一", "发言二"))
    found = compose(make(title="汇编", body="前言", contents=True, parts=parts)).blocks
    assert [block.text for block in found if block.new_page] == ["前　言", "发言一", "发言二"]
    speeches = ["发言一", "一、甲", "二、乙", "发言二", "一、甲", "二、乙"]
    assert [entry.text for entry in entries(found, 2)] == ["前　言", *speeches]
    series = [block.number.series for block in found if block.number and block.number.level == 1]
    assert series == [series[0]] * 2 + [series[2]] * 2
    assert series[0] != series[2]


def test_a_title_page_holds_title_compiler_and_date(make):
    own = {"contents": True, "cover": True, "compiler": "办公室", "date": "2026年1月5日"}
    found = compose(make(title="汇编", body="# 前言", **own)).blocks
    assert shown(found, BlockKind.COVER) == ["办公室", "2026年1月5日"]
    assert [block.text for block in found if block.new_page] == ["目　录", "前言"]
    first_page = found[: next(index for index, block in enumerate(found) if block.new_page)]
    assert len(first_page) <= 22
    assert tuple(block for block in found if block.unnumbered) == first_page
    assert BlockKind.DATE not in [block.kind for block in found]


def test_a_foreword_is_called_by_the_sub_heading_it_begins_with_and_its_headings_stand_below(make):
    parts = (Part(draft=make(title="发言", body="# 甲")),)
    found = compose(make(title="汇编", body="+ 编印说明\n缘由。\n# 编排", contents=True, parts=parts)).blocks
    listed = [(entry.level, entry.text) for entry in entries(found, 2)]
    assert listed == [(1, "编印说明"), (2, "一、编排"), (1, "发言"), (2, "一、甲")]
    assert [block.text for block in found if block.new_page] == ["编印说明", "发言"]
    without = compose(make(title="汇编", body="+ 编印说明\n缘由。", parts=parts)).blocks
    assert [block.kind for block in without if block.text == "编印说明"] == [BlockKind.SUBHEADING]


def test_headings_of_an_appendix_stand_below_its_title(make):
    appendix = Appendix("说明", body=make(body="# 范围\n# 口径").values["body"])
    found = compose(make(title="要点", body="# 甲", contents=True, appendices=(appendix,))).blocks
    listed = [(entry.level, entry.text) for entry in entries(found, 2)]
    assert listed == [(1, "一、甲"), (1, "说明"), (2, "一、范围"), (2, "二、口径")]
    inner = compose(
        make(title="汇编", body="前言", parts=(Part(draft=make(title="要点", appendices=(appendix,), body="甲")),))
    )
    assert [(entry.level, entry.text) for entry in entries(inner.blocks, 3)][-2:] == [(3, "一、范围"), (3, "二、口径")]


@pytest.mark.parametrize("body", ["正文。", "甲：\n- 乙"])
@pytest.mark.parametrize(("key", "sentence"), [("contents", "没有印目录"), ("outline", "没有印提纲")])
def test_nothing_to_list_is_said_and_leaves_no_empty_page(make, key, sentence, body):
    found = compose(make(body=body, **{key: True}))
    assert [(problem.level, sentence in problem.message) for problem in found.problems] == [(Level.NOTICE, True)]
    assert [block.kind for block in found.blocks if block.kind.value.startswith(key)] == []
    assert not any(block.new_page for block in found.blocks)


@pytest.mark.parametrize(
    ("own", "shown_of"),
    [
        ({"body": "前言"}, [(BlockKind.SIGNATURE, "办公室"), (BlockKind.DATE, "2026年1月")]),
        ({}, [(BlockKind.COVER, "办公室"), (BlockKind.COVER, "2026年1月")]),
    ],
)
def test_who_compiled_it_is_printed_without_a_title_page_too(make, own, shown_of):
    parts = (Part(draft=make(title="发言", body="# 甲")),)
    draft = make(title="汇编", compiler="办公室", date="2026年1月", contents=True, parts=parts, **own)
    fields = {key: field for key, field in draft.form.fields.items() if key not in ("signature", "body") or key in own}
    found = compose(replace(draft, form=replace(draft.form, fields=fields))).blocks
    kinds = (BlockKind.SIGNATURE, BlockKind.DATE, BlockKind.COVER)
    assert [(block.kind, block.text) for block in found if block.kind in kinds] == shown_of


def test_a_blank_where_a_title_is_broken_stays_in_the_contents(make):
    title = "从群众身边小事做起　把社区服务办到居民的家门口"
    found = compose(make(title="汇编", body="前言", parts=(Part(draft=make(title=title, body="甲")),))).blocks
    assert "\n" in next(block.text for block in found if block.text.startswith("从群众"))
    assert [entry.text for entry in entries(found, 1)] == [title]


@pytest.mark.parametrize("room", [10.0, 17.5, 25.0])
@pytest.mark.parametrize(
    "text",
    [
        "一、深入学习贯彻习近平文化思想和全民阅读促进条例，推动新时代公共图书馆事业高质量发展再上新台阶的几点认识和体会",
        "2027年3月26日在全区公共文化服务学习研讨会上的发言，2026年12月31日前有效",
        "http://www.example.org/" + "x" * 60,
        "甲" * 41,
    ],
)
def test_a_long_entry_is_turned_over_at_sense_and_no_line_is_wider_than_its_room(text, room):
    lines = turned_over(text, room, 1.0)
    assert "".join(lines) == text
    assert width(lines[0]) <= room
    assert all(width(line) <= room - 1 for line in lines[1:])
    assert width(lines[-1]) >= 3
    assert not any(line[0] in "，。、；：）》”" for line in lines)


def test_words_stay_whole_where_an_entry_is_turned_over():
    assert turned_over("在全面推进乡村振兴中提升公共文化服务效能", 14) == ("在全面推进乡村振兴中", "提升公共文化服务效能")
    assert turned_over("短题目", 14) == ("短题目",)


def test_what_is_wrong_in_a_part_is_said(make):
    parts = (Part(draft=make(title="发言", body="{{ organisation }}")),)
    assert len(compose(make(title="汇编", body="前言", parts=parts)).problems) == 1


def test_a_part_has_no_contents_of_its_own(make):
    inner = make(title="分册", body="# 甲", contents=True)
    found = compose(make(title="汇编", body="前言", contents=True, parts=(Part(draft=inner),))).blocks
    assert [block.kind for block in found].count(BlockKind.CONTENTS) == 1
    assert [block.kind for block in found].count(BlockKind.CONTENTS_TITLE) == 1
