"""How the application begins a draft: of a type, of a file, of an older document, of what was not saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from drafter.base.errors import DrafterError
from drafter.base.messages import say
from drafter.tui.welcome import WelcomeScreen

if TYPE_CHECKING:  # types, answers and the session take 150 ms that the first picture need not wait for
    from textual.app import App

    from drafter.doctypes import TypeLibrary
    from drafter.session.beginning import Older
    from drafter.session.session import Session
    from drafter.tui.another_year import Wanted

    Base = App[None]
else:
    Base = object


class Beginning(Base):
    """Opens a drafting screen for what was chosen on the first one."""

    _types_at_hand: Callable[[], TypeLibrary]

    @cached_property
    def types(self) -> TypeLibrary:
        """Return the types at hand."""
        return self._types_at_hand()

    def on_welcome_screen_chosen(self, event: WelcomeScreen.Chosen) -> None:
        """Begin as the writer chose."""
        from drafter.session.opening import new_draft, recover

        match event.what:
            case "new":
                self.begin(lambda: new_draft(event.name, self.types))
            case "recent":
                self.open(Path(event.name))
            case "recover":
                self.begin(lambda: recover(Path(event.name), self.types))
            case "older":
                self._ask_older()
            case _:
                self._ask_path()

    def _ask_path(self) -> None:
        from drafter.session.beginning import DOCUMENTS
        from drafter.tui.files import FileScreen

        self.push_screen(FileScreen(say("打开稿件"), DOCUMENTS), self._open_or_read)

    def _open_or_read(self, path: Path | None) -> None:
        """Open a draft; a document of another program is read into one."""
        from drafter.session.filing import SUFFIXES

        if path is not None and path.suffix.lower() not in SUFFIXES:
            self._read_older(path)
        elif path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Begin with the answers file *path*."""
        from drafter.session.opening import open_file
        from drafter.session.problems import problems as found_in

        def opened() -> Session:
            session, problems, alone = open_file(path, self.types)
            if not alone:
                self.notify(
                    say("这份稿件在另一个窗口里也开着；两边都改了的，保存时会给您看不同之处"), severity="warning", timeout=10
                )
            shown = {each.message for each in found_in(session)}  # below the draft, where they are walked
            for each in [each for each in problems if each.message not in shown][:3]:
                self.notify(str(each), timeout=8)
            return session

        self.begin(opened)

    def begin(self, opened: Callable[[], Session]) -> None:
        """Show the drafting screen over the session that *opened* gives, or say why there is none."""
        from drafter.snippets.linking import LinkedPhrases
        from drafter.tui.drafting import DraftingScreen

        try:
            session = opened()
            session.phrases = LinkedPhrases().library
        except DrafterError as error:
            self._say_not_opened(error)
            return
        self.push_screen(DraftingScreen(session))

    def _say_not_opened(self, error: DrafterError) -> None:
        self.notify("\n".join(map(str, error.problems[:6])), title=say("打不开"), severity="error", timeout=20)

    def _ask_older(self) -> None:
        from drafter.session.beginning import DOCUMENTS
        from drafter.tui.files import FileScreen

        self.push_screen(FileScreen(say("由哪份稿件起草"), DOCUMENTS), self._read_older)

    def _read_older(self, path: Path | None) -> None:
        if path is not None:
            self.notify(say("正在读 {name}……", name=path.name), timeout=2)
            self._reading(path)

    @work(thread=True, exclusive=True, group="reading")
    def _reading(self, path: Path) -> None:
        """Read beside the screen: LibreOffice takes seconds for files of other programs."""
        from drafter.session.beginning import read_older

        try:
            older = read_older(path, self.types)
        except DrafterError as error:
            self.call_from_thread(self._say_not_opened, error)
            return
        self.call_from_thread(self._ask_year, older)

    def _ask_year(self, older: Older) -> None:
        from drafter.tui.another_year import YearScreen

        self.push_screen(
            YearScreen(older, self.types),
            lambda wanted: self._begin_older(older, wanted) if wanted is not None else None,
        )

    def _begin_older(self, older: Older, wanted: Wanted) -> None:
        from drafter.session.beginning import begin_with, read_older
        from drafter.tui.dialogs import ReadScreen

        report: tuple[str, ...] = ()

        def opened() -> Session:
            nonlocal report
            same = wanted.type_name == older.draft.form.name
            source = older if same else read_older(older.path, self.types, wanted.type_name)
            session, report = begin_with(source, wanted.year, self.types)
            return session

        self.begin(opened)
        if report:
            self.push_screen(ReadScreen(say("读入和换年度的情况"), "\n".join(report), wide=True))
