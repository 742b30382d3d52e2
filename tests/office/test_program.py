"""LibreOffice is found where people have it, and its absence is said."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from libreoffice import stand_in

from drafter import office
from drafter.office import program

unix = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="folders of Linux")


@pytest.fixture(autouse=True)
def nothing_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DRAFTER_SOFFICE", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(program, "_in_usual_places", lambda: iter(()))


def installed(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return stand_in(folder, "print('LibreOffice 24.8.1.2 87fa9aec1a63e70835390b81c40bb8993f1d4ff6')")


def test_nothing_is_said_with_what_to_do() -> None:
    with pytest.raises(office.NoOfficeError) as failure:
        office.find()
    assert "没有找到 LibreOffice" in str(failure.value)
    assert "DRAFTER_SOFFICE" in failure.value.problems[0].help


def test_the_path_is_searched_and_a_snap_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = installed(tmp_path / "bin")
    assert office.find() == found
    snap = installed(tmp_path / "snap" / "bin").parent
    monkeypatch.setenv("PATH", str(snap))
    with pytest.raises(office.NoOfficeError):
        office.find()


def test_the_environment_names_it_before_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(tmp_path / "bin")
    other = installed(tmp_path / "办公 软件")
    monkeypatch.setenv("DRAFTER_SOFFICE", str(other))
    assert office.find() == other
    monkeypatch.setenv("DRAFTER_SOFFICE", str(tmp_path / "gone"))
    with pytest.raises(office.NoOfficeError, match="DRAFTER_SOFFICE 指的程序不存在"):
        office.find()


@unix
def test_the_newest_of_several_in_a_usual_place_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.delenv("DRAFTER_SOFFICE", raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(program, "_UNIX_FOLDERS", (str(tmp_path / "opt" / "libreoffice*"),))
    for number in ("7.6", "24.8", "24.2"):
        installed(tmp_path / "opt" / f"libreoffice{number}" / "program")
    assert office.find() == tmp_path / "opt" / "libreoffice24.8" / "program" / "soffice"


def test_the_version_is_read(tmp_path: Path) -> None:
    assert office.version(installed(tmp_path / "bin")) == "24.8.1.2"
    silent = stand_in(tmp_path, "raise SystemExit(1)")
    assert office.version(silent) == ""
