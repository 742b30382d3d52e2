"""Phrases with variables, phrases of one's own, problems in a list, the Word file opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from screens import screen_text, settle, type_words
from textual.pilot import Pilot

from drafter.snippets.library import Library
from drafter.tui.drafting import DraftingScreen
from drafter.tui.editor import BodyEditor
from drafter.tui.problem_list import ProblemListScreen

Drive = Callable[..., Any]


def opened(folder: Path, body: str) -> Path:
    path = folder / "plan.yaml"
    lines = "".join(f"  {line}\n" for line in body.split("\n"))
    path.write_text(f"type: work-plan\ntitle: 2026年要点\nbody: |\n{lines}", encoding="utf-8")
    return path


def test_the_variables_of_a_phrase_are_asked(drive: Drive, own_folders: Path, golden: Callable[[str, str], None]) -> None:
    async def play(pilot: Pilot[None]) -> tuple[str, str]:
        await settle(pilot)
        await pilot.press("f6", "f2")
        await settle(pilot, 1)
        await type_words(pilot, "zdlsfa\n")
        await settle(pilot)
        shown = screen_text(pilot)
        await pilot.press("enter")
        await type_words(pilot, "3月底")
        await pilot.press("enter", "enter")
        await settle(pilot)
        return shown, pilot.app.screen.query_one(BodyEditor).text

    shown, text = drive(play, opened(own_folders, "正文"), (80, 24))
    golden("variables-80", shown)
    assert text == "各部门要结合实际制定具体落实方案，于3月底前报办公室备案。正文"


def test_what_is_selected_is_kept_as_a_phrase(drive: Drive, own_folders: Path) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await pilot.press("f6", "ctrl+a", "ctrl+t")
        await settle(pilot)
        await pilot.press("tab")
        await pilot.press("ctrl+a", "ctrl+k")
        await type_words(pilot, "我的开头\n")
        await settle(pilot)

    drive(play, opened(own_folders, "坚持读者第一、服务至上。"))
    (hit, *_) = Library.open().search("我的开头")
    assert (hit.title, hit.text) == ("我的开头", "坚持读者第一、服务至上。")


def test_problems_are_listed_mended_and_gone_to(drive: Drive, own_folders: Path, golden: Callable[[str, str], None]) -> None:
    path = opened(own_folders, "# 甲\n# 乙\n做好各项工作,抓好落实。\n责任单位【待填：单位】要抓好,抓实。")

    async def play(pilot: Pilot[None]) -> tuple[str, str, tuple[int, int], str]:
        screen = pilot.app.screen
        assert isinstance(screen, DraftingScreen)
        for _ in range(100):
            await settle(pilot, 0.1)
            if screen._remarks:
                break
        await pilot.press("ctrl+l")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ProblemListScreen)
        shown = screen_text(pilot)
        await pilot.press("home", "f11")
        await settle(pilot)
        text = screen.session.text("body")
        await pilot.press("home", "enter")
        await settle(pilot)
        return shown, text, screen.query_one(BodyEditor).selection.start, screen.query_one(BodyEditor).selected_text

    shown, text, start, chosen = drive(play, path, (100, 30))
    golden("problems-100", shown)
    assert text.split("\n")[2] == "做好各项工作，抓好落实。"
    assert (start[0], chosen) == (2, "【待填：单位】")
