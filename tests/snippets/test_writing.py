"""A record written is the record read, and changing one key leaves every other byte of the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.snippets.category import Category, read_category
from drafter.snippets.record import read_record
from drafter.snippets.snippet import Kind, Snippet, Source, Status, Validity, Variable
from drafter.snippets.writing import category_text, rewritten, snippet_text, tidy

BUNDLED = Path(__file__).parents[2] / "snippets"
HAND_WRITTEN = """\
# 由研究室维护
id: zx-7f3a2c
title: 标题  # 不要改

# 正文
text: |
  第一段
  第二段
# 状态由秘书长批
status: draft
"""

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=30)
lines = words.map(lambda text: " ".join(text.split())).map(tidy)
filled = lines.filter(bool)
lists = st.lists(filled, max_size=3, unique=True).map(tuple)


def read(text: str, id: str = "zx-7f3a2c") -> Snippet:
    reading = read_record(text, id, "openings", "f.yaml")
    assert reading.snippet is not None, [str(each) for each in reading.problems]
    return reading.snippet


@settings(max_examples=150, deadline=None)
@given(
    title=filled,
    text=st.lists(words, min_size=1, max_size=3).map("\n".join).map(tidy),
    tags=lists,
    owner=lines,
    document=lines,
)
def test_whatever_is_written_is_read_again(title: str, text: str, tags: tuple[str, ...], owner: str, document: str):
    if not text.strip() or "{{" in text or {owner, document} & {"null", "~", "Null", "NULL"}:
        return
    snippet = Snippet("zx-7f3a2c", title, text, "openings", tags=tags, owner=owner, source=Source(document))
    assert read(snippet_text(snippet)) == snippet


def test_a_record_is_written_in_the_order_of_the_format():
    snippet = Snippet(
        id="zx-7f3a2c",
        title="是",
        text="第一段\n{{ 会议 }}：第二段 # 一",
        category="openings",
        kind=Kind.PATTERN,
        tags=("甲", "乙, 丙"),
        variables={"会议": Variable("什么会", "全会", ("全会", "no"))},
        status=Status.APPROVED,
        valid=Validity(date(2024, 1, 1)),
        source=Source("通知: 一", date="2024-07-18"),
        pinyin=("jiaose",),
    )
    assert snippet_text(snippet) == (
        "id: zx-7f3a2c\n"
        "title: 是\n"
        "text: |\n  第一段\n  {{ 会议 }}：第二段 # 一\n"
        "kind: pattern\n"
        'tags: [甲, "乙, 丙"]\n'
        'variables:\n  会议: {ask: 什么会, default: 全会, choices: [全会, "no"]}\n'
        "status: approved\n"
        "valid: {from: 2024-01-01}\n"
        'source: {document: "通知: 一", date: 2024-07-18}\n'
        "pinyin: [jiaose]\n"
    )
    assert read(snippet_text(snippet)) == snippet


def test_changing_keys_leaves_comments_and_all_other_lines():
    before = read(HAND_WRITTEN)
    after = replace(before, status=Status.APPROVED, tags=("开头",), text="新的一段")
    assert rewritten(HAND_WRITTEN, before, after) == HAND_WRITTEN.replace("draft", "approved").replace(
        "text: |\n  第一段\n  第二段\n", "text: 新的一段\ntags: [开头]\n"
    )


def test_a_key_that_says_nothing_any_more_is_taken_out():
    text = "id: zx-7f3a2c\ntitle: 题\ntext: 文\ntags: [甲]\nowner: 研究室\n"
    before = read(text)
    assert rewritten(text, before, replace(before, tags=())) == text.replace("tags: [甲]\n", "")


def test_the_line_ends_of_a_file_stay():
    text = "id: zx-7f3a2c\r\ntitle: 题\r\ntext: 文\r\n"
    before = read(text)
    assert rewritten(text, before, replace(before, title="新题")) == text.replace("题", "新题")


def test_a_file_without_a_last_line_end_takes_a_new_key():
    before = read("id: zx-7f3a2c\ntitle: 题\ntext: 文")
    assert rewritten("id: zx-7f3a2c\ntitle: 题\ntext: 文", before, replace(before, owner="甲")).endswith(
        "text: 文\nowner: 甲\n"
    )


def test_a_record_in_braces_is_written_anew():
    text = "{id: zx-7f3a2c, title: 题, text: 文}"
    after = replace(read(text), title="新题")
    assert read(rewritten(text, read(text), after)) == after


@pytest.mark.parametrize("path", sorted(BUNDLED.glob("*/[!_]*.yaml"))[::10], ids=lambda path: path.stem)
def test_bundled_records_come_back(path: Path):
    snippet = read(path.read_text(encoding="utf-8"), path.stem)
    assert read(snippet_text(snippet), path.stem) == snippet


def test_a_category_comes_back():
    category = Category("openings", "开头: 一", ("甲", "乙, 丙"))
    assert read_category(category_text(category), "openings", "f") == (category, ())


def test_tidy_text_has_no_control_characters_and_line_breaks_of_one_kind():
    assert tidy("甲\x07\r\n乙\u2028丙\x0b丁\n\n") == "甲\n乙\n丙\n丁"
