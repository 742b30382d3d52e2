"""``drafter diff``: what became of last year's draft in this year's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Run

LAST = """\
type: work-plan
year: 2025
title: 2025年区图书馆工作要点
body: |
  # 健全服务网络
  ## 建好城市书房。新建24小时城市书房2座，9月底前开放。
  ## 做实流动服务。全年进社区、进学校不少于120次。
  # 优化馆藏结构
  ## 规范文献采访。全年新增图书3.5万册，公开征集荐购书目。
"""
THIS = """\
type: work-plan
year: 2026
title: 2026年区图书馆工作要点
body: |
  # 优化馆藏结构
  ## 规范文献采访。全年新增图书4万册，公开征集荐购书目。
  ## 保护地方文献。征集家谱、老照片。
  # 健全服务体系
  ## 建好城市书房。新建24小时城市书房2座，9月底前开放。
"""
SHOWN = """\
沿用 76%：81 字中有 62 字是原来的

各部分沿用：
   64%  优化馆藏结构
   93%  健全服务体系（原为：健全服务网络）

新增（1）：
  段落  保护地方文献。  优化馆藏结构

去掉（1）：
  段落  做实流动服务。  健全服务网络

移动（1）：
  标题  优化馆藏结构

改写（4）：
  字段  年度  沿用 75%
      - 2025
      + 2026
  字段  标题  沿用 92%
      - 2025年区图书馆工作要点
      + 2026年区图书馆工作要点
  段落  规范文献采访。  优化馆藏结构  沿用 96%
      - 规范文献采访。全年新增图书3.5万册，公开征集荐购书目。
      + 规范文献采访。全年新增图书4万册，公开征集荐购书目。
  标题  健全服务体系  沿用 66%
      - 健全服务网络
      + 健全服务体系
"""


@pytest.fixture(autouse=True)
def drafts() -> None:
    Path("last.yaml").write_text(LAST, encoding="utf-8")
    Path("this.yaml").write_text(THIS, encoding="utf-8")


def test_new_dropped_moved_and_reworded_are_listed(run: Run) -> None:
    ran = run("diff", "last.yaml", "this.yaml")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == SHOWN


def test_the_exit_status_tells_only_on_demand(run: Run) -> None:
    assert run("diff", "last.yaml", "this.yaml", "--exit-code").status == 1
    ran = run("diff", "last.yaml", "last.yaml", "--exit-code")
    assert (ran.status, ran.out) == (0, "两份文稿的文字相同\n")


def test_programs_get_every_piece(run: Run) -> None:
    data = json.loads(run("diff", "last.yaml", "this.yaml", "--json").out)
    assert (data["last"], data["this"]) == ("last.yaml", "this.yaml")
    assert [each["name"] for each in data["sections"]] == ["优化馆藏结构", "健全服务体系"]
    assert sum(each["carried"] for each in data["sections"]) == data["carried"]
    statuses = [each["status"] for each in data["differences"]]
    assert {each: statuses.count(each) for each in set(statuses)} == {
        "reworded": 4,
        "same": 1,
        "new": 1,
        "moved": 1,
        "dropped": 1,
    }
    dropped = data["differences"][-1]
    assert (dropped["after"], dropped["before"], dropped["section_before"]) == (
        None,
        "做实流动服务。全年进社区、进学校不少于120次。",
        "健全服务网络",
    )


def test_a_word_file_can_be_compared_with_the_answers_it_became(run: Run) -> None:
    run("render", "last.yaml", "-o", "last.docx")
    ran = run("diff", "last.docx", "this.yaml")
    assert ran.status == 0
    assert "健全服务体系（原为：健全服务网络）" in ran.out


def test_a_rolled_over_draft_is_carried_but_for_its_years(run: Run) -> None:
    run("new", "--from", "last.yaml", "-o", "next.yaml")
    data = json.loads(run("diff", "last.yaml", "next.yaml", "--json").out)
    assert {each["kind"] for each in data["differences"] if each["status"] != "same"} == {"field"}
    assert data["carried"] == data["characters"]


def test_wrong_answers_are_said(run: Run) -> None:
    Path("wrong.yaml").write_text("type: work-plan\nmeeting: 乙\n", encoding="utf-8")
    ran = run("diff", "last.yaml", "wrong.yaml")
    assert (ran.status, "wrong.yaml:2:" in ran.err, ran.out) == (3, True, "")


def test_another_task_of_the_same_unit_is_new_not_reworded(run: Run, tmp_path: Path) -> None:
    """One unit has many tasks: a task is known again by what is to be done."""
    plan = (
        "type: work-plan\nappendices:\n  - title: 主要事项\n    tasks:\n      - 新建分馆（典藏部）\n      - {task}（办公室）\n"
    )
    (tmp_path / "last.yaml").write_text(plan.format(task="改造阅览区"), encoding="utf-8")
    (tmp_path / "this.yaml").write_text(plan.format(task="添置设备"), encoding="utf-8")
    differences = json.loads(run("diff", "last.yaml", "this.yaml", "--json").out)["differences"]
    tasks = {each["status"]: each["after"] or each["before"] for each in differences if each["kind"] == "task"}
    assert tasks == {"same": "新建分馆 | 典藏部", "new": "添置设备 | 办公室", "dropped": "改造阅览区 | 办公室"}
