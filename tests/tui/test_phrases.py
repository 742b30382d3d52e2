"""Phrases in the drafting screen: found a line each, put in and taken back in one step, a selection kept as one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from screens import screen_text, settle, type_words
from textual.pilot import Pilot

from drafter.session.remarks import Reviewer
from drafter.tui.body import BodyPanel
from drafter.tui.drafting import DraftingScreen
from drafter.tui.editor import BodyEditor
from drafter.tui.hit_list import HitList
from drafter.tui.phrases import PhraseScreen

Drive = Callable[..., Any]
PLAN = "type: work-plan\ntitle: 要点\norganisation: 区图书馆\nbody: |\n  # 甲\n  一、办好读书节。\n"


@pytest.fixture
def plan(own_folders: Path) -> Path:
    path = own_folders / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def in_body(play: Callable[[Pilot[None], DraftingScreen, BodyEditor], Awaitable[Any]]) -> Callable[[Pilot[None]], Any]:
    """Return what plays with the cursor at the start of the body."""

    async def playing(pilot: Pilot[None]) -> Any:
        await settle(pilot, 1)
        screen = pilot.app.screen
        assert isinstance(screen, DraftingScreen)
        screen.go_to("body")
        await settle(pilot)
        return await play(pilot, screen, screen.query_one(BodyPanel).editor)

    return playing


def test_every_phrase_found_takes_one_line_and_the_whole_one_stands_below(drive: Drive, plan: Path) -> None:
    async def play(pilot: Pilot[None], _screen: DraftingScreen, _editor: BodyEditor) -> tuple[str, list[str]]:
        await pilot.press("f2")
        await settle(pilot, 1)
        await type_words(pilot, "抓落实")
        await settle(pilot)
        picker = pilot.app.screen
        assert isinstance(picker, PhraseScreen)
        titles = [each.title for each in picker.query_one(HitList)._hits]
        await pilot.press("down")
        await settle(pilot)
        return screen_text(pilot), titles

    shown, titles = drive(in_body(play), plan, (80, 24))
    rows = [line.split("│")[1].strip() for line in shown.splitlines() if line.count("│") >= 2]
    found = rows[1 : next(number for number, row in enumerate(rows) if row.startswith("──"))]
    assert len(found) > 8
    assert [row.startswith(title) for row, title in zip(found, titles, strict=False)] == [True] * len(found)


def test_a_link_is_taken_back_in_one_step(drive: Drive, plan: Path) -> None:
    async def play(pilot: Pilot[None], screen: DraftingScreen, editor: BodyEditor) -> tuple[str, str, bool]:
        await pilot.press("f2")
        await settle(pilot, 1)
        await type_words(pilot, "lddtzls")
        await pilot.press("ctrl+l")
        await settle(pilot)
        linked = editor.text
        assert screen.session.draft.phrases
        await pilot.press("ctrl+z")
        await settle(pilot)
        return linked, editor.text, bool(screen.session.draft.phrases)

    linked, text, recorded = drive(in_body(play), plan)
    assert linked.startswith('{{ snippet("')
    assert (text.split("\n")[0], recorded) == ("# 甲", False)


def test_a_selection_is_kept_as_text_without_its_marks_and_found_again(drive: Drive, plan: Path) -> None:
    async def play(pilot: Pilot[None], screen: DraftingScreen, editor: BodyEditor) -> tuple[str, str]:
        screen.go_to("body", 2, 0, 8)
        await settle(pilot)
        await pilot.press("ctrl+t")
        await settle(pilot)
        asked = screen_text(pilot)
        await pilot.press("tab", "enter")
        await settle(pilot)
        screen.go_to("body", 2, 8)
        await settle(pilot)
        await pilot.press("f2")
        await settle(pilot, 1)
        await type_words(pilot, "bhdsj")
        await pilot.press("enter")
        await settle(pilot)
        return asked, editor.text

    asked, text = drive(in_body(play), plan)
    assert "│ 办好读书节。" in asked
    assert text.endswith("、办好读书节。办好读书节。")


@pytest.mark.parametrize("words", ['见{{ snippet("yq-3eaabe") }}', "至{{ year"])
def test_a_selection_that_could_not_be_a_phrase_is_refused_with_the_reason(drive: Drive, plan: Path, words: str) -> None:
    async def play(pilot: Pilot[None], screen: DraftingScreen, editor: BodyEditor) -> str:
        screen.session.set_text("body", words)
        screen.query_one(BodyPanel).sync(screen.session)
        editor.select_all()
        await settle(pilot)
        await pilot.press("ctrl+t")
        await settle(pilot)
        assert pilot.app.screen is screen
        return "".join(each.message for each in pilot.app._notifications)

    said = drive(in_body(play), plan)
    assert "选中的文字" in said


def test_a_defect_of_the_review_is_said_and_does_not_end_the_work(
    drive: Drive, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("defect")

    monkeypatch.setattr(Reviewer, "remarks", broken)

    async def play(pilot: Pilot[None], _screen: DraftingScreen, _editor: BodyEditor) -> str:
        await type_words(pilot, "新")
        await settle(pilot, 1.5)
        return screen_text(pilot)

    assert "检查没有做完：程序内部出错（ZeroDivisionError: defect）" in drive(in_body(play), plan)
