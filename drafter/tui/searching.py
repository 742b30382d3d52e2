"""Finding and replacing over the whole draft: what they do to the screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from drafter.base.messages import say
from drafter.session import anchors, searching
from drafter.session.session import Session
from drafter.tui.body import BodyPanel
from drafter.tui.dialogs import FindScreen
from drafter.tui.editor import BodyEditor
from drafter.tui.fields import FieldsPanel

if TYPE_CHECKING:
    from textual.screen import Screen

    Base = Screen[None]
else:
    Base = object


class SearchActions(Base):
    """The actions of a drafting screen that look for something."""

    session: Session
    _sought = ""
    _found_last: searching.Found | None = None

    def action_find(self) -> None:
        """Ask what to find."""
        chosen = self.query_one(BodyEditor).selected_text if self.query(BodyEditor) else ""
        self.app.push_screen(FindScreen(chosen if "\n" not in chosen and chosen else self._sought), self._find)

    def _find(self, wanted: tuple[str, str | None] | None) -> None:
        if wanted is None:
            return
        self._sought, instead = wanted
        if instead is None:
            self.action_find_next()
            return
        changed, count = dict[str, str](), 0
        for anchor, text in self.session.searchable.items():
            new, found = searching.replaced(text, self._sought, instead)
            if found:
                changed[anchor], count = new, count + found
        if count:
            self.session.change_texts(changed)
            self._show_changed(changed)
        self.notify(say("替换了 {count} 处", count=count))

    def _show_changed(self, changed: Iterable[str]) -> None:
        for body in self.query(BodyPanel):
            body.sync(self.session)
        for key in {anchors.field_of(anchor) for anchor in changed}:
            row = self.query_one(FieldsPanel).row(key)
            if row is not None:
                row.set_words(self.session.words(key))
        self.bring_up_to_date()  # type: ignore[attr-defined]

    def action_find_next(self) -> None:
        """Go to the next place where the words stand."""
        texts = self.session.searchable
        found = searching.find_all(texts, self._sought)
        if not found:
            self.notify(say("没有找到“{words}”", words=self._sought), severity="warning")
            return
        order = {anchor: number for number, anchor in enumerate(texts)}
        here = self._searched_from
        place = (-1, 0, 0) if here is None else (order.get(here.anchor, -1), here.line, here.column)
        following = [each for each in found if (order[each.anchor], each.line, each.column) > place]
        self._found_last = (following or found)[0]
        self.go_to(self._found_last.anchor, self._found_last.line + 1, self._found_last.column, len(self._sought))  # type: ignore[attr-defined]

    @property
    def _searched_from(self) -> searching.Found | None:
        """Return behind which place the next is looked for: the cursor in a text, else what was found last."""
        if any(editor.has_focus for editor in self.query(BodyEditor)):
            anchor, line, column = self.query_one(BodyPanel).place
            return searching.Found(anchor, line, column - 1)
        return self._found_last
