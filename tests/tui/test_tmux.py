"""The program in a real terminal by keys alone, as a writer uses it; tests wait for what stands on the screen."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("tmux is POSIX", allow_module_level=True)

from terminals import drafter
from tmux import PATIENCE, Window, tmux  # noqa: F401  a fixture

from drafter.reading.displayed import displayed

Open = Callable[..., Window]
PLAN = "type: work-plan\ntitle: 要点\nbody: |\n  正文\n"
WORDING = "主要负责同志要亲自部署"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Path:
    """The folder the writer works in."""
    return tmp_path


@pytest.fixture
def plan(folder: Path) -> Path:
    path = folder / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def until(holds: Callable[[], object], what: str) -> None:
    """Wait until *holds*, which nothing on a screen tells."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"waited for {what}"
        time.sleep(0.05)


def says(path: Path, words: str) -> bool:
    return path.is_file() and words in path.read_text(encoding="utf-8")


def kept(folder: Path) -> list[Path]:
    """The drafts without a file that could be recovered."""
    return list((folder / "home" / "data" / "drafter" / "recovery").glob("*.yaml"))


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def begin(window: Window, name: str) -> None:
    """Begin a document of the type *name* from the first screen, with the fields before one."""
    shown = window.wait_for("打开已有的稿件", name).splitlines()
    (first,) = (number for number, line in enumerate(shown) if line.strip() == "新建")
    (wanted,) = (number for number, line in enumerate(shown) if line.strip().startswith(f"{name}　"))
    window.keys("Home", *["Down"] * (wanted - first - 1), "Enter")
    window.wait_for("没有起名", "例：区图书馆")  # the help of the field that has the focus


def put_phrase(window: Window, letters: str, title: str, key: str = "Enter") -> None:
    """Find a phrase by F2 and put it in."""
    window.keys("F2")
    window.wait_for("回车插入文字")
    window.type(letters)
    window.wait_until(lambda shown: title in shown and "输入汉字" not in shown, title)
    window.keys(key)
    window.wait_without("回车插入文字")


def test_a_whole_plan_from_the_first_screen_to_the_word_file(tmux: Open, folder: Path) -> None:  # noqa: F811
    """A plan with phrases and an appendix, by keys alone; its Word file says it all, and the terminal is as it was."""
    window = tmux(*drafter())
    begin(window, "工作要点")
    window.type("区图书馆")
    window.keys("Tab")
    window.type("2027")
    window.wait_for("2027年区图书馆工作要点　共")

    window.keys("F6")
    window.type("一、强化阵地建设")
    window.keys("Enter", "Tab")
    window.type("优化空间布局。完成改造。")
    window.keys("Enter")
    put_phrase(window, "lddtzls", "领导带头抓落实")
    window.wait_for("一、强化阵地建设", "├ 1.优化空间布局", "└ 2.主要负责同志要亲自部")
    window.keys("Enter")
    put_phrase(window, "引出主要做法", "引出主要做法", "C-l")
    window.wait_for("以什么为抓手", "区图书馆")  # the field has answered the first question
    window.keys("Enter")
    window.type("阅读推广")
    window.keys("Enter")
    window.wait_for('抓手="阅读推广") }}')

    window.keys("F4")
    window.wait_for("Ctrl+E")
    window.keys("C-e")
    window.wait_for("附件的标题")
    window.keys("Enter", "C-u")
    window.type("主要事项")
    window.keys("Enter")
    window.wait_for("标题    主要事项")
    window.paste("事项\t责任单位\n完成改造\t办公室、典藏部\n新建分馆6个\t读者服务部\n")
    window.wait_for("附件 1/1　共 2 项", "新建分馆6个")

    window.keys("F5")
    window.wait_for("稿件的文件名")
    window.keys("Enter")
    window.wait_for("已生成")
    window.keys("C-q")
    window.wait_until(lambda _: window.asked("pane_dead") == "1", "the end of the program")
    assert window.asked("alternate_on") == "0"

    shown = [each.shown for each in displayed(folder / "2027年区图书馆工作要点.docx") if each.shown]
    assert shown[:3] == ["2027年区图书馆工作要点", "一、强化阵地建设", "1.优化空间布局。完成改造。"]
    assert shown[3].startswith(f"2.{WORDING}")
    assert shown[4].startswith("3.近年来，区图书馆立足自身实际，以阅读推广为抓手，")
    assert "附件：主要事项" in shown
    assert shown[-2:] == ["1.完成改造（办公室、典藏部）", "2.新建分馆6个（读者服务部）"]
    assert not kept(folder), "a draft with a name is not to be recovered"


