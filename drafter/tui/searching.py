"""Finding and replacing over the whole draft: what they do to the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.base.messages import say
from drafter.session import searching
from drafter.session.session import Session
from drafter.tui.body import BodyPanel
from drafter.tui.dialogs import FindScreen
from drafter.tui.editor import BodyEditor

if TYPE_CHECKING:
    from textual.screen import Screen

    Base = Screen[None]
else:
    Base = object


class SearchActions(Base):
    """The actions of a drafting screen that look for something."""

    session: Session
    _sought = ""

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
        for anchor, text in self.session.texts.items():
            new, found = searching.replaced(text, self._sought, instead)
            if found:
                changed[anchor], count = new, count + found
        if count:
            self.session.change_texts(changed)
            self.query_one(BodyPanel).sync(self.session)
            self.bring_up_to_date()  # type: ignore[attr-defined]
        self.notify(say("替换了 {count} 处", count=count))

    def action_find_next(self) -> None:
        """Go to the next place where the words stand."""
        found = searching.find_all(self.session.texts, self._sought)
        if not found:
            self.notify(say("没有找到“{words}”", words=self._sought), severity="warning")
            return
        order = {anchor: number for number, anchor in enumerate(self.session.texts)}
        anchor, line, column = self.query_one(BodyPanel).place
        here = (order.get(anchor, -1), line, column - 1)
        following = [each for each in found if (order[each.anchor], each.line, each.column) > here]
        place = (following or found)[0]
        self.go_to(place.anchor, place.line + 1, place.column, len(self._sought))  # type: ignore[attr-defined]
