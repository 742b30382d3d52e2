"""目录 and 提纲: what they say of a document."""

from drafter.draft.blocks import BlockKind
from drafter.draft.compose import compose
from drafter.draft.contents import entries
from drafter.draft.fields import Part
from drafter.draft.points import Points

REPORT = "# 主要做法\n## 领导重视。多次研究。\n- 成立专班。每周调度；\n- 落实责任。\n## 措施有力\n# 下步打算"


def shown(blocks, kind):
    return [block.text for block in blocks if block.kind is kind]


def test_an_outline_at_the_head_lists_headings_leads_and_points(make):
    found = compose(make(points=Points(run_in=False), body=REPORT, outline=True, outline_depth="3")).blocks
    assert shown(found, BlockKind.OUTLINE_LINE) == [
        "一、主要做法", "（一）领导重视", "一是成立专班", "二是落实责任", "（二）措施有力", "二、下步打算",
    ]  # fmt: skip
    kinds = [block.kind for block in found]
    assert kinds.index(BlockKind.TITLE) < kinds.index(BlockKind.CONTENTS_TITLE) < kinds.index(BlockKind.HEADING)


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


def test_every_part_begins_a_page_and_counts_from_one(make):
    parts = tuple(Part(draft=make(title=title, body="# 甲\n# 乙\n## 丙")) for title in ("发言一", "发言二"))
    found = compose(make(title="汇编", body="前言", contents=True, parts=parts)).blocks
    assert [block.text for block in found if block.new_page] == ["前言", "发言一", "发言二"]
    assert [entry.text for entry in entries(found, 2)] == ["发言一", "一、甲", "二、乙", "发言二", "一、甲", "二、乙"]
    series = [block.number.series for block in found if block.number and block.number.level == 1]
    assert series == [series[0]] * 2 + [series[2]] * 2
    assert series[0] != series[2]


def test_a_title_page_holds_title_compiler_and_date(make):
    found = compose(make(title="汇编", body="前言", contents=True, cover=True, compiler="办公室", date="2026年1月5日")).blocks
    assert shown(found, BlockKind.COVER) == ["办公室", "2026年1月5日"]
    assert [block.text for block in found if block.new_page] == ["目　录", "前言"]
    first_page = found[: next(index for index, block in enumerate(found) if block.new_page)]
    assert len(first_page) <= 22
    assert BlockKind.DATE not in [block.kind for block in found]


def test_what_is_wrong_in_a_part_is_said(make):
    parts = (Part(draft=make(title="发言", body="{{ organisation }}")),)
    assert len(compose(make(title="汇编", body="前言", parts=parts)).problems) == 1


def test_a_part_has_no_contents_of_its_own(make):
    inner = make(title="分册", body="# 甲", contents=True)
    found = compose(make(title="汇编", body="前言", contents=True, parts=(Part(draft=inner),))).blocks
    assert [block.kind for block in found].count(BlockKind.CONTENTS) == 1
    assert [block.kind for block in found].count(BlockKind.CONTENTS_TITLE) == 1
