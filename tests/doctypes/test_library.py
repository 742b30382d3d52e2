"""Types come from several folders; a higher one replaces a lower one's, and a broken type hides no other."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.base.errors import TypeFolderError, UsageError
from drafter.doctypes import Layer, Location, TypeLibrary, type_locations

FORM = "name: {name}\nfields:\n  title: {{kind: line, label: 标题, required: true}}\n"
Made = Callable[[str, str], Path]

posix = pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need a privilege on Windows")


def make(folder: Path, name: str, form: str = FORM) -> Path:
    """Make a type whose template is only there: it is read when a document is rendered."""
    own = folder / name
    own.mkdir(parents=True)
    (own / "type.yaml").write_text(form.format(name=folder.name + "的" + name), encoding="utf-8")
    (own / "document.docx").touch()
    return own


def library(*folders: Path) -> TypeLibrary:
    return TypeLibrary([Location(layer, folder) for layer, folder in zip(Layer, folders, strict=False)])


def test_a_higher_layer_replaces_a_type_of_the_same_name(tmp_path: Path) -> None:
    for layer, name in (("a", "notice"), ("a", "letter"), ("b", "notice")):
        make(tmp_path / layer, name)
    types = library(tmp_path / "a", tmp_path / "b")
    assert [types.form(name).title for name in types.names()] == ["a的letter", "b的notice"]
    assert [entry.layer for entry in types.entries()] == [Layer.BUNDLED, Layer.SHARED]


def test_a_broken_type_is_listed_with_its_problems_and_hides_no_other(tmp_path: Path) -> None:
    make(tmp_path, "good")
    make(tmp_path, "bad", "nmae: 通知\n")
    (make(tmp_path, "bare") / "document.docx").unlink()
    entries = {entry.name: entry for entry in library(tmp_path, tmp_path / "not-there").entries()}
    assert entries["good"].type is not None
    assert len(entries["bad"].problems) == 3
    assert "缺少 document.docx" in entries["bare"].problems[0].message
    with pytest.raises(TypeFolderError) as caught:
        library(tmp_path).get("bad")
    assert caught.value.status == 4
    assert len(caught.value.problems) == 3


def test_a_broken_type_of_a_higher_layer_is_not_silently_passed_over(tmp_path: Path) -> None:
    make(tmp_path / "a", "notice")
    make(tmp_path / "b", "notice", "name: [\n")
    with pytest.raises(TypeFolderError):
        library(tmp_path / "a", tmp_path / "b").get("notice")


def test_an_unknown_type_gets_the_nearest_name(tmp_path: Path) -> None:
    make(tmp_path, "work-plan")
    with pytest.raises(TypeFolderError, match="没有“work_plan”这种类型") as caught:
        library(tmp_path).get("work_plan")
    assert "work-plan" in caught.value.problems[0].help


def test_what_people_call_a_type_leads_to_its_name(bundled_types: TypeLibrary) -> None:
    with pytest.raises(TypeFolderError, match="没有“工作要点”这种类型") as caught:
        bundled_types.get("工作要点")
    assert "work-plan" in caught.value.problems[0].help


@pytest.mark.parametrize("name", ["", ".", "..", "../a/notice", "/etc", "a/notice", "a\\notice", "C:notice", "notice\n", "-x"])
def test_a_name_that_is_a_path_is_refused(tmp_path: Path, name: str) -> None:
    make(tmp_path / "a", "notice")
    make(tmp_path / "b", "letter")
    with pytest.raises(TypeFolderError, match="没有“"):
        library(tmp_path / "b").get(name)


def test_a_folder_whose_name_cannot_be_a_types_is_listed_with_the_reason(tmp_path: Path) -> None:
    make(tmp_path, "工作 要点")
    (entry,) = library(tmp_path).entries()
    assert entry.type is None
    assert "“工作 要点”不能作类型的名字" in entry.problems[0].message


@posix
@pytest.mark.parametrize("what", ["", "type.yaml", "document.docx"])
def test_a_link_that_leads_out_of_the_layer_is_refused(tmp_path: Path, what: str) -> None:
    outside = make(tmp_path / "outside", "notice")
    if what:
        (make(tmp_path / "a", "notice") / what).unlink()
    else:
        (tmp_path / "a").mkdir()
    link = tmp_path / "a" / "notice" / what
    link.symlink_to(outside / what)
    with pytest.raises(TypeFolderError, match="之外"):
        library(tmp_path / "a").get("notice")


@posix
def test_a_link_within_the_layer_and_a_linked_layer_are_fine(tmp_path: Path) -> None:
    (make(tmp_path / "a", "notice").parent / "letter").symlink_to(tmp_path / "a" / "notice")
    (tmp_path / "linked").symlink_to(tmp_path / "a")
    assert library(tmp_path / "linked").form("letter").title == "a的notice"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user without settings."""
    monkeypatch.delenv("DRAFTER_TEMPLATES", raising=False)
    monkeypatch.setattr("drafter.base.settings.config_folder", lambda: tmp_path / "config")
    monkeypatch.setattr("drafter.doctypes.locations.data_folder", lambda: tmp_path / "data")
    (tmp_path / "config").mkdir()
    return tmp_path


def test_the_layers_rank_bundled_shared_personal_then_those_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "config" / "settings.toml").write_text('shared = "../office"\n', encoding="utf-8")
    for name in ("one", "two", "three"):
        (home / name).mkdir()
    monkeypatch.setenv("DRAFTER_TEMPLATES", os.pathsep.join([str(home / "two"), str(home / "three")]))
    found = type_locations([home / "one"])
    assert [location.layer for location in found] == [Layer.BUNDLED, Layer.SHARED, Layer.PERSONAL, *[Layer.NAMED] * 3]
    assert (found[0].folder / "work-plan" / "type.yaml").is_file()
    assert found[1].folder.resolve() == home / "office" / "templates"
    assert found[2].folder == home / "data" / "templates"
    assert [location.folder.name for location in found[3:]] == ["three", "two", "one"]


def test_without_settings_there_is_no_shared_layer(home: Path) -> None:
    assert [location.layer for location in type_locations()] == [Layer.BUNDLED, Layer.PERSONAL]
    assert home.is_dir()


@pytest.mark.parametrize("settings", ["shared = ", "shared = 3", b"shared = '\xb9\xb2'"])
def test_wrong_settings_get_a_sentence(home: Path, settings: str | bytes) -> None:
    (home / "config" / "settings.toml").write_bytes(settings if isinstance(settings, bytes) else settings.encode())
    with pytest.raises(UsageError, match=r"settings\.toml"):
        type_locations()


def test_a_folder_that_was_named_and_is_not_there_is_said(home: Path) -> None:
    with pytest.raises(UsageError, match="类型文件夹不存在"):
        type_locations([home / "missing"])
