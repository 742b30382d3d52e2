"""Every kind of field has its widget: what a writer does in it, sees of it, and finds in the draft."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from screens import screen_text, settle, type_words
from textual.pilot import Pilot

from drafter.doctypes import Layer, Location, TypeLibrary
from drafter.doctypes.locations import bundled
from drafter.draft.dates import DocumentDate
from drafter.session.opening import new_draft
from drafter.session.session import Session
from drafter.tui.app import Drafter
from drafter.tui.drafting import DraftingScreen

FORM = """\
name: 登记表
version: 1
fields:
  title: {kind: line, label: 标题, required: true, example: 甲}
  unit: {kind: line, label: 单位, required: true, pattern: ".{2,8}", help: 二至八个字}
  memo: {kind: text, label: 说明}
  day: {kind: date, label: 日期}
  many: {kind: number, label: 人数, required: true}
  level: {kind: choice, label: 密级, choices: [公开, 内部, 秘密], required: true}
  speed: {kind: choice, label: 缓急, choices: [平急, 加急], default: 平急}
  scope: {kind: multichoice, label: 范围, choices: [办公室, 典藏部, 采编部]}
  public: {kind: yesno, label: 是否公开, default: "no"}
  why: {kind: text, label: 公开的理由, when: public}
  people: {kind: list, label: 人员}
  parts: {kind: documents, label: 各篇}
  body: {kind: outline, label: 正文}
