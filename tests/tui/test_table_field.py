"""A field of rows and columns is filled with keys alone."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

from screens import screen_text, settle, type_words
from textual import events

from drafter.doctypes import Layer, Location, TypeLibrary
from drafter.doctypes.locations import bundled
from drafter.session.opening import new_draft
from drafter.tui.app import Drafter
from drafter.tui.drafting import DraftingScreen
from drafter.tui.grid import Grid

FORM = """\
name: 领用单
version: 1
fields:
  title: {kind: line, label: 标题, required: true}
  items: {kind: table, label: 事项, columns: {thing: 事项, count: 数量}}
  body: {kind: outline, label: 正文}
"""


def test_rows_are_typed_cell_by_cell_and_pasted(own_folders: Path) -> None:
    folder = own_folders / "types" / "领用单"
    folder.mkdir(parents=True)
    (folder / "type.yaml").write_text(FORM, encoding="utf-8")
    shutil.copy(bundled() / "work-plan" / "document.docx", folder)
    types = TypeLibrary([Location(Layer.BUNDLED, bundled()), Location(Layer.PERSONAL, folder.parent)])

    async def play() -> tuple[str, object]:
        app = Drafter(lambda: types)
        async with app.run_test(size=(80, 24)) as pilot:
            app.begin(lambda: new_draft("领用单", types))
            await settle(pilot)
            screen = app.screen
            assert isinstance(screen, DraftingScreen)
            screen.go_to("items")
            await settle(pilot)
            await type_words(pilot, "桌子\n")
            await type_words(pilot, "3\n")
            await settle(pilot, 0.5)
            screen.query_one(Grid).post_message(events.Paste("椅子\t12\n"))
            await settle(pilot)
            return screen_text(pilot), screen.session.value("items")

    shown, rows = asyncio.run(play())
    assert rows == ({"thing": "桌子", "count": "3"}, {"thing": "椅子", "count": "12"})
    assert "椅子" in shown
