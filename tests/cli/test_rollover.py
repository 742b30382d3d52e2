"""``drafter new --from``: last year's answers as another year's, last year's file never touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Process, Run

LAST = """\
# 我的说明
type: work-plan
type_version: 1
year: 2025   # 年度
title: 2025年区图书馆工作要点
body: |
  # 服务
  ## 办好活动。开好八届二次会议，9月底前完成。
date: 2025-01-05
"""
NEXT = """\
# 我的说明
type: work-plan
type_version: 1
year: 2026   # 年度
title: 2026年区图书馆工作要点
body: |
  # 服务
  ## 办好活动。开好八届二次会议【请核：八届三次会议，换届则为九届一次会议】，9月底前完成。
date: "2026年1月5日【请核：原为2025年1月5日，2026年这一天是星期一】"
based_on: last.yaml
"""


@pytest.fixture(autouse=True)
def last() -> Path:
    path = Path("last.yaml")
    path.write_text(LAST, encoding="utf-8")
    return path


def test_the_new_file_keeps_comments_and_layout_and_the_old_one_stays(run: Run) -> None:
    ran = run("new", "--from", "last.yaml", "--next-year", "-o", "plan.yaml")
    assert (ran.status, ran.out) == (0, "")
    assert Path("plan.yaml").read_text(encoding="utf-8") == NEXT
    assert Path("last.yaml").read_text(encoding="utf-8") == LAST
    assert "由2025年（取自年度一栏）换到2026年" in ran.err
    assert "未改，有建议  八届二次会议  【请核：八届三次会议，换届则为九届一次会议】  第8行 正文 第2段" in ran.err
    assert "已新建：plan.yaml" in ran.err


@pytest.mark.parametrize(("last", "new"), [("last.yaml", "last-2026.yaml"), ("2025年要点.yml", "2026年要点.yml")])
def test_without_a_name_it_stands_beside_the_old_one_named_by_the_year(run: Run, last: str, new: str) -> None:
    Path("a").mkdir()
    (Path("a") / last).write_text(LAST, encoding="utf-8")
    assert run("new", "--from", f"a/{last}").status == 0
    assert f"based_on: {last}\n" in (Path("a") / new).read_text(encoding="utf-8")


def test_any_year_can_be_asked_for_and_is_based_on_the_path_from_there(run: Run) -> None:
    assert run("new", "--from", "last.yaml", "--year", "2031", "-o", "later/plan.yaml").status == 0
    text = Path("later/plan.yaml").read_text(encoding="utf-8")
    assert "year: 2031 " in text
    assert "based_on: ../last.yaml" in text


@pytest.mark.parametrize("there", ["plan.yaml", "report.txt"])
def test_nothing_that_is_there_is_replaced(run: Run, there: str) -> None:
    Path(there).write_text("我的", encoding="utf-8")
    ran = run("new", "--from", "last.yaml", "-o", "plan.yaml", "--report", "report.txt")
    assert (ran.status, "文件已经有了" in ran.err) == (5, True)
    assert Path(there).read_text(encoding="utf-8") == "我的"
    assert {path.name for path in Path().iterdir()} <= {"last.yaml", there, "home"}


def test_the_report_is_the_summary_or_data(run: Run) -> None:
    ran = run("new", "--from", "last.yaml", "-o", "a.yaml", "--report", "reports/a.txt")
    assert Path("reports/a.txt").read_text(encoding="utf-8").strip() in ran.err
    run("new", "--from", "last.yaml", "-o", "b.yaml", "--report", "b.json")
    data = json.loads(Path("b.json").read_text(encoding="utf-8"))
    assert (data["year"], data["based_on"], data["marks"]) == (2026, "last.yaml", 2)


def test_standard_output_gets_the_file_alone(process: Process) -> None:
    ran = process("new", "--from", "last.yaml", "-o", "-")
    assert ran.stdout.decode("utf-8") == NEXT
    assert "换到2026年" in ran.stderr.decode("utf-8")
    assert [path.name for path in Path().iterdir()] == ["last.yaml"]


def test_the_new_file_is_refused_by_a_strict_render_until_it_is_looked_at(run: Run) -> None:
    run("new", "--from", "last.yaml", "-o", "plan.yaml")
    assert "文中还有 2 处" in run("render", "plan.yaml").err
    ran = run("render", "plan.yaml", "-o", "strict.docx", "--strict")
    assert (ran.status, ran.err.count("还有没办的事：【请核：")) == (1, 2)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["new", "work-plan", "--from", "last.yaml"], "有 --from 时不写文种"),
        (["new", "--from", "last.yaml", "--force"], "--from 和 --force 不能同时用"),
        (["new", "--from", "last.yaml", "--year", "2026", "--next-year"], "--year 和 --next-year 不能同时用"),
        (["new", "--from", "last.yaml", "--year", "26"], "--year 应当是 1949 到 2999 之间的整数"),
        (["new", "--from", "last.yaml", "-o", "plan.docx"], ".yaml"),
        (["new", "--from", "last.yaml", "-o", "a.yaml", "--report", "./a.yaml"], "不能写同一个文件"),
        (["new", "--from", "missing.yaml"], "无法读取"),
        (["new", "work-plan", "--year", "2026"], "--year 要和 --from 合用"),
        (["new", "work-plan", "--next-year"], "--next-year 要和 --from 合用"),
        (["new", "work-plan", "--report", "r.txt"], "--report 要和 --from 合用"),
        (["new"], "没有写文种"),
    ],
)
def test_what_does_not_go_together_is_a_sentence(run: Run, arguments: list[str], says: str) -> None:
    ran = run(*arguments)
    assert (ran.status, says in ran.err) == (2, True), ran.err
    assert [path.name for path in Path().iterdir() if path.name != "home"] == ["last.yaml"]


def test_a_file_that_does_not_tell_its_year_needs_to_be_told(run: Run) -> None:
    Path("undated.yaml").write_text("type: work-plan\ntitle: 要点\nbody: 甲\n", encoding="utf-8")
    ran = run("new", "--from", "undated.yaml")
    assert (ran.status, "看不出" in ran.err, "--year" in ran.err) == (2, True, True)
    assert run("new", "--from", "undated.yaml", "--year", "2026").status == 0


def test_wrong_answers_are_said_with_their_places(run: Run) -> None:
    Path("wrong.yaml").write_text("type: work-plan\nyear: 甲\nmeeting: 乙\n", encoding="utf-8")
    ran = run("new", "--from", "wrong.yaml", "--year", "2026")
    assert (ran.status, "wrong.yaml:2:" in ran.err, "wrong.yaml:3:" in ran.err) == (3, True, True)


@pytest.mark.parametrize(
    "named", ["body_from: 正文.txt\n", "body: 甲\nappendices:\n- title: 乙\n  layout: list\n  tasks_from: {file: 任务.csv}\n"]
)
def test_a_file_that_names_others_stays_beside_them(run: Run, named: str) -> None:
    Path("正文.txt").write_text("2025年办好活动。", encoding="utf-8")
    Path("任务.csv").write_text("事项,责任单位\n2025年任务,办公室\n", encoding="utf-8")
    Path("other.yaml").write_text(f"type: work-plan\nyear: 2025\ntitle: 要点\n{named}", encoding="utf-8")
    ran = run("new", "--from", "other.yaml", "-o", "elsewhere/plan.yaml")
    assert (ran.status, "请把新的文件放在同一个文件夹里" in ran.err) == (2, True)
    ran = run("new", "--from", "other.yaml", "-o", "plan.yaml")
    assert ran.status == 0
    assert ("没有看：任务.csv" in ran.err) is ("任务" in named)
    assert run("render", "plan.yaml").status == 0
    assert Path("正文.txt").read_text(encoding="utf-8") == "2025年办好活动。"


def test_a_collection_rolls_what_it_holds_and_names_its_parts(run: Run) -> None:
    text = "type: collection\ntitle: 2025年汇编\nparts:\n- last.yaml\n- type: work-plan\n  title: 2025年乙\n  body: 甲\n"
    Path("all.yaml").write_text(text, encoding="utf-8")
    ran = run("new", "--from", "all.yaml", "-o", "next.yaml")
    assert (ran.status, "没有看：last.yaml" in ran.err) == (0, True)
    found = Path("next.yaml").read_text(encoding="utf-8")
    assert "title: 2026年汇编" in found
    assert "- last.yaml" in found
    assert "title: 2026年乙" in found


def test_the_offices_tables_count(run: Run, tmp_path: Path) -> None:
    from drafter.base.folders import data_folder

    data_folder().mkdir(parents=True)
    (data_folder() / "dated-tables.yaml").write_text(
        "anniversaries:\n- {names: [建馆], since: 1958-05-01, source: 馆志}\n", encoding="utf-8"
    )
    (tmp_path / "jubilee.yaml").write_text("type: work-plan\nyear: 2025\ntitle: 建馆67周年要点\nbody: 甲\n", encoding="utf-8")
    assert "1958年，出处：馆志" in run("new", "--from", "jubilee.yaml").err
    (data_folder() / "dated-tables.yaml").write_text("anniversary: []\n", encoding="utf-8")
    ran = run("new", "--from", "jubilee.yaml", "-o", "other.yaml")
    assert (ran.status, "dated-tables.yaml:1:" in ran.err) == (2, True)
