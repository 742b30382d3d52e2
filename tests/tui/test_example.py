"""The example plan drafted from nothing with keys alone: the Word file is, to the byte, that of the answers file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from screens import settle, type_words
from textual import events
from textual.pilot import Pilot
from textual.widgets import OptionList

from drafter import answers
from drafter.doctypes import TypeLibrary
from drafter.draft.appendix import Appendix, Group, Task
from drafter.draft.fields import Draft
from drafter.draft.markup import write_markup
from drafter.draft.outline import Outline
from drafter.session.appendices import grid_columns
from drafter.session.appendix_keys import words_of
from drafter.tui.drafting import DraftingScreen
from drafter.tui.grid import Grid

EXAMPLE = Path(__file__).parents[2] / "examples" / "work-plan.yaml"
LINES = ("organisation", "year", "title", "note", "signature")
TEXTS = ("opening", "body", "closing")


@pytest.fixture
def example(bundled_types: TypeLibrary) -> Draft:
    loaded = answers.load(EXAMPLE.read_bytes(), str(EXAMPLE), bundled_types.form)
    assert loaded.draft is not None
    return loaded.draft


def block(appendix: Appendix, group: Group) -> str:
    """The tasks of a group as Excel or WPS copies them, under the headings of the grid."""
    columns = [("事项", "task"), ("责任单位", "owners"), ("牵头单位", "lead"), ("配合单位", "support"), ("完成时限", "due")]
    if appendix.columns:
        columns = [(each.heading, each.key) for each in grid_columns(appendix)]
    rows = [[heading for heading, _ in columns]]
    rows += [[cell(task, key) for _, key in columns] for task in group.tasks]
    return "".join("\t".join(row) + "\n" for row in rows)


def cell(task: Task, key: str) -> str:
    value = task.extra.get(key, "") if key in task.extra else getattr(task, key, "")
    return value if isinstance(value, str) else "、".join(value)


async def paste(pilot: Pilot[None], text: str) -> None:
    assert pilot.app.screen.focused is not None
    pilot.app.screen.focused.post_message(events.Paste(text))
    await pilot.pause()


async def draft(pilot: Pilot[None], wanted: Draft) -> None:
    screen = pilot.app.screen
    assert isinstance(screen, DraftingScreen)
    for key in LINES:
        screen.go_to(key)
        await pilot.pause()
        await type_words(pilot, str(wanted.values[key]))
    screen.go_to("date")
    await pilot.pause()
    await pilot.press("ctrl+a", "ctrl+k")
    await type_words(pilot, "2026-11-20")
    for key in TEXTS:
        screen.go_to(key)
        await pilot.pause()
        outline = wanted.values[key]
        assert isinstance(outline, Outline)
        await paste(pilot, write_markup(outline, wanted.effective_numbering))
    for appendix in wanted.values["appendices"]:  # type: ignore[union-attr]
        assert isinstance(appendix, Appendix)
        await append(pilot, appendix)


async def append(pilot: Pilot[None], appendix: Appendix) -> None:
    await pilot.press("f4", "ctrl+e", "enter", "ctrl+u")
    await type_words(pilot, appendix.title + "\n")
    words = words_of(appendix)
    if appendix.columns:
        await pilot.press("ctrl+r", "tab", "tab", "tab", "enter", "up", "enter", "tab")  # text → table
        await type_words(pilot, words["columns"])
        await pilot.press("enter")
        await settle(pilot)
    for group in appendix.groups:
        pilot.app.screen.query_one(Grid).focus()
        await pilot.press("ctrl+end", "ctrl+g")
        await pilot.press("enter", "ctrl+u")
        await type_words(pilot, group.name + "\n")
        await paste(pilot, block(appendix, group))


def test_the_example_plan_with_keys_alone(
    drive: Callable[..., Any], own_folders: Path, example: Draft, printed: Callable[[str], bytes]
) -> None:
    async def play(pilot: Pilot[None]) -> None:
        await settle(pilot)
        options = pilot.app.screen.query_one(OptionList)
        options.highlighted = options.get_option_index("new:work-plan")
        await pilot.press("enter")
        await settle(pilot)
        await draft(pilot, example)
        await pilot.press("f5")
        await settle(pilot)
        await pilot.press("enter")
        for _ in range(100):
            await settle(pilot, 0.1)
            if list(own_folders.glob("*.docx")):
                break

    drive(play, None, (140, 40))
    (made,) = own_folders.glob("*.docx")
    assert made.read_bytes() == printed(EXAMPLE.read_text(encoding="utf-8"))
