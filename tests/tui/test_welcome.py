"""The first screen: what it lists, what opens from it, what is taken off it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from screens import screen_text, settle, type_words
from textual.pilot import Pilot

from drafter.tui.drafting import DraftingScreen
from drafter.tui.welcome import WelcomeScreen

Drive = Callable[..., Any]


async def begin(pilot: Pilot[None], words: str) -> None:
    """Begin a plan, type its unit and its year, and close it without a name."""
    await settle(pilot)
    await pilot.press("enter")
    await settle(pilot, 0.5)
    await type_words(pilot, words)
    await settle(pilot)
    await pilot.press("f10")
    await settle(pilot, 0.5)


def test_a_draft_without_a_name_is_listed_by_the_title_it_prints_and_can_be_deleted(drive: Drive) -> None:
    async def play(pilot: Pilot[None]) -> list[str]:
        await begin(pilot, "区图书馆\n2027\n")
        found = [screen_text(pilot)]
        await pilot.press("delete")
        await settle(pilot)
        found.append(screen_text(pilot))
        await pilot.press("down", "enter")
        await settle(pilot, 0.5)
        found.append(screen_text(pilot))
        return found

    listed, asked, after = drive(play, None, (80, 24))
    assert "恢复：2027年区图书馆工作要点" in listed
    assert "删掉这份没有保存的稿件？" in asked
    assert "没有保存的稿件" not in after


def test_a_recent_draft_tells_its_pages_and_problems_and_leaves_the_list_but_not_the_disk(
    drive: Drive, own_folders: Path
) -> None:
    path = own_folders / "plan.yaml"
    path.write_text("type: work-plan\ntitle: 馆内要点\nbody: 【待填：正文】\n", encoding="utf-8")

    async def leave(pilot: Pilot[None]) -> str:
        await settle(pilot, 1)
        await pilot.press("f10")
        await settle(pilot, 0.5)
        return screen_text(pilot)

    async def forget(pilot: Pilot[None]) -> str:
        await settle(pilot, 0.5)
        await pilot.press("delete")
        await settle(pilot, 0.5)
        return screen_text(pilot)

    assert "馆内要点　1 页，1 个问题" in drive(leave, path)
    assert "最近的稿件" not in drive(forget)
    assert path.is_file()


def test_the_type_used_last_stands_first(drive: Drive, own_folders: Path) -> None:
    path = own_folders / "speech.yaml"
    path.write_text("type: seminar-speech\ntitle: 发言\nbody: 正文\n", encoding="utf-8")

    async def leave(pilot: Pilot[None]) -> str:
        await settle(pilot, 1)
        await pilot.press("f10")
        await settle(pilot, 0.5)
        lines = screen_text(pilot).split("\n")
        return lines[lines.index(" 新建") + 1]

    assert drive(leave, path).startswith(" 研讨发言")


def test_a_word_file_that_is_opened_is_read_as_an_older_document(
    drive: Drive, own_folders: Path, printed: Callable[[str], bytes]
) -> None:
    text = "type: work-plan\ntitle: 2026年区图书馆工作要点\nbody: |\n  # 强化阵地建设\n  # 丰富阅读活动\n"
    (own_folders / "last.docx").write_bytes(printed(text))

    async def play(pilot: Pilot[None]) -> str:
        await settle(pilot)
        await pilot.press("ctrl+o")
        await settle(pilot)
        await type_words(pilot, "last\n")
        for _ in range(100):
            await settle(pilot, 0.1)
            if "起草新的一份" in screen_text(pilot):
                break
        await pilot.press("ctrl+a", "ctrl+k", "enter")  # no other year
        for _ in range(100):
            await settle(pilot, 0.1)
            if any(isinstance(each, DraftingScreen) for each in pilot.app.screen_stack):
                break
        await pilot.press("escape", "f6")
        await settle(pilot)
        return screen_text(pilot)

    shown = drive(play)
    assert "2026年区图书馆工作要点" in shown
    assert "强化阵地建设" in shown


def test_a_file_that_is_not_there_is_said_and_the_list_stays(drive: Drive) -> None:
    async def play(pilot: Pilot[None]) -> tuple[str, bool]:
        await settle(pilot)
        await pilot.press("ctrl+o")
        await settle(pilot)
        await type_words(pilot, "无此文件\n")
        await settle(pilot)
        shown = screen_text(pilot)
        await pilot.press("escape")
        await settle(pilot)
        return shown, isinstance(pilot.app.screen, WelcomeScreen)

    shown, is_back = drive(play)
    assert "没有名字里有“无此文件”的文件" in shown
    assert is_back
