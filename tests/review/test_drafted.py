"""Findings in answers files point at what the writer wrote, however it was written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from reviewing import UNITS, USUAL, inspected

from drafter.review.finding import Finding

HEAD = "type: work-plan\ntitle: 工作要点\n"


def places(text: str, rule: str = "half-width") -> list[str]:
    return [f"{each.place.line}:{each.place.column}" for each in inspected(text).findings if each.rule == rule]


def written(text: str) -> list[str]:
    """The characters of the file that findings with a known span are about."""
    spans = [each.fix.span for each in inspected(text).findings if each.fix is not None and each.fix.span]
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (HEAD + "body: |\n  加强领导,抓好落实。\n", "4:7"),
        (HEAD + "body: |\n  # 加强领导,抓好落实\n", "4:9"),
        (HEAD + "body: |\n  　　一、加强领导,抓好落实\n", "4:11"),
        (HEAD + "body: |\n  一是加强领导,抓好落实。\n", "4:9"),
        (HEAD + "body:\n  - heading: 总则\n    text: 加强领导,抓好落实。\n", None),
        (HEAD + "body:\n  - 加强领导,抓好落实。\n", "4:9"),
        (HEAD + 'body: "加强领导,抓好落实。"\n', "3:12"),
        (HEAD + "note: 加强领导,抓好落实\nbody: 正文。\n", "3:11"),
        (HEAD + "body: 正文。\nappendices:\n  - title: 加强领导,落实\n    body: 正文。\n", "5:16"),
        (
            HEAD + "appendices:\n  - title: 分工\n    tasks:\n      - due: 6月\n        task: 加强领导,落实\n",
            "7:19",
        ),
    ],
)
def test_the_place_of_a_character(text: str, place: str | None) -> None:
    found = places(text)
    assert len(found) == 1
    if place is not None:
        assert found == [place]
        assert written(text) == [","]


def test_an_expression_before_the_finding_moves_nothing() -> None:
    text = HEAD + "year: 2026\nbody: |\n  {{ year }}年,{{ 年度 }}年加强领导,抓好落实。\n"
    assert places(text) == ["5:14", "5:28"]
    assert written(text) == [",", ","]


def test_what_an_expression_prints_has_the_place_of_the_expression() -> None:
    text = HEAD + "organisation: 甲馆,乙馆\nbody: |\n  由{{ organisation }}负责。\n"
    (_own, printed) = [each for each in inspected(text).findings if each.rule == "half-width"]
    assert printed.place.line == 5
    assert printed.fix is not None
    assert printed.fix.span is None


def test_files_that_are_read_in_are_reviewed_where_they_stand(tmp_path: Path) -> None:
    (tmp_path / "正文.txt").write_text("第一段。\n加强领导,抓好落实。\n", encoding="utf-8")
    findings = inspected(HEAD + "body_from: 正文.txt\n", str(tmp_path / "plan.yaml")).findings
    assert [str(each.place) for each in findings] == [f"{tmp_path / '正文.txt'}:2:5"]


def test_a_collection_is_reviewed_with_its_parts_and_their_number() -> None:
    text = (
        "type: collection\ntitle: 发言汇编\nbody: 本汇编收录3篇发言。\nparts:\n"
        "  - {type: seminar-speech, title: 发言一, body: 正文。}\n"
        "  - type: seminar-speech\n    title: 发言二\n    body: |\n      加强领导,抓好落实。\n"
    )
    assert [(each.rule, each.place.line) for each in inspected(text).findings] == [("count", 3), ("half-width", 9)]


TASKS = (
    HEAD
    + """body: 正文。
appendices:
  - title: 分工
    groups:
      - name: 重点项目
        tasks:
          - 改造阅览区（办公室、典藏部）
          - {task: 新建分馆, lead: [读者服务部], support: [读者服务部]}
          - {task: 采购图书, owners: [典臧部]}
          - 没有人做
"""
)


def of_rule(findings: tuple[Finding, ...], rule: str) -> list[tuple[int, str]]:
    return [(each.place.line, each.message) for each in findings if each.rule == rule]


def test_tasks_are_judged_by_who_does_them() -> None:
    findings = inspected(TASKS, reference=replace(USUAL, units=UNITS)).findings
    assert of_rule(findings, "task-roles") == [(10, "“读者服务部”既牵头又配合")]
    assert of_rule(findings, "unknown-unit") == [(11, "单位名录里没有“典臧部”，是不是“典藏部”？")]
    assert of_rule(findings, "task-owner") == [(12, "这项任务没有写责任单位")]


def test_a_group_without_any_owners_is_left_alone() -> None:
    text = (
        TASKS.replace("（办公室、典藏部）", "").split("          - {task")[0]
        + "          - 甲\n          - 乙\n          - 丙\n"
    )
    assert of_rule(inspected(text).findings, "task-owner") == []


def test_a_lead_of_more_than_forty_characters_is_a_hint() -> None:
    long = "坚持把学习贯彻放在首位并结合本单位本部门本岗位的实际不断深化理解不断推动各项工作落到实处见效"
    text = f"type: seminar-speech\ntitle: 发言\nbody: |\n  # {long}\n  ## {long[:20]}。正文{long}。\n"
    assert [each.place.line for each in inspected(text).findings if each.rule == "long-lead"] == [4]
