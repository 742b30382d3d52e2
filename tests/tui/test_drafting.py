"""A plan drafted with keys alone, and what the screens say meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from screens import screen_text, settle, type_words
from textual import events
from textual.pilot import Pilot
from textual.widgets import OptionList

from drafter.reading.displayed import displayed
from drafter.tui.drafting import DraftingScreen
from drafter.tui.editor import BodyEditor
from drafter.tui.fields import FieldRow
from drafter.tui.grid import Grid
from drafter.tui.outline import OutlineTree

EXAMPLES = Path(__file__).parents[2] / "examples"
Drive = Callable[..., Any]


async def begin(pilot: Pilot[None], name: str) -> DraftingScreen:
    """Choose the type *name* on the first screen."""
    options = pilot.app.screen.query_one(OptionList)
    options.highlighted = options.get_option_index(f"new:{name}")
    await pilot.press("enter")
    await settle(pilot)
    assert isinstance(pilot.app.screen, DraftingScreen)
    return pilot.app.screen


async def fill(pilot: Pilot[None], screen: DraftingScreen, key: str, words: str) -> None:
    screen.go_to(key)
    await pilot.pause()
    await type_words(pilot, words)


SAME = """\
type: work-plan
organisation: 区图书馆
year: 2026
body: |
  # 强化阵地建设
  ## 优化空间布局。完成改造。
  ## 延伸服务触角。新建分馆。
appendices:
  - title: 主要事项
    tasks: [完成改造（办公室、典藏部）, 新建分馆（读者服务部）]
