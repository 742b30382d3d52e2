"""The application: the first screen, and a drafting screen over every draft that is opened."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from drafter.base.errors import DrafterError
from drafter.base.messages import say
from drafter.tui.chinese import ChineseApp
from drafter.tui.welcome import WelcomeScreen

if TYPE_CHECKING:  # types, answers and the session take 150 ms that the first picture need not wait for
    from drafter.doctypes import TypeLibrary
    from drafter.session.session import Session

_LIGHT, _DARK = "textual-light", "textual-dark"


class Drafter(ChineseApp):
    """The drafting screens; *path* is a draft to begin with."""

    TITLE = "drafter"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "command_palette", say("命令"), show=False, priority=True),
        Binding("ctrl+q", "quit", say("退出"), show=False, priority=True),
    ]

    def __init__(self, types: Callable[[], TypeLibrary], path: Path | None = None) -> None:
        super().__init__()
        self._types_at_hand, self._path = types, path

    @cached_property
    def types(self) -> TypeLibrary:
        """Return the types at hand."""
        return self._types_at_hand()

    def on_mount(self) -> None:
        """Begin."""
        self._catch_signals()
        self.push_screen(WelcomeScreen(lambda: self.types))
        if self._path is not None:
            self._open(self._path)

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
                    screen.session.save()
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

    def on_welcome_screen_chosen(self, event: WelcomeScreen.Chosen) -> None:
        """Begin as the writer chose."""
        from drafter.session.opening import new_draft, recover

        match event.what:
            case "new":
                self._begin(lambda: new_draft(event.name, self.types))
            case "recent":
                self._open(Path(event.name))
            case "recover":
                self._begin(lambda: recover(Path(event.name), self.types))
            case _:
                self._ask_path()

    def _ask_path(self) -> None:
        from drafter.tui.dialogs import AskScreen

        about = say("写稿件的路径，如 plan.yaml；相对于 {folder}。回车打开，Esc 取消", folder=Path.cwd())
        self.push_screen(AskScreen(say("打开稿件"), about), lambda name: self._open(Path(name).expanduser()) if name else None)

    def _open(self, path: Path) -> None:
        from drafter.session.opening import open_file

        def opened() -> Session:
            session, problems, alone = open_file(path, self.types)
            if not alone:
                self.notify(
                    say("这份稿件在另一个窗口里也开着；两边都改了的，保存时会给您看不同之处"), severity="warning", timeout=10
                )
            for each in problems[:3]:
                self.notify(str(each), timeout=8)
            return session

        self._begin(opened)

    def _begin(self, opened: Callable[[], Session]) -> None:
        from drafter.snippets.linking import LinkedPhrases
        from drafter.tui.drafting import DraftingScreen

        try:
            session = opened()
            session.phrases = LinkedPhrases().library
        except DrafterError as error:
            self.notify("\n".join(map(str, error.problems[:6])), title=say("打不开"), severity="error", timeout=20)
            return
        self.push_screen(DraftingScreen(session))

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
