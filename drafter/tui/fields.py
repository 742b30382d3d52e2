"""The form: a row for every field of words, its help under the one that has the focus, its problems once it is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Checkbox, Input, Select, SelectionList, Static, TextArea

from drafter.base.messages import say
from drafter.base.problems import Level, Problem, errors_of
from drafter.draft.fields import Field, Kind
from drafter.session.fields import default_words, is_asked
from drafter.session.filing import SUFFIXES
from drafter.session.parts import parts_of, read_part
from drafter.session.session import Session
from drafter.session.table_rows import rows_of
from drafter.tui.chinese import ChineseInput, ChineseTextArea, Prose
from drafter.tui.messages import CursorMoved, FieldChosen, FieldTyped
from drafter.tui.parts_field import PartsField
from drafter.tui.pointing import Pointed
from drafter.tui.table_field import TableField
from drafter.tui.ticks import Ticks, YesNo

_LINES = (Kind.TEXT, Kind.LIST)
_SOON = 0.05
_ELSEWHERE = (Kind.OUTLINE, Kind.APPENDICES)


class FieldArea(ChineseTextArea):
    """Some lines of words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f6", "screen.view('body')", say("正文"), key_display="F6"),  # a text area has other uses for these
        Binding("f7", "screen.view('outline')", show=False),
        Binding("ctrl+a", "select_all", show=False),
    ]

    def __init__(self, words: str) -> None:
        super().__init__(words, tab_behavior="focus", compact=True, highlight_cursor_line=False)

    def action_undo(self) -> None:
        """Take the latest typing back; where there is none here, the draft's latest step."""
        self._changing(super().action_undo)

    def action_redo(self) -> None:
        """Do again what was undone last, here or in the draft."""
        self._changing(super().action_redo)

    def _changing(self, go: Callable[[], None]) -> None:
        before = self.text
        go()
        if self.text == before:
            raise SkipAction


