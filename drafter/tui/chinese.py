"""What textual 8.2.8 gets wrong for Chinese, put right in one place; every part has a test that tells when textual changes.

- A text area, and words that are only shown, break lines at blanks only, so that a line with one blank in it is torn, and
  lines begin with ，。）》.
- U+3000, the blank of Chinese, cannot be typed: Python calls it not printable.
- The hardware cursor, where the candidates of an input method appear, stands one cell off at the end of a line of input, on
  a wrong row when the widget has just got its place, and where it was before when a form scrolls.
- Pasting several lines into a line of input keeps the first only; and a line of input has no undo.
- Keys that come in one piece, as an input method commits them, all go to what has the focus at first, whatever the first of
  them does to it.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections import deque
from functools import lru_cache
from itertools import pairwise
from typing import Any, ClassVar

from rich.text import Text
from textual import events
from textual.actions import SkipAction
from textual.app import App
from textual.binding import Binding, BindingType
from textual.document._document import Location
from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.expand_tabs import get_tab_widths
from textual.geometry import Offset, Size
from textual.message_pump import MessagePump
from textual.strip import Strip
from textual.widgets import Input, Static, TextArea

from drafter.preview.kinsoku import breaks
from drafter.preview.measure import CELLS, CellType
from drafter.session.history import History

BLANK = "\u3000"
_MOST_DRAWN = 2000
_LONGEST_KEY = 1.0  # seconds that a key may hold up the next
_LEAST_TURNS = 100  # of the loop, however long one of them takes
_CALM_TURNS = 3  # of the loop: a message may be on its way from one to another
_CELL = CellType(CELLS, 1, 0)
_BETWEEN_WORDS = re.compile(r"(?<=[!-~])\s*\n\s*(?=[!-~])")
_BREAKS = re.compile(r"[ \t\u3000]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])[ \t\u3000]*")


def typed(event: events.Key) -> str | None:
    """Return the character that *event* types, U+3000 too; None for a key that types none."""
    return event.character if event.is_printable or event.character == BLANK else None


def one_line(text: str) -> str:
    """Return *text* with its lines joined: with a blank between Latin words, with nothing between Chinese."""
    lines = _BREAKS.sub("\n", text).strip("\n")
    return _BETWEEN_WORDS.sub(" ", lines).replace("\n", "")


@lru_cache(maxsize=4096)
def _offsets(line: str, width: int) -> tuple[int, ...]:
    return tuple(breaks(line, _CELL, width, width))


class ChineseDocument(WrappedDocument):
    """A document wrapped as Chinese is: anywhere but before a closing mark, behind an opening one, or inside a word."""

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Wrap all lines at *width* cells (0: not at all)."""
        self._width, self._tab_width = width, tab_width or self._tab_width
        lines = self.document.lines
        self._wrap_offsets = [list(_offsets(line, width)) if width else [] for line in lines]
        self._offset_to_line_info = [
            (index, section) for index, found in enumerate(self._wrap_offsets) for section in range(len(found) + 1)
        ]
        self._line_index_to_offsets = [[] for _ in lines]
        for offset, (index, _) in enumerate(self._offset_to_line_info):
            self._line_index_to_offsets[index].append(offset)
        self._tab_width_cache = [[size for _, size in get_tab_widths(line, self._tab_width)] for line in lines]

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:  # noqa: ARG002  textual's signature
        """Wrap again after an edit: lines that did not change are looked up."""
        self.wrap(self._width)


