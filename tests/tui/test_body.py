"""The body with keys alone: numbers that go on, lines that join across sections, words found wherever they stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from screens import screen_text, settle, type_words
from textual import events
from textual.pilot import Pilot

from drafter.tui.drafting import DraftingScreen
from drafter.tui.editor import BodyEditor
from drafter.tui.grid import Grid
from drafter.tui.outline import OutlineTree

PLAN = """\
type: exchange-report
organisation: 区图书馆
title: 优化服务的做法
body: |
  开头的话。
  一、强化阵地
  （一）优化布局。完成改造。
  （二）延伸触角。新建分馆。
  二、丰富活动
  结尾的话。
appendices:
  - title: 服务事项
    groups:
      - name: 服务
        tasks:
          - task: 优化服务指南
            owners: [服务部]
"""
Drive = Callable[..., Any]


@pytest.fixture
def plan(own_folders: Path) -> Path:
    path = own_folders / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def screen_of(pilot: Pilot[None]) -> DraftingScreen:
    screen = pilot.app.screen
    assert isinstance(screen, DraftingScreen)
    return screen


def body(pilot: Pilot[None]) -> list[str]:
    return screen_of(pilot).session.text("body").split("\n")


async def at(pilot: Pilot[None], line: int, column: int = 0) -> BodyEditor:
    """Put the cursor into the body, on a line of the whole text (from 1)."""
    screen_of(pilot).go_to("body", line, column)
    await settle(pilot, 0.1)
    return screen_of(pilot).query_one(BodyEditor)


def test_numbers_behind_a_new_or_moved_line_are_counted_again(drive: Drive, plan: Path) -> None:
    async def play(pilot: Pilot[None]) -> list[list[str]]:
        editor = await at(pilot, 3)
        await pilot.press("end", "enter")
        await type_words(pilot, "添一件。")
        await settle(pilot)
        found = [body(pilot), editor.text.split("\n")]
        await pilot.press("tab")
        await settle(pilot)
        found.append(body(pilot))
        await pilot.press("shift+tab", "shift+tab")
        await settle(pilot)
        return [*found, body(pilot)]

    entered, shown, deeper, higher = drive(play, plan)
    assert entered[2:5] == ["（一）优化布局。完成改造。", "（二）添一件。", "（三）延伸触角。新建分馆。"]
    assert shown == entered[1:5]
    assert deeper[2:5] == ["（一）优化布局。完成改造。", "1.添一件。", "（二）延伸触角。新建分馆。"]
    assert higher[3:6] == ["二、添一件。", "（一）延伸触角。新建分馆。", "三、丰富活动"]


def test_a_number_typed_behind_the_one_that_enter_gave_counts(drive: Drive, plan: Path) -> None:
    async def play(pilot: Pilot[None]) -> list[str]:
        await at(pilot, 4)
        await pilot.press("end", "enter")
        await type_words(pilot, "（三）再一件。\n二、新的一章\n一是甲。\n乙。")
        await settle(pilot)
        return body(pilot)

    assert drive(play, plan)[3:9] == [
        "（二）延伸触角。新建分馆。",
        "（三）再一件。",
        "二、新的一章",
        "一是甲。",
        "二是乙。",
        "三、丰富活动",
    ]


def test_marks_headings_placeholders_and_expressions_are_coloured(drive: Drive, plan: Path) -> None:
    async def play(pilot: Pilot[None]) -> dict[str, Any]:
        editor = await at(pilot, 3)
        editor.load_text("（一）抓落实。据{{ organisation }}统计，共【待填：数字】件。\n一是甲。")
        lines = [editor.get_line(row) for row in (0, 1)]
        return {line.plain[span.start : span.end]: span.style for line in lines for span in line.spans}

    found = drive(play, plan)
    assert list(found) == ["抓落实。", "（一）", "{{ organisation }}", "【待填：数字】", "一是"]
    assert found["抓落实。"].bold
    assert len({str(style) for style in found.values()}) == 5


def test_tab_never_leaves_the_text(drive: Drive, plan: Path) -> None:
    async def play(pilot: Pilot[None]) -> tuple[bool, list[str]]:
        editor = await at(pilot, 1)
        await pilot.press("tab", "shift+tab")
        editor = await at(pilot, 2)
        await pilot.press("shift+tab")
        return editor.has_focus, body(pilot)

    has_focus, lines = drive(play, plan)
    assert has_focus
    assert lines == PLAN.split("body: |\n")[1].split("appendices")[0].replace("  ", "").split("\n")[:6]


def test_several_lines_that_are_selected_change_their_level_together(drive: Drive, plan: Path) -> None:
    async def play(pilot: Pilot[None]) -> list[str]:
        await at(pilot, 3)
        await pilot.press("shift+down", "shift+end", "tab")
        await settle(pilot)
        return body(pilot)

    assert drive(play, plan)[2:4] == ["1.优化布局。完成改造。", "2.延伸触角。新建分馆。"]


def test_a_line_joins_the_one_above_it_across_the_edge_of_its_section(drive: Drive, plan: Path) -> None:
    async def play(pilot: Pilot[None]) -> tuple[list[str], tuple[int, int], list[str]]:
        editor = await at(pilot, 5)
        await pilot.press("home", "backspace", "backspace")
        await settle(pilot)
        joined, cursor = body(pilot), editor.cursor_location
        await pilot.press("ctrl+z", "ctrl+z")
        await settle(pilot)
        await at(pilot, 4)
        await pilot.press("end", "delete")
        await settle(pilot)
        return joined, cursor, body(pilot)

    joined, cursor, deleted = drive(play, plan)
    assert joined[3:] == ["（二）延伸触角。新建分馆。丰富活动", "结尾的话。"]
    assert cursor == (2, len("（二）延伸触角。新建分馆。"))
    assert deleted[3:] == ["（二）延伸触角。新建分馆。二、丰富活动", "结尾的话。"]


def test_the_whole_text_has_a_beginning_and_an_end(drive: Drive, plan: Path) -> None:
    async def play(pilot: Pilot[None]) -> list[str]:
        editor = await at(pilot, 3)
        found = []
        for key in ("ctrl+end", "ctrl+home"):
            await pilot.press(key)
            await settle(pilot)
            row, column = editor.cursor_location
            found.append(editor.document.get_line(row)[:column] or editor.document.get_line(row)[:2])
        return found

    assert drive(play, plan) == ["结尾的话。", "开头"]


def test_an_entry_of_the_outline_is_gone_to_and_stays_open(drive: Drive, plan: Path) -> None:
    async def play(pilot: Pilot[None]) -> tuple[str, str]:
        await pilot.press("f7")
        screen_of(pilot).query_one(OutlineTree).go_to("body", 1)
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        editor = screen_of(pilot).query_one(BodyEditor)
        assert editor.has_focus
        return screen_text(pilot), editor.document.get_line(editor.cursor_location[0])

    shown, line = drive(play, plan)
    assert "（二）延伸触角" in shown.replace("│", "")
    assert line == "一、强化阵地"


def test_typing_in_one_paragraph_is_a_step_of_its_own(drive: Drive, plan: Path) -> None:
    async def play(pilot: Pilot[None]) -> list[str]:
        await at(pilot, 6)
        await pilot.press("end")
        await type_words(pilot, "甲\n乙")
        await pilot.press("ctrl+z")
        await settle(pilot)
        return body(pilot)

    assert drive(play, plan)[5:] == ["结尾的话。甲"]


def test_words_are_replaced_in_fields_text_and_cells_in_one_step(drive: Drive, plan: Path) -> None:
    async def play(pilot: Pilot[None]) -> tuple[Any, Any]:
        screen = screen_of(pilot)
        await pilot.press("ctrl+f")
        await type_words(pilot, "优化")
        await pilot.press("tab")
        await type_words(pilot, "改进\n")
        await settle(pilot)
        after = (screen.session.words("title"), body(pilot)[2], screen.session.appendices("appendices")[0].groups[0].tasks[0])
        await pilot.press("ctrl+z")
        await settle(pilot)
        return after, (screen.session.words("title"), screen.session.appendices("appendices")[0].groups[0].tasks[0].task)

    (title, line, task), before = drive(play, plan)
    assert (title, line, task.task) == ("改进服务的做法", "（一）改进布局。完成改造。", "改进服务指南")
    assert before == ("优化服务的做法", "优化服务指南")


def test_words_are_found_in_a_field_the_text_and_a_cell_one_after_the_other(drive: Drive, plan: Path) -> None:
    async def play(pilot: Pilot[None]) -> list[str]:
        screen, found = screen_of(pilot), []
        screen._sought = "服务"
        for _ in range(6):
            screen.action_find_next()
            await settle(pilot, 0.1)
            focused = screen.focused
            at_cell = f" {focused.cursor_coordinate.column}" if isinstance(focused, Grid) else ""
            found.append(type(focused).__name__ + at_cell)
        return found

    title, *cells, again = drive(play, plan)
    assert title == again == "ChineseInput"
    assert cells == ["Grid 1", "Grid 1", "Grid 1", "Grid 2"], "the appendix's title, its group, the task, its unit"


def test_keys_that_come_in_one_piece_go_where_they_belong(drive: Drive, plan: Path) -> None:
    async def play(pilot: Pilot[None]) -> tuple[Any, str]:
        for key in ("f4", "ctrl+end", "up"):
            pilot.app.post_message(events.Key(key, None))
        for character in "新的事项":
            pilot.app.post_message(events.Key(character, character))
        for key, character in (("enter", "\r"), ("采", "采"), ("enter", "\r"), ("f6", None), ("ctrl+end", None), ("！", "！")):
            pilot.app.post_message(events.Key(key, character))
        for _ in range(100):
            await settle(pilot, 0.1)
            if "！" in "".join(body(pilot)):
                break
        return screen_of(pilot).session.appendices("appendices")[0].groups[0].tasks[0], body(pilot)[-1]

    task, line = drive(play, plan)
    assert (task.task, task.owners) == ("新的事项", ("采",))
    assert line == "结尾的话。！"
