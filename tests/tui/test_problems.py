"""Problems in the drafting screen: walked to where they stand in a field too, and mended there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from screens import screen_text, settle
from textual.pilot import Pilot

from drafter.tui.chinese import ChineseInput
from drafter.tui.drafting import DraftingScreen

PLAN = "type: work-plan\norganisation: 区图书馆\ntitle: 2027年工作要点,计划\nbody: |\n  正文。\n"


def test_the_words_that_are_meant_are_selected_in_a_field_and_mended_there(
    drive: Callable[..., Any], own_folders: Path
) -> None:
    path = own_folders / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")

    async def play(pilot: Pilot[None]) -> tuple[str, str, str]:
        screen = pilot.app.screen
        assert isinstance(screen, DraftingScreen)
        for _ in range(50):
            await settle(pilot, 0.1)
            if "半角" in screen_text(pilot):
                break
        await pilot.press("f8")
        while "半角" not in screen.query_one("ProblemsBar").current.problem.message:  # type: ignore[attr-defined]
            await pilot.press("f8")
        await settle(pilot)
        line = pilot.app.focused
        assert isinstance(line, ChineseInput)
        selected = line.selected_text
        await pilot.press("f11")
        await settle(pilot)
        return selected, line.value, screen.session.words("title")

    assert drive(play, path) == (",", "2027年工作要点，计划", "2027年工作要点，计划")
