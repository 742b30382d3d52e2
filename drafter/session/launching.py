"""A file opened in the program that this machine opens it with: Word, WPS, LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from drafter.base.errors import DrafterError
from drafter.base.messages import say

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")


def open_outside(path: Path) -> None:
    """Open *path* and return at once; DrafterError with a sentence where this machine cannot (a server, a plain terminal)."""
    if sys.platform == "win32":
        _started(path)
        return
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is None or (sys.platform != "darwin" and not any(os.environ.get(name) for name in _SCREENS)):
        raise _not_opened(path)
    try:
        subprocess.Popen(
            [program, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise _not_opened(path) from error


def _started(path: Path) -> None:
    try:
        getattr(os, "startfile")(path)  # noqa: B009  only Windows has it
    except OSError as error:
        raise _not_opened(path) from error


def _not_opened(path: Path) -> DrafterError:
    return DrafterError(
        say("这里没有能打开它的程序：{path}", path=path), say("请用 Word 或 WPS 打开；远程登录时，先把文件取回来")
    )
