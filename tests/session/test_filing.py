"""Where a draft is kept when its own file is somebody else's too, or cannot be written."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from drafter.answers.saving import ChangedOnDiskError
from drafter.base.errors import UsageError
from drafter.base.settings import settings_file
from drafter.doctypes import TypeLibrary
from drafter.review.unit_names import UnitNames
from drafter.session.appendices import with_cell
from drafter.session.opening import open_file, recover
from drafter.session.pasting import tasks
from drafter.session.presence import Presence, is_open
from drafter.session.recovery import recoveries
from drafter.session.session import Session


def texts(session: Session) -> tuple[str, str]:
    """What the file says, and what is kept beside it of what stood there."""
    assert session.path is not None
    kept = session.path.with_name("plan.yaml.bak")
    return session.path.read_text(encoding="utf-8"), kept.read_text(encoding="utf-8") if kept.exists() else ""


def change_outside(session: Session, text: str) -> None:
    assert session.path is not None
    session.path.write_text(text, encoding="utf-8")


def test_what_is_not_decided_yet_is_not_called_saved_and_survives_the_end(plan: Session, bundled_types: TypeLibrary) -> None:
    """Another program has the file, the writer goes on without deciding, and the machine fails: the words are kept."""
    plan.set_words("year", "2027")
    change_outside(plan, texts(plan)[0].replace("signature: 区图书馆", "signature: 区文化馆"))
    with pytest.raises(ChangedOnDiskError):
        plan.save()
    assert plan.autosave.is_put_off
    assert plan.autosave.is_waiting
    assert not plan.autosave.is_due(1e9), "it would be asked again and again"
    (kept,) = recoveries()
    assert recover(kept.path, bundled_types).words("year") == "2027"
    plan.set_words("year", "2028")
    assert plan.autosave.is_due(1e9)
    with pytest.raises(ChangedOnDiskError):
        plan.save()
    (kept,) = recoveries()
    assert recover(kept.path, bundled_types).words("year") == "2028"
    plan.keep_ours()
    assert recoveries() == []
    assert not plan.autosave.is_waiting


def test_what_cannot_be_written_is_kept_elsewhere(plan: Session, bundled_types: TypeLibrary) -> None:
    """The folder has gone with the stick it was on."""
    assert plan.path is not None
    plan.filing.path = plan.path.with_name("gone") / "plan.yaml"
    plan.set_words("year", "2027")
    plan.save_or_keep()
    (kept,) = recoveries()
    assert recover(kept.path, bundled_types).words("year") == "2027"


def test_a_file_that_was_broken_outside_can_be_written_over_and_is_kept(plan: Session) -> None:
    before = texts(plan)[0]
    plan.set_words("year", "2027")
    change_outside(plan, "type: [work-plan\n")
    with pytest.raises(ChangedOnDiskError):
        plan.save()
    kept = plan.keep_ours()
    assert kept is not None
    assert texts(plan) == (before.replace("year: 2026", "year: 2027"), "type: [work-plan\n")


def test_a_change_outside_is_noticed_before_anything_is_saved_and_only_once(plan: Session) -> None:
    assert not plan.filing.is_changed()
    plan.set_words("year", "2027")
    plan.save()
    assert not plan.filing.is_changed(), "our own saving is none"
    change_outside(plan, texts(plan)[0] + "# 别人加的\n")
    assert plan.filing.is_changed()
    assert not plan.filing.is_changed(), "it was told"


def test_a_file_that_was_touched_but_says_the_same_is_not_changed(plan: Session) -> None:
    assert plan.path is not None
    plan.filing.is_changed()
    copy = plan.path.with_name("copy.yaml")
    shutil.copyfile(plan.path, copy)
    copy.replace(plan.path)
    assert not plan.filing.is_changed()


def test_both_of_two_screens_are_told_of_each_other(plan: Session, bundled_types: TypeLibrary) -> None:
    assert plan.path is not None
    assert not plan.presence.is_joined()
    other, _, alone = open_file(plan.path, bundled_types)
    assert not alone
    assert not other.presence.is_joined(), "it was told when it was opened"
    assert plan.presence.is_joined()
    assert not plan.presence.is_joined(), "it was told"
    plan.close()
    third, _, alone = open_file(plan.path, bundled_types)
    assert not alone, "the second is still there"
    third.close()
    other.close()
    assert not is_open(plan.path)


def test_a_lock_that_a_killed_program_left_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    for name in (".plan.yaml.lock", ".plan.yaml.2.lock"):
        (tmp_path / name).write_bytes(b"")
    presence = Presence()
    assert presence.enter(path)
    assert not presence.is_joined()
    presence.leave()
    assert list(tmp_path.iterdir()) == []


UNITS = """\
type: work-plan
title: 要点
body: |
  开头。
