"""Text whose lines were broken at a fixed width is read as the paragraphs that it was."""

from __future__ import annotations

import textwrap

import pytest
from reviewing import review

from drafter.review.plain import read_plain

PARAGRAPHS = [
    "2026年是全面推进数字阅读的一年。全馆要统筹安排，抓好各项任务的落实，贯彻《公共图书馆服务规范》，确保全年目标如期完成。",
    "一、夯实服务基础",
    "完成少儿阅览区改造，增设座席和大字图书，于九月底前开放。各部门要密切配合，做好读者的解释工作，避免影响正常开放。",
    "二、办好阅读活动",
    "围绕世界读书日办好读书节。办好讲座、展览、诵读等活动，把优质资源送到社区、学校、机关，不断扩大服务的覆盖面。",
]


def wrapped(paragraphs: list[str], indent: str, at: int = 20) -> str:
    lines = []
    for paragraph in paragraphs:
        lines += textwrap.wrap(indent + paragraph, at, break_on_hyphens=False, drop_whitespace=False)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("indent", ["", "　　"])
def test_lines_broken_at_a_width_are_joined_again(indent: str) -> None:
    text = wrapped(PARAGRAPHS, indent)
    assert text.count("\n") > 2 * len(PARAGRAPHS)
    assert [each.text for each in read_plain(text).passages] == PARAGRAPHS
    assert review(text) == ()


def test_a_line_that_is_longer_does_not_hide_the_width() -> None:
    address = "https://example.org/notices/2026/reading-festival-programme"
    text = wrapped(2 * PARAGRAPHS, "") + address + "\n"
    assert [each.text for each in read_plain(text).passages] == [*PARAGRAPHS, *PARAGRAPHS, address]


def test_findings_keep_the_line_and_column_where_the_words_stand() -> None:
    text = wrapped(["前言。", *PARAGRAPHS], "　　").replace("密切配合，", "密切配合,")
    (one,) = review(text)
    lines = text.split("\n")
    assert lines[one.place.line - 1][one.place.column - 1] == ","
    assert one.fix is not None
    assert one.fix.span is not None
    assert text[slice(*one.fix.span)] == ","


@pytest.mark.parametrize(
    "lines",
    [
        ["大力弘扬社会主义核心价值观，争做文明有礼的社会好公民"] * 3
        + ["共同建设书香社会，共同享受阅读的快乐，共同创造美好生活"] * 3,
        ["关于加强全区公共图书馆服务体系建设工作的意见", "关于做好全区中小学校图书馆开放工作的通知"] * 4,
        ["2026年完成少儿阅览区改造，增设座席和大字图书。", "围绕世界读书日办好读书节，办好讲座和展览活动。"] * 4,
    ],
    ids=["slogans", "titles", "sentences"],
)
def test_lines_that_only_are_alike_in_length_stay_apart(lines: list[str]) -> None:
    assert [each.text for each in read_plain("\n".join(lines)).passages] == lines
