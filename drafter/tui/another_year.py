"""A draft out of an older document: the file is chosen, its type and the year are asked, the report is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Select, Static

from drafter.base.messages import language, say
from drafter.tui.chinese import ChineseInput, Prose
from drafter.tui.dialogs import Buttons

if TYPE_CHECKING:
    from drafter.doctypes import DocumentType, TypeLibrary
    from drafter.session.beginning import Older


@dataclass(frozen=True, slots=True)
class Wanted:
    """The type that a document is to be read as, and the year it is to be taken to (None: it keeps its own)."""

    type_name: str
    year: int | None


class YearScreen(ModalScreen[Wanted | None]):
    """Shows what an older document was recognised as, and asks for the year of the new one."""

    DEFAULT_CSS = """
    YearScreen { align: center middle; }
    YearScreen > .box { width: 76; max-width: 96%; height: auto; border: round $accent; background: $surface; padding: 0 1; }
    YearScreen .title { text-style: bold; height: auto; }
    YearScreen .about { color: $text-muted; height: auto; }
    YearScreen Input { border: none; border-left: thick $accent; height: 1; padding: 0 1; }
    YearScreen Select > SelectCurrent { border: none; border-left: thick $accent; height: 1; }
    YearScreen Select { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", say("关闭"))]

    def __init__(self, older: Older, types: TypeLibrary) -> None:
        super().__init__()
        self._older = older
        self._types = [entry.type for entry in types.entries() if entry.type is not None]

    def compose(self) -> ComposeResult:
        """Compose the dialog."""
        older = self._older
        name = older.draft.form.name
        with Vertical(classes="box"):
            yield Static(say("由 {name} 起草新的一份", name=older.path.name), classes="title", markup=False)
            if older.is_answers:
                yield Prose(say("文种：{title}", title=older.draft.form.title), classes="about")
            else:
                yield Prose(say("文种（程序认的）") if older.told else say("文种没有认出，请选一种"), classes="about")
                options = [(_title(each), each.form.name) for each in self._types]
                yield Select(options, value=name, allow_blank=False, compact=True)
            yield Prose(say("新的年度（空着就不换年度，原样读入）"), classes="about")
            yield ChineseInput(str(older.following or ""), compact=True, select_on_focus=False)
            yield Prose(
                say("原来的文件不动。年份、日期、届次等逐处改好，拿不准的后面加上【请核】。回车开始，Esc 取消"),
                classes="about",
            )
            yield Buttons()

    def on_mount(self) -> None:
        """Begin at the year."""
        self.query_one(ChineseInput).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Begin."""
        event.stop()
        self.action_done()

    def action_done(self) -> None:
        """Begin, if the year is one."""
        words = self.query_one(ChineseInput).value.strip().removesuffix("年")
        if words and not (words.isascii() and words.isdecimal() and len(words) == 4):
            self.notify(say("年度写四位数字，如 2027"), severity="warning")
            return
        select = self.query(Select)
        type_name = str(select.first().value) if select else self._older.draft.form.name
        self.dismiss(Wanted(type_name, int(words) if words else None))

    def action_close(self) -> None:
        """Give nothing."""
        self.dismiss(None)


def _title(each: DocumentType) -> str:
    return each.name_en if language() == "en" and each.name_en else each.form.title
