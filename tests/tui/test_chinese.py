"""What textual gets wrong for Chinese: every defect as it is in textual, so that a mended one is noticed, and ours."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from drafter.tui.chinese import BLANK, ChineseApp, ChineseInput, ChineseTextArea, Prose, one_line

WIDTH = 21  # cells of text and one for the cursor
Make = Callable[[], Any]
Case = Callable[[Pilot[None], Any], Awaitable[Any]]


def run(base: type[App[None]], make: Make, case: Case) -> Any:
    """What *case* finds of the widget that *make* makes, in an application of the class *base*."""

    class Sample(base):  # type: ignore[valid-type, misc]
        CSS = f"TextArea {{ border: none; padding: 0; width: {WIDTH}; height: 6; scrollbar-size-vertical: 0; }}"

        def compose(self) -> ComposeResult:
            self.sample = make()
            yield Form(Static("\n" * 6), self.sample, Static("\n" * 30))

    async def run_case() -> Any:
        app = Sample()
        async with app.run_test(size=(60, 12)) as pilot:
            app.sample.focus()
            await pilot.pause()
            return await case(pilot, app.sample)

    return asyncio.run(run_case())


class Form(VerticalScroll, can_focus=False):
    """A form that scrolls."""

    DEFAULT_CSS = "Form { height: 12; }"


async def wrapped(_: Pilot[None], widget: TextArea) -> list[str]:
    return ["".join(line) for lines in widget.wrapped_document.lines for line in lines]


async def cursor(pilot: Pilot[None], _: Widget) -> tuple[int, int]:
    await pilot.pause()
    return tuple(pilot.app.cursor_position)  # type: ignore[return-value]


MIXED = "标题 一二三四五六七八九十一二三"


def test_lines_are_not_torn_at_a_blank() -> None:
    assert run(App, lambda: TextArea(MIXED), wrapped) == ["标题 ", "一二三四五六七八九十", "一二三"]
    assert run(ChineseApp, lambda: ChineseTextArea(MIXED), wrapped) == ["标题 一二三四五六七", "八九十一二三"]


def test_no_line_begins_with_a_closing_mark() -> None:
    text = "一二三四五六七八九十，后面"
    assert run(App, lambda: TextArea(text), wrapped) == ["一二三四五六七八九十", "，后面"]
    assert run(ChineseApp, lambda: ChineseTextArea(text), wrapped) == ["一二三四五六七八九", "十，后面"]


async def type_blank(pilot: Pilot[None], widget: Input | TextArea) -> str:
    pilot.app.post_message(events.Key(BLANK, BLANK))
    await pilot.pause()
    await pilot.pause()
    return widget.value if isinstance(widget, Input) else widget.text


@pytest.mark.parametrize(("theirs", "ours"), [(Input, ChineseInput), (TextArea, ChineseTextArea)])
def test_the_blank_of_chinese_can_be_typed(theirs: type[Widget], ours: type[Widget]) -> None:
    assert run(App, theirs, type_blank) == ""
    assert run(ChineseApp, ours, type_blank) == BLANK


def test_the_cursor_stands_behind_the_last_character() -> None:
    """The left edge, a border and a blank before the text: four cells of text end at column 7."""
    assert run(App, lambda: Input("中文"), cursor)[0] == 3 + 4 + 1
    assert run(ChineseApp, lambda: ChineseInput("中文"), cursor)[0] == 3 + 4


async def row_after_scroll(pilot: Pilot[None], widget: Widget) -> int:
    pilot.app.query_one(Form).scroll_to(y=4, animate=False)
    await pilot.pause()
    await pilot.pause()
    return int(pilot.app.cursor_position.y - widget.content_region.y)


def test_the_cursor_goes_with_a_form_that_scrolls() -> None:
    assert run(App, Input, row_after_scroll) == 4
    assert run(ChineseApp, ChineseInput, row_after_scroll) == 0


async def row_of_a_new_one(pilot: Pilot[None], widget: Input) -> int:
    line = type(widget)()
    await pilot.app.query_one(Form).mount(line, before=0)
    line.focus()
    await pilot.app.query_one(Form).mount(Static("\n\n"), before=0)
    await pilot.pause()
    await pilot.pause()
    return int(pilot.app.cursor_position.y - line.content_region.y)


def test_the_cursor_is_on_the_right_row_of_a_widget_that_has_just_come() -> None:
    assert run(App, Input, row_of_a_new_one) != 0
    assert run(ChineseApp, ChineseInput, row_of_a_new_one) == 0


async def paste(pilot: Pilot[None], widget: Input) -> str:
    widget.post_message(events.Paste("第一行\r\n　　第二行\nlast word\nhere\n"))
    await pilot.pause()
    return widget.value


def test_pasting_several_lines_into_one_keeps_them_all() -> None:
    assert run(App, Input, paste) == "第一行"
    assert run(ChineseApp, ChineseInput, paste) == "第一行第二行last word here"
    assert one_line("甲\u2028乙\x0b丙\n") == "甲乙丙"


async def undo(pilot: Pilot[None], widget: Input) -> list[str]:
    await pilot.press("a", "b")
    found = [widget.value]
    await pilot.press("ctrl+z")
    found.append(widget.value)
    await pilot.press("ctrl+y")
    return [*found, widget.value]


def test_typing_into_a_line_can_be_undone_and_redone() -> None:
    assert run(App, lambda: Input("甲", select_on_focus=False), undo) == ["甲ab", "甲ab", "甲ab"]
    assert run(ChineseApp, lambda: ChineseInput("甲", select_on_focus=False), undo) == ["甲ab", "甲", "甲ab"]


async def two_lines(pilot: Pilot[None], widget: Input) -> list[str]:
    other = type(widget)()
    await pilot.app.query_one(Form).mount(other, after=widget)
    for key, character in (("甲", "甲"), ("tab", "\t"), ("乙", "乙"), ("丙", "丙")):
        pilot.app.post_message(events.Key(key, character))
    await pilot.pause(0.2)
    return [widget.value, other.value]


def test_keys_that_come_in_one_piece_go_one_after_another() -> None:
    assert run(App, Input, two_lines) == ["甲乙丙", ""]
    assert run(ChineseApp, ChineseInput, two_lines) == ["甲", "乙丙"]


def test_wrapping_follows_every_edit() -> None:
    async def edit(pilot: Pilot[None], widget: TextArea) -> list[str]:
        widget.move_cursor(widget.document.end)
        await pilot.press("enter", "a")
        widget.insert("一二三四五六七八九十（里面）", (0, 0))
        await pilot.pause()
        return await wrapped(pilot, widget)

    found = run(ChineseApp, lambda: ChineseTextArea("尾"), edit)
    assert found == ["一二三四五六七八九十", "（里面）尾", "a"]


async def shown_lines(pilot: Pilot[None], widget: Widget) -> list[str]:
    await pilot.pause()
    return [strip.text.rstrip() for strip in widget.render_lines(widget.size.region)]


def test_words_that_are_only_shown_are_broken_as_chinese_is() -> None:
    words = "标题 " + "一二三四五，" * 6

    def narrow(widget: Static) -> Static:
        widget.styles.width = 20
        widget.can_focus = True
        return widget

    assert run(App, lambda: narrow(Static(words)), shown_lines)[0] == "标题"
    found = run(ChineseApp, lambda: narrow(Prose(words)), shown_lines)
    assert found[0] == "标题 一二三四五，一"
    assert not any(line.startswith("，") for line in found)
