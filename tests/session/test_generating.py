"""The Word file of a draft, and opening it."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from drafter import office
from drafter.base.errors import DrafterError
from drafter.base.messages import say
from drafter.doctypes import TypeLibrary
from drafter.reading.displayed import displayed
from drafter.session import launching
from drafter.session.generating import generate
from drafter.session.session import Session


def test_open_fields_become_marks_that_are_counted(plan: Session, bundled_types: TypeLibrary) -> None:
    plan.set_words("title", "")
    plan.set_words("organisation", "")
    plan.save()
    assert plan.path is not None
    made = generate(plan.path, bundled_types)
    first = next(each.shown for each in displayed(made.written.path) if each.shown)
    assert first == "2026年【待填：单位】工作要点"
    assert made.todo == 1


def test_a_pdf_that_cannot_be_made_leaves_the_word_file(
    plan: Session, bundled_types: TypeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> bytes:
        raise DrafterError(say("没有找到 LibreOffice"))

    monkeypatch.setattr(office, "to_pdf", refuse)
    assert plan.path is not None
    made = generate(plan.path, bundled_types, pdf=True)
    assert made.written.path.is_file()
    assert made.pdf is None
    assert made.problems[0].message == "没有找到 LibreOffice"


def test_a_pdf_stands_beside_the_word_file(plan: Session, bundled_types: TypeLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "to_pdf", lambda _: b"%PDF-1.7")
    assert plan.path is not None
    made = generate(plan.path, bundled_types, pdf=True)
    assert made.pdf == plan.path.with_suffix(".pdf")
    assert made.pdf.read_bytes() == b"%PDF-1.7"


@pytest.mark.skipif(sys.platform != "linux", reason="xdg-open is of Linux desktops")
class TestOpening:
    """The file in the program of the desktop."""

    def test_without_a_desktop_it_is_said(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("DISPLAY", raising=False)
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        with pytest.raises(DrafterError, match="没有能打开它的程序"):
            launching.open_outside(tmp_path / "要点.docx")

    def test_with_one_its_program_gets_the_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        program, told = tmp_path / "bin" / "xdg-open", tmp_path / "told"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nprintf %s "$1" > "{told}.part" && mv "{told}.part" "{told}"\n', encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
        monkeypatch.setenv("DISPLAY", ":0")
        launching.open_outside(tmp_path / "要点.docx")
        for _ in range(100):
            if told.exists():
                break
            time.sleep(0.05)
        assert told.read_text(encoding="utf-8") == str(tmp_path / "要点.docx")
