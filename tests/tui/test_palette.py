"""Ctrl+P lists what can be done, with the keys, and does it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from screens import screen_text, settle, type_words
from textual.pilot import Pilot
from textual.widgets import OptionList

from drafter.tui.commands import bindings, described
from drafter.tui.drafting import DraftingScreen
from drafter.tui.grid import Grid
from drafter.tui.outline import OutlineTree
from drafter.tui.palette import commands

PLAN = "type: work-plan\ntitle: 要点\nbody: |\n  # 甲\n  # 乙\nappendices:\n  - title: 事项\n    tasks: [做事]\n"


@pytest.fixture
def plan(own_folders: Path) -> Path:
    path = own_folders / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_every_command_of_the_screen_and_its_panes_is_listed(
    drive: Callable[..., Any], plan: Path, golden: Callable[[str, str], None]
) -> None:
    async def play(pilot: Pilot[None]) -> tuple[set[str], str]:
        await settle(pilot)
        listed = {each.words.rpartition("：")[2] for each in commands(pilot.app.screen)}
        await pilot.press("ctrl+p")
        await settle(pilot)
        return listed, screen_text(pilot)

    listed, shown = drive(play, plan, (80, 24))
    golden("commands-80", shown)
    for found in (bindings(), Grid.BINDINGS, OutlineTree.BINDINGS):
        assert {each.description for each in described(found)} <= listed


def test_a_command_is_found_by_its_words_and_done_where_it_belongs(drive: Callable[..., Any], plan: Path) -> None:
    async def play(pilot: Pilot[None]) -> tuple[str, int]:
        screen = pilot.app.screen
        assert isinstance(screen, DraftingScreen)
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        await type_words(pilot, "加一组\n")
        for _ in range(100):
            await settle(pilot, 0.1)
            if len(screen.session.appendices("appendices")[0].groups) == 2:
                break
        return screen.current, len(screen.session.appendices("appendices")[0].groups)

    assert drive(play, plan) == ("appendix", 2)


def test_words_that_are_no_command_find_none(drive: Callable[..., Any], plan: Path) -> None:
    async def play(pilot: Pilot[None]) -> tuple[str, str]:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        await type_words(pilot, "无此事\n")
        await settle(pilot)
        shown = screen_text(pilot)
        await pilot.press("escape")
        await settle(pilot)
        return shown, screen_text(pilot)

    shown, after = drive(play, plan)
    assert "没有这样的命令" in shown
    assert "没有这样的命令" not in after


def test_light_stays_light(drive: Callable[..., Any], plan: Path) -> None:
    async def turn(pilot: Pilot[None]) -> str:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        await type_words(pilot, "明暗\n")
        await settle(pilot)
        return pilot.app.theme

    async def look(pilot: Pilot[None]) -> str:
        await settle(pilot)
        return pilot.app.theme

    assert drive(turn, plan) == "textual-light"
    assert drive(look, plan) == "textual-light"


def test_the_first_screen_has_its_commands_too(drive: Callable[..., Any]) -> None:
    async def play(pilot: Pilot[None]) -> list[str]:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        options = pilot.app.screen.query_one(OptionList)
        return [str(options.get_option_at_index(index).prompt).split("  ")[0] for index in range(options.option_count)]

    assert drive(play) == ["帮助", "打开文件", "换年度", "从列表去掉", "切换明暗", "退出"]


def test_where_the_keys_are_too_many_those_of_the_tabs_go(drive: Callable[..., Any], plan: Path) -> None:
    async def play(pilot: Pilot[None]) -> str:
        await settle(pilot)
        return screen_text(pilot).rstrip("\n").split("\n")[-1]

    keys = ("F2 表述", "F5 生成", "F8 问题", "F1 帮助", "^p 命令")
    assert all(each in drive(play, plan, (80, 24)) for each in (*keys, "F9 预览"))
    narrow = drive(play, plan, (60, 24))
    assert all(each in narrow for each in keys)
    assert "F9" not in narrow  # it is a tab above


def test_a_long_title_leaves_room_for_what_is_saved(drive: Callable[..., Any], own_folders: Path) -> None:
    path = own_folders / "plan.yaml"
    path.write_text(f"type: work-plan\ntitle: {'很长的标题' * 12}\nbody: 正文\n", encoding="utf-8")

    async def play(pilot: Pilot[None]) -> str:
        await settle(pilot)
        return screen_text(pilot).split("\n")[0]

    head = drive(play, path, (80, 24))
    assert head.endswith("…　共1页　已保存　plan.yaml")
