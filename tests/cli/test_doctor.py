"""``drafter doctor``: what is installed, which fonts are missing, where things come from; it never fails itself."""

from __future__ import annotations

import json
import platform
import shutil
import sys
from itertools import takewhile
from pathlib import Path

import pytest
from commands import Run
from libreoffice import stand_in

from drafter.office import fonts


@pytest.fixture
def no_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has 仿宋 by its English name, and nothing else."""
    monkeypatch.setattr(fonts, "_installed", lambda: frozenset({"fangsong"}))


def row(page: str, name: str) -> str:
    """Return the line that begins with *name*, with the lines that it is turned over to."""
    lines = page.splitlines()
    first = next(number for number, line in enumerate(lines) if line.strip().startswith(name))
    more = takewhile(lambda line: line.startswith("      "), lines[first + 1 :])
    return "  ".join(line.strip() for line in (lines[first], *more))


def test_what_is_installed_stands_with_its_version_and_place(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soffice = stand_in(tmp_path, "print('LibreOffice 24.8.1.2 (X86_64)')")
    monkeypatch.setenv("DRAFTER_SOFFICE", str(soffice))
    ran = run("doctor")
    assert (ran.status, ran.err) == (0, "")
    assert row(ran.out, "LibreOffice").endswith(f"24.8.1.2  {soffice}")
    assert row(ran.out, "Python").endswith(f"{platform.python_version()}  {sys.executable}")
    assert row(ran.out, "docxtpl") > "docxtpl"
    assert run("doctor", "--lang", "en").out.startswith("Programs:")


def test_what_is_missing_is_said_with_what_it_costs(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_SOFFICE", "nowhere")
    monkeypatch.setenv("PATH", "")
    ran = run("doctor")
    assert ran.status == 0
    assert row(ran.out, "LibreOffice").endswith("没有：不能生成 PDF、页面图片和目录的页码")
    assert row(ran.out, "git").endswith("没有：不能与同事同步表述库")
    assert run("doctor", "--strict").status == 1


def test_a_libreoffice_that_does_not_run_is_told_from_a_missing_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    soffice = stand_in(tmp_path, "raise SystemExit(1)")
    monkeypatch.setenv("DRAFTER_SOFFICE", str(soffice))
    assert row(run("doctor").out, "LibreOffice").split()[1:] == ["不能运行：", str(soffice)]


@pytest.mark.usefixtures("no_fonts")
def test_every_font_of_the_format_is_there_or_what_is_shown_is_said(run: Run) -> None:
    page = run("doctor").out
    assert "字体，党政机关公文格式（GB/T 9704-2012）：" in page
    assert row(page, "仿宋").split() == ["仿宋", "有"]
    assert "没有：" in row(page, "方正小标宋简体")
    assert "Word 通常用宋体" in row(page, "方正小标宋简体")
    assert "用的是上面所说的代替字体" in "".join(line.strip() for line in page.splitlines())
    report = {font["name"]: font for font in json.loads(run("doctor", "--json").out)["fonts"]}
    assert report["仿宋"]["installed"] is True
    assert report["楷体"]["shown_instead"]["word"] == "宋体"
    if sys.platform.startswith("linux") and shutil.which("fc-match"):
        assert report["楷体"]["shown_instead"]["libreoffice"] in row(page, "楷体")


def test_nothing_is_said_of_substitutes_where_no_font_is_missing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "is_installed", lambda _: True)
    assert "代替" not in run("doctor").out


def test_places_stand_with_their_layer_and_whether_they_can_be_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "环境"):
        folder = tmp_path / name / "letter"
        folder.mkdir(parents=True)
        (folder / "type.yaml").write_text("name: 坏\n", encoding="utf-8")
    monkeypatch.setenv("DRAFTER_TEMPLATES", str(tmp_path / "环境"))
    ran = run("doctor", "--templates", tmp_path / "one", "--json")
    report = json.loads(ran.out)
    types = [(each["layer"], each["path"], each["count"]) for each in report["sources"] if each["kind"] == "types"]
    assert types[0][0] == "bundled"
    assert types[0][2] >= 1
    assert types[-2:] == [("named", str(tmp_path / "环境"), 0), ("named", str(tmp_path / "one"), 1)]
    personal = next(each for each in report["sources"] if each["kind"] == "phrases" and each["layer"] == "personal")
    assert (personal["exists"], personal["writable"]) == (False, True)
    assert any("缺少“fields”" in problem["message"] for problem in report["problems"])
    assert (ran.status, report["ok"]) == (0, False)


def test_settings_that_are_wrong_are_a_finding_not_a_failure(run: Run) -> None:
    path = Path(next(each["path"] for each in json.loads(run("doctor", "--json").out)["sources"]))
    path.parent.mkdir(parents=True)
    path.write_text("shared = [", encoding="utf-8")
    ran = run("doctor")
    assert ran.status == 0
    assert ran.err.count(str(path)) == 1
    assert str(path) in row(ran.out, "设置文件")
    assert row(ran.out, "文种文件夹").split()[1] == "自带"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a folder of the system that nobody can write to")
def test_a_place_that_cannot_be_written_is_marked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_TEMPLATES", "/proc")
    assert row(run("doctor").out, "文种文件夹  指定").endswith("只读")
