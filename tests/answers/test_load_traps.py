"""Nothing vanishes: what YAML would fold, cut or drop is an error with its place and the corrected line; comments are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from answering import at, draft, filled, forms, load, only

from drafter import answers
from drafter.base.problems import Level, errors_of
from drafter.base.yaml import nodes
from drafter.draft.outline import Outline

DESIGN_EXAMPLE = """\
# yaml-language-server: $schema=work-plan.schema.json
type: plan                           # a folder of templates/
type_version: 2
year: 2026
title: 2026年区图书馆工作要点
note: （2026年1月15日馆务会议通过）     # 题注
body: |
  2026年是……的关键一年。全馆工作的总体要求是：……

  # 强化阵地建设，夯实服务基础
  ## 优化空间布局。完成少儿阅览区改造，……。（办公室、典藏部）
  - 办好读书节。……
appendices:
  - title: 2026年主要工作事项
    layout: list                     # list | table | text
    groups:
      - name: 重点项目
        tasks:
          - 完成少儿阅览区改造（办公室、典藏部）
          - task: 新建社区分馆6个
            owners: [读者服务部]
            due: 9月底前
signature: 区图书馆
date: 2026-01-20
"""


def test_the_example_of_the_format_loads_without_a_word() -> None:
    loaded = load(DESIGN_EXAMPLE)
    assert loaded.problems == ()
    assert loaded.draft is not None
    assert loaded.draft.values["note"] == "（2026年1月15日馆务会议通过）"


@pytest.mark.parametrize(
    ("text", "place", "word", "corrected"),
    [
        ("note: 第一行\n  第二行\n", (4, 7), "“|”", "note: |\n  第一行\n  第二行"),
        ("note:\n  第一行\n  第二行\n", (5, 3), "“|”", "note: |\n  第一行\n  第二行"),
        ('note: "第一行\n  第二行"\n', (4, 7), "“|”", "note: |\n  第一行\n  第二行"),
        ("note: '第一行\n\n  第二行'\n", (4, 7), "“|”", "note: |\n  第一行"),
        ("closing: >\n  第一行\n  第二行\n", (4, 10), "“>”", "closing: |\n  第一行\n  第二行"),
        ("closing: >-\n  第一行\n", (4, 10), "“>”", "closing: |-\n  第一行"),
        ("closing: |\n  文字\n# 强化阵地\n## 优化\nnote: 题\n", (6, 1), "2 行", "  # 强化阵地\n  ## 优化"),
        ("closing: |\n  文字\n\n# 强化阵地\n", (7, 1), "“# 强化阵地”", "  # 强化阵地"),
        ("closing: |\n      首行\n  # 强化阵地\nnote: 题\n", (6, 3), "“# 强化阵地”", "      # 强化阵地"),
        ("closing:\n# 强化阵地\nnote: 题\n", (5, 1), "“# 强化阵地”", "closing: |\n  # 强化阵地"),
        ("closing:\n  # 强化阵地\n  ## 优化\n", (5, 3), "2 行", "closing: |\n  # 强化阵地\n  ## 优化"),
        ("closing: 一段\n# 强化阵地\nnote: 题\n", (5, 1), "“# 强化阵地”", "closing: |\n  一段\n  # 强化阵地"),
        ("closing:\n  # 强化阵地\n  一段\n", (5, 3), "“# 强化阵地”", "closing: |\n  # 强化阵地\n  一段"),
        ("note: 题\n  # 强化阵地\n", (5, 3), "“# 强化阵地”", "note: |\n  题\n  # 强化阵地"),
        ("note:\n  # 强化阵地\n", (5, 3), "“# 强化阵地”", "note: |\n  # 强化阵地"),
        ("note: 3栋 #2楼\n", (4, 10), "“#2楼”", 'note: "3栋 #2楼"'),
        ("note: 3栋  #2楼\n", (4, 11), "“#2楼”", 'note: "3栋  #2楼"'),
        ("note: 3栋 # 2楼\n", (4, 10), "“# 2楼”", 'note: "3栋 # 2楼"'),
        ("note: #2楼改造\n", (4, 7), "“#2楼改造”", 'note: "#2楼改造"'),
        ("note: A座 #2\n", (4, 10), "“#2”", 'note: "A座 #2"'),
        ("note: A #2楼\n", (4, 9), "“#2楼”", 'note: "A #2楼"'),
        ("closing: | # 强化阵地\n  文字\n", (4, 12), "“# 强化阵地”", "closing: |\n  # 强化阵地"),
        ("closing: ｜\n  # 强化阵地\n", (5, 3), "“# 强化阵地”", "：\nclosing: |\n  # 强化阵地\n若是"),
        ("note: 活动  #全民阅读#主题\n", (4, 11), "“#全民阅读#主题”", 'note: "活动  #全民阅读#主题"'),
        ("note: 题      #注释\n", (4, 14), "“#注释”", 'note: "题      #注释"'),
        ("signature: 馆\t#一楼\n", (4, 14), "“#一楼”", 'signature: "馆\t#一楼"'),
        ("date: 2026-1-1 #定\n", (4, 16), "“#定”", "date: 2026-1-1  # 定"),
        ("year: 2026 #年度\n", (4, 12), "“#年度”", "year: 2026  # 年度"),
        ("sealed: 是 #或否\n", (4, 11), "“#或否”", "sealed: 是  # 或否"),
        ("secrecy: 公开  #内部\n", (4, 14), "“#内部”", "secrecy: 公开  # 内部"),
        ("type_version: 2 #版\n", (4, 17), "“#版”", "type_version: 2  # 版"),
        ("appendices:\n  - title: 表\n    label: none #附\n", (6, 17), "“#附”", "label: none  # 附"),
        ("appendices:\n  - title: 表\n    group_as: row #组\n", (6, 19), "“#组”", "group_as: row  # 组"),
        ("appendices:\n  - title: 表\n    continuous: 否 #续\n", (6, 19), "“#续”", "continuous: 否  # 续"),
        ("units:\n  - 一馆 #2楼\n", (5, 8), "“#2楼”", '- "一馆 #2楼"'),
        ("appendices:\n  - title: 一馆 #2楼\n", (5, 15), "“#2楼”", '- title: "一馆 #2楼"'),
        ("appendices:\n  - title: 表\n    body: |\n      文\n    # 强化\n    note: 题\n", (8, 5), "“# 强化”", "      # 强化"),
        ("appendices:\n  - title: 表\n    tasks:\n      - 一馆 #2楼（办公室）\n", (7, 12), "“#2楼", '- "一馆 #2楼（办公室）"'),
        (
            "appendices:\n  - title: 表\n    tasks:\n      - 改造\n        二期\n",
            (7, 9),
            "“|”",
            "- |\n        改造\n        二期",
        ),
    ],
)
def test_text_that_would_vanish_is_an_error(text: str, place: tuple[int, int], word: str, corrected: str) -> None:
    problem = only(filled(text))
    assert at(problem) == place
    assert word in problem.message
    assert corrected in problem.help


@pytest.mark.parametrize(
    ("text", "place", "word", "corrected"),
    [
        ("closing:\n  # 强化\n  - 一\n  ## 优化\n  - 二\n", (5, 3), "2 行", "|\n  # 强化\n  - 一\n  ## 优化\n  - 二"),
        ("closing:\n- 一\n# 强化\n- 二\n# 注\nnote: 题\n", (6, 1), "“# 强化”在", "|\n  - 一\n  # 强化\n  - 二"),
        ("closing:\n  - 一\n  # 强化\n# 注\nnote: 题\n", (6, 3), "“# 强化”在", "|\n  - 一\n  # 强化"),
    ],
)
def test_headings_beside_points_without_a_block_are_an_error(
    text: str, place: tuple[int, int], word: str, corrected: str
) -> None:
    """The points alone look like a list, the headings between them like its comments."""
    problem = only(filled(text))
    assert at(problem) == place
    assert word in problem.message
    assert corrected in problem.help


@pytest.mark.parametrize(
    "text",
    [
        "note: 题\n# 注\nyear: 2026\n",
        "note: 题  # 注\n",
        "note: 题\t# 注\n",
        "note: 共3栋  # 2楼\n",
        "note:   # 题注，可不填\nyear: 2026 # 年度\n",
        "summary: |   # 摘要\n  文\n",
        "summary:   # 摘要\nnote: 题\n",
        "year: 二〇二六 # 年度\n",
        "secrecy: 公开\n  # 可填公开、内部、秘密\n",
        'note: "题" # 注\n',
        "note: '题 #2' # 注\n",
        "note: C#语言，A#B\n",
        "secrecy: 公开 # 公开 | 内部\nsealed: 是 # 或否\ndate: 2026-01-08 # 成文\n",
        "units: [一馆, 二馆] # 注\n",
        "units:\n  # 注\n  - 一馆   # 注\n  # 注\n  - 二馆\n",
        "appendices:   # 附件\n  # 第一个\n  - title: 表   # 注\n    # 注\n    tasks:\n      # 一\n      - 甲  # 注\n# 注\n",
        "closing: |\n  文\n# vim: set ts=2:\n",
        "closing:\n  - 一段\n  # 注\n  - heading: 题   # 注\n    # 注\n    text: 文\n# 注\n",
    ],
)
def test_honest_comments_are_not_accused(text: str) -> None:
    assert errors_of(filled(text).problems) == ()


@pytest.mark.parametrize(
    ("text", "place", "corrected"),
    [
        ("closing: |  # 强化阵地\n  文字\n", (4, 13), "closing: |\n  # 强化阵地"),
        ("closing: 正  # 强化阵地\n", (4, 13), "closing: |\n  正\n  # 强化阵地"),
        ("closing:   # 强化阵地\nnote: 题\n", (4, 12), "closing: |\n  # 强化阵地\n若是注释，请写进 remark"),
    ],
)
def test_a_comment_beside_a_text_is_said_because_it_may_be_a_heading(
    text: str, place: tuple[int, int], corrected: str
) -> None:
    problem = only(filled(text), Level.WARNING)
    assert (at(problem), "“# 强化阵地”" in problem.message) == (place, True)
    assert corrected in problem.help


def test_a_block_keeps_lines_that_look_like_comments_keys_and_yaml() -> None:
    lines = ["# 强化", "## 优化：文", "甲 #2楼", "---", "...", "a: b", "&x *y !z", "%d", "```", "'“\""]
    body = "".join(f"  {line}\n" for line in lines)
    loaded = load(f"type: plan\ntitle: 要点\nbody: |\n{body}")
    assert errors_of(loaded.problems) == ()
    assert loaded.draft is not None
    outline = loaded.draft.values["body"]
    assert isinstance(outline, Outline)
    assert [each.text for each in outline.paragraphs] == ["强化", "优化：文", *lines[2:]]


@pytest.mark.parametrize(
    ("text", "place", "corrected"),
    [
        ("note: {{ title }}\n", (4, 7), 'note: "{{ title }}"'),
        ("note: [内部]\n", (4, 7), 'note: "[内部]"'),
        ("note: {内部}\n", (4, 7), 'note: "{内部}"'),
        ("units: [*a,*a]\n", (4, 9), 'units: ["*a",*a]'),
        ("units: [一馆, &b 二馆, 三馆]  # 附\n", (4, 13), 'units: [一馆, "&b 二馆", 三馆]  # 附'),
        ("units: [{{ year }}, 丙]\n", (4, 9), 'units: ["{{ year }}", 丙]'),
        ("note：题\n", (4, 5), "note: 题"),
        ("note:题\n", (4, 5), "note: 题"),
        ("closing: ｜\n  一\n  二\n", (4, 10), "closing: |"),
        ("closing: ｜\n  # 一\n  二 #楼\n", (4, 1), "：\nclosing: |\n  # 一\n  二 #楼"),
        ("appendices:\n  - title：表\n    note：题\n", (5, 10), "- title: 表"),
        ("appendices:\n  - title：表\n", (5, 10), "- title: 表"),
        ("“note”: 题\n", (4, 1), "note"),
        ("units: [“一馆”，“二馆”]\n", (4, 9), 'units: ["一馆", "二馆"]'),
        ("units: [“一馆”, “二馆”]\n", (4, 9), 'units: ["一馆", "二馆"]'),
        ("note:\n　　第一行\n　　第二行\n", (4, 1), "note: |\n  第一行\n  第二行"),
        (" note: 题\n", (4, 2), "\nnote: 题"),
        ("note 题\n", (4, 5), "note: 题"),
        ("```\n", (4, 1), ""),
    ],
)
def test_the_usual_slips_show_the_corrected_line(text: str, place: tuple[int, int], corrected: str) -> None:
    first = errors_of(filled(text).problems)[0]
    assert at(first) == place
    assert corrected in first.help


def test_a_hash_behind_the_type_is_said_too() -> None:
    assert "“#定”" in only(load("type: plan #定\ntitle: 要点\nbody: 正文\n")).message


def test_a_file_of_one_slip_shows_it() -> None:
    assert "type: plan" in load("type：plan\n").problems[0].help


def test_a_file_with_full_width_colons_throughout_shows_every_one() -> None:
    lines = ["type：plan", "title：要点", "body：|", "  标题：甲", "units：", "  - 一馆"]
    assert [problem.place.line for problem in load("\n".join(lines)).problems] == [1, 2, 3, 5]


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ("", "没有内容"),
        ("# 只有注释\n", "没有内容"),
        ("- 一\n- 二\n", "不是答案文件"),
        ("2026年工作要点\n", "不是答案文件"),
        ("title: 要点\n", "没有写文稿的类型"),
        ("tpye: plan\n", "tpye"),
        ("类型: plan\n", "类型"),
        ("type: plna\n", "没有“plna”这种类型"),
        ("type: [plan]\n", "“type”应当是一行文字，这里是列表"),
        ("type:\n  name: plan\n", "“type”应当是一行文字，这里是几个"),
        ("type:\ntitle: x\n", "没有写文稿的类型"),
    ],
)
def test_a_file_that_is_no_answers_file_gets_one_sentence(source: str, word: str) -> None:
    problem = only(load(source))
    assert word in problem.message
    assert problem.place.line >= 1


def test_the_nearest_type_is_named_at_the_value() -> None:
    problem = only(load("title: x\ntype: plna\n"))
    assert (at(problem), problem.help) == ((2, 7), "是不是“plan”？")


def test_all_problems_are_reported_at_once_sorted_by_place() -> None:
    text = """\
