"""``drafter edit``, and ``drafter`` alone, where nobody sits at a terminal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from drafter.cli import main


def test_without_a_terminal_the_screens_are_refused_with_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["edit", "plan.yaml"]) == 2
    assert "要在终端里运行" in capsys.readouterr().err


def test_without_a_terminal_drafter_alone_shows_its_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "drafter render plan.yaml" in capsys.readouterr().out


def test_no_other_command_loads_the_screens() -> None:
    code = "import sys; from drafter.cli import main; main(['types', 'list']); sys.exit('textual' in sys.modules)"
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=False).returncode == 0
