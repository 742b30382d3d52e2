"""Which fonts this machine has, and what a program shows in the place of a missing one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from drafter.office.font_files import SUFFIXES, families_in
from drafter.office.font_names import is_chinese, names_of

_SECONDS = 60
_USUAL = "宋体"
_SUBSTITUTES = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\FontSubstitutes"


def is_installed(font: str) -> bool:
    """Tell whether *font* is there, under its Chinese or its English name."""
    return not names_of(font).isdisjoint(_installed())


def libreoffice_shows(font: str) -> str:
    """Return what LibreOffice shows for the missing *font*, empty where only LibreOffice knows: off Linux it has a list."""
    if not _has_fontconfig():
        return ""
    language = ":lang=zh-cn" if is_chinese(font) else ""
    return _said("fc-match", font.replace(":", " ").replace("-", r"\-") + language, "--format", "%{family[0]}").strip()


def word_shows(font: str) -> str:
    """Return what Word usually shows for the missing *font*: what Windows puts in its place, else 宋体 for a Chinese one."""
    substitutes = _substitutes()
    replaced = next((substitutes[name] for name in sorted(names_of(font)) if name in substitutes), "")
    return replaced or (_USUAL if is_chinese(font) and names_of(font) != names_of(_USUAL) else "")


@lru_cache(maxsize=1)
def _installed() -> frozenset[str]:
    """Return the names of all families, case-folded."""
    if _has_fontconfig():
        names = _said("fc-list", "--format", "%{family}\n").replace("\n", ",").split(",")
    else:
        names = [name for path in _files() for name in families_in(path)]
    return frozenset(name.strip().casefold() for name in names if name.strip())


def _has_fontconfig() -> bool:
    return sys.platform not in ("win32", "darwin") and bool(shutil.which("fc-list") and shutil.which("fc-match"))


def _said(*command: str) -> str:
    try:
        ran = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return ran.stdout.decode("utf-8", errors="replace")


def _files() -> Iterator[Path]:
    for folder in _folders():
        for path, _, names in os.walk(folder):
            yield from (Path(path, name) for name in names if name.lower().endswith(SUFFIXES))


def _folders() -> list[Path]:
    """Return the folders where this system and Word keep fonts."""
    home = Path.home()
    if sys.platform == "win32":
        own = Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft" / "Windows" / "Fonts"
        return [Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts", own]
    if sys.platform == "darwin":
        of_word = Path("/Applications/Microsoft Word.app/Contents/Resources/DFonts")
        system = Path("/System/Library")
        return [system / "Fonts", system / "AssetsV2", Path("/Library/Fonts"), home / "Library" / "Fonts", of_word]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local" / "share" / "fonts", home / ".fonts"]


def _substitutes() -> dict[str, str]:
    """Return the fonts that Windows puts in the place of others, by their case-folded names."""
    if sys.platform != "win32":
        return {}
    import winreg  # Windows only

    found = {}
    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _SUBSTITUTES) as key:
            for number in range(winreg.QueryInfoKey(key)[1]):
                name, value, _ = winreg.EnumValue(key, number)
                found[name.casefold()] = str(value).partition(",")[0]
    except OSError:
        return {}
    return found
