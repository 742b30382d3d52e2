"""A font is known by any of its names, and what stands in for a missing one is said."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from instruments import instrument

from drafter.office import fonts
from drafter.office.font_files import families_in

fontconfig_is_here = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="fontconfig is Linux's")


@fontconfig_is_here
def test_the_names_read_from_font_files_are_those_fontconfig_lists() -> None:
    instrument("fc-list")
    listed = subprocess.run(["fc-list", "--format", "%{file}\t%{family}\n"], capture_output=True, check=False).stdout
    lines = [line.split("\t") for line in listed.decode().splitlines()]
    files = [(Path(file), families) for file, families in lines if file.lower().endswith((".ttf", ".otf", ".ttc"))]
    assert files
    for file, families in files:
        assert not {name.strip() for name in families.split(",")}.isdisjoint(families_in(file)), file


@pytest.mark.parametrize(
    "data", [b"", b"ttcf", b"\0\1\0\0\xff\xff" + b"name" * 10, b"ttcf\0\1\0\0\xff\xff\xff\xff" + b"\xff" * 99]
)
def test_a_damaged_font_has_no_names(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "font.ttf").write_bytes(data)
    assert families_in(tmp_path / "font.ttf") == frozenset()


def test_a_font_is_there_under_its_other_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_installed", lambda: frozenset({"fangsong", "方正小标宋简体", "arial"}))
    assert fonts.is_installed("仿宋")
    assert fonts.is_installed("FZXiaoBiaoSong-B05S")
    assert fonts.is_installed("Arial")
    assert not fonts.is_installed("仿宋_GB2312")


def test_what_word_shows_for_a_missing_font(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_substitutes", lambda: {"kaiti_gb2312": "KaiTi"})
    assert fonts.word_shows("楷体_GB2312") == "KaiTi"
    assert fonts.word_shows("方正小标宋简体") == "宋体"
    assert fonts.word_shows("Garamond") == ""


@fontconfig_is_here
def test_what_libreoffice_shows_is_a_font_that_is_there() -> None:
    instrument("fc-match")
    shown = fonts.libreoffice_shows("没有的字体")
    assert shown
    assert fonts.is_installed(shown)
    assert fonts.libreoffice_shows("没有-的:字体") == shown
