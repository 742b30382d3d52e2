"""The application: the first screen, and a drafting screen over every draft that is opened."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from drafter.base.errors import DrafterError
from drafter.base.messages import say
from drafter.tui.beginning import Beginning
from drafter.tui.chinese import ChineseApp
from drafter.tui.welcome import WelcomeScreen

if TYPE_CHECKING:  # types, answers and the session take 150 ms that the first picture need not wait for
    from drafter.doctypes import TypeLibrary

_LIGHT, _DARK = "textual-light", "textual-dark"


class Drafter(Beginning, ChineseApp):
    """The drafting screens; *path* is a draft to begin with."""

    TITLE = "drafter"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "command_palette", say("命令"), show=False, priority=True),
        Binding("ctrl+q", "quit", say("退出"), show=False, priority=True),
    ]

    def __init__(self, types: Callable[[], TypeLibrary], path: Path | None = None) -> None:
        super().__init__()
        self._types_at_hand, self._path = types, path

    def on_mount(self) -> None:
        """Begin."""
        self._catch_signals()
        self.push_screen(WelcomeScreen(lambda: self.types))
        if self._path is not None:
            self.open(self._path)

    def _catch_signals(self) -> None:
        """Save and restore the terminal where the program is told to end or its terminal is closed."""
        if threading.current_thread() is not threading.main_thread() or self._loop is None:
            return
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                with suppress(NotImplementedError, RuntimeError):
                    self._loop.add_signal_handler(number, self._end)

    def _end(self) -> None:
        self._save_all()
        self.exit()

    def _save_all(self) -> None:
        from drafter.tui.drafting import DraftingScreen

        for screen in self.screen_stack:
            if isinstance(screen, DraftingScreen):
                with suppress(DrafterError):
                    screen.session.save_or_keep()
                with suppress(Exception):  # the list of recent drafts is not worth a draft
                    screen.remember()
                screen.session.close()

    def _fatal_error(self) -> None:
        """Save and end on a defect of the program: what to say of it is the command line's business."""
        self._save_all()
        self._close_messages_no_wait()

    async def action_quit(self) -> None:
        """Save, and end."""
        self._save_all()
        self.exit()

    def action_command_palette(self) -> None:
        """Show the commands."""
        from textual.command import CommandPalette

        if not CommandPalette.is_open(self):  # type: ignore[arg-type]
            self.push_screen(CommandPalette(placeholder=say("查找命令……"), id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield the commands of the palette: every binding of the screen, and what has no key."""
        for binding in screen.BINDINGS:
            if isinstance(binding, Binding) and binding.description:
                action = binding.action
                yield SystemCommand(
                    binding.description,
                    binding.key.upper(),
                    lambda action=action: screen.run_action(action),
                )
        yield SystemCommand(say("切换明暗"), say("浅色或深色的界面"), self.action_turn_light)
        yield SystemCommand(say("退出"), "CTRL+Q", self.action_quit)

    def action_turn_light(self) -> None:
        """Go from dark to light, or back."""
        self.theme = _DARK if self.theme == _LIGHT else _LIGHT


def run(types: Callable[[], TypeLibrary], path: Path | None = None) -> int:
    """Run the drafting screens until the writer leaves them, and return the exit status."""
    app = Drafter(types, path)
    app.run()
    if app._exception is not None:
        raise app._exception
    return app.return_code or 0