class FieldRow(Vertical):
    """A field: its label, its widget, its help and its problems."""

    DEFAULT_CSS = """
    FieldRow { height: auto; margin: 0 1; }
    FieldRow .label { color: $text-muted; height: 1; }
    FieldRow.-here .label { color: $text-accent; text-style: bold; }
    FieldRow .help { display: none; color: $text-muted; height: auto; padding: 0 1; }
    FieldRow.-here .help { display: block; }
    FieldRow .problem { display: none; color: $text-error; height: auto; padding: 0 1; }
    FieldRow.-wrong .problem { display: block; }
    FieldRow Input, FieldRow TextArea, FieldRow Checkbox, FieldRow SelectionList, FieldRow Select > SelectCurrent {
        border: none; border-left: thick $surface-lighten-2; height: 1; padding: 0 1; background: $surface;
    }
    FieldRow Input, FieldRow Select > SelectCurrent { padding: 0 1 !important; }
    FieldRow TextArea { height: 3; }
    FieldRow SelectionList { height: auto; max-height: 6; }
    FieldRow Select { height: auto; }
    FieldRow Input:focus, FieldRow TextArea:focus, FieldRow Checkbox:focus { border-left: thick $accent; }
    """

    def __init__(self, field: Field, session: Session) -> None:
        super().__init__()
        self.field, self._session = field, session
        self.explanation = say("{label}：{help}", label=field.label, help=field.help or say("填写后按 Tab 到下一项"))

    def compose(self) -> ComposeResult:
        """Compose the row."""
        yield Static(self._label(), classes="label", markup=False)
        yield self._widget()
        yield Prose(self._help(), classes="help")
        yield Prose(classes="problem")

    def _label(self) -> str:
        need = say("（必填）") if self.field.required else ""
        key = self.field.key
        is_wrong = errors_of(self._session.problems_of_field(key))
        sign = "✗" if is_wrong else "✓" if self._session.is_filled(key) else "·"
        return f"{sign} {self.field.label}{need}"

    def _help(self) -> str:
        parts = [self.field.help]
        if self.field.example:
            parts.append(say("例：{example}", example=self.field.example.strip()))
        if self.field.snippets:
            parts.append(say("F2 选表述"))
        return "　".join(part for part in parts if part)

    def _widget(self) -> Widget:
        field, words, value = self.field, self._session.words(self.field.key), self._session.value(self.field.key)
        match field.kind:
            case Kind.TABLE:
                return TableField(field.columns, rows_of(value))
            case Kind.DOCUMENTS:
                return PartsField(parts_of(value))
            case Kind.YESNO:
                return YesNo(self._is_on())
            case Kind.CHOICE:
                chosen = words if words in field.choices else Select.NULL
                return Select([(each, each) for each in field.choices], prompt=self._prompt(), value=chosen, compact=True)
            case Kind.MULTICHOICE:
                chosen_ones = words.split("\n")
                return Ticks(*((each, each, each in chosen_ones) for each in field.choices), compact=True)
        if field.kind in _LINES or "\n" in words:
            return FieldArea(words)
        return ChineseInput(words, placeholder=self._placeholder(), compact=True, select_on_focus=False)

    def _is_on(self) -> bool:
        value = self._session.value(self.field.key)
        return value if isinstance(value, bool) else self.field.default.lower() in ("yes", "true", "是")

    def _prompt(self) -> str:
        """Return what a choice shows while none is chosen."""
        default = default_words(self._session.draft, self.field.key)
        return say("{default}（未另选）", default=default) if default else say("（未选）")

    def _placeholder(self) -> str:
        default = default_words(self._session.draft, self.field.key).replace("\n", " ")
        return default or self.field.placeholder or ("2026-1-8 → 2026年1月8日" if self.field.kind is Kind.DATE else "")

    def update(self) -> None:
        """Show what has changed elsewhere: the label, what stands for an empty field, the words if they are not typed here."""
        self.display = is_asked(self._session.draft, self.field.key)
        self.query_one(".label", Static).update(self._label())
        self._show_chosen()
        if not self.has_focus_within:
            self.set_words(self._session.words(self.field.key))
            self.say_problems(self._session.problems_of_field(self.field.key))
        for line in self.query(ChineseInput):
            line.placeholder = self._placeholder()

    def _show_chosen(self) -> None:
        """Show what is chosen, not typed, where it is something else now."""
        value = self._session.value(self.field.key)
        for widget in self.query("*"):
            match widget:
                case TableField() if widget.rows != rows_of(value):
                    widget.show(rows_of(value))
                case PartsField() if widget.parts != parts_of(value):
                    widget.show(parts_of(value))
                case YesNo() if widget.value != self._is_on():
                    widget.value = self._is_on()
                case Select():
                    widget.value = value if value in self.field.choices else Select.NULL
                case Ticks() if set(widget.selected) != set(value if isinstance(value, tuple) else ()):
                    widget.deselect_all()
                    for each in value if isinstance(value, tuple) else ():
                        widget.select(str(each))

    def set_words(self, words: str) -> None:
        """Show *words*: they were undone, read as a date, or changed elsewhere."""
        if self.query(TableField):
            return
        for line in self.query(ChineseInput):
            if line.value != words:
                line.value = words
        for area in self.query(FieldArea):
            if area.text.strip("\n") != words:
                area.load_text(words)

    def say_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is wrong with the field."""
        if self._is_pressed:
            self.set_timer(_SOON, lambda: self.say_problems(problems))
            return
        wrong = [each for each in problems if each.level is not Level.NOTICE]
        self.set_class(bool(wrong), "-wrong")
        said = "\n".join(f"{each.message}{'　' + each.help if each.help else ''}" for each in wrong)
        self.query_one(".problem", Prose).say(said)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what is typed."""
        event.stop()
        if event.value != self._session.words(self.field.key):
            self.post_message(FieldTyped(self.field.key, event.value))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Say what is typed."""
        event.stop()
        if event.text_area.text.strip("\n") != self._session.words(self.field.key):
            self.post_message(FieldTyped(self.field.key, event.text_area.text))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next field."""
        event.stop()
        self.screen.focus_next()

    def on_table_field_changed(self, event: TableField.Changed) -> None:
        """Say what the rows are."""
        event.stop()
        self.post_message(FieldChosen(self.field.key, event.rows or None))

    def on_parts_field_changed(self, event: PartsField.Changed) -> None:
        """Say which documents there are."""
        event.stop()
        self.post_message(FieldChosen(self.field.key, event.parts or None))

    def on_parts_field_asked(self, event: PartsField.Asked) -> None:
        """Ask for a file, and add it to the documents."""
        event.stop()
        from drafter.tui.files import FileScreen

        parts = self.query_one(PartsField).parts
        last = Path(parts[-1].path).parent if parts else Path()
        folder = self._session.path.parent if self._session.path is not None else Path.cwd()
        self.app.push_screen(FileScreen(say("收入哪一篇"), SUFFIXES, folder / last), self._add_part)

    def _add_part(self, path: Path | None) -> None:
        if path is None:
            return
        session, key = self._session, self.field.key
        part, problems = read_part(path, key, session.draft.form, session.filing.types.form, session.path)
        if problems:
            words = "\n".join(f"{each.message}　{each.help}".strip() for each in problems[:3])
            self.notify(words, title=path.name, severity="warning", timeout=10)
        if part is not None:
            field = self.query_one(PartsField)
            field.show((*field.parts, part))
            self.post_message(FieldChosen(key, field.parts))

    def on_checkbox_changed(self, event: Checkbox.Changed) -> None:
        """Say yes or no."""
        event.stop()
        if event.value != self._is_on():
            self.post_message(FieldChosen(self.field.key, event.value))

    def on_select_changed(self, event: Select.Changed) -> None:
        """Say what was chosen."""
        event.stop()
        value = event.value if isinstance(event.value, str) else None
        if value != self._session.value(self.field.key):
            self.post_message(FieldChosen(self.field.key, value))

    def on_selection_list_selected_changed(self, event: SelectionList.SelectedChanged[str]) -> None:
        """Say what was chosen, in the order of the form."""
        event.stop()
        chosen = tuple(each for each in self.field.choices if each in event.selection_list.selected)
        if (chosen or None) != self._session.value(self.field.key):
            self.post_message(FieldChosen(self.field.key, chosen or None))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Say that the field is left, so that it can be read."""
        self._follow_focus()
        widget = event.widget
        if isinstance(widget.parent, TableField):
            return
        words = widget.value if isinstance(widget, Input) else widget.text if isinstance(widget, TextArea) else None
        if words is not None:
            self.post_message(FieldTyped(self.field.key, words, left=True))

    def on_descendant_focus(self) -> None:
        """Say where the writer is."""
        self._follow_focus()
        self.post_message(CursorMoved(self.field.key))

    def _follow_focus(self) -> None:
        """Show the help where the writer is, once the button of the mouse is up: rows that move meanwhile are missed."""
        if self._is_pressed:
            self.set_timer(_SOON, self._follow_focus)
            return
        self.set_class(self.has_focus_within, "-here")
        if self.has_focus_within:
            self.scroll_visible(animate=False)

    @property
    def _is_pressed(self) -> bool:
        return isinstance(self.app, Pointed) and self.app.is_pressed

    def on_resize(self) -> None:
        """Keep help and problems in sight, which come and go, not the widget alone."""
        if self.has_focus_within:
            self.scroll_visible(animate=False)


class FieldsPanel(VerticalScroll, can_focus=False):
    """All fields of words, in the order of the form."""

    DEFAULT_CSS = "FieldsPanel { height: 1fr; scrollbar-size-vertical: 1; padding: 0 0 1 0; }"

    def __init__(self, session: Session) -> None:
        super().__init__(id="fields")
        self._session = session

    def compose(self) -> ComposeResult:
        """Compose a row for every field."""
        for field in self._session.fields.values():
            if field.kind not in _ELSEWHERE:
                yield FieldRow(field, self._session)

    def row(self, key: str) -> FieldRow | None:
        """Return the row of the field *key*, None where it is edited elsewhere."""
        return next((row for row in self.query(FieldRow) if row.field.key == key), None)

    def update(self) -> None:
        """Show what has changed elsewhere."""
        for row in self.query(FieldRow):
            row.update()

    def go_to(self, key: str) -> None:
        """Put the focus on the field *key*, or on the first."""
        row = self.row(key) if key else None
        rows = [row] if row is not None else list(self.query(FieldRow))
        for each in rows:
            target = next((child for child in each.query("*") if child.focusable), None)
            if target is not None:
                target.focus()
                return
