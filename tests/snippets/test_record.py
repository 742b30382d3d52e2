"""A record is read whole, and whatever is wrong with it is said at once with its place."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.snippets.record import read_record
from drafter.snippets.snippet import Kind, Snippet, Source, Status, Validity, Variable, revision

FULL = """\
id: zx-7f3a2c
title: 学习贯彻要求
text: 认真学习贯彻{{ 会议 }}精神。
kind: canonical
tags: [开头, 指导思想]
types: [work-plan, seminar-speech]
variables:
  会议: {ask: 会议名称, default: 全会, choices: [全会, 例会]}
status: approved
based_on: 9c1e4f20ab31
owner: 研究室
valid: {from: 2024-01, until: 2024-02}
superseded_by: zx-7f3a2d
source: {document: 通知, reference: 〔2024〕1号, date: 2024-07-18}
pinyin: [jiaose]
"""


def read(text: str, name: str = "zx-7f3a2c"):
    return read_record(text, name, "openings", "f.yaml")


def said(text: str, name: str = "zx-7f3a2c") -> list[str]:
    reading = read(text, name)
    assert reading.snippet is None
    return [str(each) for each in reading.problems]


def record(**keys: str) -> str:
    known = {"id": "zx-7f3a2c", "title": "标题", "text": "文字"} | keys
    return "".join(f"{key}: {value}\n" for key, value in known.items())


def test_every_key_of_the_format_is_read():
    assert read(FULL).snippet == Snippet(
        id="zx-7f3a2c",
        title="学习贯彻要求",
        text="认真学习贯彻{{ 会议 }}精神。",
        category="openings",
        kind=Kind.CANONICAL,
        tags=("开头", "指导思想"),
        types=("work-plan", "seminar-speech"),
        variables={"会议": Variable("会议名称", "全会", ("全会", "例会"))},
        status=Status.APPROVED,
        based_on="9c1e4f20ab31",
        owner="研究室",
        valid=Validity(date(2024, 1, 1), date(2024, 2, 29)),
        superseded_by="zx-7f3a2d",
        source=Source("通知", "〔2024〕1号", "2024-07-18"),
        pinyin=("jiaose",),
    )


def test_an_unapproved_record_needs_an_id_a_title_and_a_text_only():
    snippet = read(record()).snippet
    assert snippet is not None
    assert (snippet.status, snippet.kind, snippet.valid) == (Status.DRAFT, Kind.SAMPLE, Validity())


def test_null_is_nothing_and_every_other_scalar_is_text():
    snippet = read(record(superseded_by="null", owner="~", valid="{from: 2024-01-01, until: null}", title="0012")).snippet
    assert snippet is not None
    assert (snippet.superseded_by, snippet.owner, snippet.valid.end, snippet.title) == ("", "", None, "0012")


def test_everything_wrong_is_said_in_one_reading_with_its_place():
    found = "\n".join(said("id: zx-7f3a2c\ntitel: 题\ntext: 文字\nkind: canonicl\nvalid: {from: 2024-02-30}\n"))
    assert "f.yaml:2:1: “表述”里没有“titel”这个键\n    是不是“title”？" in found
    assert "缺少“title”" in found
    assert "f.yaml:4:7: “kind”不能是“canonicl”\n    是不是“canonical”？" in found
    assert "f.yaml:5:15: “2024-02-30”不是日期" in found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", "这个文件是空的"),
        (record(id="ZX-1"), "“ZX-1”不是编号"),
        (record(id="zx-aaaaaa"), "编号“zx-aaaaaa”与文件名“zx-7f3a2c.yaml”不一致"),
        (record(text='"{{ snippet(\\"zx-aaaaaa\\") }}"'), "不能再引用别的表述"),
        (record(text='"{{ \\"甲\\" | default(snippet(\\"zx-aaaaaa\\")) }}"'), "不能再引用别的表述"),
        (record(text='"{{ 会议.__class__ }}"'), "不是可用的表达式"),
        (record(text='"{% for a in b %}{{ a | upper }}"'), "没有“upper”这个过滤器"),
        (record(variables="{会议: {default: '{{ year }}'}}"), "变量的 default 只能是文字"),
        (record(variables="{会 议: {ask: 什么会}}"), "“会 议”不能作变量的名字"),
        (record(variables="{会议: {default: 甲, choices: [乙, 丙]}}"), "default“甲”不在 choices 里"),
        (record(valid="{from: 2024-02-01, until: 2024-01-01}"), "until 早于 from"),
        (record(superseded_by="下一条"), "“下一条”不是编号"),
        (record(based_on="12"), "12 位十六进制"),
        (record(pinyin="[角色]"), "“角色”不是拼音"),
        (record(tags="开头"), "“tags”应当是一列文字"),
        (record(text="3栋 #2楼"), "“#2楼”会被 YAML 当作注释丢掉"),
        (record(text=">\n  甲\n  乙"), "换行会丢失"),
        (record(text="[甲]"), "“text”应当是文字"),
    ],
)
def test_a_bad_record_is_refused_with_a_sentence(text: str, wanted: str):
    assert wanted in "\n".join(said(text))


def test_a_mistake_in_a_block_is_placed_on_its_line():
    assert said(record(text="|\n  甲\n  {{ 乙 | cnn }}"))[0].startswith("f.yaml:5: 没有“cnn”这个过滤器")


def test_bytes_that_are_no_text_are_a_problem_not_an_exception():
    reading = read_record(b"PK\x03\x04", "zx-7f3a2c", "openings", "f.yaml")
    assert reading.snippet is None
    assert "Word、Excel" in reading.problems[0].message


def test_a_revision_is_that_of_the_words_however_they_are_encoded():
    assert revision("甲\r\né") == revision("甲\ne\u0301") == "ce9eeccf11ac"
    assert revision("甲") != revision("乙")
