"""The form: a row for every field of words, its help under the one that has the focus, its problems once it is left."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Checkbox, Input, Select, SelectionList, Static, TextArea

from drafter.base.messages import say
from drafter.base.problems import Level, Problem
from drafter.draft.fields import Field, Kind
from drafter.session.fields import default_words, is_asked, is_filled
from drafter.session.session import Session
from drafter.session.table_rows import rows_of
from drafter.tui.chinese import ChineseInput, ChineseTextArea, Prose
from drafter.tui.messages import CursorMoved, FieldChosen, FieldTyped
from drafter.tui.table_field import TableField

_LINES = (Kind.TEXT, Kind.LIST, Kind.DOCUMENTS)
_ELSEWHERE = (Kind.OUTLINE, Kind.APPENDICES)


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
    FieldRow TextArea { height: 3; }
    FieldRow SelectionList { height: auto; max-height: 6; }
    FieldRow Select { height: auto; }
    FieldRow Input:focus, FieldRow TextArea:focus, FieldRow Checkbox:focus { border-left: thick $accent; }
    """

    def __init__(self, field: Field, session: Session) -> None:
        super().__init__(id=f"field-{field.key}")
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
        done = is_filled(self._session.draft, self.field.key)
        return f"{'✓' if done else '·'} {self.field.label}{need}"

    def _help(self) -> str:
        parts = [self.field.help]
        if self.field.example:
            parts.append(say("例：{example}", example=self.field.example.strip()))
        if self.field.snippets:
            parts.append(say("F2 选表述"))
        return "　".join(part for part in parts if part)

    def _widget(self) -> Widget:
        field, words = self.field, self._session.words(self.field.key)
        if field.kind is Kind.TABLE:
            return TableField(field.columns, rows_of(self._session.value(field.key)))
        if field.kind is Kind.YESNO:
            value = self._session.value(field.key)
            is_on = value if isinstance(value, bool) else field.default.lower() in ("yes", "true", "是")
            return Checkbox(_yes_no(bool(is_on)), bool(is_on), compact=True)
        if field.kind is Kind.CHOICE:
            options = [(each, each) for each in field.choices]
            chosen = words if words in field.choices else Select.NULL
            return Select(options, prompt=say("（未选）"), value=chosen, compact=True)
        if field.kind is Kind.MULTICHOICE:
            chosen_ones = words.split("\n")
            return SelectionList[str](*((each, each, each in chosen_ones) for each in field.choices), compact=True)
        if field.kind in _LINES or "\n" in words:
            return ChineseTextArea(words, tab_behavior="focus", compact=True, highlight_cursor_line=False)
        return ChineseInput(words, placeholder=self._placeholder(), compact=True, select_on_focus=False)

    def _placeholder(self) -> str:
        default = default_words(self._session.draft, self.field.key).replace("\n", " ")
        return default or self.field.placeholder or ("2026-1-8 → 2026年1月8日" if self.field.kind is Kind.DATE else "")

    def update(self) -> None:
        """Show what has changed elsewhere: the label, what stands for an empty field, the words if they are not typed here."""
        self.display = is_asked(self._session.draft, self.field.key)
        self.query_one(".label", Static).update(self._label())
        words, has_focus = self._session.words(self.field.key), self.has_focus_within
        for table in self.query(TableField):
            rows = rows_of(self._session.value(self.field.key))
            if table.rows != rows:
                table.show(rows)
            return
        for line in self.query(ChineseInput):
            line.placeholder = self._placeholder()
            if line.value != words and not has_focus:
                line.value = words
        for area in self.query(ChineseTextArea):
            if area.text.strip("\n") != words and not has_focus:
                area.load_text(words)

    def set_words(self, words: str) -> None:
        """Show *words* although the field has the focus: they were undone, or read as a date."""
        if self.query(TableField):
            self.update()
            return
        for line in self.query(ChineseInput):
            line.value = words
        for area in self.query(ChineseTextArea):
            area.load_text(words)

    def say_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is wrong with the field."""
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

    def on_checkbox_changed(self, event: Checkbox.Changed) -> None:
        """Say yes or no."""
        event.stop()
        event.checkbox.label = _yes_no(event.value)
        if event.value != self._session.value(self.field.key):
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
        self.post_message(FieldChosen(self.field.key, chosen or None))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Say that the field is left, so that it can be read."""
        self.remove_class("-here")
        widget = event.widget
        if self.query(TableField):
            return
        words = widget.value if isinstance(widget, Input) else widget.text if isinstance(widget, TextArea) else None
        if words is not None:
            self.post_message(FieldTyped(self.field.key, words, left=True))

    def on_descendant_focus(self) -> None:
        """Say where the writer is."""
        self.add_class("-here")
        self.post_message(CursorMoved(self.field.key))


def _yes_no(value: bool) -> str:
    return say("是") if value else say("否")


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
