"""The grid of an appendix with keys alone: its keys, its texts, a sheet taken in, tasks by unit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from screens import screen_text, settle, type_words
from textual import events
from textual.pilot import Pilot

from drafter.draft.appendix import Appendix, Layout
from drafter.tui.cells import CellLine
from drafter.tui.drafting import DraftingScreen
from drafter.tui.grid import Grid

PLAN = """\
type: work-plan
title: 要点
body: |
  正文
appendices:
  - title: 主要事项
    tasks: [完成改造（办公室、典藏部）, 新建分馆（办公室）]
"""
Drive = Callable[..., Any]


def opened(folder: Path) -> Path:
    path = folder / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def session_of(pilot: Pilot[None]) -> Any:
    screen = pilot.app.screen
    assert isinstance(screen, DraftingScreen)
    return screen.session


def test_its_keys_are_changed_in_a_dialog(drive: Drive, own_folders: Path, golden: Callable[[str, str], None]) -> None:
    async def play(pilot: Pilot[None]) -> tuple[str, Appendix]:
        await pilot.press("f4", "ctrl+r")
        await settle(pilot)
        shown = screen_text(pilot)
        await pilot.press("tab", "tab")
        await type_words(pilot, "（试行）")
        await pilot.press("tab", "enter", "down", "enter", "tab")  # the layout: a table
        await type_words(pilot, "序号、改革举措=task、责任单位")
        await pilot.press("ctrl+s")
        await settle(pilot)
        return shown, session_of(pilot).appendices("appendices")[0]

    shown, appendix = drive(play, opened(own_folders), (80, 24))
    golden("appendix-keys-80", shown)
    assert (appendix.note, appendix.layout) == ("（试行）", Layout.TABLE)
    assert [column.heading for column in appendix.columns] == ["序号", "改革举措", "责任单位"]


def test_a_sheet_is_chosen_and_taken_in(drive: Drive, own_folders: Path) -> None:
    (own_folders / "任务.csv").write_text("事项,责任单位\n举办讲座,采编部\n", encoding="utf-8")

    async def play(pilot: Pilot[None]) -> list[str]:
        await pilot.press("f4", "ctrl+o")
        await settle(pilot)
        await type_words(pilot, "任务\n")
        await settle(pilot)
        return [task.task for task in session_of(pilot).appendices("appendices")[0].groups[0].tasks]

    assert drive(play, opened(own_folders)) == ["完成改造", "新建分馆", "举办讲座"]


def test_tasks_are_shown_by_unit_live_and_in_a_list(drive: Drive, own_folders: Path) -> None:
    async def play(pilot: Pilot[None]) -> tuple[str, str]:
        await pilot.press("f4")
        await settle(pilot, 1)
        live = screen_text(pilot)
        await pilot.press("ctrl+u")
        await settle(pilot)
        return live, screen_text(pilot)

    live, listed = drive(play, opened(own_folders))
    assert "各单位：办公室 2　典藏部 1" in live
    assert "办公室：2 项" in listed
    assert "新建分馆（责任）" in listed


def test_the_texts_around_the_tasks_are_written_in_the_text_area(drive: Drive, own_folders: Path) -> None:
    async def play(pilot: Pilot[None]) -> tuple[str, str]:
        await pilot.press("f4", "ctrl+home", "down", "down", "enter")
        await settle(pilot)
        await type_words(pilot, "请抓好落实。")
        await pilot.press("f4", "ctrl+end", "enter")
        await settle(pilot)
        await type_words(pilot, "以上事项按季度调度。")
        session = session_of(pilot)
        return session.text("appendices/0/body"), session.text("appendices/0/after")

    assert drive(play, opened(own_folders)) == ("请抓好落实。", "以上事项按季度调度。")


def test_a_cell_is_edited_where_it_stands(drive: Drive, own_folders: Path) -> None:
    async def play(pilot: Pilot[None]) -> tuple[str, str, tuple[int, int], tuple[int, int]]:
        await pilot.press("f4", "ctrl+home", "down", "down", "down")
        await settle(pilot)
        grid = pilot.app.screen.query_one(Grid)
        waiting = tuple(pilot.app.cursor_position)
        row = grid.cursor_screen_offset.y
        await type_words(pilot, "改造")
        await settle(pilot)
        edited, cursor = screen_text(pilot).split("\n")[row], tuple(pilot.app.cursor_position)
        await pilot.press("escape")
        await settle(pilot)
        return edited, screen_text(pilot).split("\n")[row], waiting, cursor

    edited, left, waiting, cursor = drive(play, opened(own_folders))
    assert "改造" in edited
    assert "完成" not in edited
    assert "完成改造" in left, "Escape leaves the cell as it was"
    assert cursor == (waiting[0] + 4, waiting[1]), "the candidates of an input method stand at the cell, then behind the words"


def test_undoing_in_a_cell_ends_with_what_it_said(drive: Drive, own_folders: Path) -> None:
    async def play(pilot: Pilot[None]) -> tuple[str, list[str]]:
        await pilot.press("f4", "ctrl+home", "down", "down", "down", "delete", "enter")
        await type_words(pilot, "！")
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        await settle(pilot)
        line = pilot.app.screen.query_one(CellLine)
        return line.value, [task.task for task in session_of(pilot).appendices("appendices")[0].groups[0].tasks]

    assert drive(play, opened(own_folders)) == ("新建分馆", ["新建分馆"])


def test_cells_of_several_lines_are_pasted_as_one_each(drive: Drive, own_folders: Path) -> None:
    async def play(pilot: Pilot[None]) -> list[tuple[str, tuple[str, ...]]]:
        await pilot.press("f4", "ctrl+end", "up")
        await settle(pilot)
        block = '事项\t责任单位\r\n"办讲座\r\n十场"\t"采编部、\r\n少儿部"\r\n'
        pilot.app.screen.query_one(Grid).post_message(events.Paste(block))
        await settle(pilot)
        tasks = session_of(pilot).appendices("appendices")[0].groups[0].tasks
        return [(task.task, task.owners) for task in tasks[2:]]

    assert drive(play, opened(own_folders)) == [("办讲座十场", ("采编部", "少儿部"))]


def test_a_group_is_added_named_and_taken_away(drive: Drive, own_folders: Path) -> None:
    async def play(pilot: Pilot[None]) -> list[list[tuple[str, int]]]:
        def groups() -> list[tuple[str, int]]:
            return [(group.name, len(group.tasks)) for group in session_of(pilot).appendices("appendices")[0].groups]

        await pilot.press("f4", "ctrl+end", "up", "ctrl+k")
        await settle(pilot)
        await type_words(pilot, "队伍建设\n")
        await pilot.press("insert")
        await type_words(pilot, "开展培训\n")
        await settle(pilot)
        found = [groups()]
        await pilot.press("ctrl+up")
        await settle(pilot)
        found.append(groups())
        await pilot.press("ctrl+z", "ctrl+end", "up", "up", "delete")
        await settle(pilot)
        return [*found, groups()]

    added, moved, deleted = drive(play, opened(own_folders))
    assert added == [("", 2), ("队伍建设", 1)]
    assert moved == [("", 3), ("队伍建设", 0)]
    assert deleted == [("", 2)]
