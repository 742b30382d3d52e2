"""The program on a real terminal: nothing is lost, whatever ends it, and the terminal is as it was."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from terminals import Terminal, drafter

from drafter.reading.displayed import displayed

PLAN = "type: work-plan\ntitle: 要点\nbody: |\n  正文\n"
NORMAL_SCREEN = b"\x1b[?1049l"
F6 = "\x1b[17~"
WORDING = "主要负责同志要亲自部署"


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
    terminal.settle()
    terminal.type(F6)
    terminal.settle()
    terminal.type("新写的话。")
    terminal.wait_for("的话。")
    yield terminal
    terminal.close()


def saved_within(terminal: Terminal, path: Path, words: str, seconds: float = 15) -> None:
    """Read on until *path* says *words*."""
    end = time.monotonic() + seconds
    while not path.is_file() or words not in path.read_text(encoding="utf-8"):
        assert time.monotonic() < end, f"{words} is not saved"
        terminal.read(0.1)


ENDS: dict[str, Callable[[Terminal], int]] = {
    "term": lambda terminal: terminal.end(signal.SIGTERM),
    "hup": lambda terminal: terminal.end(signal.SIGHUP),
    "closed": lambda terminal: terminal.hang_up(),
}


@pytest.mark.parametrize("how", ENDS)
def test_what_was_typed_just_before_the_end_is_saved(opened: Terminal, plan: Path, how: str) -> None:
    ENDS[how](opened)
    assert "  新写的话。正文\n" in plan.read_text(encoding="utf-8")


@pytest.mark.parametrize("how", ["term", "hup"])
def test_the_terminal_is_given_back_as_it_was(opened: Terminal, how: str) -> None:
    ENDS[how](opened)
    assert NORMAL_SCREEN in opened.painted[-2000:]


def test_a_kill_loses_only_what_was_typed_last(opened: Terminal, plan: Path) -> None:
    """What was typed is in the file without another key; how soon is measured by the benchmark, not here."""
    saved_within(opened, plan, "新写的话。")
    opened.end(signal.SIGKILL)
    assert "  新写的话。正文\n" in plan.read_text(encoding="utf-8")


def test_a_whole_plan_from_the_first_screen_over_a_kill_to_the_word_file(own_folders: Path) -> None:
    """A writer begins, is cut off, comes back, puts in a phrase and an appendix, and gets a Word file that says it all."""
    first = Terminal(drafter(), own_folders)
    first.wait_for("打开已有的稿件")
    first.settle()
    first.type("\x1b[F\x1b[A\x1b[A\r")  # the last but two: the plan
    first.wait_for("没有起名")
    first.settle()
    for keys in ("区图书馆", "\t", "2027", F6, "一、强化阵地建设", "\r", "优化空间布局。完成改造。"):
        first.type(keys)
        first.settle()
    kept = own_folders / "home" / "data" / "drafter" / "recovery"
    for _ in range(150):
        if any("完成改造" in each.read_text(encoding="utf-8") for each in kept.glob("*.yaml")):
            break
        first.read(0.1)
    first.end(signal.SIGKILL)

    second = Terminal(drafter(), own_folders)
    second.wait_for("没有保存的稿件")
    second.settle()
    second.type("\r")
    second.wait_for("没有起名")
    second.settle()
    second.type(F6)
    second.settle()
    second.type("\x1b[F")  # to the end of the heading
    second.settle()
    second.type("\x1bOQ")  # F2
    second.wait_for("Ctrl+L")
    second.settle()
    second.type("lddtzls")
    second.wait_for("领导带头抓落实")
    second.settle()
    second.type("\r")
    second.settle()
    second.type("\x1bOS")  # F4
    second.settle()
    second.type("\x05")  # Ctrl+E
    second.wait_for("附件的标题")
    second.settle()
    for keys in ("\r", "\x15", "主要事项", "\r"):
        second.type(keys)
        second.settle()
    second.type("\x1b[200~事项\t责任单位\n完成改造\t办公室、典藏部\n\x1b[201~")
    second.wait_for("典藏部")
    second.settle()
    second.type("\x1b[15~")  # F5
    second.wait_for("文件名")
    second.settle()
    second.type("\r")
    made = own_folders / "2027年区图书馆工作要点.docx"
    for _ in range(150):
        if made.is_file():
            break
        second.read(0.1)
    second.close()
    shown = [each.shown for each in displayed(made) if each.shown]
    assert shown[0] == "2027年区图书馆工作要点"
    assert shown[1].startswith(f"一、强化阵地建设{WORDING}")
    assert shown[2] == "二、优化空间布局。完成改造。"
    assert "附件：主要事项" in shown
    assert "1.完成改造（办公室、典藏部）" in shown


def test_a_new_draft_is_recovered_after_a_kill(own_folders: Path) -> None:
    first = Terminal(drafter(), own_folders)
    first.wait_for("打开已有的稿件")
    first.settle()
    first.type("\x1b[F\x1b[A\x1b[A\r")  # the last but two: the plan
    first.wait_for("没有起名")
    first.settle()
    first.type("区图书馆")
    first.wait_for("图书馆")
    first.wait_for("已保存")
    first.settle(1.5)
    first.end(signal.SIGKILL)
    second = Terminal(drafter(), own_folders)
    second.wait_for("没有保存的稿件")
    second.type("\r")
    second.wait_for("区图书馆")
    assert "区图书馆".encode() in second.painted
    second.close()


def test_a_whole_plan_is_typed_and_made(plan: Path, opened: Terminal) -> None:
    opened.type("\x1b[15~")  # F5
    opened.wait_for("已生成")
    assert plan.with_suffix(".docx").is_file()
