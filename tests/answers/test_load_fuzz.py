"""Whatever an answers file holds, loading gives a draft or problems with places, and never raises."""

from __future__ import annotations

from answering import load
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter import answers
from drafter.base.problems import errors_of

GOOD = """\
# 注
type: plan
type_version: 2
title: 2026年区图书馆工作要点
year: 2026
note: |
  （2026年1月15日馆务会议通过）
  （修订）
body: |
  2026年是……的关键一年，{{ title }}。

  # 强化阵地建设，夯实服务基础
  ## 优化空间布局。完成改造。（办公室、典藏部）
  - 办好读书节。
    - 进校园
  | 序号 | 事项 |
  | 1 | 甲 |
closing:
  - heading: 保障
    text: 落实。
    body: [随后, {item: 甲}]
  - {text: 两件事：, points: [一, {text: 二, points: [三]}]}
  - table: {columns: [序号, 事项], rows: [["1", 甲]]}
numbering: {levels: ["一、", "（一）", "1."], leads: ["一、"], points: {label: 一要}}
appendices:
  - title: 主要事项
    columns: [序号, {task: 举措}, 内容, 责任单位]
    groups:
      - name: 重点
        tasks:
          - 完成改造（办公室）
          - {task: 新建, owners: [典藏部], 内容: 乙}
  - title: 办法
    label: none
    body: 文字
units: [一馆, 二馆]
secrecy: 公开
sealed: 是
date: 2026-01-20
phrases: {zx-7f3a2c: {revision: 9c1e, text: 原文}}
"""
PIECES = [
    "\n",
    "  ",
    "\t",
    "：",
    ":",
    ": ",
    "#",
    " # ",
    "- ",
    "|",
    ">",
    "&a ",
    "*a ",
    "!x ",
    "{{ ",
    " }}",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "<<: ",
]
PIECES += [
    "---\n",
    "...\n",
    "%",
    "@",
    "\x00",
    "\x0b",
    "\r",
    "\u2028",
    "\x85",
    "\u3000",
    "\ufeff",
    "\ud800",
    "甲",
    "（",
    "）",
    "?",
    ",",
    "~",
    "9",
    "\\",
]


def check(loaded: answers.Loaded) -> None:
    assert (loaded.draft is None) == bool(errors_of(loaded.problems))
    assert list(loaded.problems) == sorted(loaded.problems, key=lambda each: each.place)
    for problem in loaded.problems:
        assert problem.message
        assert problem.place.file
        assert "Traceback" not in str(problem)


def test_the_good_file_is_good() -> None:
    assert load(GOOD).problems == ()


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_mutations_of_a_good_file_never_raise(data: st.DataObject) -> None:
    text = GOOD
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 12))
        text = text[:at] + data.draw(st.sampled_from(["", *PIECES])) + text[at + cut :]
    check(load(text))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_lines_moved_and_indented_never_raise(data: st.DataObject) -> None:
    lines = data.draw(st.lists(st.sampled_from(GOOD.split("\n")), max_size=12))
    indents = data.draw(
        st.lists(st.sampled_from(["", "  ", "    ", "\t", "　　", "- "]), min_size=len(lines), max_size=len(lines))
    )
    check(load("type: plan\n" + "\n".join(indent + line for indent, line in zip(indents, lines, strict=True))))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200) | st.binary(max_size=200))
def test_any_text_and_any_bytes_never_raise(source: str | bytes) -> None:
    check(load(source))


@settings(max_examples=100, deadline=None)
@given(
    st.text(st.characters(codec="utf-8"), max_size=80),
    st.sampled_from(["title", "note", "body", "summary", "closing", "signature"]),
)
def test_any_text_in_a_block_comes_back_or_is_said(words: str, key: str) -> None:
    """Every visible word written in a block stands in the draft."""
    block = "\n".join("  " + line for line in words.splitlines())
    loaded = load(f"type: plan\n{key}: |\n{block}\n", required=False)
    check(loaded)
    if loaded.draft is not None and key in ("title", "note", "signature", "summary"):
        value = loaded.draft.values.get(key, "")
        visible = [character for character in words if character.isprintable() and not character.isspace()]
        kept = [character for character in str(value) if character.isprintable() and not character.isspace()]
        assert kept == visible
