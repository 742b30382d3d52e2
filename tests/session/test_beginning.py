"""A draft that begins with an older document."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter import answers
from drafter.base.errors import DrafterError
from drafter.doctypes import TypeLibrary
from drafter.session.beginning import begin_with, read_older
from drafter.session.recovery import recoveries

LAST = """\
type: work-plan
organisation: 区图书馆
year: 2026
title: 2026年区图书馆工作要点
body: |
  2026年是建馆50周年。

  # 强化阵地建设
  ## 优化空间布局。2026年9月底前完成改造。
date: 2026-01-08
"""
SPEECH = "在研讨会上的发言\n\n一、提高认识\n2026年是关键一年。\n二、抓好落实\n要落到实处。\n"


@pytest.fixture
def last(tmp_path: Path) -> Path:
    path = tmp_path / "2026要点.yaml"
    path.write_text(LAST, encoding="utf-8")
    return path


def test_last_years_plan_becomes_next_years(last: Path, bundled_types: TypeLibrary) -> None:
    older = read_older(last, bundled_types)
    assert (older.following, older.told, older.is_answers) == (2027, True, True)
    session, report = begin_with(older, older.following, bundled_types)
    assert session.title == "2027年区图书馆工作要点"
    assert "2027年是建馆51周年" in session.text("body")
    assert report[0].startswith("由2026年")
    assert "【请核：原为50周年" in session.text("body")
    assert last.read_text(encoding="utf-8") == LAST


def test_it_is_kept_for_recovery_at_once(last: Path, bundled_types: TypeLibrary) -> None:
    session, _ = begin_with(read_older(last, bundled_types), 2027, bundled_types)
    session.close()
    assert [each.title for each in recoveries()] == ["2027年区图书馆工作要点"]


def test_once_it_is_saved_it_names_the_older_one_from_its_own_folder(
    last: Path, tmp_path: Path, bundled_types: TypeLibrary
) -> None:
    session, _ = begin_with(read_older(last, bundled_types), 2027, bundled_types)
    target = tmp_path / "new" / "2027要点.yaml"
    session.save_as(target)
    session.set_words("signature", "区图书馆")
    session.save()
    loaded = answers.load(target.read_bytes(), str(target), bundled_types.form)
    assert loaded.draft is not None
    assert loaded.draft.based_on == "../2026要点.yaml"


def test_a_text_is_recognised_and_may_be_read_as_another_type(tmp_path: Path, bundled_types: TypeLibrary) -> None:
    path = tmp_path / "发言.txt"
    path.write_text(SPEECH, encoding="utf-8")
    assert read_older(path, bundled_types).draft.form.name == "seminar-speech"
    session, report = begin_with(read_older(path, bundled_types, "work-plan"), None, bundled_types)
    assert session.draft.form.name == "work-plan"
    assert "2026年是关键一年。" in session.text("body")
    assert any("读入的内容" in line for line in report)


def test_one_that_names_other_files_is_saved_beside_it(tmp_path: Path, bundled_types: TypeLibrary) -> None:
    (tmp_path / "任务.csv").write_text("事项,责任单位\n完成改造,办公室\n", encoding="utf-8")
    path = tmp_path / "plan.yaml"
    path.write_text(LAST + "appendices:\n  - title: 主要事项\n    tasks_from: 任务.csv\n", encoding="utf-8")
    session, _ = begin_with(read_older(path, bundled_types), 2027, bundled_types)
    assert session.path == tmp_path / "plan-2027.yaml"
    assert session.appendices("appendices")[0].total == 1


def test_what_cannot_be_read_is_a_sentence(tmp_path: Path, bundled_types: TypeLibrary) -> None:
    path = tmp_path / "空.txt"
    path.write_bytes(b"")
    with pytest.raises(DrafterError, match="没有内容"):
        read_older(path, bundled_types)


@pytest.mark.usefixtures("unit_list")
def test_units_of_the_offices_list_are_owners_in_an_older_document(tmp_path: Path, bundled_types: TypeLibrary) -> None:
    text, plan = tmp_path / "去年.txt", tmp_path / "去年.yaml"
    lines = "附件\n2026年主要事项\n1.新建分馆（读者服务）\n2.修缮馆舍（含旧馆）\n3.添置设备（办公室）\n"
    text.write_text(f"2026年工作要点\n一、强化阵地\n做好服务。\n二、丰富活动\n办好讲座。\n{lines}", encoding="utf-8")
    tasks = "appendices:\n  - title: 主要事项\n    tasks:\n      - 新建分馆（读者服务）\n      - 修缮馆舍（含旧馆）\n"
    plan.write_text(LAST + tasks, encoding="utf-8")
    for path in (text, plan):
        session, _ = begin_with(read_older(path, bundled_types), 2027, bundled_types)
        first, second, *_ = session.appendices("appendices")[0].groups[0].tasks
        assert (first.owners, second.owners) == (("读者服务",), ()), path.name
        session.save_as(tmp_path / f"{path.name}.2027.yaml")
        assert session.appendices("appendices")[0].groups[0].tasks[0].owners == ("读者服务",)
