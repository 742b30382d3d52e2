"""The user's folders are where platformdirs puts them, and the settings are read with sentences for what is wrong."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from drafter.base import folders
from drafter.base.errors import UsageError
from drafter.base.settings import Settings, read_settings

KINDS = ("config", "data", "cache", "state")


@pytest.mark.parametrize("value", [None, "", "relative/path", "elsewhere"])
def test_folders_are_those_of_platformdirs(value: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for kind in KINDS:
        name = f"XDG_{kind.upper()}_HOME"
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, str(tmp_path / value) if value == "elsewhere" else value)
    for kind in KINDS:
        usual = getattr(platformdirs, f"user_{kind}_path")("drafter", appauthor=False)
        assert getattr(folders, f"{kind}_folder")() == usual


def read(text: str, folder: Path) -> Settings:
    file = folder / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return read_settings(file)


def test_settings_that_are_not_there_are_empty(tmp_path: Path) -> None:
    settings = read_settings(tmp_path / "settings.toml")
    assert (settings.folder("shared"), settings.texts("units"), settings.flag("edit"), settings.section("a").flag("b")) == (
        None,
        (),
        False,
        False,
    )


def test_values_are_read_and_folders_are_relative_to_the_file(tmp_path: Path) -> None:
    settings = read("shared = 'office'\n[snippets]\nhidden = ['zx-aaaaaa']\nedit_shared = true\n", tmp_path)
    assert settings.folder("shared") == tmp_path / "office"
    assert settings.section("snippets").texts("hidden") == ("zx-aaaaaa",)
    assert settings.section("snippets").flag("edit_shared") is True


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("shared = ", "写法有误"),
        ("shared = 1", "shared 应当是一个文件夹的路径"),
        ("snippets = 1", "snippets 应当是一个小节，写作 [snippets]"),
        ("[snippets]\nhidden = 'a'", "snippets.hidden 应当是一列文字"),
        ("[snippets]\nedit_shared = 'yes'", "snippets.edit_shared 应当是true 或 false"),
    ],
)
def test_wrong_settings_are_named_with_file_and_key(text: str, wanted: str, tmp_path: Path) -> None:
    def use() -> None:
        settings = read(text, tmp_path)
        settings.folder("shared")
        settings.section("snippets").texts("hidden")
        settings.section("snippets").flag("edit_shared")

    with pytest.raises(UsageError) as caught:
        use()
    assert wanted in str(caught.value)
    assert str(tmp_path / "settings.toml") in str(caught.value)
