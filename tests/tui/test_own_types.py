"""A type that an office made of its own template, in the screen: without body, with a table among its fields."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

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


def letter(names: Mapping[str, str]) -> bytes:
    document = Document()
    for text in ("{{ name }}：", "{%p for r in items %}", "{{ r.thing }}{{ r.count }}本", "{%p endfor %}"):
        document.add_paragraph(renamed(text, names))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def renamed(text: str, names: Mapping[str, str]) -> str:
    return re.sub(r"\w+", lambda word: names.get(word.group(), word.group()), text)


def drafted(own_folders: Path, words: str, names: Mapping[str, str] = MappingProxyType({})) -> Path:
    """The answers file after a writer went through its fields, and typed *words* into the first cell of the table."""
    docx = letter(names)
    text, _ = form_text(docx, "letter", "letter.docx")
    make_type(own_folders / "types" / "letter", {"type.yaml": text.encode(), "document.docx": docx})
    path = own_folders / "a.yaml"
    path.write_text(renamed(ANSWERS, names), encoding="utf-8")

    async def play(pilot: Pilot[None]) -> None:
        screen = pilot.app.screen
        assert isinstance(screen, DraftingScreen)
        for key in ("name", "items", "name"):
            screen.go_to(names.get(key, key))
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


def test_names_in_chinese_make_fields_of_the_screen(own_folders: Path) -> None:
    """Most templates of an office have them; the fields of a form take their keys from the tags."""
    path = drafted(own_folders, "", {"name": "客户", "items": "明细", "thing": "品名", "count": "数量"})
    assert [each.shown for each in displayed(path.with_suffix(".docx"))] == ["某单位：", "还书2本", "借书3本"]
