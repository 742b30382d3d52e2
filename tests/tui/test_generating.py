"""F5 on the screen: what is said of the Word file that was made, or why there is none; the focus stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from screens import screen_text, settle, type_words
from textual.pilot import Pilot

from drafter.session import generating

Drive = Callable[..., Any]


@pytest.fixture
def plan(own_folders: Path) -> Path:
    path = own_folders / "plan.yaml"
    path.write_text("type: work-plan\nyear: 2027\nbody: |\n  # 甲\n", encoding="utf-8")
    return path


async def said(pilot: Pilot[None], words: str) -> str:
    """What is said in the corner, once it says *words*, without the breaks of its lines."""
    for _ in range(100):
        await settle(pilot, 0.1)
        notices = "\n".join(f"{each.title}{each.message}" for each in pilot.app._notifications)
        if words in notices:
            return notices.replace("\n", "")
    raise AssertionError(f"{notices}\n{screen_text(pilot)}")


def test_what_is_open_and_what_was_not_printed_is_said(drive: Drive, plan: Path) -> None:
    async def play(pilot: Pilot[None]) -> tuple[str, bool]:
        await settle(pilot)
        await pilot.press(*["tab"] * 8)
        await pilot.press("ctrl+u")
        await type_words(pilot, "2026-2-30")
        before = pilot.app.screen.focused
        await pilot.press("f5")
        return await said(pilot, "已生成"), pilot.app.screen.focused is before

    shown, is_there = drive(play, plan, (120, 30))
    assert "还有 1 处【待填】【请核】" in shown
    assert "“成文日期”没有印出：没有“2026-2-30”这一天" in shown
    assert is_there


def test_why_there_is_no_word_file_is_said_as_the_writer_sees_it(drive: Drive, plan: Path) -> None:
    async def play(pilot: Pilot[None]) -> str:
        await settle(pilot)
        await pilot.press("f6", "end")
        await type_words(pilot, "{{ nosuch }}")
        await pilot.press("f5")
        return await said(pilot, "没有生成")

    shown = drive(play, plan, (120, 30))
    assert "按 F8 逐个去改；稿件已经保存" in shown
    assert "plan.yaml:" not in shown
    assert "--draft" not in shown
    assert not plan.with_suffix(".docx").exists()


def test_a_defect_while_it_is_made_ends_nothing(drive: Drive, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("甲乙")

    monkeypatch.setattr(generating, "generate", fail)

    async def play(pilot: Pilot[None]) -> str:
        await settle(pilot)
        await pilot.press("f5")
        shown = await said(pilot, "没有生成")
        await type_words(pilot, "区图书馆")
        return shown

    assert "程序内部出错" in drive(play, plan)
    assert "organisation: 区图书馆" in plan.read_text(encoding="utf-8")


def test_the_name_that_is_proposed_holds_no_marks(drive: Drive) -> None:
    async def play(pilot: Pilot[None]) -> str:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot, 0.5)
        await pilot.press("f5")
        await settle(pilot)
        return screen_text(pilot)

    assert " 工作要点.yaml" in drive(play)


def test_words_that_cannot_be_used_are_shown_before_they_are_lost(drive: Drive, plan: Path) -> None:
    async def play(pilot: Pilot[None]) -> tuple[str, str, str]:
        await settle(pilot)
        await pilot.press("tab", "ctrl+u", "a", "f10")
        words = await said(pilot, "关闭后不保留")
        warned = screen_text(pilot)
        await pilot.press("f10")
        await settle(pilot, 0.5)
        return words, warned, screen_text(pilot)

    words, warned, left = drive(play, plan, (120, 30))
    assert "“年度”里的字不能用，关闭后不保留" in words
    assert "✗ 年度" in warned
    assert "选一种文稿开始写" in left
