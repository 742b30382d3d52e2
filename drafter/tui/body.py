"""The body: one section of a text at a time in the editor."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from drafter.base.messages import say
from drafter.session import anchors
from drafter.session.outlining import relabelled
from drafter.session.session import Session
from drafter.tui.editor import BodyEditor
from drafter.tui.messages import CursorMoved, GoTo, TextTyped


class BodyPanel(Vertical):
    """Shows a section, and says what is typed in it."""

    DEFAULT_CSS = """
    BodyPanel { height: 1fr; }
    BodyPanel > .where { height: 1; padding: 0 1; color: $text-muted; background: $surface; }
    """

    def __init__(self) -> None:
        super().__init__(id="body")
        self.spot = ""
        self._start, self._count = 0, 0
        self._whole = ""

    def compose(self) -> ComposeResult:
        """Compose the line that says where one is, and the editor."""
        yield Static(classes="where")
        yield BodyEditor()

    @property
    def editor(self) -> BodyEditor:
        """Return the editor."""
        return self.query_one(BodyEditor)

    @property
    def place(self) -> tuple[str, int, int]:
        """Return the anchor, the line (from 0) of the whole text and the column of the cursor."""
        row, column = self.editor.cursor_location
        return self.spot, self._start + row, column

    def show(self, session: Session, anchor: str, line: int = 0, column: int = 0, length: int = 0) -> None:
        """Show the section of the text at *anchor* that *line* (from 0) is in, *length* characters selected."""
        whole = session.text(anchor)
        lines = whole.split("\n")
        line = min(max(line, 0), len(lines) - 1)
        found = [each for each in session.sections(anchor) if each.start <= line < each.end] or session.sections(anchor)
        section = found[0]
        text = "\n".join(lines[section.start : section.end])
        self.spot, self._whole = anchor, whole
        self._start, self._count = section.start, section.end - section.start
        self.editor.numbering = session.numbering(anchor)
        if self.editor.text != text:
            self.editor.load_text(text)
        self.editor.move_cursor((line - section.start, column))
        if length:
            self.editor.move_cursor((line - section.start, column + length), select=True)
        self.say_where(session)
        self._say_place()

    def say_where(self, session: Session) -> None:
        """Say which field and which section is shown."""
        key = anchors.field_of(self.spot)
        label = session.fields[key].label if key in session.fields else ""
        numbers = anchors.numbers_of(self.spot)
        if numbers:
            label += f"{numbers[0] + 1} · " + (say("任务之后的文字") if self.spot.endswith("after") else say("文字"))
        heading = next((each.heading for each in session.sections(self.spot) if each.start == self._start), None)
        section = f" › {heading.label}{heading.title}" if heading is not None else ""
        self.query_one(".where", Static).update(f"{label}{section}".replace("[", "\\["))

    def sync(self, session: Session) -> None:
        """Show what the text at the anchor says now, where it was changed otherwise than by typing here."""
        now = session.text(self.spot)
        if now == self._whole:
            return
        before, after = self._whole.split("\n"), now.split("\n")
        pairs = enumerate(zip(before, after, strict=False))
        line = next((number for number, (one, two) in pairs if one != two), min(len(before), len(after)) - 1)
        self.show(session, self.spot, line, len(after[max(line, 0)]))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Say what the whole text is now."""
        event.stop()
        self._take("\n".join(self._with_own()))

    def _with_own(self) -> list[str]:
        """Return the lines of the whole text with those of the editor."""
        lines = self._whole.split("\n")
        return [*lines[: self._start], *self.editor.text.split("\n"), *lines[self._start + self._count :]]

    def _take(self, whole: str) -> None:
        if whole != self._whole and self.spot:
            self._whole, self._count = whole, self.editor.document.line_count
            self.post_message(TextTyped(self.spot, whole))

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        """Say where the cursor is."""
        event.stop()
        self._say_place()

    def on_body_editor_beyond(self, event: BodyEditor.Beyond) -> None:
        """Ask for the section above or below, or for the text's beginning or end."""
        event.stop()
        lines = self._whole.split("\n")
        line = self._start if event.step < 0 else self._start + self._count + 1
        if event.edge:
            at_end = event.step > 0
            self.post_message(GoTo(self.spot, len(lines) if at_end else 1, len(lines[-1]) if at_end else 0))
        elif 1 <= line <= len(lines):
            self.post_message(GoTo(self.spot, line))

    def on_body_editor_joined(self, event: BodyEditor.Joined) -> None:
        """Let a line go on in the one above it, across the edge of the section."""
        event.stop()
        lines = self._whole.split("\n")
        line = self._start if event.step < 0 else self._start + self._count
        if 1 <= line < len(lines):
            column = len(lines[line - 1])
            lines[line - 1 : line + 1] = [lines[line - 1] + lines[line]]
            self.post_message(TextTyped(self.spot, "\n".join(lines)))
            self.post_message(GoTo(self.spot, line, column))

    def on_body_editor_renumbered(self, event: BodyEditor.Renumbered) -> None:
        """Show the typed numbers as they count now, in the whole text."""
        event.stop()
        whole = relabelled(self._with_own(), self.editor.numbering)
        own = whole.split("\n")[self._start : self._start + self.editor.document.line_count]
        for row, line in enumerate(own):
            if line != self.editor.document.get_line(row):
                self.editor.show_line(row, line)
        self._take(whole)

    def on_descendant_focus(self) -> None:
        """Say where the cursor is, now that it is the writer's."""
        self._say_place()

    def _say_place(self) -> None:
        anchor, line, _ = self.place
        self.post_message(CursorMoved(anchor, line + 1))
