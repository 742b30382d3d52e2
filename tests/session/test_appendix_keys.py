"""What an appendix says of itself, sheets taken in, tasks by unit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from drafter.base.errors import DrafterError
from drafter.draft.appendix import Appendix, Column, GroupAs, Layout, TaskSource
from drafter.draft.dates import DocumentDate
from drafter.session.appendices import without_task
from drafter.session.appendix_keys import changed, problems_of, words_of
from drafter.session.session import Session
from drafter.session.sheets import groups_of, with_groups
from drafter.session.unit_tasks import counted, tasks_by_unit

WORDS = {
    "note": "（试行）",
    "layout": "table",
    "columns": "序号、改革举措=task、责任单位，主要目标",
    "group_as": "column",
    "continuous": "yes",
    "count": "no",
    "landscape": "yes",
    "labelled": "no",
    "signature": "区图书馆",
    "date": "2026-1-8",
    "name": "改革举措表",
    "addressee": "各部门",
}


def test_every_key_is_set_from_words_and_said_again() -> None:
    found = changed(Appendix("改革举措"), WORDS)
    assert (found.note, found.name, found.addressee, found.signature) == ("（试行）", "改革举措表", "各部门", "区图书馆")
    assert (found.layout, found.group_as, found.date) == (Layout.TABLE, GroupAs.COLUMN, DocumentDate(2026, 1, 8))
    assert (found.continuous, found.count, found.landscape, found.labelled) == (True, False, True, False)
    assert found.columns == (
        Column("序号", "index"),
        Column("改革举措", "task"),
        Column("责任单位", "owners"),
        Column("主要目标", "主要目标"),
    )
    assert changed(found, words_of(found)) == found


def test_what_an_answers_file_would_refuse_is_said_at_once(plan: Session) -> None:
    appendix = changed(plan.appendices("appendices")[0], {"layout": "text"})
    assert "不印任务" in problems_of(appendix, plan.draft.form, "appendices")[0].message


def test_what_is_set_is_saved(plan: Session) -> None:
    plan.set_appendix("appendices", 0, changed(plan.appendices("appendices")[0], {"landscape": "yes", "note": "（试行）"}))
    plan.save()
    assert plan.path is not None
    text = plan.path.read_text(encoding="utf-8")
    assert "landscape: true" in text
    assert "note: （试行）" in text


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_sheet_is_taken_in_by_its_headings_and_groups(plan: Session, tmp_path: Path, suffix: str) -> None:
    rows = [("类别", "事项", "责任单位"), ("读者活动", "举办讲座", "办公室、采编部"), ("队伍建设", "开展培训", "办公室")]
    path = tmp_path / f"任务{suffix}"
    if suffix == ".csv":
        path.write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
    else:
        book = openpyxl.Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(path)
    before = plan.appendices("appendices")[0]
    groups, _ = groups_of(path, before, plan.draft.form, "appendices")
    plan.set_appendix("appendices", 0, with_groups(before, groups))
    after = plan.appendices("appendices")[0]
    assert [(group.name, len(group.tasks)) for group in after.groups] == [("重点项目", 2), ("读者活动", 2), ("队伍建设", 1)]
    assert after.groups[1].tasks[1].owners == ("办公室", "采编部")
    assert after.source is None


def test_a_row_of_one_cell_names_a_group_and_a_text_becomes_a_list(plan: Session, tmp_path: Path) -> None:
    path = tmp_path / "任务.csv"
    path.write_text("序号,事项,责任单位\n一、读者活动,,\n1,举办讲座,办公室\n二、队伍建设,,\n2,开展培训,\n", encoding="utf-8")
    before = Appendix("新的附件")
    groups, problems = groups_of(path, before, plan.draft.form, "appendices")
    assert [(group.name, [task.task for task in group.tasks]) for group in groups] == [
        ("一、读者活动", ["举办讲座"]),
        ("二、队伍建设", ["开展培训"]),
    ]
    assert problems == ()
    assert with_groups(before, groups).layout is Layout.LIST


def test_a_file_that_is_no_sheet_is_a_sentence(plan: Session, tmp_path: Path) -> None:
    path = tmp_path / "任务.xlsx"
    path.write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(DrafterError, match="损坏"):
        groups_of(path, plan.appendices("appendices")[0], plan.draft.form, "appendices")


def test_tasks_are_told_by_unit(plan: Session) -> None:
    found = tasks_by_unit(plan.draft, "appendices", plan.appendices("appendices"))
    assert dict(counted(found)) == {"办公室": 1, "典藏部": 1, "读者服务部": 1, "阅读推广部": 1}
    assert [each.task for each in found if each.unit == "读者服务部"] == ["新建分馆6个"]


def test_tasks_of_a_sheet_that_are_changed_here_are_the_drafts_own(plan: Session) -> None:
    """Else a saved file would go on saying tasks_from, and what was changed would be lost."""
    own = plan.appendices("appendices")[0]
    plan.set_appendix("appendices", 0, replace(own, source=TaskSource("任务.csv")))
    assert plan.appendices("appendices")[0].source is not None
    plan.set_appendix("appendices", 0, without_task(plan.appendices("appendices")[0], 0, 0))
    assert plan.appendices("appendices")[0].source is None
