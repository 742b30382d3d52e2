"""The program on a pseudo-terminal: what each way of ending it does to the draft and to the terminal."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from terminals import Terminal, drafter

PLAN = "type: work-plan\ntitle: 要点\nbody: |\n  正文\n"
GIVEN_BACK = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l")
"""The usual screen, its cursor, no reports of the mouse, no brackets around what is pasted."""


@pytest.fixture
def plan(own_folders: Path) -> Path:
    path = own_folders / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def opened(plan: Path) -> Iterator[Terminal]:
    """The draft open on a terminal, its first field filled."""
    terminal = Terminal(drafter("edit", plan.name), plan.parent)
    terminal.wait_for("例：区图书馆")  # the help of the field that has the focus
    terminal.type("区图书馆")
    terminal.wait_for("区图书馆", "已保存")
    yield terminal
    terminal.close()


ENDS: dict[str, Callable[[Terminal], int]] = {
    "int": lambda terminal: terminal.end(signal.SIGINT),
    "term": lambda terminal: terminal.end(signal.SIGTERM),
    "hup": lambda terminal: terminal.end(signal.SIGHUP),
    "closed": lambda terminal: terminal.hang_up(),
}


@pytest.mark.parametrize("how", ENDS)
def test_what_was_typed_just_before_the_end_is_saved(opened: Terminal, plan: Path, how: str) -> None:
    opened.type("分馆")
    opened.wait_for("区图书馆分馆")
    ENDS[how](opened)
    assert "organisation: 区图书馆分馆\n" in plan.read_text(encoding="utf-8")


@pytest.mark.parametrize("how", ["int", "term", "hup"])
def test_the_terminal_is_given_back_as_it_was(opened: Terminal, how: str) -> None:
    ENDS[how](opened)
    assert [each for each in GIVEN_BACK if each not in opened.painted[-2000:]] == []
