"""``drafter tasks``: who does what, as lines, JSON and a sheet."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from commands import Run

PLAN = """type: work-plan
title: 工作要点
body: |
  # 服务
  ## 改造阅览区。做好准备。（牵头单位：办公室，配合单位：典藏部）
appendices:
  - title: 分工
    tasks:
      - {task: 采购图书, owners: [典藏部], leader: 某馆长}
      - 召开会议（4月）
"""


@pytest.fixture
def plan() -> str:
    Path("plan.yaml").write_text(PLAN, encoding="utf-8")
    return "plan.yaml"


def test_tasks_are_listed_unit_by_unit(run: Run, plan: str) -> None:
    ran = run("tasks", plan)
    assert ran.status == 0
    assert [line.split()[:2] for line in ran.out.splitlines()] == [
        ["办公室（1项）"],
        ["牵头", "改造阅览区。做好准备。"],
        ["典藏部（2项）"],
        ["配合", "改造阅览区。做好准备。"],
        ["责任", "采购图书"],
    ]


def test_tasks_in_the_order_of_the_text(run: Run, plan: str) -> None:
    ran = run("tasks", plan, "--by", "text", "--json")
    listed = json.loads(ran.out)
    assert [(each["unit"], each["role"], each["task"]) for each in listed] == [
        ("办公室", "牵头", "改造阅览区。做好准备。"),
        ("典藏部", "配合", "改造阅览区。做好准备。"),
        ("典藏部", "责任", "采购图书"),
    ]
    assert (listed[2]["leader"], listed[2]["place"]["line"]) == ("某馆长", 9)


def test_tasks_go_into_a_sheet(run: Run, plan: str) -> None:
    assert run("tasks", plan, "-o", "out.xlsx").status == 0
    rows = list(openpyxl.load_workbook("out.xlsx").active.iter_rows(values_only=True))
    assert rows[0] == ("责任单位", "角色", "任务", "所在部分", "责任领导")
    assert rows[3] == ("典藏部", "责任", "采购图书", "分工", "某馆长")
    assert run("tasks", plan, "-o", "out.csv").status == 2


def test_a_formula_in_a_task_stays_text(run: Run) -> None:
    Path("a.txt").write_text("要点\n1.=1+1（办公室）\n", encoding="utf-8")
    run("tasks", "a.txt", "-o", "out.xlsx")
    sheet = openpyxl.load_workbook("out.xlsx").active
    assert sheet["C2"].data_type == "s"
    assert not str(sheet["C2"].value).startswith("=")


def test_a_file_without_tasks_says_so(run: Run) -> None:
    Path("a.txt").write_text("要点\n正文。\n", encoding="utf-8")
    ran = run("tasks", "a.txt")
    assert (ran.status, ran.out) == (0, "")
    assert "没有找到" in ran.err


def test_what_stands_beside_the_units_is_no_unit(run: Run) -> None:
    Path("a.txt").write_text("要点\n1.完善制度。（责任单位：办公室；完成时限：2026年6月底前）\n", encoding="utf-8")
    assert [each["unit"] for each in json.loads(run("tasks", "a.txt", "--json").out)] == ["办公室"]


def test_groups_have_the_numbers_that_are_printed(run: Run) -> None:
    """Headings above the groups are counted with them, and those below go on."""
    groups = "    groups:\n      - name: 阅读推广\n        tasks: [办讲座（办公室）]\n"
    appendix = f"  - title: 分工\n    body: |\n      # 总体安排\n      按时完成。\n{groups}"
    text = f"type: work-plan\ntitle: 工作要点\nbody: 正文。\nappendices:\n{appendix}"
    Path("plan.yaml").write_text(text, encoding="utf-8")
    (task,) = json.loads(run("tasks", "plan.yaml", "--json").out)
    assert (task["task"], task["section"]) == ("办讲座", "二、阅读推广")
