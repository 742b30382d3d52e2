"""A program that is run with a time limit and ended with all its children."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from drafter.office.faults import NotConvertedError, TooSlowError

_GLANCE = 0.2  # s; a longer wait could not be interrupted by Ctrl-C on Windows


def run(
    command: Sequence[str | Path], folder: Path, seconds: float, environment: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """Run *command* in *folder*, where its output is kept too, and return its exit status and what it said.

    TooSlowError after *seconds*, and NotConvertedError where it cannot be started. Its children end with it, also on Ctrl-C.
    """
    program = Path(command[0])
    log = folder / "output.txt"
    # The output goes to a file: a pipe would be held open by a child that outlives the program.
    with log.open("wb") as stream:
        try:
            process = subprocess.Popen(
                list(map(str, command)),
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.STDOUT,
                cwd=folder,
                env=environment,
                **_group_of_its_own(),
            )
        except OSError as error:
            raise NotConvertedError(program, error.errno or -1, str(error)) from error
        try:
            status = _wait(process, program, seconds)
        except BaseException:
            _end(process)
            raise
    return status, log.read_text(encoding="utf-8", errors="replace")


def _wait(process: subprocess.Popen[bytes], program: Path, seconds: float) -> int:
    until = time.monotonic() + seconds
    while True:
        try:
            return process.wait(_GLANCE)
        except subprocess.TimeoutExpired:
            if time.monotonic() > until:
                raise TooSlowError(program, seconds) from None


def _group_of_its_own() -> dict[str, Any]:
    """Return what keeps Ctrl-C from the children, so that they are ended from here, together."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


def _end(process: subprocess.Popen[bytes]) -> None:
    """End *process* and all its children: soffice is only a starter, what works is a child of it."""
    if sys.platform == "win32":
        command = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        with contextlib.suppress(OSError):
            subprocess.run(command, capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()
