"""Two drafts compared: what is new, dropped, moved, reworded; how much was carried; in time that grows with the text."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from answering import draft
from drafting import drafts
from hypothesis import given, settings

from drafter.draft.comparison import Comparison, PieceKind, Status, compare
from drafter.draft.comparison.carrying import carried
from drafter.draft.comparison.matching import in_order, matches
from drafter.draft.fields import Draft

LAST = """\
closing: |
  # 健全服务网络，夯实基层基础
  ## 完善总分馆制。修订业务规范，新建社区分馆4个。
  ## 建好城市书房。新建24小时城市书房2座，9月底前开放。
  # 优化馆藏结构，提升资源质量
  ## 规范文献采访。全年新增图书3.5万册，公开征集荐购书目。
  ## 保护地方文献。征集志书、家谱、老照片等地方文献500件。
  # 加强自身建设
  加强学习，规范管理。
appendices:
  - title: 主要工作事项
    groups:
      - name: 服务网络
        tasks:
          - 新建社区分馆4个（业务辅导部）
          - 建成城市书房2座（业务辅导部）
      - name: 馆藏资源
        tasks:
          - 新增纸质图书3.5万册（采编部）
"""


def told(comparison: Comparison, status: Status) -> list[tuple[str, str]]:
    return [(str(each.piece.kind), each.piece.name) for each in comparison.of(status)]


def changed(*replaced: tuple[str, str]) -> Comparison:
    """The comparison of LAST with itself after some replacements."""
    text = LAST
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    return compare(draft(LAST), draft(text))


def test_the_same_draft_has_no_differences() -> None:
    found = changed()
    assert not found.differ
    assert {section.share for section in found.sections} == {1.0}
    assert found.carried == found.characters


def test_new_and_dropped_pieces_are_named() -> None:
    line = "  ## 保护地方文献。征集志书、家谱、老照片等地方文献500件。\n"
    found = changed((line, "  ## 建设阅读品牌。\n"), ("          - 建成城市书房2座（业务辅导部）\n", ""))
    assert told(found, Status.NEW) == [("section", "建设阅读品牌。")]
    assert told(found, Status.DROPPED) == [("paragraph", "保护地方文献。"), ("task", "建成城市书房2座")]


def test_reworded_pieces_say_how_much_was_carried() -> None:
    found = changed(("新建社区分馆4个。", "新建社区分馆6个，改造旧馆2个。"), ("征集荐购书目", "征集推荐书目"))
    assert told(found, Status.REWORDED) == [("paragraph", "完善总分馆制。"), ("paragraph", "规范文献采访。")]
    first = found.of(Status.REWORDED)[0]
    assert first.after is not None
    assert 0 < first.carried < len(first.after.words)
    shares = {section.name: section.share for section in found.sections}
    assert shares["健全服务网络，夯实基层基础"] < shares["优化馆藏结构，提升资源质量"] < shares["加强自身建设"] == 1.0


def test_a_task_in_another_group_has_moved() -> None:
    task = "          - 建成城市书房2座（业务辅导部）\n"
    end = "          - 新增纸质图书3.5万册（采编部）\n"
    found = changed((task, ""), (end, end + task))
    assert told(found, Status.MOVED) == [("task", "建成城市书房2座")]
    assert not found.of(Status.MOVED)[0].reworded


def test_a_section_that_moves_takes_its_texts_with_it_and_they_have_not_moved() -> None:
    text = LAST.replace("  # 加强自身建设\n  加强学习，规范管理。\n", "")
    found = compare(draft(LAST), draft(text.replace("closing: |\n", "closing: |\n  # 加强自身建设\n  加强学习，规范管理。\n")))
    assert told(found, Status.MOVED) == [("section", "加强自身建设")]
    assert not found.of(Status.NEW) + found.of(Status.DROPPED) + found.of(Status.REWORDED)


def test_a_heading_that_is_quite_another_is_known_by_what_stands_under_it() -> None:
    found = changed(("# 优化馆藏结构，提升资源质量", "# 建强文献保障体系"))
    (section,) = found.of(Status.REWORDED)
    assert section.before is not None
    assert section.before.words == "优化馆藏结构，提升资源质量"
    assert not found.of(Status.MOVED)
    assert [each.before for each in found.sections if each.name == "建强文献保障体系"] == ["优化馆藏结构，提升资源质量"]


def test_numbers_of_paragraphs_and_marks_are_no_words() -> None:
    found = changed(("新建社区分馆4个。", "新建社区分馆4个【请核：数量】。"))
    assert not found.differ
    typed = LAST.replace("  ## ", "  （九）").replace("  # ", "  三、")
    assert not compare(draft(LAST), draft(typed)).differ


def test_a_text_that_was_split_counts_as_carried_where_its_words_are() -> None:
    found = changed(
        (
            "## 规范文献采访。全年新增图书3.5万册，公开征集荐购书目。",
            "## 规范文献采访。全年新增图书3.5万册。\n  公开征集荐购书目。",
        )
    )
    assert told(found, Status.REWORDED) == [("paragraph", "规范文献采访。")]
    assert told(found, Status.NEW) == [("paragraph", "公开征集荐购书目。")]


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [("甲乙丙", "甲乙丙", 3), ("甲乙丙丁", "甲乙，丙丁", 4), ("甲乙", "丙丁", 0), ("甲丙乙", "甲丁乙", 0)],
)
def test_single_characters_alike_are_not_carried(old: str, new: str, count: int) -> None:
    assert carried(old, new) == count


def test_long_texts_are_compared_by_sentences() -> None:
    text = "".join(f"第{number}件事要办好。" for number in range(2000))
    assert carried(text, text.replace("第7件事", "第某件事")) == len(text) - len("第7件事要办好。")


def test_equal_texts_are_matched_in_order_and_the_rest_by_likeness() -> None:
    old = ["新建社区分馆4个", "甲", "甲", "改造总馆少儿阅览区"]
    assert matches(old, ["甲", "改造总馆的少儿阅览区", "甲", "新建社区分馆6个", "全新"]) == {0: 1, 2: 2, 1: 3, 3: 0}


def test_what_stands_out_of_order_is_found() -> None:
    assert in_order([0, 1, 5, 2, 3, 4]) == {0, 1, 3, 4, 5}
    assert in_order([]) == set()


def test_thirty_thousand_characters_all_reworded_are_matched_line_by_line() -> None:
    random = Random(5)
    words = [first + second for first in "总分书馆读者活动数字" for second in "资源培训考核办理完成推广"]
    lines = ["".join(random.choices(words, k=20)) for _ in range(800)]
    new = [line[:18] + "另作安排" + line[24:] for line in lines]
    assert sum(map(len, lines)) > 30_000
    assert matches(lines, new[::-1]) == {index: 799 - index for index in range(800)}


@given(drafts, drafts)
@settings(max_examples=40, deadline=None)
def test_every_piece_of_both_drafts_is_accounted_for_once(last: Draft, this: Draft) -> None:
    found = compare(last, this)
    from drafter.draft.comparison.pieces import pieces_of

    assert [each.after for each in found.differences if each.after is not None] == list(pieces_of(this))
    before = [each.before for each in found.differences if each.before is not None]
    assert sorted(map(repr, before)) == sorted(map(repr, pieces_of(last)))
    assert all(0 <= section.carried <= section.characters for section in found.sections)


@given(drafts)
@settings(max_examples=40, deadline=None)
def test_a_draft_compared_with_itself_is_the_same(draft: Draft) -> None:
    assert not compare(draft, replace(draft, remark="别的")).differ


def test_kinds_can_be_asked_for() -> None:
    found = changed(
        ("新建社区分馆4个（业务辅导部）", "新建社区分馆6个（业务辅导部）"), ("加强学习，规范管理。", "加强学习，严格管理。")
    )
    assert [each.piece.name for each in found.of(Status.REWORDED, [PieceKind.TASK])] == ["新建社区分馆6个"]
