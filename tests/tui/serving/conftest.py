"""What the tests of the served screens share: a server of its own for each test, and the fixture ``chromium``."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from chromium import chromium  # noqa: F401  a fixture
from terminals import drafter

Serve = Callable[..., tuple[subprocess.Popen[str], str]]


@pytest.fixture
def serve(own_folders: Path) -> Iterator[Serve]:
    """A function that runs ``drafter serve`` and returns the process and the address it gives."""
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> tuple[subprocess.Popen[str], str]:
        own = {**os.environ, "DRAFTER_LANG": "zh", "PYTHONPATH": str(Path(__file__).parents[3])}
        process = subprocess.Popen(
            drafter("serve", *arguments),
            cwd=own_folders,
            env=own,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        started.append(process)
        assert process.stdout is not None
        return process, process.stdout.readline().strip()

    yield start
    for process in started:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=20)


@pytest.fixture(autouse=True)
def _is_posix() -> None:
    """The house of this room is tried where its signals are."""
    if sys.platform == "win32":
        pytest.skip("the signals of these tests are POSIX")
