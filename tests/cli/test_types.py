"""``drafter types``, and a type of one's own: a folder with a form and a template, no Python."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from commands import Run

from drafter.doctypes import scaffold
from drafter.doctypes.locations import bundled
from drafter.doctypes.profile import load_profile
from drafter.reading.displayed import displayed

FORM = """\
name: 会议通知
name_en: Notice of a meeting
description: 开会通知
numbering: {levels: ["1.", "（1）"], leads: []}
fields:
  meeting: {kind: line, label: 会议, required: true}
  title: {kind: line, label: 标题, required: true, default: "关于召开{{ 会议 }}的通知"}
  addressee: {kind: line, label: 主送, required: true}
  body: {kind: outline, label: 事项, required: true}
  grade: {kind: choice, label: 缓急, choices: [特急, 平急], default: 平急}
  remark_line: {kind: line, label: 附注, default: "{{ grade }}"}
"""
ANSWERS = """\
type: notice
meeting: 馆务会
addressee: 各部门
body: |
  现将有关事项通知如下。
  # 时间：周一。
  ## 提前到场。
  # 地点：会议室。
"""


@pytest.fixture
def types(tmp_path: Path) -> Path:
    """A folder with one type of somebody's own."""
    profile, _ = load_profile("gbt9704", [bundled() / "profiles"])
    assert profile is not None
    own = tmp_path / "types" / "notice"
    own.mkdir(parents=True)
    (own / "type.yaml").write_text(FORM, encoding="utf-8")
    (own / "document.docx").write_bytes(scaffold.build(profile))
    return own.parent


def test_a_type_takes_no_python(run: Run, types: Path) -> None:
    Path("notice.yaml").write_text(ANSWERS, encoding="utf-8")
    ran = run("render", "notice.yaml", "--templates", types)
    assert (ran.status, ran.err) == (0, "已生成：notice.docx\n")
    assert [each.shown for each in displayed(Path("notice.docx")) if each.shown] == [
        "关于召开馆务会的通知",
        "各部门：",
        "现将有关事项通知如下。",
        "1.时间：周一。",
        "（1）提前到场。",
        "2.地点：会议室。",
        "（平急）",
    ]


def test_a_type_of_ones_own_is_listed_shown_and_begun(run: Run, types: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_TEMPLATES", str(types))
    listed = run("types", "list").out
    assert [line.split() for line in listed.splitlines()] == [
        ["work-plan", "工作要点", "自带", "年度工作要点、工作计划"],
        ["minutes", "会议纪要", "自带", "记载会议主要情况和议定事项"],
        ["notice", "会议通知", "指定", "开会通知"],
        ["collection", "汇编", "自带", "发言汇编、交流材料汇编、文件汇编"],
        ["exchange-report", "交流材料", "自带", "经验交流会、现场会上的交流材料、经验材料"],
        ["request", "请示", "自带", "向上级机关请求指示、批准"],
        ["seminar-speech", "研讨发言", "自带", "学习研讨会、座谈会、交流会上的发言"],
    ]
    shown = run("types", "show", "notice").out
    assert "缓急（选一项）" in shown
    assert "可选：特急、平急" in shown
    assert "主送（一行文字，必填）" in shown
    assert run("new", "notice").status == 0
    assert "meeting: 【待填：会议】" in Path("notice.yaml").read_text(encoding="utf-8")
    assert run("render", "notice.yaml").status == 0
    assert displayed(Path("notice.docx"))[0].shown == "关于召开【待填：会议】的通知"


def test_a_broken_type_is_said_and_hides_no_other(run: Run, types: Path) -> None:
    (types / "notice" / "type.yaml").write_text("name: 通知\nfields: {title: {kind: lin}}\n", encoding="utf-8")
    ran = run("types", "list", "--templates", types)
    assert ran.status == 4
    names = ["work-plan", "minutes", "collection", "exchange-report", "request", "seminar-speech", "notice"]
    assert [line.split()[0] for line in ran.out.splitlines()] == names
    assert "type.yaml:2:24: 没有“lin”这种字段" in ran.err
    ran = run("types", "list", "--json", "--templates", types)
    assert ran.status == 4
    listed = json.loads(ran.out)
    (problem,) = next(each for each in listed if each["name"] == "notice")["problems"]
    assert (problem["place"]["line"], problem["place"]["column"], problem["level"]) == (2, 24, "error")
    assert run("types", "show", "notice", "--templates", types).status == 4


def test_json_for_programs(run: Run, types: Path) -> None:
    listed = json.loads(run("types", "list", "--json", "--templates", types).out)
    assert [(each["name"], each["title"], each["layer"], each["ok"]) for each in listed] == [
        ("work-plan", "工作要点", "bundled", True),
        ("minutes", "会议纪要", "bundled", True),
        ("notice", "会议通知", "named", True),
        ("collection", "汇编", "bundled", True),
        ("exchange-report", "交流材料", "bundled", True),
        ("request", "请示", "bundled", True),
        ("seminar-speech", "研讨发言", "bundled", True),
    ]
    shown = json.loads(run("types", "show", "notice", "--json", "--templates", types).out)
    assert shown["numbering"] == ["1.", "（1）"]
    assert [field["key"] for field in shown["fields"] if field["required"]] == ["meeting", "title", "addressee", "body"]


def test_names_are_english_on_demand(run: Run, types: Path) -> None:
    assert "Notice of a meeting" in run("--lang", "en", "types", "list", "--templates", types).out


def test_the_schema_goes_out_or_into_a_file(run: Run) -> None:
    printed = json.loads(run("types", "schema", "work-plan").out)
    jsonschema.Draft202012Validator.check_schema(printed)
    ran = run("types", "schema", "work-plan", "-o", "s.json")
    assert (ran.status, ran.out) == (0, "")
    assert json.loads(Path("s.json").read_text(encoding="utf-8")) == printed
    assert run("types", "schema", "work-plan", "-o", "own/s.json").status == 0
    assert Path("own/s.json").is_file()


def test_the_way_to_the_personal_types(run: Run, types: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's own folder is looked through without any option."""
    monkeypatch.setattr("drafter.doctypes.locations.data_folder", lambda: types.parent / "data")
    (types.parent / "data").mkdir()
    types.rename(types.parent / "data" / "templates")
    assert "自己的" in run("types", "list").out
