"""LibreOffice for tests: the real one, and stand-ins that hang or crash.

``libreoffice``        a fixture for tests that need the real one: without it they are skipped with the reason; with
                       ``CI=true`` they fail
``own_temporary``      a fixture: an empty folder that everything temporary goes to, so that a test can see what is left there
``saved_by_libreoffice(docx, folder)``   the docx as LibreOffice saves it: other ids, other names of parts, no hints
``stand_in(folder, code)``   the path of a program that runs the Python *code* in the place of soffice
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from instruments import instrument


@pytest.fixture
def libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice is there, and found as on a user's machine."""
    monkeypatch.delenv("DRAFTER_SOFFICE", raising=False)
    instrument("soffice")


@pytest.fixture
def own_temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for temporary files, with Chinese and a blank in its name."""
    folder = tmp_path / "临时 文件"
    folder.mkdir()
    for name in ("TMPDIR", "TMP", "TEMP"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


def stand_in(folder: Path, code: str) -> Path:
    """Return the path of a program in *folder* that runs the Python *code*."""
    script = folder / "stand_in.py"
    script.write_text(code, encoding="utf-8")
    if sys.platform == "win32":
        program = folder / "soffice.cmd"
        program.write_text(f'@"{sys.executable}" "{script}" %*\n', encoding="utf-8")
    else:
        program = folder / "soffice"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{script}" "$@"\n', encoding="utf-8")
        program.chmod(0o755)
    return program


def saved_by_libreoffice(docx: bytes, folder: Path) -> bytes:
    """Return *docx* opened and saved by LibreOffice, whose files and profile go into *folder*."""
    source = folder / "template.docx"
    source.write_bytes(docx)
    program = instrument("soffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out")]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)
    return (folder / "out" / source.name).read_bytes()
