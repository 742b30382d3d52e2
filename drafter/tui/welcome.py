"""The first screen: begin a draft of a type, go on with a recent one, recover an unsaved one, open a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from drafter.base.errors import DrafterError
from drafter.base.messages import language, say
from drafter.session.recent import forget, recent
from drafter.session.recovery import Recovery, discard, recoveries

if TYPE_CHECKING:  # the types take 150 ms that the first picture need not wait for
    from drafter.doctypes import TypeLibrary


_MOST = 8  # drafts of a kind that are listed
_PAINTED = 0.03  # seconds after which the first picture stands


class WelcomeScreen(Screen[None]):
    """A list of all ways to begin."""

    DEFAULT_CSS = """
    WelcomeScreen > .title { padding: 1 2 0 2; text-style: bold; height: auto; }
    WelcomeScreen > .about { padding: 0 2 1 2; color: $text-muted; height: auto; }
    WelcomeScreen > OptionList { height: 1fr; border: none; padding: 0 1; background: $background; }
    WelcomeScreen > OptionList:focus { border: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "explain", say("帮助"), key_display="F1"),
        Binding("ctrl+o", "begin('open')", say("打开文件")),
        Binding("ctrl+n", "begin('older')", say("换年度")),
        Binding("delete", "drop", say("从列表去掉"), key_display="Delete"),
        Binding("f10", "app.quit", say("退出"), key_display="F10"),
    ]
    explanation = say(
        "用 ↑ ↓ 选一项，按回车。“从已有稿件另起”读去年的 Word 文件或稿件，换好年份，要人看的地方标上【请核】。\n"
        "新建的稿件随写随存，起好名字以前保存在程序的文件夹里，程序意外中断后在这里恢复。"
        "最近的稿件按 Delete 从列表去掉，文件还在；没有保存的稿件按 Delete 就删掉了。"
    )

    class Chosen(Message):
        """The writer wants to begin: *what* is new, recent, recover, older or open, *name* a type or a path."""

        def __init__(self, what: str, name: str = "") -> None:
            super().__init__()
            self.what, self.name = what, name

    def __init__(self, types: Callable[[], TypeLibrary]) -> None:
        super().__init__()
        self._types = types
        self._kept: list[Recovery] = []

    def compose(self) -> ComposeResult:
        """Compose the list."""
        yield Static(say("公文起草助手"), classes="title")
        yield Static(say("选一种文稿开始写，或接着写原来的。↑ ↓ 选择，回车打开。"), classes="about")
        yield OptionList(markup=False)
        yield Footer(compact=True)

    def on_screen_resume(self) -> None:
        """List what there is now."""
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(list(self._begun()))
        options.focus()
        options.action_first()
        self.set_timer(_PAINTED, self._list_types)

    def _list_types(self) -> None:
        """List the types, now that the first picture stands."""
        if not self.is_current:
            return
        options = self.query_one(OptionList)
        is_first = options.highlighted is None
        self._name_kept(options)
        others = [Option(say("从已有稿件另起（换年度）……"), id="older:"), Option(say("打开已有的稿件……"), id="open:")]
        options.add_options([_heading(say("新建")), *self._new(), None, *others])
        if is_first:
            options.action_first()

    def _name_kept(self, options: OptionList) -> None:
        """Call the drafts that were never saved by the titles they print, now that their types are at hand."""
        from drafter.session.opening import title_of

        for each in self._kept[:_MOST]:
            with suppress(DrafterError):
                options.replace_option_prompt(f"recover:{each.path}", _kept_line(each, title_of(each.path, self._types())))

    def _begun(self) -> Iterator[Option | None]:
        """Yield the drafts that were begun."""
        self._kept = recoveries()
        if self._kept:
            yield _heading(say("没有保存的稿件"))
            yield from (Option(_kept_line(each, each.title), id=f"recover:{each.path}") for each in self._kept)
            yield None
        drafts = recent()
        if drafts:
            yield _heading(say("最近的稿件"))
            for draft in drafts[:_MOST]:
                yield Option(_recent_line(draft.title, draft.pages, draft.problems, draft.path), id=f"recent:{draft.path}")
            yield None

    def _new(self) -> Iterator[Option]:
        used = [each.type for each in recent()]
        entries = self._types().entries()
        for entry in sorted(entries, key=lambda each: _index(used, each.type.form.title if each.type is not None else "")):
            if entry.type is None:
                words = Content.assemble(entry.name, ("　" + say("不能使用，见 drafter types check"), "$text-error"))
                yield Option(words, disabled=True)
                continue
            name = entry.type.name_en if language() == "en" and entry.type.name_en else entry.type.form.title
            yield Option(Text.assemble((name, "bold"), ("　" + entry.type.description, "dim")), id=f"new:{entry.name}")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Begin."""
        event.stop()
        what, _, name = (event.option.id or "").partition(":")
        self.post_message(self.Chosen(what, name))

    def action_begin(self, what: str) -> None:
        """Begin with *what*."""
        self.post_message(self.Chosen(what))

    def action_drop(self) -> None:
        """Take a recent draft out of the list, or delete one that was never saved."""
        from drafter.tui.dialogs import ChooseScreen

        option = self.query_one(OptionList).highlighted_option
        what, _, path = (option.id or "").partition(":") if option is not None else ("", "", "")
        if what == "recent":
            forget(path)
            self.on_screen_resume()
        elif what == "recover":
            choices = [("keep", say("留着")), ("drop", say("删掉，不再恢复"))]
            about = str(option.prompt) if option is not None else ""
            self.app.push_screen(
                ChooseScreen(say("删掉这份没有保存的稿件？"), about, choices),
                lambda choice: discard(Path(path)) if choice == "drop" else None,
            )

    def action_explain(self) -> None:
        """Explain the screen."""
        from drafter.tui.dialogs import ReadScreen

        self.app.push_screen(ReadScreen(say("开始"), self.explanation))


def _heading(words: str) -> Option:
    return Option(Content.styled(words, "bold $text-accent"), disabled=True)


def _index(used: list[str], title: str) -> int:
    """Return where the type of this *title* stands among those *used* last, behind them all where it was not."""
    return used.index(title) if title in used else len(used)


def _kept_line(kept: Recovery, title: str) -> Text:
    return Text.assemble((say("恢复：{title}", title=title or kept.type), "bold"), (f"　{kept.kept:%Y-%m-%d %H:%M}", "dim"))


def _recent_line(title: str, pages: int, problems: int, path: str) -> Text:
    facts = say("{pages} 页", pages=pages) if pages else ""
    if problems:
        facts += say("，{count} 个问题", count=problems)
    return Text.assemble((title or Path(path).name, "bold"), f"　{facts}", (f"　{_from_home(path)}", "dim"))


def _from_home(path: str) -> str:
    """Return *path* as people write it: the folder of the user as ~."""
    with suppress(ValueError, RuntimeError):
        return str(Path("~") / Path(path).relative_to(Path.home()))
    return path
