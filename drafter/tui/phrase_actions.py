"""Phrases in the drafting screen: picked, their variables asked, put in; a selection kept as one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.widget import Widget

from drafter.base.messages import say
from drafter.session.session import Session
from drafter.tui.body import BodyPanel
from drafter.tui.chinese import ChineseInput
from drafter.tui.editor import BodyEditor
from drafter.tui.fields import FieldRow

if TYPE_CHECKING:  # the library takes 30 ms that the first picture need not wait for
    from textual.screen import Screen

    from drafter.session.wording import Asked
    from drafter.snippets.library import Library
    from drafter.snippets.snippet import Snippet
    from drafter.tui.phrases import Picked

    Base = Screen[None]
else:
    Base = object

_OWN = "personal"  # the category of phrases that were given none


class PhraseActions(Base):
    """The actions of a drafting screen that have to do with phrases."""

    session: Session
    _library: Library | None = None

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
        self.app.push_screen(PhraseScreen(self.library, field.snippets if field else ()), self._ask_variables)

    @staticmethod
    def _field_at(widget: Widget | None) -> str:
        """Return the key of the field that *widget* fills, empty where it fills none."""
        row = widget.parent if widget is not None else None
        return row.field.key if isinstance(row, FieldRow) else ""

    def _ask_variables(self, picked: Picked | None) -> None:
        """Ask for the variables of the phrase that was picked; one without is put in at once."""
        if picked is None:
            return
        from drafter.session.wording import asked
        from drafter.tui.asking import Question, QuestionsScreen

        snippet = self.library.get(picked.id).snippet
        variables = asked(snippet, self.session)
        if not variables:
            self._put_phrase(snippet, [], {}, as_link=picked.as_link)
            return
        questions = [Question(each.name, each.ask, each.proposed, proposals=each.choices) for each in variables]

        def put(values: Mapping[str, str] | None) -> None:
            if values is not None:
                self._put_phrase(snippet, variables, values, as_link=picked.as_link)

        self.app.push_screen(QuestionsScreen(snippet.title, questions, snippet.text), put)

    def _put_phrase(self, snippet: Snippet, variables: list[Asked], values: Mapping[str, str], *, as_link: bool) -> None:
        from drafter.session.wording import link_with, text_with
        from drafter.snippets.pinning import record_of

        target = self.focused
        text = link_with(snippet, variables, values) if as_link else text_with(snippet, values)
        if as_link:
            defaults = {name: each.default for name, each in snippet.variables.items()}
            spot = self.query_one(BodyPanel).spot if isinstance(target, BodyEditor) else self._field_at(target)
            self.session.link(snippet.id, record_of(snippet.text, defaults), spot)
        if isinstance(target, BodyEditor):
            result = target._replace_via_keyboard(text, *target.selection)
            if result is not None:
                target.move_cursor(result.end_location)
        elif isinstance(target, ChineseInput):
            target.insert_text_at_cursor(text.replace("\n", ""))
        self.library.usage.note(snippet.id)

    def action_keep_phrase(self) -> None:
        """Keep the selected text as a phrase of one's own: its title and its category are asked."""
        from drafter.session.wording import kept
        from drafter.tui.asking import Question, QuestionsScreen

        editor = self.query_one(BodyEditor) if self.query(BodyEditor) else None
        text, reason = kept(editor.selected_text, editor.numbering) if editor is not None else ("", "")
        if not text or reason:
            self.notify(reason or say("先在正文里选中要存的文字"), severity="warning")
            return
        categories = {_OWN: say("我的表述"), **{each.key: each.name for each in self.library.categories()}}
        questions = [
            Question("category", say("类别"), _OWN, tuple(categories.items())),
            Question("title", say("标题"), _title_of(text)),
        ]
        self.app.push_screen(QuestionsScreen(say("存为表述"), questions, text), lambda said: self._keep(said, text))

    def _keep(self, said: Mapping[str, str] | None, text: str) -> None:
        if said is None:
            return
        from drafter.base.errors import DrafterError
        from drafter.snippets.snippet import Snippet

        try:
            entry = self.library.add(Snippet("", said["title"] or _title_of(text), text, said["category"]))
        except DrafterError as error:
            self.notify(str(error.problems[0]), severity="error")
            return
        self.notify(say("已存为表述：{id}", id=entry.id))


def _title_of(text: str) -> str:
    return text.split("\n")[0][:20]
