"""git as a program: argument lists, plain English output, no prompts, editors, pagers or hooks, and a time limit."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from drafter.base.messages import say
from drafter.snippets.sharing.failures import GitError, SharingError, cause

LOCAL = 120.0
"""Seconds that work on the disk may take."""

_GLANCE = 0.2  # s; a longer wait could not be interrupted by Ctrl-C on Windows
_FIRST_GLANCE = 0.002
_ATTEMPTS = 8
_PAUSE = 0.25  # s
_QUIET = {
    "core.hooksPath": os.devnull,
    "core.fsmonitor": "false",
    "core.quotePath": "false",
    "color.ui": "false",
    "gc.auto": "0",
    "maintenance.auto": "false",
    "submodule.recurse": "false",
    "push.followTags": "false",
    "push.gpgSign": "false",
}
_ELSEWHERE = (
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES"),
    *("GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF", "GIT_TRACE", "LANGUAGE"),
)
"""What would make git work on another repository than the one at hand, or say other things."""


class Ran(NamedTuple):
    """What git left behind: its exit status and both streams."""

    status: int
    out: bytes
    said: str


class Git:
    """git at work in *folder*."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("git")
        if program is None:
            raise SharingError(say("没有找到 git，不能同步"), say("请安装 git（git-scm.com），装好后重新打开终端"))
        self.folder = folder
        self._program = program

    def try_(
        self, *arguments: str, data: bytes = b"", seconds: float = LOCAL, environment: Mapping[str, str] | None = None
    ) -> Ran:
        """Run git with *arguments* and *data* on its standard input; SharingError where it takes more than *seconds*.

        Another git that has locked the repository for a moment is waited for.
        """
        for _ in range(_ATTEMPTS):
            ran = self._once(arguments, data, seconds, environment or {})
            if not ran.status or cause(ran.said) != "lock":
                break
            time.sleep(_PAUSE)
        return ran

    def _once(self, arguments: Sequence[str], data: bytes, seconds: float, environment: Mapping[str, str]) -> Ran:
        options = [word for key, value in _QUIET.items() for word in ("-c", f"{key}={value}")]
        command = [self._program, *options, *arguments]
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said:
            # Files, not pipes: a pipe would be held open by a child that outlives git.
            given.write(data)
            given.seek(0)
            streams = {"stdin": given, "stdout": out, "stderr": said}
            status = _run(command, self.folder, {**_environment(), **environment}, streams, seconds)
            out.seek(0)
            said.seek(0)
            return Ran(status, out.read(), said.read().decode("utf-8", "replace"))

    def run(self, *arguments: str, data: bytes = b"", environment: Mapping[str, str] | None = None) -> bytes:
        """Run git and return what it wrote; GitError where it failed."""
        ran = self.try_(*arguments, data=data, environment=environment)
        if ran.status:
            raise GitError(arguments[0], ran.said)
        return ran.out

    def line(self, *arguments: str, data: bytes = b"", environment: Mapping[str, str] | None = None) -> str:
        """Run git and return the line it wrote; GitError where it failed."""
        return decoded(self.run(*arguments, data=data, environment=environment)).strip()

    def remote_command(self) -> Mapping[str, str]:
        """Return what keeps ssh from asking questions at the terminal, unless somebody has chosen how to call it."""
        if os.environ.get("GIT_SSH_COMMAND") or os.environ.get("GIT_SSH"):
            return {}
        if self.try_("config", "core.sshCommand").out.strip():
            return {}
        return {"GIT_SSH_COMMAND": "ssh -o BatchMode=yes"}


def decoded(data: bytes) -> str:
    """Return *data*, names of files among them, as text that can be turned back."""
    return data.decode("utf-8", "surrogateescape")


def encoded(text: str) -> bytes:
    """Return *text* from :func:`decoded` as bytes."""
    return text.encode("utf-8", "surrogateescape")


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    quiet = {
        "LC_ALL": "C",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_PAGER": "cat",
        "GIT_EDITOR": "true",
        "GIT_SEQUENCE_EDITOR": "true",
    }
    return {**kept, **quiet, "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_REPLACE_OBJECTS": "1", "GCM_INTERACTIVE": "never"}


def _run(command: list[str], folder: Path, environment: dict[str, str], streams: dict[str, Any], seconds: float) -> int:
    try:
        process = subprocess.Popen(command, cwd=folder, env=environment, **streams, **_group_of_its_own())
    except OSError as error:
        raise SharingError(say("git 不能运行：{reason}", reason=error)) from error
    try:
        return _wait(process, seconds)
    except BaseException:
        _end(process)
        raise


def _wait(process: subprocess.Popen[bytes], seconds: float) -> int:
    until, glance = time.monotonic() + seconds, _FIRST_GLANCE
    while True:
        try:
            return process.wait(glance)
        except subprocess.TimeoutExpired:
            glance = _GLANCE
            if time.monotonic() > until:
                message = say("git 过了 {seconds:g} 秒还没有做完，已停下", seconds=seconds)
                raise SharingError(message, say("请检查网络后重试，或用 --timeout 放宽时间；本地的改动都在")) from None


def _group_of_its_own() -> dict[str, Any]:
    """Return what keeps Ctrl-C from git's children, so that they are ended from here, together."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


def _end(process: subprocess.Popen[bytes]) -> None:
    """End git and what it has started, gently first: git takes its lock files away when it is asked to go."""
    if sys.platform == "win32":
        with contextlib.suppress(OSError):
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
        process.kill()
    else:
        for signal_, patience in ((signal.SIGTERM, 3.0), (signal.SIGKILL, 3.0)):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal_)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(patience)
                break
    process.wait()
