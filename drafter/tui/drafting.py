"""The drafting screen: outline, editor and page over one session."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import ContentSwitcher, Tab, Tabs

from drafter.base.messages import say
from drafter.draft.blocks import Blocks
from drafter.draft.fields import Kind
from drafter.preview.pages import Preview
from drafter.session.session import Session
from drafter.session.stationery import Surroundings
from drafter.tui.appendix import AppendixPanel
from drafter.tui.bars import Head, Keys
from drafter.tui.body import BodyPanel
from drafter.tui.commands import bindings, described, keys_of
from drafter.tui.fields import FieldsPanel
from drafter.tui.filing import FilingActions
from drafter.tui.generating import GenerateActions
from drafter.tui.messages import CursorMoved, FieldChosen, FieldTyped, Restructure, Structured, TextTyped
from drafter.tui.navigation import Navigation
from drafter.tui.outline import OutlineTree
from drafter.tui.phrase_actions import PhraseActions
from drafter.tui.preview import PreviewPane
from drafter.tui.problem_actions import ProblemActions
from drafter.tui.problems import ProblemsBar
from drafter.tui.searching import SearchActions

_IDLE = 0.12  # seconds without a key after which the page, the outline and the problems are brought up to date
_TICK = 0.1
_LOOK_AROUND = 1.0
_FIRST_CELL = 3


class DraftingScreen(Navigation, FilingActions, GenerateActions, SearchActions, PhraseActions, ProblemActions, Screen[None]):
    """Everything about one draft: three panes from 140 columns, two from 100, one with tabs below."""

    DEFAULT_CSS = """
    DraftingScreen { layout: vertical; }
    DraftingScreen #panes { height: 1fr; }
    DraftingScreen OutlineTree { width: 30; border-right: solid $surface-lighten-2; display: none; }
    DraftingScreen PreviewPane { display: none; border-left: solid $surface-lighten-2; }
    DraftingScreen #middle { width: 1fr; }
    DraftingScreen ContentSwitcher { height: 1fr; }
    DraftingScreen Tabs { height: 2; }
    DraftingScreen.-wide OutlineTree, DraftingScreen.-wide PreviewPane, DraftingScreen.-medium OutlineTree { display: block; }
    DraftingScreen.-medium.-page OutlineTree { display: none; }
    DraftingScreen.-medium.-page PreviewPane { display: block; }
    DraftingScreen.-narrow.-page PreviewPane { display: block; width: 1fr; border: none; }
    DraftingScreen.-narrow.-outline OutlineTree { display: block; width: 1fr; border: none; }
    DraftingScreen.-narrow.-page #switcher, DraftingScreen.-narrow.-outline #switcher { display: none; }
    DraftingScreen.-narrow #panes { layout: vertical; }
    DraftingScreen.-narrow #middle { width: 100%; height: 1fr; }
    DraftingScreen.-narrow.-page #middle, DraftingScreen.-narrow.-outline #middle { dock: top; height: 2; }
    DraftingScreen.-narrow OutlineTree, DraftingScreen.-narrow PreviewPane { height: 1fr; }
    DraftingScreen ToastRack { margin-bottom: 3; }
    """
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [  # noqa: RUF012  textual's annotation
        (0, "-narrow"),
        (100, "-medium"),
        (140, "-wide"),
    ]
    AUTO_FOCUS = ""  # the first field, once it stands; keys typed before wait for it
    BINDINGS: ClassVar[list[BindingType]] = bindings()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        document_type = session.filing.types.get(session.draft.form.name)
        self.pages, self._surroundings = Preview(document_type.profile), Surroundings(document_type)
        self._revision = -1
        self._blocks: Blocks = ()
        self._idle: Timer | None = None
        self._at = CursorMoved("")
        self._appendices = next((key for key, each in session.fields.items() if each.kind is Kind.APPENDICES), "")
        self._outlines = [key for key, each in session.fields.items() if each.kind is Kind.OUTLINE]

    def compose(self) -> ComposeResult:
        """Compose the panes."""
        yield Head()
        with Horizontal(id="panes"):
            with Vertical(id="middle"):
                yield Tabs(*self._tabs())
                with ContentSwitcher(initial="fields", id="switcher"):
                    yield FieldsPanel(self.session)
                    if self._outlines:
                        yield BodyPanel()
                    if self._appendices:
                        yield AppendixPanel(self.session, self._appendices)
            yield PreviewPane()
        yield ProblemsBar()
        yield Keys()

    def _tabs(self) -> list[Tab]:
        tabs = [Tab(say("字段"), id="tab-fields")]
        tabs += [Tab(say("正文"), id="tab-body")] if self._outlines else []
        tabs += [Tab(say("附件"), id="tab-appendix")] if self._appendices else []
        return [*tabs, Tab(say("大纲"), id="tab-outline"), Tab(say("预览"), id="tab-page")]

    async def on_mount(self) -> None:
        """Begin: the outline comes before the middle, the first text is shown, the clock of saving starts."""
        await self.query_one("#panes").mount(OutlineTree(), before=0)
        if self._outlines:
            main = "body" if "body" in self._outlines else self._outlines[0]
            self.query_one(BodyPanel).show(self.session, main)
        self._arrange()
        self.bring_up_to_date()
        self.set_interval(_TICK, self.save_if_due)
        self.set_interval(_LOOK_AROUND, self.look_around)
        self.call_after_refresh(self.query_one(FieldsPanel).go_to, "")

    def bring_up_to_date(self) -> None:
        """Show the draft as it is now: the outline, the page, the problems, the counts."""
        session = self.session
        self._idle = None
        if self._revision == session.revision:
            return
        self._revision = session.revision
        self.query_one(OutlineTree).show(session)
        self._blocks = session.composition.blocks
        stationery = self._surroundings.of(session.composition.values)
        self.query_one(PreviewPane).show(self.pages.show(self._blocks, stationery))
        self.find_problems()
        if self._appendices:
            self.query_one(AppendixPanel).show()
        self.query_one(FieldsPanel).update()
        if self._outlines:
            self.query_one(BodyPanel).say_where(session)
        self._say_counts()
        self._follow()

    def _say_counts(self) -> None:
        filled = self.session.filled
        self.query_one("#tab-fields", Tab).label = say("字段 {done}/{all}", done=filled.filled, all=filled.required)
        if self._appendices:
            total = sum(each.total for each in self.session.appendices(self._appendices))
            self.query_one("#tab-appendix", Tab).label = say("附件 {total}", total=total) if total else say("附件")
        self.say_head()

    def say_head(self) -> None:
        """Say which draft this is, how long it is, and whether it is saved."""
        session = self.session
        name = session.path.name if session.path is not None else say("还没有起名，F12 起名保存")
        state = say("正在保存") if session.autosave.is_waiting else say("已保存")
        state = say("还没有存进文件") if session.autosave.is_put_off else state
        state = say("正在生成……") if self.is_generating else state
        pages = say("共{count}页", count=len(self.pages.pages))
        self.query_one(Head).show(session.title, pages, state, name)

    def later(self) -> None:
        """Bring everything up to date once the writer pauses."""
        if self._idle is not None:
            self._idle.stop()
        self._idle = self.set_timer(_IDLE, self.bring_up_to_date)

    def on_text_typed(self, event: TextTyped) -> None:
        """Take what was typed in a text."""
        self.session.set_text(event.anchor, event.text)
        self.later()

    def on_field_typed(self, event: FieldTyped) -> None:
        """Take what was typed in a field; once it is left, say what is wrong and show it as it was read."""
        found = self.session.set_words(event.key, event.words) if event.words != self.session.words(event.key) else None
        row = self.query_one(FieldsPanel).row(event.key)
        if event.left and row is not None:
            row.say_problems(self.session.problems_of_field(event.key))
            self.call_after_refresh(row.update)
        if found is not None:
            self.later()

    def on_field_chosen(self, event: FieldChosen) -> None:
        """Take what was chosen in a field."""
        self.session.set_value(event.key, event.value)
        self.later()

    def on_structured(self, event: Structured) -> None:
        """Take what was done in the grid."""
        event.stop()
        self.later()

    def on_restructure(self, event: Restructure) -> None:
        """Change the structure of a text as the outline asks."""
        session, line = self.session, event.line
        done: int | None = line
        match event.what:
            case "up" | "down" if line is not None:
                done = session.move(event.anchor, line, -1 if event.what == "up" else 1)
            case "promote" | "demote" if line is not None:
                done = line if session.shift(event.anchor, line, -1 if event.what == "promote" else 1) else None
            case "delete" if line is not None:
                done = max(0, line - 1) if session.delete(event.anchor, line) else None
            case "insert" if event.anchor in session.fields:
                done = session.insert(event.anchor, line)
        if done is None:
            self.notify(say("这里不能再移了"), severity="warning")
            return
        self.bring_up_to_date()
        self.query_one(BodyPanel).show(session, event.anchor, done, 99 if event.what == "insert" else 0)
        self.query_one(OutlineTree).go_to(event.anchor, done)
        if event.what == "insert":
            self.action_view("body")

    def action_undo(self) -> None:
        """Take the latest step back."""
        self._went(self.session.undo(), say("没有可以撤销的了"))

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._went(self.session.redo(), say("没有可以重做的了"))

    def _went(self, anchor: str | None, otherwise: str) -> None:
        if anchor is None:
            self.notify(otherwise)
            return
        if self._outlines:
            self.query_one(BodyPanel).sync(self.session)
        row = self.query_one(FieldsPanel).row(anchor)
        if row is not None:
            row.set_words(self.session.words(anchor))
            row.say_problems(self.session.problems_of_field(anchor))
        self.bring_up_to_date()
        if anchor:
            self.go_where_undone(anchor)

    def action_explain(self) -> None:
        """Explain what has the focus."""
        from drafter.tui.dialogs import ReadScreen

        widget: Widget | None = self.focused
        words = ""
        while widget is not None and not words:
            words = getattr(widget, "explanation", "")
            widget = widget.parent if isinstance(widget.parent, Widget) else None
        self.app.push_screen(ReadScreen(say("帮助"), f"{words}\n\n{self._keys()}".strip()))

    def _keys(self) -> str:
        return "\n".join(f"{keys_of(each):<10}{each.description}" for each in described(self.BINDINGS))