signature: 区图书馆
date: 2026-01-08
"""


def test_from_nothing_to_a_word_file_with_keys_alone(drive: Drive, own_folders: Path, printed: Callable[[str], bytes]) -> None:
    """The file that is made is, to the byte, that of an answers file somebody wrote by hand."""

    async def play(pilot: Pilot[None]) -> None:
        screen = await begin(pilot, "work-plan")
        await type_words(pilot, "区图书馆")
        await pilot.press("tab")
        await type_words(pilot, "2026")
        await fill(pilot, screen, "signature", "区图书馆")
        await fill(pilot, screen, "date", "")
        await pilot.press("ctrl+a", "ctrl+k")
        await type_words(pilot, "2026-1-8")
        await pilot.press("f6")
        await type_words(pilot, "一、强化阵地建设\n优化空间布局。完成改造。")
        await pilot.press("tab", "enter")
        await type_words(pilot, "延伸服务触角。新建分馆。")
        await pilot.press("f4", "ctrl+e")
        await pilot.press("enter", "ctrl+u")
        await type_words(pilot, "主要事项\n")
        pilot.app.screen.query_one(Grid).post_message(
            events.Paste("序号\t事项\t责任单位\n1\t完成改造\t办公室、典藏部\n2\t新建分馆\t读者服务部\n")
        )
        await settle(pilot)
        await pilot.press("f5")
        await pilot.pause()
        await type_words(pilot, "\n")
        await settle(pilot, 2)

    drive(play)
    answers = own_folders / "2026年区图书馆工作要点.yaml"
    assert answers.with_suffix(".docx").read_bytes() == printed(SAME)
    shown = [each.shown for each in displayed(answers.with_suffix(".docx")) if each.shown]
    assert shown == [
        "2026年区图书馆工作要点",
        "一、强化阵地建设",
        "1.优化空间布局。完成改造。",
        "2.延伸服务触角。新建分馆。",
        "附件：主要事项",
        "区图书馆",
        "2026年1月8日",
        "附件",
        "主要事项",
        "（共2项）",
        "1.完成改造（办公室、典藏部）",
        "2.新建分馆（读者服务部）",
    ]


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (140, 36)])
def test_the_screen_at_every_width(
    drive: Drive, own_folders: Path, golden: Callable[[str, str], None], size: tuple[int, int]
) -> None:
    path = own_folders / "plan.yaml"
    path.write_bytes((EXAMPLES / "work-plan.yaml").read_bytes())

    async def play(pilot: Pilot[None]) -> list[str]:
        await settle(pilot, 2)
        shown = [screen_text(pilot)]
        for key in ("f6", "f4", "f9"):
            await pilot.press(key)
            await settle(pilot)
            shown.append(screen_text(pilot))
        return shown

    shown = drive(play, path, size)
    for name, text in zip(("fields", "body", "appendix", "page"), shown, strict=True):
        golden(f"{name}-{size[0]}", text)


def test_a_field_shows_its_help_and_after_leaving_what_is_wrong(drive: Drive) -> None:
    async def play(pilot: Pilot[None]) -> tuple[str, str, str]:
        screen = await begin(pilot, "work-plan")
        screen.go_to("year")
        await settle(pilot)
        helped = screen_text(pilot)
        await type_words(pilot, "明年")
        typing = screen_text(pilot)
        await pilot.press("tab")
        await settle(pilot)
        return helped, typing, screen_text(pilot)

    helped, typing, left = drive(play)
    assert "要点所管的年度" in helped
    assert "应当是数字" not in typing
    assert "应当是数字" in left


def test_a_date_is_shown_in_full_once_it_is_left(drive: Drive) -> None:
    async def play(pilot: Pilot[None]) -> str:
        screen = await begin(pilot, "seminar-speech")
        await fill(pilot, screen, "occasion_date", "2026-3-5")
        await settle(pilot)
        await pilot.press("tab")
        await settle(pilot)
        row = next(row for row in screen.query(FieldRow) if row.field.key == "occasion_date")
        return str(row.query_one("Input").value)  # type: ignore[attr-defined]

    assert drive(play) == "2026年3月5日"


def test_the_outline_moves_and_undoing_brings_back(drive: Drive, own_folders: Path) -> None:
    path = own_folders / "plan.yaml"
    path.write_text("type: work-plan\ntitle: 要点\nbody: |\n  # 甲\n  ## 一\n  # 乙\n", encoding="utf-8")

    async def play(pilot: Pilot[None]) -> list[str]:
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, DraftingScreen)
        screen.go_to("body", 3)
        await settle(pilot)
        screen.query_one(OutlineTree).focus()
        await settle(pilot)
        found = []
        for key in ("ctrl+up", "ctrl+right", "ctrl+z", "ctrl+z", "ctrl+y"):
            await pilot.press(key)
            await settle(pilot)
            found.append(screen.session.text("body").replace("\n", "/"))
        return found

    assert drive(play, path) == ["# 乙/# 甲/## 一", "# 乙/# 甲/## 一", "# 甲/## 一/# 乙", "# 甲/## 一/# 乙", "# 乙/# 甲/## 一"]


def test_tab_enter_and_backspace_do_as_in_word(drive: Drive) -> None:
    async def play(pilot: Pilot[None]) -> list[str]:
        screen = await begin(pilot, "seminar-speech")
        await pilot.press("f6")
        editor, found = screen.query_one(BodyEditor), []
        await type_words(pilot, "一、提高认识\n")
        found.append(editor.text)
        await pilot.press("tab")
        found.append(editor.text)
        await pilot.press("shift+tab", "backspace")
        found.append(editor.text)
        await type_words(pilot, "一是先说。\n再说。")
        found.append(editor.text)
        return found

    assert drive(play) == [
        "一、提高认识\n二、",
        "一、提高认识\n（一）",
        "一、提高认识\n",
        "一、提高认识\n一是先说。\n二是再说。",
    ]


def test_a_change_from_outside_is_shown_and_either_side_can_be_taken(drive: Drive, own_folders: Path) -> None:
    path = own_folders / "plan.yaml"
    path.write_text("type: work-plan\ntitle: 要点\nsignature: 甲\nbody: |\n  正文\n", encoding="utf-8")

    async def play(pilot: Pilot[None]) -> str:
        await settle(pilot)
        path.write_text(path.read_text(encoding="utf-8").replace("signature: 甲", "signature: 乙"), encoding="utf-8")
        await type_words(pilot, "区图书馆")
        await settle(pilot, 1)
        shown = screen_text(pilot)
        await pilot.press("enter")  # decides nothing: a writer may press it without having read
        for _ in range(100):
            await settle(pilot, 0.1)
            if "还没有存进文件" in screen_text(pilot):
                break
        assert "还没有存进文件" in screen_text(pilot)
        assert "signature: 乙" in path.read_text(encoding="utf-8")
        await pilot.press("ctrl+s")
        await settle(pilot, 0.5)
        await pilot.press("down", "enter")
        await settle(pilot)
        return shown

    shown = drive(play, path)
    assert "signature: 乙" in path.with_name("plan.yaml.bak").read_text(encoding="utf-8")
    assert "- signature: 乙" in shown
    assert "+ organisation: 区图书馆" in shown
    text = path.read_text(encoding="utf-8")
    assert "organisation: 区图书馆" in text
    assert "signature: 甲" in text


def test_a_phrase_is_found_by_its_initials_and_put_in_as_text_or_as_a_link(drive: Drive) -> None:
    async def play(pilot: Pilot[None]) -> tuple[str, str, str]:
        screen = await begin(pilot, "seminar-speech")
        await pilot.press("f6", "f2")
        await settle(pilot, 1.5)
        await type_words(pilot, "lddtzls")
        found = screen_text(pilot)
        await pilot.press("enter")
        await settle(pilot)
        editor = screen.query_one(BodyEditor)
        text = editor.text
        await pilot.press("enter", "f2")
        await settle(pilot)
        await type_words(pilot, "lddtzls")
        await pilot.press("ctrl+l")
        await settle(pilot)
        printed_twice = [block.text for block in screen.session.composition.blocks if block.place.file == "body"]
        assert printed_twice == [text, text]
        return found, text, editor.text.split("\n")[1]

    found, text, link = drive(play)
    assert "领导带头抓落实" in found
    assert text.startswith("主要负责同志要亲自部署")
    assert link.startswith('{{ snippet("')


def test_a_problem_is_walked_to_and_mended(drive: Drive, own_folders: Path) -> None:
    path = own_folders / "plan.yaml"
    path.write_text(
        "type: work-plan\ntitle: 2026年要点\nbody: |\n  # 甲\n  # 乙\n  做好各项工作,抓好落实。\n", encoding="utf-8"
    )

    async def play(pilot: Pilot[None]) -> tuple[str, str, str]:
        screen = pilot.app.screen
        assert isinstance(screen, DraftingScreen)
        await settle(pilot, 2.5)
        await pilot.press("f8")
        await settle(pilot)
        shown, chosen = screen_text(pilot), screen.query_one(BodyEditor).selected_text
        await pilot.press("f11")
        await settle(pilot)
        return shown, chosen, screen.session.text("body")

    shown, chosen, text = drive(play, path)
    assert "问题 1/" in shown
    assert chosen == ","
    assert text.endswith("做好各项工作，抓好落实。")


def test_a_defect_of_the_program_loses_nothing(drive: Drive, own_folders: Path) -> None:
    path = own_folders / "plan.yaml"
    path.write_text("type: work-plan\ntitle: 要点\nbody: |\n  正文\n", encoding="utf-8")

    async def play(pilot: Pilot[None]) -> None:
        await type_words(pilot, "区图书馆")
        pilot.app.call_later(lambda: 1 / 0)
        await settle(pilot)

    with pytest.raises(ZeroDivisionError):
        drive(play, path)
    assert "organisation: 区图书馆" in path.read_text(encoding="utf-8")


def test_what_is_undone_elsewhere_is_shown(drive: Drive, own_folders: Path) -> None:
    """Steps in a field, in an appendix and in the body, taken back from wherever the writer is by then."""
    path = own_folders / "plan.yaml"
    path.write_text(
        "type: work-plan\ntitle: 要点\nbody: |\n  # 甲\nappendices:\n  - title: 主要事项\n    tasks: [完成]\n", "utf-8"
    )

    async def play(pilot: Pilot[None]) -> list[str]:
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, DraftingScreen)
        await fill(pilot, screen, "year", "2027")
        await pilot.press("f4", "insert")
        await settle(pilot)
        screen.go_to("body", 1, 3)
        await settle(pilot)
        await type_words(pilot, "乙")
        await pilot.press("f3")
        found = []
        for key in ("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+y", "ctrl+y", "ctrl+y"):
            await settle(pilot)
            await pilot.press(key)
            await settle(pilot)
            found.append(screen.current)
        return found

    assert drive(play, path) == ["body", "appendix", "fields", "fields", "appendix", "body"]


def test_what_stands_below_the_draft_is_not_said_over_it_too(drive: Drive, own_folders: Path) -> None:
    path = own_folders / "plan.yaml"
    path.write_text("type: work-plan\ntitle: 要点\nbody: |\n  # 甲\n  （一）乙。\n", encoding="utf-8")

    async def play(pilot: Pilot[None]) -> tuple[str, int]:
        await settle(pilot)
        return screen_text(pilot), len(pilot.app._notifications)

    shown, said_over_it = drive(play, path)
    assert "“（一）”不是本文编号的层级" in shown
    assert said_over_it == 0
