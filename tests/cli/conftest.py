"""The command line as a user meets it: arguments in, exit status and both streams out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import PLAN, Process, Ran, Run

from drafter.base.messages import use_language
from drafter.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test works in an empty folder of its own, in Chinese, without settings of the user."""
    monkeypatch.chdir(tmp_path)
    for name in ("DRAFTER_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "DRAFTER_TEMPLATES", "DRAFTER_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    yield
    use_language("zh")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """A function that runs a command line in this process."""

    def call(*arguments: str | Path) -> Ran:
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return call


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The path of a good answers file."""
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def process() -> Process:
    """A function that runs a command line in a process of its own."""

    def call(*arguments: str, data: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "drafter", *arguments]
        own = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
        return subprocess.run(command, input=data, capture_output=True, check=False, env=own, timeout=120)

    return call
