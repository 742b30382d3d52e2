"""Where a draft is kept when its own file is somebody else's too, or cannot be written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from drafter.answers.saving import ChangedOnDiskError
from drafter.doctypes import TypeLibrary
from drafter.session.opening import open_file, recover
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
