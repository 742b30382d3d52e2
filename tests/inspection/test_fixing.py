"""Certain fixes are carried out where they stand; everything else stays, byte for byte."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reviewing import inspected, office

from drafter.inspection import fixed, inspect
from drafter.review.finding import Fix

TEXT = "工作要点\r\n\r\n　　加强领导,认真布署(办公室牵头)。\r\n　　加快实施”十四五”规划,XX\r\n"


def test_a_text_keeps_its_encoding_newlines_and_indents() -> None:
    data = TEXT.encode("gb18030")
    result = fixed(inspect(data, "a.txt", office()), office())
    wanted = (
        TEXT.replace(",", "，").replace("布署", "部署").replace("(", "（").replace(")", "）").replace("”十四五", "“十四五")
    )
    assert result.data == wanted.encode("gb18030")
    assert len(result.done) == 6


def test_answers_keep_their_comments_and_quoting() -> None:
    text = (
        "# 说明\ntype: work-plan\ntitle: '工作要点,之一'   # 暂定\nbody: |\n  # 服务,保障\n  {{ title }}里的话,照改\n"
        "appendices:\n- {title: 分工, tasks: ['改造,扩建（办公室）']}\n"
    )
    result = fixed(inspected(text), office())
    body = text.replace("工作要点,", "工作要点，").replace("服务,", "服务，").replace("话,", "话，").replace("改造,", "改造，")
    assert result.data.decode() == body


def test_a_fix_that_is_not_certain_is_left_to_the_writer() -> None:
    assert fixed(inspect("确保2026年1月5号前办结，阿甲.乙到会。\n".encode(), "a.txt", office()), office()).data == b""


def test_what_was_mended_is_not_found_again() -> None:
    result = fixed(inspect(TEXT.encode(), "a.txt", office()), office())
    again = inspect(result.data, "a.txt", office())
    assert [each.rule for each in again.findings if each.fix is not None and each.fix.certain] == []
    assert [each.rule for each in again.findings] == ["placeholder"]


@pytest.mark.parametrize("span", [(0, 4), (33, 34)])
def test_a_fix_that_would_change_anything_else_is_refused(span: tuple[int, int]) -> None:
    """Should a place ever be wrong, the file stays."""
    text = "type: work-plan\ntitle: 甲,乙\nbody: 正文。\n"
    result = inspected(text)
    (finding,) = result.findings
    wrong = replace(result, findings=(replace(finding, fix=Fix("，", certain=True, span=span)),))
    mended = fixed(wrong, office())
    assert mended.data == b""
    assert "没有改动" in mended.problems[0].message


def test_a_text_broken_at_a_width_keeps_its_lines() -> None:
    words = "全馆要统筹安排，抓好各项任务的落实。各部门要密切配合，做好读者的解释工作，避免影响正常开放。"
    text = "\n".join((3 * words)[at : at + 20] for at in range(0, 3 * len(words), 20)) + "\n"
    result = fixed(inspect(text.replace("，", ",").encode(), "a.txt", office()), office())
    assert result.data.decode() == text


def test_the_blank_behind_a_half_width_mark_goes_with_it() -> None:
    assert fixed(inspect("加强领导, 抓好落实, ok.\n".encode(), "a.txt", office()), office()).data.decode() == (
        "加强领导，抓好落实， ok.\n"
    )


def test_three_full_stops_may_mean_an_ellipsis_and_are_left_to_the_writer() -> None:
    result = inspect("办好讲座。。。等活动，加强领导，，抓好落实。\n".encode(), "a.txt", office())
    assert [each.fix.replacement for each in result.findings if each.fix is not None] == ["……", "，"]
    assert fixed(result, office()).data.decode() == "办好讲座。。。等活动，加强领导，抓好落实。\n"