def test_chinese_that_was_typed_survives_a_closed_terminal(tmux: Open, folder: Path) -> None:  # noqa: F811
    """The terminal is closed in the middle of a new draft; the next start offers it, and it goes on to the Word file."""
    window = tmux(*drafter())
    begin(window, "工作要点")
    window.type("区图书馆")
    window.keys("Tab")
    window.type("2027")
    window.wait_for("2027年区图书馆工作要点　共")
    window.keys("F6")
    window.type("一、强化阵地建设")
    window.keys("Enter", "Tab")
    window.type("优化“空间布局”，提升服务——完成改造。")
    window.wait_for("——完成改造。")
    program = window.program
    window.close()
    until(lambda: not is_running(program), "the end of the program")

    window = tmux(*drafter())
    window.wait_for("没有保存的稿件", "恢复")
    window.keys("Home", "Enter")
    window.wait_for("没有起名", "一、强化阵地建设", "1.优化“空间布局”")
    window.keys("F5")
    window.wait_for("稿件的文件名")
    window.keys("Enter")
    window.wait_for("已生成")
    shown = [each.shown for each in displayed(folder / "2027年区图书馆工作要点.docx") if each.shown]
    assert shown == ["2027年区图书馆工作要点", "一、强化阵地建设", "1.优化“空间布局”，提升服务——完成改造。", *shown[3:]]


def test_what_was_typed_before_a_closed_terminal_is_in_the_file(tmux: Open, plan: Path) -> None:  # noqa: F811
    window = tmux(*drafter("edit", plan.name))
    window.wait_for("例：区图书馆")  # the help of the first field: it has the focus
    window.keys("F6")
    window.type("新写的话。")
    window.wait_for("新写的话。正文")
    program = window.program
    window.close()
    until(lambda: not is_running(program), "the end of the program")
    assert "  新写的话。正文\n" in plan.read_text(encoding="utf-8")
    assert [each.name for each in plan.parent.iterdir() if each.name.endswith((".lock", ".tmp"))] == []


def test_a_kill_loses_nothing_that_was_saved_and_the_draft_is_found_again(tmux: Open, folder: Path) -> None:  # noqa: F811
    """Without another key what was typed is kept; a program that is killed can do nothing about it."""
    window = tmux(*drafter())
    begin(window, "工作要点")
    window.type("区图书馆")
    until(lambda: any(says(each, "区图书馆") for each in kept(folder)), "what is kept of the draft")
    os.kill(window.program, signal.SIGKILL)
    window.wait_until(lambda _: window.asked("pane_dead") == "1", "the end of the program")

    window = tmux(*drafter())
    window.wait_for("没有保存的稿件", "恢复")
    window.keys("Home", "Enter")
    assert "区图书馆" in window.wait_for("没有起名", "✓ 单位")


def test_a_terminated_program_gives_the_terminal_back(tmux: Open, plan: Path) -> None:  # noqa: F811
    window = tmux(*drafter("edit", plan.name))
    window.wait_for("例：区图书馆")
    window.type("区图书馆")
    window.wait_for("✓ 单位", "区图书馆")
    assert window.asked("alternate_on") == "1"
    os.kill(window.program, signal.SIGTERM)
    window.wait_until(lambda _: window.asked("pane_dead") == "1", "the end of the program")
    assert says(plan, "organisation: 区图书馆")
    assert (window.asked("alternate_on"), window.asked("mouse_any_flag")) == ("0", "0")


def test_two_windows_on_one_file_are_told_and_neither_overwrites_the_other(tmux: Open, plan: Path) -> None:  # noqa: F811
    one = tmux(*drafter("edit", plan.name))
    one.wait_for("例：区图书馆")
    two = tmux(*drafter("edit", plan.name))
    two.wait_for("例：区图书馆", "在另一个窗口里也开着")
    one.wait_for("在另一个窗口里也打开了")
    one.type("区图书馆")
    until(lambda: says(plan, "区图书馆"), "what the first has saved")
    two.wait_for("文件在外面改过了", "- organisation: 区图书馆")
    two.keys("Down", "Down", "Enter")
    assert "区图书馆" in two.wait_for("✓ 单位")
    assert says(plan, "organisation: 区图书馆")
