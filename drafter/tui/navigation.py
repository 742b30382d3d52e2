"""Going about the drafting screen: panes, tabs, the place that the outline and the page follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import ContentSwitcher, Tabs

from drafter.draft.blocks import Blocks
from drafter.preview.pages import Preview
from drafter.session import anchors
from drafter.session.session import Session
from drafter.tui.appendix import AppendixPanel
from drafter.tui.body import BodyPanel
from drafter.tui.editor import BodyEditor
from drafter.tui.fields import FieldsPanel
from drafter.tui.grid import Grid
from drafter.tui.messages import CursorMoved, GoTo
from drafter.tui.outline import OutlineTree
from drafter.tui.preview import PreviewPane

if TYPE_CHECKING:
    from textual.screen import Screen

    Base = Screen[None]
else:
    Base = object


class Navigation(Base):
    """How a drafting screen shows and focuses its parts."""

    session: Session
    pages: Preview
    _at: CursorMoved
    _blocks: Blocks
    _appendices: str  # the key of the field of appendices, empty where the form has none
    _outlines: list[str]  # the keys of the texts of paragraphs

    @property
    def current(self) -> str:
        """Return which of the middle's panels is shown: fields, body or appendix."""
        return self.query_one("#switcher", ContentSwitcher).current or "fields"

    @property
    def _spot(self) -> str:
        """Return the anchor of the text in the editor."""
        return self.query_one(BodyPanel).spot if self._outlines else ""

    def on_resize(self) -> None:
        """Show the tabs that this width needs."""
        self.call_after_refresh(self._arrange)

    def _arrange(self) -> None:
        tabs, is_narrow = self.query_one(Tabs), self.has_class("-narrow")
        for name in ("outline", "page"):
            (tabs.show if is_narrow else tabs.hide)(f"tab-{name}")
        if not is_narrow:
            self.remove_class("-outline")

    def on_cursor_moved(self, event: CursorMoved) -> None:
        """Let the page and the outline follow; typing goes on in one line."""
        event.stop()
        if event != self._at:
            self._at = event
            self._follow()

    def _follow(self) -> None:
        block = self._block_at(self._at.anchor, self._at.line)
        self.query_one(PreviewPane).follow(self.pages.place_of(block), block)
        if self._at.line and not self.query_one(OutlineTree).has_focus:
            self.query_one(OutlineTree).go_to(self._at.anchor, self._at.line - 1)

    def _block_at(self, anchor: str, line: int) -> int:
        best = -1
        if not anchor:
            return best
        for index, block in enumerate(self._blocks):
            if block.place.file == anchor and block.place.line <= max(line, 0):
                best = index if line or best < 0 else best
        return best

    def on_go_to(self, event: GoTo) -> None:
        """Go where the outline or a problem says."""
        event.stop()
        self.go_to(event.anchor, event.line, event.column)

    def go_to(self, anchor: str, line: int = 0, column: int = 0, length: int = 0) -> None:
        """Put the focus at *anchor*, on *line* (from 1) and *column* (from 0), with *length* characters selected."""
        key = anchors.field_of(anchor)
        if anchor in self._outlines or anchor.endswith(anchors.PROSE):
            self._switch("body")
            self.query_one(BodyPanel).show(self.session, anchor, max(0, line - 1), column, length)
            self.query_one(BodyEditor).focus()
        elif key == self._appendices and self._appendices:
            self._switch("appendix")
            self.query_one(AppendixPanel).go_to(anchor)
        else:
            self._switch("fields")
            self.query_one(FieldsPanel).go_to(key)

    def go_where_undone(self, anchor: str) -> None:
        """Show what was undone or done again at *anchor*, where that is not in sight: a step nobody sees is one too many."""
        key = anchors.field_of(anchor)
        if anchor in self._outlines or anchor.endswith(anchors.PROSE):
            if anchor != self._spot:
                self.go_to(anchor)
            elif self.current != "body" and not self.query_one(OutlineTree).has_focus:
                self.action_view("body")  # where the text was changed it is shown already
        elif key == self._appendices and self._appendices:
            shown = (self.query_one(AppendixPanel).index,)
            if self.current != "appendix" or anchors.numbers_of(anchor)[:1] not in ((), shown):
                self.go_to(anchor)
        elif (row := self.query_one(FieldsPanel).row(key)) is not None and not row.has_focus_within:
            self.go_to(key)

    def _switch(self, name: str) -> None:
        self.remove_class("-page" if self.has_class("-narrow") else "-none", "-outline")
        self.query_one("#switcher", ContentSwitcher).current = name
        self._choose_tab(name)

    def _choose_tab(self, name: str) -> None:
        tabs = self.query_one(Tabs)
        with tabs.prevent(Tabs.TabActivated):
            tabs.active = f"tab-{name}"

    def on_tabs_tab_activated(self, event: Tabs.TabActivated) -> None:
        """Show what a tab is for."""
        event.stop()
        name = (event.tab.id or "").removeprefix("tab-")
        if self.is_mounted and name != self.current:
            self.action_view(name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out the keys of panes that this form does not need."""
        missing = {"appendix": not self._appendices, "body": not self._outlines}
        return False if action == "view" and missing.get(str(parameters[0])) else super().check_action(action, parameters)

    def action_view(self, name: str) -> None:
        """Show and focus one of the panes."""
        if name == "page":
            self.action_preview()
        elif name == "outline":
            self.set_class(self.has_class("-narrow"), "-outline")
            self.remove_class("-page")
            self._choose_tab("outline" if self.has_class("-narrow") else self.current)
            self.query_one(OutlineTree).focus()
        elif name == "body" and self._outlines:
            self._switch("body")
            self.query_one(BodyEditor).focus()
        elif name == "appendix" and self._appendices:
            self._switch("appendix")
            self.query_one(AppendixPanel).show()
            self.query_one(Grid).focus()
        elif name == "fields":
            self._switch("fields")
            self.query_one(FieldsPanel).go_to("")

    def action_preview(self) -> None:
        """Show the page, or go back to writing."""
        pane = self.query_one(PreviewPane)
        if self.has_class("-wide"):
            (self._back if pane.has_focus else pane.focus)()
            return
        self.toggle_class("-page")
        self.remove_class("-outline")
        if self.has_class("-page"):
            self._choose_tab("page" if self.has_class("-narrow") else self.current)
            pane.focus()
            self._follow()
        else:
            self._choose_tab(self.current)
            self._back()

    def _back(self) -> None:
        current = self.current
        if current == "fields":
            self.query_one(FieldsPanel).go_to(anchors.field_of(self._at.anchor))
        else:
            self.action_view(current)
