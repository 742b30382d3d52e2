"""The application: the first screen, and a drafting screen over every draft that is opened."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.driver import Driver

from drafter.base.errors import DrafterError
from drafter.base.messages import say
from drafter.session import looks
from drafter.tui.beginning import Beginning
from drafter.tui.chinese import ChineseApp, wrapped
from drafter.tui.closed_terminal import lasting
from drafter.tui.pointing import Pointed
from drafter.tui.welcome import WelcomeScreen

if TYPE_CHECKING:  # types, answers and the session take 150 ms that the first picture need not wait for
    from drafter.doctypes import TypeLibrary
    from drafter.tui.palette import Command

_TOAST = 60  # cells that a notice in the corner is wide, at most
_LIGHT, _DARK = "textual-light", "textual-dark"


class Drafter(Beginning, Pointed, ChineseApp):
    """The drafting screens; *path* is a draft to begin with."""

    TITLE = "drafter"
    CSS = f"Toast {{ width: {_TOAST}; max-width: 66%; }}"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "command_palette", say("命令"), show=False, priority=True),
        Binding("ctrl+q", "quit", say("退出"), show=False, priority=True),
    ]

    def __init__(self, types: Callable[[], TypeLibrary], path: Path | None = None) -> None:
        super().__init__()
        self._types_at_hand, self._path = types, path

    def get_driver_class(self) -> type[Driver]:
        """Return what paints on the terminal, also after that was closed."""
        return lasting(super().get_driver_class())

    def on_mount(self) -> None:
        """Begin."""
        self.theme = _LIGHT if looks.is_light() else _DARK
        self._catch_signals()
        self.push_screen(WelcomeScreen(lambda: self.types))
        if self._path is not None:
            self.open(self._path)

    def _catch_signals(self) -> None:
        """Save and restore the terminal where the program is told to end or its terminal is closed."""
        if threading.current_thread() is not threading.main_thread() or self._loop is None:
            return
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
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
        """Save, and end; what would be lost is shown first."""
        from drafter.tui.drafting import DraftingScreen

        if not all(screen.may_leave() for screen in self.screen_stack if isinstance(screen, DraftingScreen)):
            return
        self._save_all()
        self.exit()

    def action_command_palette(self) -> None:
        """Show the commands."""
        from drafter.tui.palette import Command, CommandScreen, commands

        if isinstance(self.screen, CommandScreen):
            return
        found = [each for each in commands(self.screen) if each.words != say("退出")]
        own = [Command(say("切换明暗"), "", self.action_turn_light), Command(say("退出"), "Ctrl+Q", self.action_quit)]
        self.push_screen(CommandScreen([*found, *own]), self._run_command)

    async def _run_command(self, command: Command | None) -> None:
        if command is not None:
            done = command.run()
            if done is not None:
                await done

    def notify(self, message: str, *, title: str = "", **options: Any) -> None:
        """Say *message* in a corner, its lines broken as Chinese is."""
        width = max(20, min(_TOAST, self.size.width * 2 // 3) - 4)
        lines = (line for line in message.splitlines() for line in wrapped(line.strip(), width))
        super().notify("\n".join(lines), title=title, **{**options, "markup": False})

    def action_turn_light(self) -> None:
        """Go from dark to light, or back, and stay so."""
        self.theme = _DARK if self.theme == _LIGHT else _LIGHT
        looks.remember(light=self.theme == _LIGHT)


def run(types: Callable[[], TypeLibrary], path: Path | None = None) -> int:
    """Run the drafting screens until the writer leaves them, and return the exit status."""
    app = Drafter(types, path)
    app.run()
    if app._exception is not None:
        raise app._exception
    return app.return_code or 0
