"""The program on a real terminal: nothing is lost, whatever ends it, and the terminal is as it was."""

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
NORMAL_SCREEN = b"\x1b[?1049l"
F6 = "\x1b[17~"


@pytest.fixture
def plan(own_folders: Path) -> Path:
    path = own_folders / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def opened(plan: Path) -> Iterator[Terminal]:
    """The draft open on a terminal, the cursor in the body, something typed."""
    terminal = Terminal(drafter("edit", plan.name), plan.parent)
    terminal.wait_for("已保存")
    terminal.read(0.5)
    terminal.type(F6)
    terminal.read(0.5)
    terminal.type("新写的话。")
    yield terminal
    terminal.close()


ENDS: dict[str, Callable[[Terminal], int]] = {
    "term": lambda terminal: terminal.end(signal.SIGTERM),
    "hup": lambda terminal: terminal.end(signal.SIGHUP),
    "closed": lambda terminal: terminal.hang_up(),
}


@pytest.mark.parametrize("how", ENDS)
def test_what_was_typed_just_before_the_end_is_saved(opened: Terminal, plan: Path, how: str) -> None:
    opened.read(0.2)
    ENDS[how](opened)
    assert "  新写的话。正文\n" in plan.read_text(encoding="utf-8")


@pytest.mark.parametrize("how", ["term", "hup"])
def test_the_terminal_is_given_back_as_it_was(opened: Terminal, how: str) -> None:
    opened.read(0.2)
    ENDS[how](opened)
    assert NORMAL_SCREEN in opened.painted[-2000:]


def test_a_kill_loses_at_most_the_last_second(opened: Terminal, plan: Path) -> None:
    opened.read(1.2)
    opened.end(signal.SIGKILL)
    assert "  新写的话。正文\n" in plan.read_text(encoding="utf-8")


def test_a_new_draft_is_recovered_after_a_kill(own_folders: Path) -> None:
    first = Terminal(drafter(), own_folders)
    first.wait_for("新建")
    first.type("\x1b[F\x1b[A\r")  # the last but one: the plan
    first.wait_for("没有起名")
    first.read(0.5)
    first.type("区图书馆")
    first.read(1.5)
    first.end(signal.SIGKILL)
    second = Terminal(drafter(), own_folders)
    second.wait_for("没有保存的稿件")
    second.type("\r")
    second.wait_for("区图书馆")
    second.close()


def test_a_whole_plan_is_typed_and_made(plan: Path, opened: Terminal) -> None:
    opened.type("\x1b[15~")  # F5
    opened.wait_for("已生成")
    assert plan.with_suffix(".docx").is_file()
