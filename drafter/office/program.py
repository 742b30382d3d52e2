"""Where LibreOffice is on this machine, and which one."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from drafter.base.errors import DrafterError
from drafter.office.faults import NoOfficeError
from drafter.office.process import run
from drafter.office.workplace import workplace

_VERSION = re.compile(r"\d+(?:\.\d+)+")
_SECONDS = 30
_COMMANDS = ("soffice", "libreoffice")
_UNIX_FOLDERS = ("/opt/libreoffice*", "/usr/lib/libreoffice", "/usr/lib64/libreoffice", "/usr/local/lib/libreoffice")
_MAC_PROGRAM = "LibreOffice*.app/Contents/MacOS/soffice"
_WINDOWS_FOLDERS = ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")


def find() -> Path:
    """Return the program soffice: DRAFTER_SOFFICE, else the one on the PATH, else one in a usual place; NoOfficeError."""
    named = os.environ.get("DRAFTER_SOFFICE", "").strip()
    if named:
        program = shutil.which(named)
        if program is None:
            raise NoOfficeError(named)
        return _console(Path(program))
    for candidate in (*_on_path(), *_in_usual_places()):
        return candidate
    raise NoOfficeError


def version(program: Path) -> str:
    """Return the version of *program* as in 7.4.7.2, empty where it does not say."""
    try:
        with workplace() as folder:
            _, output = run([program, "--headless", "--version"], folder, _SECONDS)
    except DrafterError:
        return ""
    found = _VERSION.search(output)
    return found[0] if found else ""


def _on_path() -> Iterator[Path]:
    for command in _COMMANDS:
        found = shutil.which(command)
        # A snap sees nothing of the folder for temporary files, so it could not read what it is to convert.
        if found is not None and "snap" not in Path(found).parts:
            yield _console(Path(found))


def _in_usual_places() -> Iterator[Path]:
    if sys.platform == "win32":
        yield from _windows_programs()
    elif sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield from _newest(folder.glob(_MAC_PROGRAM))
    else:
        for pattern in _UNIX_FOLDERS:
            yield from _newest(Path("/").glob(f"{pattern[1:]}/program/soffice"))


def _windows_programs() -> Iterator[Path]:
    for name in _WINDOWS_FOLDERS:
        folder = os.environ.get(name)
        if folder:
            yield from _newest(Path(folder).glob("LibreOffice*/program/soffice.com"))
            yield from _newest(Path(folder).glob("Programs/LibreOffice*/program/soffice.com"))


def _newest(programs: Iterator[Path]) -> list[Path]:
    """Return *programs* that are files, the highest version in the folder's name first."""
    return sorted((each for each in programs if each.is_file()), key=_numbers, reverse=True)


def _numbers(path: Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", str(path))]


def _console(program: Path) -> Path:
    """Return the program beside *program* that waits for its end: on Windows soffice.exe does not, soffice.com does."""
    console = program.with_suffix(".com")
    return console if program.suffix.lower() == ".exe" and console.is_file() else program