"""
Play = Callable[[Pilot[None], Session], Awaitable[Any]]


@pytest.fixture
def fill(own_folders: Path) -> Callable[..., Any]:
    """A function that runs the screens on a new form while *play* fills it."""
    folder = own_folders / "types" / "登记表"
    folder.mkdir(parents=True)
    (folder / "type.yaml").write_text(FORM, encoding="utf-8")
    shutil.copy(bundled() / "work-plan" / "document.docx", folder)
    types = TypeLibrary([Location(Layer.BUNDLED, bundled()), Location(Layer.PERSONAL, folder.parent)])

    def run(play: Play, size: tuple[int, int] = (100, 40)) -> Any:
        async def playing() -> Any:
            app = Drafter(lambda: types)
            async with app.run_test(size=size) as pilot:
                app.begin(lambda: new_draft("登记表", types))
                await settle(pilot, 0.5)
                assert isinstance(app.screen, DraftingScreen)
                found = await play(pilot, app.screen.session)
                await app.action_quit()
                return found

        return asyncio.run(playing())

    return run


def row(shown: str, label: str) -> str:
    """The label of a field as it stands on the screen, with its sign, and the line below it."""
    lines = [line[30:].strip("│ ") if "│" in line else line for line in shown.split("\n")]
    at = next(index for index, line in enumerate(lines) if line[2:].split("（")[0].strip() == label)
    return "\n".join(line.strip(" ▐▌") for line in lines[at : at + 2])


async def tabs(pilot: Pilot[None], count: int) -> None:
    await pilot.press(*["tab"] * count)
    await pilot.pause()


def test_the_form_is_filled_from_field_to_field(fill: Callable[..., Any], golden: Callable[[str, str], None]) -> None:
    async def play(pilot: Pilot[None], session: Session) -> dict[str, object]:
        await type_words(pilot, "名册\n区图书馆\n")
        await type_words(pilot, "第一行\n第二行")
        await tabs(pilot, 1)
        await type_words(pilot, "2026-1-8\n120\n")
        await pilot.press("enter", "down", "down", "enter", "tab", "tab")
        await pilot.press("down", "space", "tab", "space")
        await settle(pilot)
        await tabs(pilot, 1)
        await type_words(pilot, "群众关心")
        await tabs(pilot, 1)
        await type_words(pilot, "张某\n李某")
        await tabs(pilot, 1)
        while session.autosave.is_waiting:
            await settle(pilot, 0.1)
        await settle(pilot)
        golden("form-100", screen_text(pilot))
        return dict(session.draft.values)

    assert fill(play) == {
        "title": "名册",
        "unit": "区图书馆",
        "memo": "第一行\n第二行",
        "day": DocumentDate(2026, 1, 8),
        "many": "120",
        "level": "内部",
        "scope": ("典藏部",),
        "public": True,
        "why": "群众关心",
        "people": ("张某", "李某"),
    }


def test_a_field_is_judged_when_it_is_left_and_what_is_wrong_counts_as_not_filled(fill: Callable[..., Any]) -> None:
    async def play(pilot: Pilot[None], session: Session) -> tuple[str, str]:
        del session
        await tabs(pilot, 1)
        await type_words(pilot, "馆")
        typing = screen_text(pilot)
        await tabs(pilot, 2)
        await type_words(pilot, "2026-2-30\n")
        await settle(pilot)
        return typing, screen_text(pilot)

    typing, left = fill(play)
    assert "写法不对" not in typing
    assert "“单位”的写法不对：馆" in left
    assert "没有“2026-2-30”这一天" in left
    assert row(left, "日期") == "✗ 日期\n2026-2-30"
    assert "字段 0/4" in left


def test_what_stands_for_a_choice_that_is_not_made_is_shown(fill: Callable[..., Any]) -> None:
    async def play(pilot: Pilot[None], session: Session) -> str:
        del session
        return screen_text(pilot)

    shown = fill(play)
    assert row(shown, "缓急").startswith("✓ 缓急\n平急（未另选）")
    assert row(shown, "密级").startswith("· 密级（必填）\n（未选）")
    assert row(shown, "是否公开") == "✓ 是否公开\n否"
    assert "公开的理由" not in shown


def test_undoing_a_choice_shows_it_undone(fill: Callable[..., Any]) -> None:
    async def play(pilot: Pilot[None], session: Session) -> tuple[str, object, str]:
        await tabs(pilot, 8)
        await pilot.press("space")
        await settle(pilot)
        chosen = row(screen_text(pilot), "是否公开")
        await pilot.press("ctrl+z")
        await settle(pilot)
        return chosen, session.value("public"), row(screen_text(pilot), "是否公开")

    assert fill(play) == ("✓ 是否公开\n✓▌ 是", None, "✓ 是否公开\n否")


def test_the_keys_of_the_panes_work_in_a_text_of_several_lines(fill: Callable[..., Any]) -> None:
    async def play(pilot: Pilot[None], session: Session) -> str:
        del session
        await tabs(pilot, 2)
        await pilot.press("f6")
        await settle(pilot)
        assert isinstance(pilot.app.screen, DraftingScreen)
        return pilot.app.screen.current

    assert fill(play) == "body"


def test_help_and_problems_of_the_last_field_are_in_sight(drive: Callable[..., Any]) -> None:
    async def play(pilot: Pilot[None]) -> str:
        await pilot.press("enter")
        await settle(pilot, 0.5)
        await pilot.press("shift+tab", "shift+tab")
        await settle(pilot)
        return screen_text(pilot)

    assert "成文日期下面的一行，程序加上括号" in drive(play, None, (80, 24))


def test_documents_are_chosen_as_files_moved_and_taken_out(fill: Callable[..., Any], own_folders: Path) -> None:
    for name, title in (("a", "第一篇"), ("b", "第二篇")):
        text = f"type: seminar-speech\ntitle: {title}\nbody: 正文\n"
        (own_folders / f"{name}.yaml").write_text(text, encoding="utf-8")

    async def play(pilot: Pilot[None], session: Session) -> list[object]:
        await tabs(pilot, 10)
        for name in ("a.y", "b.y"):
            await pilot.press("enter")
            await settle(pilot)
            await type_words(pilot, f"{name}\n")
            await settle(pilot)
        found: list[object] = [screen_text(pilot)]
        await pilot.press("up", "ctrl+up")
        await settle(pilot)
        found.append([each.path.rpartition("/")[2] for each in session.value("parts")])  # type: ignore[union-attr]
        await pilot.press("delete")
        await settle(pilot)
        found.append([each.path.rpartition("/")[2] for each in session.value("parts")])  # type: ignore[union-attr]
        return found

    shown, moved, left = fill(play)
    assert "1　第一篇" in shown
    assert "2　第二篇" in shown
    assert (moved, left) == (["b.yaml", "a.yaml"], ["a.yaml"])


def test_what_was_wrong_with_words_goes_with_them(fill: Callable[..., Any]) -> None:
    async def play(pilot: Pilot[None], session: Session) -> list[tuple[str, int]]:
        del session
        await tabs(pilot, 1)
        await type_words(pilot, "甲")
        found = []
        for key in ("tab", "ctrl+z"):  # the second in a text of several lines that nobody has typed in
            await pilot.press(key)
            await settle(pilot)
            found.append((row(screen_text(pilot), "单位").partition("\n")[0], len(pilot.app.screen.query("FieldRow.-wrong"))))
        return found

    assert fill(play) == [("✗ 单位（必填）", 1), ("· 单位（必填）", 0)]