class ChineseTextArea(TextArea):
    """A text area for Chinese; after an edit only the lines that changed are drawn again."""

    def __init__(self, *args: Any, **options: Any) -> None:
        self._drawn: dict[tuple[object, ...], Strip] = {}
        super().__init__(*args, **options)

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        self.wrapped_document = ChineseDocument(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()

    def _render_line(self, y: int) -> Strip:
        key = self._looks_of(y + self.scroll_offset.y)
        if key is None:
            return super()._render_line(y)
        strip = self._drawn.get(key)
        if strip is None:
            if len(self._drawn) >= _MOST_DRAWN:
                self._drawn.clear()
            strip = self._drawn[key] = super()._render_line(y)
        return strip

    def _looks_of(self, offset: int) -> tuple[object, ...] | None:
        """Return all that the look of the row at *offset* depends on; None where a cursor or a selection is on its line."""
        if offset >= len(self.wrapped_document._offset_to_line_info):
            return None
        line, section = self.wrapped_document._offset_to_line_info[offset]
        rows = sorted((self.selection.start[0], self.selection.end[0]))
        if rows[0] <= line <= rows[1]:
            return None
        offsets = tuple(self.wrapped_document.get_offsets(line))
        return (self.document.get_line(line), offsets, section, self.size.width, self.app.theme, self.has_focus)

    async def _on_key(self, event: events.Key) -> None:
        if event.character == BLANK and not self.read_only:
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard(BLANK, *self.selection)
            return
        await super()._on_key(event)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Tell whether *key* is typed here."""
        return super().check_consume_key(key, character) or (character == BLANK and not self.read_only)


class ChineseInput(Input):
    """A line of input for Chinese, with undo."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "undo", show=False),
        Binding("ctrl+y", "redo", show=False),
    ]

    def __init__(self, *args: Any, **options: Any) -> None:
        self._steps = History[str]()
        self._goes_back = False
        super().__init__(*args, **options)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Return where on the screen the cursor is: behind the last character, not one cell further."""
        offset = super().cursor_screen_offset
        return Offset(offset.x - 1, offset.y) if self.cursor_at_end else offset

    def begin(self, words: str) -> None:
        """Show *words* to be edited: what was typed before cannot be undone."""
        self._goes_back = words != self.value
        self.value = words
        self.cursor_position = len(words)
        self._steps = History()

    def watch_value(self, before: str, after: str) -> None:
        """Note what undoing goes back to."""
        if self._goes_back or before == after or not self.is_mounted:
            self._goes_back = False
            return
        self._steps.changed(before, "", "typing", time.monotonic())

    async def _on_key(self, event: events.Key) -> None:
        if event.character == BLANK:
            event.stop()
            event.prevent_default()
            self._put(BLANK)
            return
        await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._put(one_line(event.text))

    def _put(self, text: str) -> None:
        if self.selection.is_empty:
            self.insert_text_at_cursor(text)
        else:
            self.replace(text, *self.selection)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Tell whether *key* is typed here."""
        return super().check_consume_key(key, character) or character == BLANK

    def action_undo(self) -> None:
        """Take the latest typing back; where there is none, whoever is above may."""
        self._go(self._steps.undo(self.value))

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self._go(self._steps.redo(self.value))

    def _go(self, step: Any) -> None:
        if step is None:
            raise SkipAction
        self._goes_back = step.state != self.value
        self.value = step.state
        self.cursor_position = len(self.value)


def wrapped(words: str, width: int) -> list[str]:
    """Return the lines of *words*, *width* cells wide, broken as Chinese is."""
    lines = []
    for line in words.split("\n"):
        begins = [0, *_offsets(line, max(2, width)), len(line)]
        lines += [line[start:end].rstrip(" ") for start, end in pairwise(begins)]
    return lines


class Prose(Static):
    """Words to read, their lines broken as Chinese is."""

    def __init__(self, words: str = "", *, classes: str | None = None) -> None:
        super().__init__(classes=classes, markup=False)
        self.words = words

    def say(self, words: str) -> None:
        """Show *words*."""
        self.words = words
        self.refresh(layout=True)

    def render(self) -> Text:
        """Render the words at the width there is."""
        return Text("\n".join(wrapped(self.words, self.content_size.width)))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  textual's signature
        """Return how many lines there are at *width*."""
        return len(wrapped(self.words, width)) if self.words else 0


class ChineseApp(App[None]):
    """An application whose hardware cursor is always where the focused widget says, and that takes one key after another."""

    def __init__(self, *args: Any, **options: Any) -> None:
        self._keys_waiting = deque[events.Key | events.Paste]()
        self._settling: asyncio.Task[None] | None = None
        super().__init__(*args, **options)

    @property
    def cursor_position(self) -> Offset:
        """Return where the terminal's cursor goes at the next paint."""
        focused = self.screen_stack[-1].focused if self._running and self.screen_stack else None
        offset = getattr(focused, "cursor_screen_offset", None)
        return offset if isinstance(offset, Offset) else self._cursor_told

    @cursor_position.setter
    def cursor_position(self, position: Offset) -> None:
        self._cursor_told = position

    async def on_event(self, event: events.Event) -> None:
        """Take *event*; a key or a paste waits until the one before it has been dealt with."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._settling is not None:
            self._keys_waiting.append(event)
        else:
            busy = self._path_of_keys()
            await super().on_event(event)
            self._settling = asyncio.create_task(self._settle(busy))

    async def _settle(self, busy: set[MessagePump]) -> None:
        """Wait until the last key has done what it does, then take the next."""
        while self._running:
            await self._quiet(busy)
            if not self._keys_waiting:
                break
            busy = self._path_of_keys()
            await super().on_event(self._keys_waiting.popleft())
        self._settling = None

    async def _quiet(self, busy: set[MessagePump]) -> None:
        """Wait until nothing that the key went through has anything to do, and something that has nothing to do has the focus.

        A screen that has just come has none yet.
        """
        calm, turns, until = 0, 0, time.monotonic() + _LONGEST_KEY
        while calm < _CALM_TURNS and self._running and (turns < _LEAST_TURNS or time.monotonic() < until):
            await asyncio.sleep(0)
            turns += 1
            idle = all(each._message_queue.empty() for each in busy | self._path_of_keys())
            calm = calm + 1 if idle and self.screen.is_mounted and self.focused is not None else 0

    def _path_of_keys(self) -> set[MessagePump]:
        """Return what a key goes through."""
        screen = self.screen_stack[-1]
        return {self, *(screen.focused or screen).ancestors_with_self}
