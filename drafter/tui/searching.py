"""Finding and replacing over the whole draft, and phrases: what they do to the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widget import Widget

from drafter.base.messages import say
from drafter.draft.fields import PinnedPhrase
from drafter.session import searching
from drafter.session.session import Session
from drafter.tui.body import BodyPanel
from drafter.tui.chinese import ChineseInput
from drafter.tui.dialogs import FindScreen
from drafter.tui.editor import BodyEditor
from drafter.tui.fields import FieldRow

if TYPE_CHECKING:  # the library takes 30 ms that the first picture need not wait for
    from textual.screen import Screen

    from drafter.snippets.library import Library
    from drafter.tui.phrases import Picked

    Base = Screen[None]
else:
    Base = object


class SearchActions(Base):
    """The actions of a drafting screen that look for something."""

    session: Session
    _sought = ""
    _library: Library | None = None

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

    @property
    def library(self) -> Library:
        """Return the phrase library, opened when it is wanted first."""
        if self._library is None:
            from drafter.snippets.library import Library

            self._library = Library.open()
        return self._library

    def action_phrases(self) -> None:
        """Pick a phrase for the text or the field that has the focus."""
        from drafter.tui.phrases import PhraseScreen

        target = self.focused
        key = self.query_one(BodyPanel).spot if isinstance(target, BodyEditor) else self._field_at(target)
        field = self.session.fields.get(key)
        if not isinstance(target, BodyEditor | ChineseInput):
            self.notify(say("先把光标放到正文或字段里"), severity="warning")
            return
        self.app.push_screen(PhraseScreen(self.library, field.snippets if field else ()), self._put_phrase)

    @staticmethod
    def _field_at(widget: Widget | None) -> str:
        """Return the key of the field that *widget* fills, empty where it fills none."""
        row = widget.parent if widget is not None else None
        return row.field.key if isinstance(row, FieldRow) else ""

    def _put_phrase(self, picked: Picked | None) -> None:
        target = self.focused
        if picked is None:
            return
        from drafter.tui.phrases import filled_in

        snippet = self.library.get(picked.id).snippet
        known = {field.label: self.session.words(key) for key, field in self.session.fields.items()}
        known |= {key: self.session.words(key) for key in self.session.fields}
        defaults = {name: each.default for name, each in snippet.variables.items()}
        text = f'{{{{ snippet("{snippet.id}") }}}}' if picked.as_link else filled_in(snippet.text, defaults, known)
        if picked.as_link:
            self.session.link(snippet.id, PinnedPhrase(snippet.revision, snippet.text))
        if isinstance(target, BodyEditor):
            result = target._replace_via_keyboard(text, *target.selection)
            if result is not None:
                target.move_cursor(result.end_location)
        elif isinstance(target, ChineseInput):
            target.insert_text_at_cursor(text.replace("\n", ""))
        self.library.usage.note(snippet.id)

    def action_keep_phrase(self) -> None:
        """Keep the selected text as a phrase of one's own."""
        from drafter.tui.dialogs import AskScreen

        text = self.query_one(BodyEditor).selected_text if self.query(BodyEditor) else ""
        if not text.strip():
            self.notify(say("先在正文里选中要存的文字"), severity="warning")
            return
        title = text.strip().split("\n")[0][:20]
        self.app.push_screen(
            AskScreen(say("存为表述：标题"), say("存进自己的表述库，以后按 F2 就能找到。回车确定，Esc 取消"), title),
            lambda name: self._keep(name, text),
        )

    def _keep(self, title: str | None, text: str) -> None:
        if title is None:
            return
        from drafter.base.errors import DrafterError
        from drafter.snippets.snippet import Snippet

        try:
            entry = self.library.add(Snippet("", title, text, "personal"))
        except DrafterError as error:
            self.notify(str(error.problems[0]), severity="error")
            return
        self.notify(say("已存为表述：{id}", id=entry.id))
