"""A type that an office made of its own template, in the screen: without body, with a table among its fields."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

from docx import Document
from screens import settle, type_words
from textual.pilot import Pilot

from drafter.doctypes import Layer, Location, TypeLibrary
from drafter.doctypes.making import make_type
from drafter.reading.displayed import displayed
from drafter.tui.app import Drafter
from drafter.tui.drafting import DraftingScreen
from drafter.word.adoption import form_text

ANSWERS = """\
type: letter
name: 某单位
items:
  - {thing: 还书, count: 2}  # 一行
  - [借书, 3]
"""


def letter() -> bytes:
    document = Document()
    document.add_paragraph("{{ name }}：")
    for text in ("{%p for r in items %}", "{{ r.thing }}{{ r.count }}本", "{%p endfor %}"):
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def drafted(own_folders: Path, words: str) -> Path:
    """The answers file after a writer went through its fields, and typed *words* into the first cell of the table."""
    docx = letter()
    text, _ = form_text(docx, "letter", "letter.docx")
    make_type(own_folders / "types" / "letter", {"type.yaml": text.encode(), "document.docx": docx})
    path = own_folders / "a.yaml"
    path.write_text(ANSWERS, encoding="utf-8")

    async def play(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, DraftingScreen)
        for key in ("name", "items", "name"):
            screen.go_to(key)
            await pilot.pause()
            if key == "items" and words:
                await type_words(pilot, words)
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pilot.press("f5")
        await settle(pilot)

    async def playing() -> None:
        library = TypeLibrary([Location(Layer.NAMED, own_folders / "types")])
        app = Drafter(lambda: library, path)
        async with app.run_test(size=(120, 36)) as pilot:
            await pilot.pause()
            await play(pilot)
            await app.action_quit()

    asyncio.run(playing())
    return path


def test_going_through_a_table_changes_nothing(own_folders: Path) -> None:
    assert drafted(own_folders, "").read_text(encoding="utf-8") == ANSWERS


def test_a_cell_typed_in_the_screen_is_saved_and_printed(own_folders: Path) -> None:
    path = drafted(own_folders, "归还\n")
    assert "{thing: 归还, count: 2}  # 一行\n  - [借书, 3]\n" in path.read_text(encoding="utf-8")
    assert [each.shown for each in displayed(path.with_suffix(".docx"))] == ["某单位：", "归还2本", "借书3本"]