type: plan
标题: 要点
yaer: 2026
year: 今年
date: 2026-02-30
sealed: 也许
secrecy: 内布
copies: [办公室, 典仓部]
signature:
  - 甲
numbering: {levels: [甲、], ponts: 1}
note: "{{ titel }}"
closing: |
  文字
    {{ yeer }}
  ##### 太深
appendices:
  - titel: 表
    layout: lists
"""
    loaded = load(text)
    assert loaded.draft is None
    places = [at(problem) for problem in loaded.problems]
    assert places == sorted(places)
    lines = {line for line, _ in places}
    assert lines == {1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 15, 16, 18, 19}
    shown = {at(problem): problem.message + problem.help for problem in loaded.problems}
    assert "title: 要点" in shown[2, 1]
    assert "是不是“year”" in shown[3, 1]
    assert "是不是“title”" in shown[12, 8]
    assert "是不是“year”" in shown[15, 5]
    assert "是不是“title”" in shown[18, 5]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_places_are_the_same_with_every_line_end(newline: str) -> None:
    text = "type: plan\ntitle: 要点\nbody: |\n  一\n\n  二 {{ x }}\nyaer: 1\n".replace("\n", newline)
    assert [at(problem) for problem in load(text.encode()).problems] == [(6, 5), (7, 1)]


def test_gb18030_loads_with_a_notice_and_a_docx_gets_a_sentence() -> None:
    loaded = load("type: plan\ntitle: 要点\nbody: 正文\n".encode("gb18030"))
    assert loaded.draft is not None
    assert "GB18030" in loaded.problems[0].message
    assert "Word" in only(load(b"PK\x03\x04" + bytes(100))).message


def test_line_breaks_of_word_in_a_block_are_lines_with_their_own_places() -> None:
    text = "type: plan\ntitle: 甲\x0b乙\nbody: |\n  一\u2028二 {{ x }}\n  三\r四 {{ y }}\n  五 {{ z }}\n"
    loaded = load(text)
    assert [at(problem) for problem in errors_of(loaded.problems)] == [(4, 7), (6, 3), (7, 5)]
    clean = load(re.sub(r" \{\{ . \}\}", "", text)).draft
    assert clean is not None
    outline = clean.values["body"]
    assert isinstance(outline, Outline)
    assert [each.text for each in outline.paragraphs] == ["一", "二", "三", "四", "五"]
    assert clean.values["title"] == "甲\n乙"


def test_the_document_keeps_the_text_as_written_and_spans_into_it() -> None:
    text = "type: plan\r\ntitle: 甲\x00乙\r\nbody: 正文\r\n"
    loaded = load(b"\xef\xbb\xbf" + text.encode())
    document = loaded.document
    assert document.text == text
    assert (document.source.bom, document.source.newline, document.source.encoding) == (True, "\r\n", "utf-8")
    assert document.tree.text == text
    root = document.tree.root
    assert isinstance(root, nodes.Mapping)
    title = root.get("title")
    assert title is not None
    assert text[title.span.start : title.span.end] == "甲\x00乙"


def test_a_name_of_standard_input_is_kept_in_places() -> None:
    loaded = answers.load("type: plan\n", "-", forms)
    assert {problem.place.file for problem in loaded.problems} == {"-"}


def test_required_fields_can_be_left_open_for_a_draft() -> None:
    text = "type: plan\nnote: 题\n"
    assert [("title" in each.message, "body" in each.message) for each in load(text).problems] == [
        (True, False),
        (False, True),
    ]
    assert load(text, required=False).problems == ()


def test_a_folder_of_hostile_files_never_raises(tmp_path: Path) -> None:
    for name in ("body_from", "closing_from", "summary_from"):
        for path in (str(tmp_path), "nowhere.txt", "http://x/y", "\\\\server\\x", "//x/y", "a\x00b", "/dev/zero", "x" * 5000):
            loaded = load(f"type: plan\ntitle: x\n{name}: {path}\n", str(tmp_path / "a.yaml"))
            assert errors_of(loaded.problems)


def test_drafts_know_where_their_values_stand() -> None:
    found = draft("note:\n  题\nyear:\n")
    assert (found.places["note"].line, found.places["note"].column) == (5, 3)
    assert found.places["year"].line == 6
    assert found.places["signature"].line == 1
