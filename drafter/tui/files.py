"""A file chosen by walking the folders: typing narrows the list, a whole path works as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from drafter.base.messages import say
from drafter.tui.chinese import ChineseInput

_MOST = 500


class FileScreen(ModalScreen[Path | None]):
    """Asks for one file whose name ends in one of some suffixes; None where the writer thinks better of it."""

    DEFAULT_CSS = """
    FileScreen { align: center middle; }
    FileScreen > .box { width: 90; max-width: 96%; height: 90%; border: round $accent; background: $surface; padding: 0 1; }
    FileScreen .title { text-style: bold; height: 1; }
    FileScreen .about { color: $text-muted; height: 1; }
    FileScreen Input { border: none; border-left: thick $accent; height: 1; padding: 0 1; }
    FileScreen OptionList { height: 1fr; border: none; padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", say("关闭")),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("pagedown", "step(10)", show=False),
        Binding("pageup", "step(-10)", show=False),
    ]

    def __init__(self, title: str, suffixes: Sequence[str], folder: Path | None = None) -> None:
        super().__init__()
        self._title, self._suffixes, self._folder = title, suffixes, (folder or Path.cwd()).absolute()

    def compose(self) -> ComposeResult:
        """Compose the dialog."""
        with Vertical(classes="box"):
            yield Static(self._title, classes="title", markup=False)
            yield Static(classes="about where", markup=False)
            yield ChineseInput(placeholder=say("输入几个字筛选，或写整个路径"), compact=True)
            yield OptionList(markup=False)
            yield Static(say("↑ ↓ 选择，回车进入文件夹或选定文件，Esc 关闭"), classes="about", markup=False)

    def on_mount(self) -> None:
        """Show the folder."""
        self.query_one(OptionList).can_focus = False
        self.query_one(ChineseInput).focus()
        self._list("")

    def _list(self, words: str) -> None:
        self.query_one(".where", Static).update(say("文件夹：{folder}", folder=self._folder))
        options = self.query_one(OptionList)
        options.clear_options()
        found = [each for each in self._entries() if words.lower() in each.name.lower()][:_MOST]
        lines = [(_folder(f"{each.name}/") if each.is_dir() else Content(each.name), each) for each in found]
        up = [] if words else [(_folder(say("../（上一级）")), self._folder.parent)]
        options.add_options(Option(line, id=str(path)) for line, path in [*up, *lines])
        first_file = next((at for at, (_, path) in enumerate([*up, *lines]) if not path.is_dir()), 0)
        options.highlighted = first_file if options.option_count else None
        if not options.option_count:
            options.add_option(Option(say("没有名字里有“{words}”的文件", words=words), disabled=True))

    def _entries(self) -> Iterator[Path]:
        """Yield the folders and then the files that are wanted; a folder that cannot be read is empty."""
        try:
            inside = sorted((each for each in self._folder.iterdir() if not each.name.startswith((".", "~$"))), key=_by_name)
        except OSError:
            return
        yield from (each for each in inside if each.is_dir())
        yield from (each for each in inside if each.suffix.lower() in self._suffixes)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        event.stop()
        self._list(event.value.strip())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the path that was written, else what is highlighted."""
        event.stop()
        written = Path(event.value.strip().strip("\"'")).expanduser()
        options = self.query_one(OptionList)
        if event.value.strip() and (self._folder / written).exists():
            self._take(self._folder / written)
        elif options.highlighted is not None:
            self._take(Path(options.get_option_at_index(options.highlighted).id or ""))
        else:
            self.notify(say("没有这样的文件：{path}", path=event.value), severity="warning")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        event.stop()
        self._take(Path(event.option.id or ""))

    def _take(self, path: Path) -> None:
        if not path.is_dir():
            self.dismiss(path)
            return
        self._folder = path.resolve()
        line = self.query_one(ChineseInput)
        with line.prevent(Input.Changed):
            line.value = ""
        self._list("")

    def action_step(self, step: int) -> None:
        """Go to another entry."""
        options = self.query_one(OptionList)
        if options.highlighted is not None:
            options.highlighted = min(max(options.highlighted + step, 0), options.option_count - 1)

    def action_close(self) -> None:
        """Choose none."""
        self.dismiss(None)


def _folder(name: str) -> Content:
    return Content.styled(name, "$text-accent")


def _by_name(path: Path) -> str:
    return path.name.lower()
