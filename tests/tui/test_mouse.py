"""A plan by the mouse on a real terminal: fields, tabs, the outline, a selection, keys below, buttons of a dialog."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("tmux is POSIX", allow_module_level=True)

from rich.cells import cell_len
from terminals import drafter
from tmux import Window, tmux  # noqa: F401  a fixture

PLAN = "type: work-plan\ntitle: 要点\nbody: |\n  # 甲事\n  # 乙事\n  甲乙丙丁\n"


class Mouse:
    """Points at words on the screen of *window*, with the reports that a terminal sends (SGR)."""

    def __init__(self, window: Window) -> None:
        self.window = window

    def at(self, words: str, after: int = 0) -> tuple[int, int]:
        """Column and row of *words*, from 1, *after* characters on."""
        lines = self.window.wait_for(words).split("\n")
        row = max(number for number, line in enumerate(lines) if words in line)
        return cell_len(lines[row][: lines[row].index(words) + after]) + 1, row + 1

    def report(self, button: int, place: tuple[int, int], *, down: bool = True) -> None:
        self.window.type(f"\x1b[<{button};{place[0]};{place[1]}{'M' if down else 'm'}")

    def click(self, words: str) -> None:
        place = self.at(words)
        self.report(0, place)
        self.report(0, place, down=False)

    def drag(self, words: str) -> None:
        """Select *words*."""
        start, end = self.at(words), self.at(words, len(words))
        self.report(0, start)
        self.report(32, end)
        self.report(0, end, down=False)


def test_a_plan_is_changed_and_made_with_the_mouse(tmux: Callable[..., Window], tmp_path: Path) -> None:  # noqa: F811
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    window = tmux(*drafter("edit", path.name), columns=80, rows=24)
    mouse = Mouse(window)
    window.wait_for("例：区图书馆")
    mouse.click("四位数字")
    window.wait_for("要点所管的年度")
    window.type("2027")
    window.wait_for("✓ 年度")
    for _ in range(3):
        mouse.report(65, (40, 12))  # the wheel
    window.wait_for("附注")
    mouse.click("▐ ▌ 否")
    window.wait_for("▐✓▌ 是")
    mouse.click("大纲")
    mouse.click("二、乙事")
    window.wait_for("甲乙丙丁")
    mouse.drag("乙丙")
    window.keys("Delete")
    window.wait_for("甲丁")
    mouse.click("F5 生成")
    window.wait_for("已生成")
    text = path.read_text(encoding="utf-8")
    assert "year: 2027" in text
    assert "sealed: yes" in text or "sealed: 是" in text
    assert "甲丁" in text
    assert path.with_suffix(".docx").is_file()


def test_dialogs_are_answered_with_the_mouse(tmux: Callable[..., Window], tmp_path: Path) -> None:  # noqa: F811
    window = tmux(*drafter(), columns=80, rows=24)
    mouse = Mouse(window)
    mouse.click("工作要点")
    window.wait_for("例：区图书馆")
    mouse.click("F1 帮助")
    mouse.click("Esc 关闭")
    window.wait_without("Esc 关闭")
    mouse.click("^p 命令")
    mouse.click("生成  ")
    window.wait_for("稿件的文件名")
    mouse.click("取消")
    window.wait_without("稿件的文件名")
    mouse.click("F5 生成")
    mouse.click("确定")
    window.wait_for("已生成")
    assert (tmp_path / "工作要点.docx").is_file()


def test_in_english_the_narrow_screen_has_whole_words(tmux: Callable[..., Window], tmp_path: Path) -> None:  # noqa: F811
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    window = tmux(*drafter("--lang", "en", "edit", path.name), columns=80, rows=24)
    shown = window.wait_for("F1 help", "^p commands", "Saved")
    assert all(len(line) <= 80 for line in shown.split("\n"))
    assert "F8 problems" in shown