appendices:
  - title: 主要事项
    tasks:
      - 新建分馆（读者服务）；
      - 修缮馆舍（含旧馆）；
"""


@pytest.mark.usefixtures("unit_list")
def test_units_of_the_offices_list_are_owners_and_their_lines_stay_lines(tmp_path: Path, bundled_types: TypeLibrary) -> None:
    path = tmp_path / "units.yaml"
    path.write_text(UNITS, encoding="utf-8")
    session, _, _ = open_file(path, bundled_types)
    appendix = session.appendices("appendices")[0]
    first, second = appendix.groups[0].tasks
    assert (first.owners, second.owners) == (("读者服务",), ())
    edited = replace(appendix.groups[0], tasks=(with_cell(first, "task", "改建分馆"), second))
    session.set_appendix("appendices", 0, replace(appendix, groups=(edited,)))
    session.save()
    assert path.read_text(encoding="utf-8") == UNITS.replace("新建", "改建")


@pytest.mark.usefixtures("unit_list")
def test_a_task_whose_words_end_in_a_unit_is_saved_as_words(tmp_path: Path, bundled_types: TypeLibrary) -> None:
    """Typed into the column of the task it is no owner, so it is written where no reader takes it for one."""
    path = tmp_path / "units.yaml"
    path.write_text(UNITS, encoding="utf-8")
    session, _, _ = open_file(path, bundled_types)
    appendix = session.appendices("appendices")[0]
    first, second = appendix.groups[0].tasks
    edited = replace(appendix.groups[0], tasks=(first, with_cell(second, "task", "修缮馆舍（读者服务）")))
    session.set_appendix("appendices", 0, replace(appendix, groups=(edited,)))
    session.save()
    assert path.read_text(encoding="utf-8") == UNITS.replace("修缮馆舍（含旧馆）；", "task: 修缮馆舍（读者服务）")
    again = open_file(path, bundled_types)[0].appendices("appendices")[0].groups[0].tasks[1]
    assert (again.task, again.owners) == ("修缮馆舍（读者服务）", ())


@pytest.mark.usefixtures("unit_list")
def test_a_recovered_draft_has_the_units_of_the_offices_list(tmp_path: Path, bundled_types: TypeLibrary) -> None:
    path = tmp_path / "kept.yaml"
    path.write_text(UNITS, encoding="utf-8")
    assert recover(path, bundled_types).appendices("appendices")[0].groups[0].tasks[0].owners == ("读者服务",)


def test_settings_that_name_no_list_keep_nobody_from_drafting(tmp_path: Path, bundled_types: TypeLibrary) -> None:
    settings = settings_file()
    settings.parent.mkdir(parents=True)
    settings.write_text('[units]\nfile = "nowhere.toml"\n', encoding="utf-8")
    with pytest.raises(UsageError, match="单位名录不存在"):
        list(UnitNames())
    path = tmp_path / "units.yaml"
    path.write_text(UNITS, encoding="utf-8")
    session, _, _ = open_file(path, bundled_types)
    session.set_words("title", "新题")
    session.save()
    assert path.read_text(encoding="utf-8") == UNITS.replace("要点", "新题")
    assert [task.owners for task in tasks("新建分馆（读者服务）\n", ())] == [()]
